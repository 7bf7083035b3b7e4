import { resolve } from 'node:path';
import { backUpFolder } from '../../service/jobs.ts';
import { needed, type Command } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Writes a verified backup of a data folder. */
export const backup: Command = ({ t, say }, positionals, options) => {
  if (positionals.length > 0) throw new UsageError();
  const path = resolve(needed(options.to));
  const { records, files } = backUpFolder(resolve(needed(options.data)), path);
  say(t('cli:backedUp', { records, files, path }));
  return 0;
};
