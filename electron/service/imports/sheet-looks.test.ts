import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { testStore } from '../../../db/test-store.ts';
import type { Decisions, ImportResult } from '../../../shared/import/import-result.ts';
import { noDecisions } from '../../../shared/import/import-result.ts';
import { readerInPlace } from '../reader/reader.ts';
import { importSheet } from './import-sheet.ts';
import { allOf } from './test-sheets.ts';

const heads = ['STT', 'Tên đoàn', 'Cơ quan chủ trì', 'Số người', 'Nước đến', 'Ngày đi', 'Ghi chú'];
const names = ['Đoàn A', 'Đoàn B', 'Đoàn C'];

/** A sheet of three delegations, in rows 2 to 4, that looks as `draw` makes it. */
async function sheet(draw: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const drawn = book.addWorksheet('Quý I');
  drawn.addRow(heads);
  for (const [at, name] of names.entries())
    drawn.addRow([at + 1, name, 'Sở Ngoại vụ', 3, 'Lào', '05/02/2024', 'Không']);
  draw(drawn);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

async function imported(draw: (sheet: ExcelJS.Worksheet) => void, answers: Decisions['answers'] = {}) {
  const store = testStore('2024-03-27T03:00:00Z');
  const result: ImportResult = await importSheet(() => store, readerInPlace, {
    writeId: newId(),
    register: 'outgoing-delegation',
    name: 'bang.xlsx',
    content: await sheet(draw),
    dryRun: false,
    skipBadRows: true,
    decisions: { ...noDecisions, answers },
  });
  return { result, names: allOf(store, 'outgoing-delegation').map((record) => record['name']) };
}

const struck = { font: { strike: true } };
const strike = (row: number, columns: readonly number[]) => (drawn: ExcelJS.Worksheet) => {
  for (const column of columns) drawn.getCell(row, column).style = struck;
};
const hide = (row: number) => (drawn: ExcelJS.Worksheet) => {
  drawn.getRow(row).hidden = true;
};

describe('a row that is out of sight', () => {
  it.each([
    ['hidden', hide(3), 'hiddenRows', [3]],
    ['filtered away', filtered, 'hiddenRows', [3]],
    ['struck through whole', strike(4, [1, 2, 3, 4, 5, 6, 7]), 'struckRows', [4]],
    ['struck through in its name alone', strike(4, [2]), 'struckRows', [4]],
    ['struck through for the greater part', strike(2, [3, 4, 5, 6]), 'struckRows', [2]],
  ] as const)('by being %s is asked about, and nothing is saved before', async (_what, draw, kind, rows) => {
    const { result, names: saved } = await imported(draw);
    expect(result.questions).toMatchObject([{ kind, sheet: 'Quý I', rows }]);
    expect(saved).toEqual([]);
  });

  it('is left out or taken as was answered', async () => {
    const draw = (drawn: ExcelJS.Worksheet): void => {
      hide(3)(drawn);
      strike(4, [2])(drawn);
    };
    const answered = async (hiddenRows: 'take' | 'leave', struckRows: 'take' | 'leave') =>
      (await imported(draw, { hiddenRows, struckRows })).names;
    expect(await answered('leave', 'leave')).toEqual(['Đoàn A']);
    expect(await answered('leave', 'take')).toEqual(['Đoàn A', 'Đoàn C']);
    expect(await answered('take', 'leave')).toEqual(['Đoàn A', 'Đoàn B']);
    expect(await answered('take', 'take')).toEqual(names);
  });

  it('is not asked about where it is no record', async () => {
    const { result, names: saved } = await imported((drawn) => {
      drawn.insertRow(2, ['I', 'Đoàn cấp tỉnh']).hidden = true;
    });
    expect(result.questions).toEqual([]);
    expect(saved).toEqual(names);
  });
});

describe('what is struck through in a row that stands', () => {
  it('is left out of its cell and named', async () => {
    const { result } = await imported((drawn) => {
      drawn.getCell('E3').value = {
        richText: [{ font: { strike: true }, text: 'Trung Quốc ' }, { text: 'Lào' }],
      };
    });
    expect(result.doubts).toMatchObject([
      { row: 3, column: 'Nước đến', code: 'struck-part', params: { value: 'Trung Quốc' } },
    ]);
    expect(result.imported).toBe(3);
  });

  it('is left out as a whole cell and named', async () => {
    const { result } = await imported((drawn) => strike(3, [7])(drawn));
    expect(result.doubts).toMatchObject([{ row: 3, column: 'Ghi chú', code: 'struck-part' }]);
    expect(result.imported).toBe(3);
  });
});

it('reads a hidden column and names it', async () => {
  const { result, names: saved } = await imported((drawn) => {
    drawn.getColumn(3).hidden = true;
  });
  expect(result.doubts).toMatchObject([{ column: 'Cơ quan chủ trì', code: 'hidden-column' }]);
  expect(saved).toEqual(names);
});

it('takes the host of delegations from the head of their group and names it once', async () => {
  const { result } = await imported((drawn) => {
    for (const row of [2, 3, 4]) drawn.getCell(row, 3).value = null;
    drawn.insertRow(2, ['I', 'Sở Công Thương', null, 9]);
  });
  expect(result).toMatchObject({ imported: 3, ignored: [2] });
  expect(result.doubts).toMatchObject([{ row: 3, column: 'Cơ quan chủ trì', code: 'from-group' }]);
});

function filtered(drawn: ExcelJS.Worksheet): void {
  drawn.autoFilter = 'A1:G4';
  hide(3)(drawn);
}
