import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { testStore } from '../../../db/test-store.ts';
import { listQuerySchema } from '../../../shared/registers/list-query.ts';
import { registerNamed, type OpenRegisterName } from '../../../shared/registers/all-registers.ts';
import { listXlsx } from '../documents/list-xlsx.ts';
import { columnTitle } from '../documents/record-cells.ts';
import { saveSample } from '../sample.ts';
import { allOf, importInto } from './test-sheets.ts';

/** A workbook with other words in a column of its first record. */
async function changed(
  content: Uint8Array,
  head: string,
  words: string,
): Promise<{ readonly content: Uint8Array; readonly code: string }> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(content.slice().buffer);
  const [sheet] = book.worksheets;
  let [row, column, code] = [0, 0, 0];
  sheet?.eachRow((cells, at) =>
    cells.eachCell((cell, place) => {
      if (cell.text === head && row === 0) [row, column] = [at, place];
      if (cell.text === 'Mã hồ sơ' && code === 0) code = place;
    }),
  );
  if (sheet === undefined || row === 0 || code === 0) throw new RangeError(`No column ${head}`);
  sheet.getCell(row + 1, column).value = words;
  return {
    content: new Uint8Array(await book.xlsx.writeBuffer()),
    code: sheet.getCell(row + 1, code).text,
  };
}

async function cellsOf(content: Uint8Array): Promise<readonly ExcelJS.Cell[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(content.slice().buffer);
  const cells: ExcelJS.Cell[] = [];
  for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
  return cells;
}

/** A field of words of each register. */
const fields: readonly (readonly [OpenRegisterName, string])[] = [
  ['outgoing-delegation', 'name'],
  ['incoming-delegation', 'name'],
  ['task', 'officer'],
  ['talk', 'subject'],
  ['letter', 'subject'],
  ['border-incident', 'result'],
  ['assigning-document', 'abstract'],
  ['person', 'notes'],
];

it.each(fields)(
  'our own list of %s says what is kept, and changes only the cell that was changed',
  async (register, field) => {
    const store = testStore('2024-04-01T03:00:00Z');
    saveSample(store, newId());
    const own = await listXlsx(store, listQuerySchema.parse({ register }));
    const judged = await importInto(store, own, { register, dryRun: true });
    expect(judged.problems).toEqual([]);
    expect(judged.updates.map(({ row, changes }) => [row, changes])).toEqual([]);
    expect(judged.good).toBe(0);
    expect(judged.unchanged).toBe(allOf(store, register).length);
    const { content, code } = await changed(own, columnTitle(registerNamed(register), field), 'Lời mới');
    const done = await importInto(store, content, { register });
    expect(done.updates.map(({ changes, ...row }) => [row.code, changes.length, changes[0]?.after])).toEqual([
      [code, 1, 'Lời mới'],
    ]);
    expect(allOf(store, register).find((record) => record.code === code)?.[field]).toBe('Lời mới');
  },
);

describe.each(fields)('a value of %s that begins as a formula does', (register, field) => {
  it.each(['=1+1', "=cmd|' /C calc'!A0", '+84 912 345 678 (gọi)', '-5 độ, có mưa', '@phong', '＝1+1'])(
    'leaves as the text %s, and comes back as it was',
    async (value) => {
      const store = testStore('2024-04-01T03:00:00Z');
      saveSample(store, newId());
      const column = columnTitle(registerNamed(register), field);
      const query = listQuerySchema.parse({ register });
      const { content, code } = await changed(await listXlsx(store, query), column, value);
      await importInto(store, content, { register });
      expect(allOf(store, register).find((record) => record.code === code)?.[field]).toBe(value);
      const own = await listXlsx(store, query);
      const cells = await cellsOf(own);
      const told = cells.filter((cell) => cell.text === value);
      expect(told.map((cell) => [cell.type, cell.numFmt])).toEqual([[ExcelJS.ValueType.String, '@']]);
      const again = await importInto(store, own, { register, dryRun: true });
      expect([again.problems, again.updates, again.good]).toEqual([[], [], 0]);
    },
  );
});
