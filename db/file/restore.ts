import { join } from 'node:path';
import { newId } from '../ids.ts';
import { sealRow } from '../kept-rows.ts';
import { dataFiles } from './data-names.ts';
import { makeDatabase } from './first-layout.ts';
import { takeKeysIn, type KeyCopy } from './key-copy.ts';
import { migrate } from './migrate.ts';
import { replaceData } from './replace-data.ts';
import { checkpoint, connect, type Sqlite } from './sqlite.ts';
import { copyWithPatience } from './patient-files.ts';

/** Keys that lay beside a backup; of the records named, those that are not here yet are taken. */
export interface KeysBeside {
  readonly copies: readonly KeyCopy[];
  readonly wanted: ReadonlySet<string>;
}

/**
 * Makes a backup the present data of a folder. The restored data begin a new log: others may already have the old sequence
 * numbers. The key file stays, so identity-document numbers are readable where their keys are; keys that lay beside the
 * backup come to it before the switch, so that an end in between leaves no numbers without them. What is derived of the
 * records is derived anew at the next opening, whatever the backup says of it.
 * @param backup a file that `readBackup` found sound: in a process of its own, for anybody may have made it.
 * @returns, and throws, as `replaceData`.
 */
export function restoreBackup(
  backup: string,
  directory: string,
  now: Date,
  keys: KeysBeside = { copies: [], wanted: new Set() },
): { readonly setAside: string | null } {
  return replaceData(directory, now, (folder) => {
    unpack(backup, folder, now);
    for (const copy of keys.copies) takeKeysIn(directory, copy, keys.wanted);
  });
}

/** Makes the closed databases of a generation from a backup, with a log of their own that begins. */
export function unpack(backup: string, folder: string, now: Date): void {
  makeDatabase(folder, 'files');
  const path = join(folder, dataFiles.main);
  copyWithPatience(backup, path);
  const main = connect(path);
  try {
    main.prepare('ATTACH ? AS files').run(join(folder, dataFiles.files));
    main.exec('INSERT INTO files.file SELECT hash, length(content), content FROM kept_file');
    main.exec('DETACH files');
    main.exec('DROP TABLE kept_file; DROP TABLE IF EXISTS backup_note');
    migrate(main, 'main');
    forgetDerived(main);
    beginLog(main, now);
    checkpoint(main);
  } finally {
    main.close();
  }
}

/** The PC, its person and its post stay as the backup has them; its log begins anew under an id of its own. */
export function beginLog(main: Sqlite, now: Date): void {
  const { lastInsertRowid } = main
    .prepare(
      `INSERT INTO device (id, log_id, prefix, actor_id, created_at, post)
       SELECT id, ?, prefix, actor_id, ?, post FROM device ORDER BY number DESC LIMIT 1`,
    )
    .run(newId(), now.toISOString());
  sealRow(main, 'device', lastInsertRowid);
}

/** Whatever a backup says of what is derived of its records, it is derived anew: nobody may write figures into it. */
export function forgetDerived(main: Sqlite): void {
  main.exec("DELETE FROM program_fact WHERE name = 'projections'");
}
