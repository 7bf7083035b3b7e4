import { expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { fileBounds } from '../../../shared/contract/file-bounds.ts';
import { allOf, importInto, workbook, type Row } from './test-sheets.ts';

const heads = [
  'Tên đoàn',
  'Cơ quan chủ trì',
  'Nước đến',
  'Ngày đi',
  'Ngày về',
  'Số người',
  'Kinh phí',
  'Trưởng đoàn',
];
const row = (name: string): (string | number)[] => [
  name,
  'Sở Ngoại vụ',
  'Trung Quốc',
  '05/02/2024',
  '09/02/2024',
  '5',
  '100.000.000',
  'Nguyễn Văn An',
];
/** Said again and again: signs, numbers, days, names, words that are looked for. */
const units = [
  '( ',
  '()',
  '12',
  '1/2',
  '1.000 ',
  'và ',
  ', ',
  '; ',
  '. ',
  ' -',
  '中 ',
  'tương đương ',
  'A ',
  'Ông A ',
  'ngày ',
];
const again = (unit: string): string =>
  `${unit.repeat(fileBounds.cellCharacters / unit.length).slice(0, fileBounds.cellCharacters - 1)}x`;

// What takes time by the square of so many signs would not end within a test: a cell of them took up to half a minute.
it('keeps the words of cells that say the same thousands of times, and looks for nothing in them', async () => {
  const store = testStore('2024-04-01T03:00:00Z');
  const rows: Row[] = units.map((unit, at) => {
    const cells = row(`Đoàn ${at + 1} đi Quảng Tây`);
    cells[6 + (at % 2)] = again(unit);
    return cells;
  });
  const result = await importInto(store, workbook({ rows: [heads, ...rows] }));
  expect(result.problems).toEqual([]);
  expect(result.doubts.filter(({ code }) => code === 'kept-in-words').map((doubt) => doubt.row)).toEqual(
    expect.arrayContaining(units.map((_, at) => at + 2)),
  );
  const kept = JSON.stringify(allOf(store, 'outgoing-delegation'));
  for (const unit of units) expect(kept).toContain(again(unit).slice(-200).trim());
});

it('reads lists of many lines as before', async () => {
  const store = testStore('2024-04-01T03:00:00Z');
  const people = Array.from(
    { length: 150 },
    (_, at) => `${at + 1}. Nguyễn Văn An - Chuyên viên Sở Ngoại vụ tỉnh`,
  );
  const cells = [...row('Đoàn đi Quảng Tây'), people.join('\n')];
  const result = await importInto(store, workbook({ rows: [[...heads, 'Danh sách thành viên'], cells] }));
  expect(result.problems).toEqual([]);
  expect(allOf(store, 'outgoing-delegation')[0]?.['members']).toHaveLength(150);
});
