import { resolve } from 'node:path';
import { restoreFolder } from '../../service/backups/restore-folder.ts';
import { needed, type Command } from './command.ts';
import { UsageError } from './usage-error.ts';

/** Puts a backup in the place of a data folder's content, which is set aside; tells before it what the backup holds. */
export const restore: Command = async ({ t, say, complain, reader }, positionals, options) => {
  if (positionals.length > 0) throw new UsageError();
  const directory = resolve(needed(options.data));
  const dryRun = options['dry-run'] === true;
  const request = {
    backup: resolve(needed(options.from)),
    keys: options.keys === undefined ? null : resolve(needed(options.keys)),
    directory,
    withFaults: options['with-faults'] === true,
    dryRun,
  };
  const { setAside } = await restoreFolder(reader, request, ({ contents, numbers, lostDrafts }) => {
    say(t('cli:backupHolds', { records: contents.records, files: contents.files }));
    if (contents.faults > 0) complain(t('backups:restore.faults', { count: contents.faults }));
    if (numbers.readable < numbers.records) complain(t('cli:numbersMasked', { ...numbers }));
    else if (numbers.records > 0) say(t('cli:numbersReadable', { ...numbers }));
    if (lostDrafts > 0) complain(t('backups:restore.draftsLost', { count: lostDrafts }));
  });
  if (dryRun) return 0;
  say(t('cli:restored', { path: directory }));
  if (setAside !== null) say(t('cli:setAside', { path: setAside }));
  return 0;
};
