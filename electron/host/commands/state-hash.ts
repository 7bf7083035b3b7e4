import { resolve } from 'node:path';
import { stateHashOf } from '../../service/exchange/exchange-jobs.ts';
import { needed, type Command } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Prints one hash over what this PC holds: equal on PCs that hold the same. */
export const stateHashCommand: Command = ({ say }, positionals, options) => {
  if (positionals.length > 0) throw new UsageError();
  say(stateHashOf(resolve(needed(options.data))));
  return 0;
};
