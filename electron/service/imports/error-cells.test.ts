import * as XLSX from '@e965/xlsx';
import { expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { allOf, importInto, workbook } from './test-sheets.ts';

/** A sheet of one delegation whose cells at some addresses are put in place of their own. */
function sheetWith(cells: Readonly<Record<string, XLSX.CellObject>>, bookType: XLSX.BookType): Uint8Array {
  const sheet = XLSX.utils.aoa_to_sheet([
    ['STT', 'Tên đoàn', 'Cơ quan chủ trì', 'Nước đến', 'Số người', 'Ngày đi', 'Ghi chú'],
    [1, 'Đoàn khảo sát', 'Sở Ngoại vụ', 'Lào', 3, '05/02/2024', 'đã báo cáo'],
  ]);
  Object.assign(sheet, cells);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, 'Sheet1');
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType }) as ArrayBuffer);
}

const failed: XLSX.CellObject = { t: 'e', v: 0x17, w: '#REF!' };

it.each(['xlsx', 'xls'] as const)('names cells of a .%s whose formula failed', async (bookType) => {
  for (const [address, column] of [
    ['C2', 'Cơ quan chủ trì'],
    ['D2', 'Nước đến'],
    ['E2', 'Số người'],
    ['F2', 'Ngày đi'],
  ] as const) {
    const { problems, imported } = await importInto(testStore(), sheetWith({ [address]: failed }, bookType));
    expect(imported).toBe(0);
    expect(problems).toMatchObject([{ row: 2, column, code: 'cell-error', params: { value: '#REF!' } }]);
  }
});

it('keeps a row whose failed cell it can be without, and names it', async () => {
  const store = testStore();
  const { problems, doubts } = await importInto(store, sheetWith({ G2: failed }, 'xlsx'));
  expect(problems).toEqual([]);
  expect(doubts).toMatchObject([{ column: 'Ghi chú', code: 'cell-error', params: { value: '#REF!' } }]);
  expect(allOf(store, 'outgoing-delegation')).toMatchObject([{ notes: null }]);
});

it('takes what a failed formula shows in a file of values for no words', async () => {
  const { doubts } = await importInto(
    testStore(),
    workbook({
      rows: [
        ['STT', 'Tên đoàn', 'Cơ quan chủ trì', 'Nước đến', 'Số người', 'Ngày đi', 'Ghi chú'],
        [1, 'Đoàn A', 'Sở Ngoại vụ', 'Lào', 3, '05/02/2024', '#N/A'],
      ],
    }),
  );
  expect(doubts).toMatchObject([{ column: 'Ghi chú', code: 'cell-error', params: { value: '#N/A' } }]);
});
