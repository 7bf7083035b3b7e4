import { resolve } from 'node:path';
import { restoreFolder } from '../../service/jobs.ts';
import { needed, type Command } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Puts a backup in the place of a data folder's content, which is set aside. */
export const restore: Command = async ({ t, say, reader }, positionals, options) => {
  if (positionals.length > 0) throw new UsageError();
  const path = resolve(needed(options.data));
  const { setAside } = await restoreFolder(reader, resolve(needed(options.from)), path);
  say(t('cli:restored', { path }));
  if (setAside !== null) say(t('cli:setAside', { path: setAside }));
  return 0;
};
