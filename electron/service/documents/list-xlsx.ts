import texts from '../../../shared/reference/report-texts.json' with { type: 'json' };
import { listAll } from '../../../db/queries/lists.ts';
import { referenceRows } from '../../../db/reference.ts';
import type { ReadStore } from '../../../db/store.ts';
import { registerNamed } from '../../../shared/registers/all-registers.ts';
import type { ListQuery } from '../../../shared/registers/list-query.ts';
import type { Cell, TableColumn } from '../../../shared/report/table-layout.ts';
import { reportNames } from '../../../shared/report/report-names.ts';
import { formatNumber } from '../../../shared/text/numbers.ts';
import { cellOf, columnTitle, registerTitle } from './record-cells.ts';

/** Exactly what a list shows, as a sheet with the register's print columns, the count and the sum of lượt. */
export async function listXlsx(store: ReadStore, query: ListQuery): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs');
  const { SheetWriter } = await import('./sheet-writer.ts');
  const register = registerNamed(query.register);
  const names = reportNames(referenceRows(store));
  const page = listAll(store, query);
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
  const total: Cell[] = columns.map((_, index) => (index === people ? page.personTrips : null));
  total[0] = `${texts.annexes.total}: ${formatNumber(page.total)}`;
  const book = new ExcelJS.Workbook();
  const worksheet = new SheetWriter(book, registerTitle(register));
  worksheet.title([registerTitle(register).toUpperCase()]);
  const rows = page.rows.map((row) => columns.map((column) => cellOf(row, column.key, register, names)));
  worksheet.table({ title: '', columns, groups: null, rows, total });
  worksheet.end();
  return new Uint8Array(await book.xlsx.writeBuffer());
}
