import { resolve } from 'node:path';
import { faultCount, faultSentences, mendingOf } from '../../../shared/i18n/fault-sentences.ts';
import { checkFolder, mendFolder } from '../../service/jobs.ts';
import { needed, type Command } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Checks a data folder and tells what it finds; with `--mend` it first makes anew what follows from the records. */
export const verify: Command = async ({ t, say, complain, worker }, positionals, options) => {
  if (positionals.length > 0) throw new UsageError();
  const directory = resolve(needed(options.data));
  if (options.mend === true) {
    mendFolder(directory);
    say(t('verify:mended'));
  }
  const found = await checkFolder(directory, worker);
  const { records, logRows, files } = found;
  if (faultCount(found) === 0) {
    say(t('cli:verified', { records, logRows, files }));
    return 0;
  }
  complain(t('cli:faults', { count: faultCount(found) }));
  for (const { sentence, places } of faultSentences(t, found)) {
    complain(`- ${sentence}`);
    for (const place of places) complain(`    ${place}`);
  }
  const { some, rest } = mendingOf(found);
  if (some && options.mend !== true) complain(`${t('verify:mendHint')} (--mend)`);
  if (rest) complain(t('verify:backup'));
  return 1;
};
