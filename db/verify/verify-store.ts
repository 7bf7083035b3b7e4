import type { VerifyResult } from '../../shared/contract/data-faults.ts';
import { filesOf, keysOf, mainOf } from '../file/handles.ts';
import { refusing } from '../file/refusing.ts';
import { connect, type Sqlite } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { judgeData } from './judge-data.ts';

/**
 * Holds everything in a data folder against everything else, as `judgeData`. It reads over connections of its own, so
 * that it sees the files as they are, and others go on saving.
 * @param pause called every few milliseconds of work; what it throws ends the check, and no file is held after it.
 */
export function verifyStore(store: ReadStore, pause?: () => void): VerifyResult {
  return refusing(() => {
    const opened: Sqlite[] = [];
    const beside = (db: Sqlite): Sqlite => {
      const other = connect(db.name, { readonly: true });
      opened.push(other);
      return other;
    };
    try {
      const main = beside(mainOf(store));
      const files = { db: beside(filesOf(store)), table: 'file' as const };
      return judgeData({ main, files, keys: beside(keysOf(store)) }, pause);
    } finally {
      for (const db of opened) db.close();
    }
  });
}
