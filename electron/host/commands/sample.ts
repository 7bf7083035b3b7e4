import { fillWithSample } from '../../service/jobs.ts';
import { needed, writtenFolder, type Command } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Fills an empty data folder with the sample. */
export const sample: Command = async (context, positionals, options) => {
  if (positionals.length > 0) throw new UsageError();
  const { t, say, complain } = context;
  const folder = writtenFolder(context, needed(options.data));
  const path = folder.directory;
  const count = await fillWithSample(folder);
  if (count === null) {
    complain(t('cli:sampleNotEmpty', { path }));
    return 1;
  }
  say(t('cli:sampleDone', { count, path }));
  return 0;
};
