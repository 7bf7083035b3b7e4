import { describe, expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { undoSave } from '../../../db/ledger/undo.ts';
import { readSettings } from '../../../db/settings.ts';
import { testStore } from '../../../db/test-store.ts';
import type { Decisions } from '../../../shared/import/import-result.ts';
import { allOf, importInto, workbook, type Row } from './test-sheets.ts';

const now = '2024-06-27T03:00:00Z';
const strange = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon'];
const row: Row = ['Đoàn học tập', 'Sở Ngoại vụ', 5, '05/02/2024', 'Trung Quốc'];
const targets = ['name', 'hostAgency', 'peopleDeclared', 'start', 'places'];
const unknown = workbook({ name: 'Bảng', rows: [['Danh sách năm 2024'], strange, row] });
const byHand: Partial<Decisions> = {
  headRows: [{ sheet: 'Bảng', row: 2 }],
  columns: targets.map((target, index) => ({ sheet: 'Bảng', index, target })),
};

describe('a file of which no head is known', () => {
  it('shows its first rows, and refuses to be imported as it is', async () => {
    const store = testStore(now);
    const judged = await importInto(store, unknown, { dryRun: true });
    expect(judged.headless?.rows.map(({ row: at, texts }) => [at, texts[0]])).toEqual([
      [1, 'Danh sách năm 2024'],
      [2, 'Alpha'],
      [3, 'Đoàn học tập'],
    ]);
    await expect(importInto(store, unknown)).rejects.toThrow('no-header-row');
  });

  it('tells its heads once a row is pointed at, and is read as they are assigned', async () => {
    const store = testStore(now);
    const pointed = await importInto(store, unknown, {
      dryRun: true,
      decisions: { headRows: byHand.headRows ?? [] },
    });
    expect(pointed.headless).toBeNull();
    expect(pointed.heads.map(({ title, target }) => [title, target])).toEqual(
      strange.map((head) => [head, null]),
    );
    expect(await importInto(store, unknown, { decisions: byHand })).toMatchObject({ imported: 1, bad: 0 });
    expect(allOf(store, 'outgoing-delegation')).toMatchObject([
      { name: 'Đoàn học tập', peopleDeclared: 5, departureActual: '2024-02-05' },
    ]);
  });

  it('is read alike the next time, until another is chosen; the undo of the import forgets it', async () => {
    const store = testStore(now);
    const { saveId } = await importInto(store, unknown, { decisions: byHand });
    const next = workbook({ name: 'Khác', rows: [strange.toReversed(), row.toReversed()] });
    const judged = await importInto(store, next, { dryRun: true });
    expect(judged.unchanged).toBe(1);
    expect(judged.heads.map(({ target, by }) => [target, by])).toEqual(
      targets.toReversed().map((target) => [target, 'remembered']),
    );
    const other = await importInto(store, next, {
      dryRun: true,
      decisions: { columns: [{ sheet: 'Khác', index: 3, target: null }] },
    });
    expect(other.heads[3]).toMatchObject({ title: 'Beta', target: null, by: 'hand' });
    expect(other.unused).toContain('Beta');
    undoSave(store, newId(), saveId ?? '', 'thử');
    expect(readSettings(store).importColumns).toBeNull();
  });

  it('may be told by the words of its heads', async () => {
    const store = testStore(now);
    const heads = strange.map((title, at) => ({ title, target: targets[at] ?? null }));
    expect(await importInto(store, unknown, { decisions: { heads } })).toMatchObject({ imported: 1 });
    const wrong = [...heads, { title: 'Omega', target: 'notes' }];
    await expect(importInto(store, unknown, { decisions: { heads: wrong } })).rejects.toThrow(
      'column-not-in-file',
    );
  });
});

describe('a file of which most heads are known', () => {
  const known = ['Tên đoàn', 'Cơ quan chủ trì', 'Số người', 'Ngày đi', 'Nước đến', 'Xe'];
  const content = workbook({ rows: [known, [...row, 'xe 16 chỗ']] });

  it.each<[string, number, string | null, Readonly<Record<string, unknown>>]>([
    ['an unknown head becomes a field', 5, 'notes', { notes: 'xe 16 chỗ' }],
    ['a known head is read as another field', 1, 'requestAgency', { hostAgency: null }],
    ['a known head is not read', 2, null, { peopleDeclared: null }],
  ])('%s', async (_, index, target) => {
    const store = testStore(now);
    const columns = [{ sheet: 'Sheet1', index, target }];
    const judged = await importInto(store, content, { dryRun: true, decisions: { columns } });
    expect(judged.heads[index]).toMatchObject({ target, by: 'hand' });
    expect(judged.columns.some((column) => column.target === target)).toBe(target !== null);
    expect(judged.unused.includes(known[index] ?? '')).toBe(target === null);
  });

  it('takes a field from the column that had it', async () => {
    const store = testStore(now);
    const columns = [{ sheet: 'Sheet1', index: 5, target: 'name' }];
    const judged = await importInto(store, content, { decisions: { columns } });
    expect(judged).toMatchObject({ imported: 1, unused: ['Tên đoàn'] });
    expect(allOf(store, 'outgoing-delegation')).toMatchObject([{ name: 'xe 16 chỗ' }]);
  });
});
