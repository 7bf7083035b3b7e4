import { referenceItem } from '../../shared/registers/reference-item/reference-item.ts';
import type { Sqlite } from '../file/sqlite.ts';
import { writeChildRow, writeRow } from '../record-rows.ts';
import { shippedBase } from '../reference.ts';
import { asStored, toldRecords } from '../verify/told-records.ts';

/**
 * Puts records and child rows that could not be read, but that the log tells, into a salvaged register. What could be read
 * stays as it is.
 */
export function fillFromLog(main: Sqlite): void {
  for (const page of toldRecords(main)) {
    const records = page.flatMap((told) => {
      const stored = asStored(told, told.name === referenceItem.name ? shippedBase(told.id) : {});
      return stored === null ? [] : [{ told, stored }];
    });
    main.transaction(() => {
      for (const [register, ofRegister] of Map.groupBy(records, ({ told }) => told.register)) {
        const has = isThere(main, register.table);
        const lists = Object.entries(register.children).map(
          ([name, list]) => [name, list, isThere(main, list.table)] as const,
        );
        for (const { told, stored } of ofRegister) {
          if (!has(told.id)) attempt(() => writeRow(main, register, stored));
          for (const [name, list, hasChild] of lists)
            for (const child of stored.children[name] ?? [])
              if (!hasChild(child.id)) attempt(() => writeChildRow(main, list, told.id, child));
        }
      }
    })();
  }
}

function isThere(main: Sqlite, table: string): (id: string) => boolean {
  const row = main.prepare<[string], number>(`SELECT 1 FROM ${table} WHERE id = ?`).pluck();
  return (id) => row.get(id) !== undefined;
}

/** What the log tells of a record whose first rows are lost may not be enough for a row. */
function attempt(write: () => void): void {
  try {
    write();
  } catch {
    // It stays among what could not be read.
  }
}
