import texts from '../../../shared/reference/report-texts.json' with { type: 'json' };
import { findAll, rowPages, rowsOf } from '../../../db/queries/lists.ts';
import { referenceRows } from '../../../db/reference.ts';
import type { ReadStore } from '../../../db/store.ts';
import { registerNamed } from '../../../shared/registers/all-registers.ts';
import type { ListQuery, ListRow } from '../../../shared/registers/list-query.ts';
import type { Cell, TableColumn } from '../../../shared/report/table-layout.ts';
import { reportNames } from '../../../shared/report/report-names.ts';
import { formatNumber } from '../../../shared/text/numbers.ts';
import { sampleOf, toldRows, untold } from '../reading-how.ts';
import { cellOf, columnTitle, registerTitle } from './record-cells.ts';

/**
 * Exactly what a list shows, as a sheet with the register's print columns, the count and the sum of lượt. However long it
 * is, only some of its records are held at a time.
 */
export async function listXlsx(store: ReadStore, query: ListQuery, how = untold): Promise<Uint8Array> {
  const { streamedSheet } = await import('./streamed-sheet.ts');
  const register = registerNamed(query.register);
  const names = reportNames(referenceRows(store));
  const found = findAll(store, query);
  const columns: readonly TableColumn[] = register.printColumns.map((key) => ({
    key,
    title: columnTitle(register, key),
    width: 1,
    align:
      register.fields[key]?.kind === 'date' || register.inForce?.[key] !== undefined || key === 'personTrips'
        ? 'center'
        : 'left',
  }));
  const people = columns.findIndex((column) => column.key === 'personTrips');
  const total: Cell[] = columns.map((_, index) => (index === people ? found.personTrips : null));
  total[0] = `${texts.annexes.total}: ${formatNumber(found.total)}`;
  const cellsOf = (row: ListRow): readonly Cell[] =>
    columns.map((column) => cellOf(row, column.key, register, names));
  const rows = function* rows(): Generator<readonly Cell[], void, void> {
    for (const row of toldRows(rowPages(store, query.register, found.ids), found.total, how))
      yield cellsOf(row);
  };
  return streamedSheet({
    name: registerTitle(register),
    titles: [registerTitle(register).toUpperCase()],
    columns,
    sample: rowsOf(store, query.register, sampleOf(found.ids)).map(cellsOf),
    rows: rows(),
    total,
    notes: [],
  });
}
