import { join } from 'node:path';
import type { VerifyResult } from '../../shared/contract/data-faults.ts';
import { dataFiles } from '../file/data-names.ts';
import { presentFolder } from '../file/generations.ts';
import { filesOf, keysOf, mainOf } from '../file/handles.ts';
import { keyFile } from '../file/key-file.ts';
import { refusing } from '../file/refusing.ts';
import { connect, type Sqlite } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { judgeData } from './judge-data.ts';

/**
 * Holds everything in an open data folder against everything else, as `verifyFolder`.
 * @param pause called every few milliseconds of work; what it throws ends the check, and no file is held after it.
 */
export function verifyStore(store: ReadStore, pause?: () => void): VerifyResult {
  return verifyFiles(mainOf(store).name, filesOf(store).name, keysOf(store).name, pause);
}

/**
 * Holds everything in a data folder against everything else, as `judgeData`, also where it cannot be opened. It reads over
 * connections of its own, so that it sees the files as they are, and others go on saving.
 * @param pause as of `verifyStore`.
 * @throws Refusal as `presentFolder`, `folder-missing`, `database-damaged` for a file that is no database.
 */
export function verifyFolder(directory: string, pause?: () => void): VerifyResult {
  const folder = presentFolder(directory);
  return verifyFiles(join(folder, dataFiles.main), join(folder, dataFiles.files), keyFile(directory), pause);
}

function verifyFiles(main: string, files: string, keys: string, pause?: () => void): VerifyResult {
  return refusing(() => {
    const opened: Sqlite[] = [];
    const open = (path: string): Sqlite => {
      const db = connect(path, { readonly: true });
      opened.push(db);
      return db;
    };
    try {
      return judgeData(
        { main: open(main), files: { db: open(files), table: 'file' }, keys: open(keys) },
        pause,
      );
    } finally {
      for (const db of opened) db.close();
    }
  });
}
