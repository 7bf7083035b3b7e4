import { existsSync } from 'node:fs';
import { isAbsolute, normalize } from 'node:path';
import { noteInJournal } from '../../../db/file/backup-journal.ts';
import { backupsIn, isAmongData, preparePlace } from '../../../db/file/backup-place.ts';
import { cloudProgramOf } from '../../../db/file/far-folder.ts';
import { ownLogMarks } from '../../../db/file/backup-state.ts';
import { readSettings } from '../../../db/settings.ts';
import { presentInstant, type ReadStore } from '../../../db/store.ts';
import type { Backups as BackupsView, LastBackup, ListedBackup } from '../../../shared/contract/data.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { daysBetween, todayAt } from '../../../shared/time/plain-date.ts';
import type { Backups } from './backups.ts';

/** When the last backup was made, and whether that is something to act on. */
export function lastBackup(store: ReadStore, backups: Backups): LastBackup {
  const { last, failed } = backups.journal;
  const daysAgo = last === null ? 0 : daysBetween(todayAt(new Date(last.at)), todayAt(presentInstant(store)));
  return {
    last:
      last === null
        ? null
        : { at: last.at, folder: last.folder, automatic: last.automatic, faults: last.faults, daysAgo },
    isLate: daysAgo > readSettings(store).backupWarnDays,
    failed:
      failed === null
        ? null
        : { at: failed.at, refusal: { code: failed.code, params: failed.params, issues: [] } },
  };
}

/**
 * The backups of this program in the usual and the chosen folder, whatever data they hold, newest first.
 * @param store null where the data cannot be opened; then none is told as of other data.
 */
export function listedBackups(store: ReadStore | null, backups: Backups): readonly ListedBackup[] {
  const { folder: chosen } = backups.journal;
  const own = store === null || store.device === null ? null : ownLogMarks(store);
  return [...new Set([chosen ?? backups.usualFolder, backups.usualFolder])]
    .flatMap((folder) =>
      backupsIn(folder).map(({ name, at, size, whole, log }) => ({
        folder,
        name,
        at: at.toISOString(),
        size,
        whole,
        isOfOthers: own !== null && !own.has(log),
      })),
    )
    .toSorted((one, other) => (one.at < other.at ? 1 : -1));
}

export function backupsView(store: ReadStore, backups: Backups, canPickFolder: boolean): BackupsView {
  const { folder } = backups.journal;
  return {
    ...lastBackup(store, backups),
    chosenFolder: folder,
    usualFolder: backups.usualFolder,
    isThere: existsSync(folder ?? backups.usualFolder),
    cloudProgram: folder === null ? null : cloudProgramOf(folder),
    canPickFolder,
    list: listedBackups(store, backups),
  };
}

/**
 * Chooses where backups of this PC lie from now on.
 * @throws Refusal `backup-place-unfit` for no full path or a folder among the data, and as `preparePlace`.
 */
export function chooseBackupFolder(store: ReadStore, folder: string | null): void {
  const { directory } = store;
  const path = folder === null ? null : normalize(folder.trim());
  if (path !== null) {
    if (!isAbsolute(path) || isAmongData(path, directory))
      throw new Refusal('backup-place-unfit', { path: folder ?? '' });
    preparePlace(path, directory);
  }
  noteInJournal(directory, { folder: path });
}
