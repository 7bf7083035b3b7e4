import { resolve } from 'node:path';
import { verifyFolder } from '../../service/jobs.ts';
import { needed, type Command } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Checks a data folder and tells each fault. */
export const verify: Command = ({ t, say, complain }, positionals, options) => {
  if (positionals.length > 0) throw new UsageError();
  const { faults, records, logRows, files } = verifyFolder(resolve(needed(options.data)));
  if (faults.length === 0) {
    say(t('cli:verified', { records, logRows, files }));
    return 0;
  }
  complain(t('cli:faults', { count: faults.length }));
  for (const fault of faults) complain(`- ${fault.kind}: ${fault.detail}`);
  return 1;
};
