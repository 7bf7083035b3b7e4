import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Document, Packer, Paragraph } from 'docx';
import { change, outgoing, save, testStore } from '../../../db/test-store.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import type { RowProblem } from '../../../shared/import/import-result.ts';
import { ROW_LIMIT } from './open-workbook.ts';
import { allOf, countedIn, day, importInto, separated, workbook, type Row } from './test-sheets.ts';

const heads = ['STT', 'Tên đoàn', 'Cơ quan chủ trì', 'Số người', 'Nước đến', 'Ngày đi', 'Ngày về'];
const good: Row = [1, 'Đoàn A', 'Sở Ngoại vụ', 12, 'Trung Quốc', day('2024-02-20'), day('2024-02-23')];

async function refusalOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refusal) return error.detail.code;
    throw error;
  }
  return 'none';
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a bad row', () => {
  it.each<[string, Partial<Record<string, Row[number]>>, string, string]>([
    ['a day that does not exist', { 'Ngày đi': '30/2/2024' }, 'Ngày đi', 'no-such-date'],
    ['words for a day', { 'Ngày đi': 'chưa rõ' }, 'Ngày đi', 'not-a-date'],
    ['a return before the departure', { 'Ngày về': '19/02/2024' }, 'Ngày về', 'return-before-departure'],
    ['an unknown country', { 'Nước đến': 'Nước Vạn Hoa' }, 'Nước đến', 'unknown-country'],
    ['no country', { 'Nước đến': null }, 'Nước đến', 'no-country'],
    ['words for the people', { 'Số người': 'nhiều' }, 'Số người', 'not-a-number'],
    ['nobody', { 'Số người': 0 }, 'Số người', 'people-below-one'],
    ['no name', { 'Tên đoàn': null }, 'Tên đoàn', 'required'],
    ['no host', { 'Cơ quan chủ trì': null }, 'Cơ quan chủ trì', 'required'],
    ['a name of 600 letters', { 'Tên đoàn': 'Đ'.repeat(600) }, 'Tên đoàn', 'too-long'],
  ])(
    'with %s keeps the whole file out, and names row, column and reason',
    async (_what, wrong, column, code) => {
      const store = testStore();
      const row = heads.map((head, index) => (head in wrong ? (wrong[head] ?? null) : (good[index] ?? null)));
      const other = good.map((cell, at) => (heads[at] === 'Tên đoàn' ? 'Đoàn khác' : cell));
      const content = workbook({ rows: [['TỔNG HỢP ĐOÀN RA'], heads, other, row] });
      const result = await importInto(store, content);
      expect(result).toMatchObject({ good: 1, bad: 1, imported: 0, saveId: null });
      expect(result.problems).toContainEqual(
        expect.objectContaining<Partial<RowProblem>>({ row: 4, column, code }),
      );
      expect(countedIn(store, 'outgoing')).toEqual([0, 0]);
    },
  );

  it('with a day without its year is refused where no other day of the sheet tells it', async () => {
    const row = heads.map((head, at) => (head.startsWith('Ngày') ? '20/02' : (good[at] ?? null)));
    const result = await importInto(testStore(), workbook({ rows: [heads, row] }));
    expect(result.problems).toContainEqual(expect.objectContaining({ column: 'Ngày đi', code: 'no-year' }));
  });

  it('is left out alone where that is asked for', async () => {
    const store = testStore();
    const bad = [...good.slice(0, 5), '30/2/2024', '01/03/2024'];
    const result = await importInto(store, workbook({ rows: [heads, bad, good] }), { skipBadRows: true });
    expect(result).toMatchObject({ good: 1, bad: 1, imported: 1 });
    expect(countedIn(store, 'outgoing')).toEqual([1, 12]);
  });

  it('tells every fault of a row, and of every row', async () => {
    const store = testStore();
    const bad = [2, 'Đoàn B', 'Sở Ngoại vụ', 'x', 'Vạn Hoa', '30/2/2024', '01/03/2024'];
    const { problems } = await importInto(store, workbook({ rows: [heads, bad, good, bad] }));
    expect(problems.map((problem) => [problem.row, problem.code])).toEqual(
      [2, 4].flatMap((row) => ['not-a-number', 'unknown-country', 'no-such-date'].map((code) => [row, code])),
    );
  });

  it('with several sheets is told with the name of its sheet', async () => {
    const store = testStore();
    const bad = [...good.slice(0, 5), '30/2/2024', '01/03/2024'];
    const content = workbook({ name: 'T1', rows: [heads, good] }, { name: 'T2', rows: [heads, bad] });
    expect((await importInto(store, content)).problems).toMatchObject([
      { row: 2, sheet: 'T2', column: 'Ngày đi' },
    ]);
  });
});

describe('a dry run', () => {
  it('says what would be imported and writes nothing', async () => {
    const store = testStore();
    const content = workbook({ rows: [heads, good] });
    expect(await importInto(store, content, { dryRun: true })).toMatchObject({
      good: 1,
      imported: 0,
      saveId: null,
    });
    expect(countedIn(store, 'outgoing')).toEqual([0, 0]);
    expect(await importInto(store, content)).toMatchObject({ imported: 1 });
  });
});

