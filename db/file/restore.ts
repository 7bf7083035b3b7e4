import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../ids.ts';
import { dataFiles, prepareFolder } from './data-folder.ts';
import { lockFolder } from './folder-lock.ts';
import { buildGeneration, generationFolder, readCurrent, switchTo } from './generations.ts';
import { dropCopiedKeys, openKeys } from './key-file.ts';
import { makeDatabase } from './first-layout.ts';
import { migrate } from './migrate.ts';
import { asRefusal } from './refusing.ts';
import { clearLeftovers, setOthersAside } from './settle.ts';
import { checkpoint, connect, type Sqlite } from './sqlite.ts';

/**
 * Makes a backup the present data of a folder: built as the next generation beside what is there, then switched to. What
 * the folder held before, sound or damaged, is set aside in a folder of its own, never removed. The restored data begin a
 * new log: others may already have the old sequence numbers. The key file stays, so identity-document numbers are
 * readable where their keys are.
 * @param backup a file that `readBackup` found sound: in a process of its own, for anybody may have made it.
 * @returns the folder that the earlier data were moved to, or null.
 * @throws Refusal `already-open`, `disk-full`, and as `prepareFolder`; the earlier data
 * are then the present ones as before.
 */
export function restoreBackup(
  backup: string,
  directory: string,
  now: Date,
): { readonly setAside: string | null } {
  prepareFolder(directory);
  const lock = lockFolder(directory);
  try {
    clearLeftovers(directory);
    dropCopiedKeys(directory);
    openKeys(directory).close();
    const current = readCurrent(directory);
    const before = current.kind === 'names' ? generationFolder(directory, current.generation) : directory;
    const generation = buildGeneration(directory, (folder) => unpack(backup, folder, now));
    switchTo(directory, generation);
    const moves = setOthersAside(directory, generation, now);
    lock.release(true);
    return { setAside: (moves.find(({ from }) => from === before) ?? moves.at(-1))?.to ?? null };
  } catch (error) {
    lock.release(lock.closedCleanly);
    throw asRefusal(error);
  }
}

function unpack(backup: string, folder: string, now: Date): void {
  makeDatabase(folder, 'files');
  const path = join(folder, dataFiles.main);
  copyFileSync(backup, path);
  const main = connect(path);
  try {
    main.prepare('ATTACH ? AS files').run(join(folder, dataFiles.files));
    main.exec('INSERT INTO files.file SELECT hash, size, content FROM kept_file');
    main.exec('DETACH files');
    main.exec('DROP TABLE kept_file; DROP TABLE IF EXISTS backup_note');
    migrate(main, 'main');
    beginLog(main, now);
    checkpoint(main);
  } finally {
    main.close();
  }
}

/** The PC, its person and its post stay as the backup has them; its log begins anew under an id of its own. */
function beginLog(main: Sqlite, now: Date): void {
  main
    .prepare(
      `INSERT INTO device (id, log_id, prefix, actor_id, created_at, post)
       SELECT id, ?, prefix, actor_id, ?, post FROM device ORDER BY number DESC LIMIT 1`,
    )
    .run(newId(), now.toISOString());
}
