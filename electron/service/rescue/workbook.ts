import { listAll } from '../../../db/queries/lists.ts';
import { referenceRows } from '../../../db/reference.ts';
import type { ReadStore } from '../../../db/store.ts';
import { openRegisterNames, registerNamed } from '../../../shared/registers/all-registers.ts';
import { columnKeys } from '../../../shared/registers/list-columns.ts';
import { listQuerySchema } from '../../../shared/registers/list-query.ts';
import { reportNames } from '../../../shared/report/report-names.ts';
import type { Cell, TableColumn } from '../../../shared/report/table-layout.ts';
import { cellOf, columnTitle, registerTitle } from '../documents/record-cells.ts';

/** Everything of all registers as one workbook: a sheet for each, every column, withdrawn records too. */
export async function workbookOf(store: ReadStore): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs');
  const { SheetWriter } = await import('../documents/sheet-writer.ts');
  const names = reportNames(referenceRows(store));
  const book = new ExcelJS.Workbook();
  for (const name of openRegisterNames) {
    const register = registerNamed(name);
    const query = listQuerySchema.parse({ register: name });
    const rows = [...listAll(store, query).rows, ...listAll(store, { ...query, withdrawn: true }).rows];
    const keys = [...new Set(['code', ...columnKeys(register)])];
    const columns: TableColumn[] = [...keys, 'withdrawn'].map((key) => ({
      key,
      title: columnTitle(register, key),
      width: 1,
      align: 'left',
    }));
    const sheet = new SheetWriter(book, registerTitle(register).slice(0, 31));
    sheet.title([registerTitle(register).toUpperCase()]);
    const cells = rows.map((row): Cell[] => [
      ...keys.map((key) => cellOf(row, key, register, names)),
      row.record.withdrawn?.reason ?? null,
    ]);
    sheet.table({ title: '', columns, groups: null, rows: cells, total: [] });
    sheet.end();
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