describe('what is there already', () => {
  it('is known and counted once more as unchanged, so that a file imported twice counts once', async () => {
    const store = testStore();
    const content = workbook({ rows: [heads, good] });
    await importInto(store, content);
    expect(await importInto(store, content)).toMatchObject({ bad: 0, unchanged: 1, imported: 0 });
    expect(countedIn(store, 'outgoing')).toEqual([1, 12]);
  });

  it('is refused by the row where it stands twice in the file', async () => {
    const store = testStore();
    const content = workbook({ name: 'Quý I', rows: [heads, good, [2, ...good.slice(1)]] });
    expect((await importInto(store, content)).problems).toMatchObject([
      { row: 3, code: 'repeated-row', params: { row: 2, sheet: 'Quý I' } },
    ]);
  });

  it('may come again once it was withdrawn', async () => {
    const store = testStore();
    await importInto(store, workbook({ rows: [heads, good] }));
    const [kept] = allOf(store, 'outgoing-delegation');
    save(store, { ...change('outgoing-delegation', kept?.id ?? '', {}), withdrawn: { reason: 'nhập nhầm' } });
    expect(await importInto(store, workbook({ rows: [heads, good] }))).toMatchObject({ imported: 1 });
  });
});

describe('a file that is no spreadsheet', () => {
  const letter = 'Kính gửi: Sở Ngoại vụ.\nĐề nghị cho đoàn đi công tác.\n';
  const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13];
  it.each<[string, string, Uint8Array, string]>([
    ['an empty file', 'bang.xlsx', new Uint8Array(), 'not-a-spreadsheet'],
    ['an empty text', 'bang.csv', bytes('  \n \n'), 'sheet-empty'],
    ['a PDF with another name', 'bang.xlsx', bytes('%PDF-1.7\n%âãÏÓ\n1 0 obj'), 'sheet-is-document'],
    ['a picture with another name', 'bang.xlsx', Uint8Array.from(png), 'sheet-is-picture'],
    ['a zip of something else', 'bang.xlsx', zipOf('a.txt', letter), 'not-a-spreadsheet'],
    [
      'a workbook cut off in the middle',
      'bang.xlsx',
      cut(workbook({ rows: [heads, good] })),
      'not-a-spreadsheet',
    ],
    ['an RTF document', 'bang.xls', bytes('{\\rtf1\\ansi Kính gửi}'), 'sheet-is-document'],
    ['a letter', 'bang.csv', bytes(letter), 'no-header-row'],
    ['a workbook without a table', 'bang.xlsx', workbook({ rows: [['Danh mục'], ['Lào']] }), 'no-header-row'],
    ['a workbook with nothing in it', 'bang.xlsx', workbook({ rows: [] }), 'sheet-empty'],
  ])('%s is refused, and what was there stays', async (_what, name, content, code) => {
    const store = testStore();
    save(store, outgoing());
    expect(await refusalOf(() => importInto(store, content, { name }))).toBe(code);
    expect(countedIn(store, 'outgoing')).toEqual([1, 12]);
  });

  it('a Word document with another name is refused', async () => {
    const document = new Document({ sections: [{ children: [new Paragraph('Danh sách đoàn ra')] }] });
    const content = new Uint8Array(await Packer.toBuffer(document));
    expect(await refusalOf(() => importInto(testStore(), content))).toBe('sheet-is-document');
  });

  it('more rows than fit are refused', async () => {
    const line = ['1', 'Đoàn', 'Sở', '1', 'Lào', '01/01/2024', '02/01/2024'];
    const text = separated([heads, ...Array.from({ length: ROW_LIMIT + 1 }, () => line)], ',');
    expect(await refusalOf(() => importInto(testStore(), bytes(text), { name: 'bang.csv' }))).toBe(
      'too-many-rows',
    );
  });
});

describe('a column that is formatted to the last row of the sheet', () => {
  it('does not make a small sheet too long', async () => {
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Đoàn ra');
    sheet.addRows([heads, [...good]]);
    sheet.getCell('A60000').border = { top: { style: 'thin' } };
    const content = new Uint8Array(await book.xlsx.writeBuffer());
    expect(await importInto(testStore(), content)).toMatchObject({ imported: 1 });
  });
});

/** A zip with one file in it. */
function zipOf(name: string, text: string): Uint8Array {
  const body = deflateRawSync(Buffer.from(text));
  const path = Buffer.from(name);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(8, 8);
  head.writeUInt32LE(body.length, 18);
  head.writeUInt32LE(Buffer.byteLength(text), 22);
  head.writeUInt16LE(path.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  head.copy(entry, 6, 4, 30);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + path.length, 12);
  end.writeUInt32LE(head.length + path.length + body.length, 16);
  return new Uint8Array(Buffer.concat([head, path, body, entry, path, end]));
}

function cut(content: Uint8Array): Uint8Array {
  return content.slice(0, Math.floor(content.length / 2));
}
