import { expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { testStore } from '../../../db/test-store.ts';
import { mainOf } from '../../../db/file/handles.ts';
import type { OpenStore } from '../../../db/file/open.ts';
import { noDecisions, type Decisions, type ImportResult } from '../../../shared/import/import-result.ts';
import { readerInPlace } from '../reader/reader.ts';
import { importSheet } from './import-sheet.ts';
import { allOf, workbook, type Row } from './test-sheets.ts';

const now = '2024-03-27T03:00:00Z';
const heads = ['STT', 'Tên đoàn', 'Cơ quan chủ trì', 'Số người', 'Ngày đi', 'Nước đến', 'Màu cờ'];
const good: Row = [1, 'Đoàn học tập', 'Sở Ngoại vụ', 5, '05/02/2024', 'Trung Quốc', null];
const badDay: Row = [2, 'Đoàn khảo sát', 'Sở Công Thương', 3, '30/02/2024', 'Trung Quốc', 'đỏ'];
const noPeople: Row = [3, 'Đoàn xúc tiến', 'Sở Công Thương', null, '06/02/2024', 'Nước Mơ', null];
const again: Row = [4, 'Đoàn học tập', 'Sở Ngoại vụ', 5, '05/02/2024', 'Trung Quốc', null];

function tried(
  store: OpenStore,
  decisions: Partial<Decisions> = {},
  { dryRun = true, writeId = newId(), rows = [heads, good, badDay, noPeople, again] } = {},
): Promise<ImportResult> {
  return importSheet(() => store, readerInPlace, {
    writeId,
    register: 'outgoing-delegation',
    name: 'bang.xlsx',
    content: workbook({ name: 'Quý I', rows }),
    dryRun,
    skipBadRows: true,
    decisions: { ...noDecisions, ...decisions },
  });
}

const cell = (row: number, target: string, text: string) => ({ sheet: 'Quý I', row, target, text });
const mended = [
  cell(3, 'start', '29/2/24'),
  cell(4, 'peopleDeclared', '12'),
  cell(4, 'places', 'Trung Quốc (Bằng Tường)'),
];

it('shows the rows that are refused with their words, and the place of what is wrong', async () => {
  const result = await tried(testStore(now));
  expect(result).toMatchObject({ good: 1, bad: 3, doubles: 1, unused: ['Màu cờ'], imported: 0 });
  expect(result.typed.map(({ target }) => target)).toEqual([
    'name',
    'hostAgency',
    'peopleDeclared',
    'start',
    'places',
  ]);
  const shown = result.rows.map(({ row, problems, double }) => [
    row,
    problems.map(({ target }) => target),
    double,
  ]);
  expect(shown).toEqual([
    [2, [], false],
    [3, ['start'], false],
    [4, ['places'], false],
    [5, [undefined], true],
  ]);
  expect(result.rows[1]?.texts).toMatchObject({ name: 'Đoàn khảo sát', start: '30/02/2024' });
});

it('judges what was typed in cells as if the sheet said it, and imports it as one save', async () => {
  const store = testStore(now);
  expect(await tried(store, { mended: mended.slice(0, 2) })).toMatchObject({ good: 2, bad: 2, doubles: 1 });
  const judged = await tried(store, { mended });
  expect(judged).toMatchObject({ good: 3, bad: 1, doubles: 1 });
  expect(judged.rows.filter(({ row }) => row === 3 || row === 4).map(({ problems }) => problems)).toEqual([
    [],
    [],
  ]);
  expect(allOf(store, 'outgoing-delegation')).toEqual([]);
  const writeId = newId();
  const result = await tried(
    store,
    { mended, taken: [{ sheet: 'Quý I', row: 5 }] },
    { dryRun: false, writeId },
  );
  expect(result).toMatchObject({ good: 4, bad: 0, imported: 4 });
  expect(
    allOf(store, 'outgoing-delegation').map((record) => [
      record['name'],
      record['departureActual'],
      record['peopleDeclared'],
    ]),
  ).toEqual([
    ['Đoàn học tập', '2024-02-05', 5],
    ['Đoàn khảo sát', '2024-02-29', 3],
    ['Đoàn xúc tiến', '2024-02-06', 12],
    ['Đoàn học tập', '2024-02-05', 5],
  ]);
  // Made again under the same id it acts once.
  const repeated = await tried(
    store,
    { mended, taken: [{ sheet: 'Quý I', row: 5 }] },
    { dryRun: false, writeId },
  );
  expect(repeated.saveId).toBe(result.saveId);
  expect(allOf(store, 'outgoing-delegation')).toHaveLength(4);
});

it('takes what is typed under a head that the sheet lacks', async () => {
  const store = testStore(now);
  const rows = [heads.filter((head) => head !== 'Nước đến'), good.filter((_, at) => at !== 5)];
  const result = await tried(store, {}, { rows });
  expect(result.rows[0]?.problems.map(({ target, column }) => [target, column])).toEqual([
    ['places', 'Nước đến'],
  ]);
  expect(result.typed.at(-1)).toEqual({ target: 'places', title: 'Nước đến' });
  expect(await tried(store, { mended: [cell(2, 'places', 'Lào')] }, { rows })).toMatchObject({
    good: 1,
    bad: 0,
  });
});

it('keeps no words that were typed for the repetition of the call', async () => {
  const store = testStore(now);
  await tried(store, { mended }, { dryRun: false });
  const kept: unknown = mainOf(store).prepare('SELECT * FROM applied_call').all();
  expect(JSON.stringify(kept)).toContain('saveId');
  expect(JSON.stringify(kept)).not.toMatch(/Bằng Tường|Đoàn khảo sát/);
});
