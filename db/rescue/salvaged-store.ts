import { registerNamed, registerNames } from '../../shared/registers/all-registers.ts';
import { presentFolder } from '../file/generations.ts';
import { databases, mainOf } from '../file/handles.ts';
import { openForReading, openStore, type OpenStore } from '../file/open.ts';
import { connect } from '../file/sqlite.ts';
import { Witness } from '../file/witness.ts';
import { project } from '../projections/projections.ts';
import { refilling } from '../projections/refill.ts';
import { readRecords } from '../record-rows.ts';
import { countingRules } from '../settings.ts';
import { writable } from '../store.ts';

/**
 * Derives what lists and figures show of the records of a salvaged data folder, also of those whose log is lost.
 * @param tell is told the share that is done, up to 1; what it throws ends it.
 */
export function deriveSalvaged(
  directory: string,
  now: () => Date,
  tell: (share: number) => void = () => undefined,
): void {
  const store = openStore({ directory, now });
  try {
    const main = mainOf(store);
    const logged = new Set(
      main.prepare<[], string>('SELECT DISTINCT record_id FROM change_log').pluck().all(),
    );
    const summed = main.prepare<[], string>('SELECT record_id FROM record_summary').pluck().all();
    const shown = new Set([...logged, ...summed]);
    main.exec('DELETE FROM record_summary');
    for (const share of refilling(store)) tell(share);
    const rules = countingRules(store);
    main.transaction(() => {
      for (const name of registerNames) {
        const register = registerNamed(name);
        const ids = main.prepare<[], string>(`SELECT id FROM ${register.table}`).pluck().all();
        const left = ids.filter((id) => shown.has(id) && !logged.has(id));
        for (const record of readRecords(store, name, left)) project(store, register, record, '', rules);
      }
    })();
  } finally {
    store.close();
  }
}

/**
 * Opens a salvaged data folder for looking, printing and exporting. It stands where the program's own data would; whoever
 * writes to it is refused by SQLite (`database-read-only`).
 */
export function openSalvaged(directory: string, now: () => Date): OpenStore {
  const reader = openForReading({ directory, now });
  const { main } = reader[databases];
  const witness = new Witness(presentFolder(directory));
  return {
    ...reader,
    [databases]: {
      ...reader[databases],
      beside() {
        const db = connect(main.name);
        db.pragma('query_only = ON');
        return db;
      },
      witness,
    },
    [writable]: true,
    fileIdentity: null,
    recovered: false,
    keyCopies: [],
    openToOthers: [],
    close() {
      reader.close();
      witness.close();
    },
  };
}
