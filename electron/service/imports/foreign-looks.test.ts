import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { notWithdrawn, type AnyChild } from '../../../shared/registers/define-register.ts';
import { allOf, importInto } from './test-sheets.ts';

const content = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../../tests/fixtures/sheet-looks/${name}`, import.meta.url)));

// One workbook of Excel, saved by LibreOffice in two other kinds.
const files = ['looks.xlsx', 'looks.ods', 'looks.xls'];

it.each(files)('%s has its hidden and struck rows asked about, those of members too', async (name) => {
  const { questions } = await importInto(testStore(), content(name), { name, dryRun: true });
  expect(questions.map(({ kind, rows }) => [kind, rows])).toEqual([
    ['hiddenRows', [6]],
    ['struckRows', [5, 7]],
  ]);
});

it.each(files)('of %s a member in a struck row is left as was answered', async (name) => {
  const store = testStore();
  const answers = { hiddenRows: 'leave', struckRows: 'leave' } as const;
  const options = { name, skipBadRows: true, decisions: { answers } };
  const { doubts } = await importInto(store, content(name), options);
  const [record, ...more] = allOf(store, 'outgoing-delegation');
  const members = record?.['members'];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a child list of a record is an array of its rows
  const names = notWithdrawn((members ?? []) as readonly AnyChild[]).map((member) => member['fullName']);
  expect([record?.['name'], names]).toEqual(['Đoàn A', ['Nguyễn Văn An', 'Trần Thị Bình']]);
  expect(more).toHaveLength(2);
  expect(doubts.filter(({ code }) => code !== 'people-not-members')).toMatchObject([
    { row: 3, column: 'Ghi chú', code: 'hidden-column' },
    { row: 2, column: 'Số người', code: 'cell-note', params: { value: 'Chỉ tính người đi' } },
    { row: 3, column: 'Tên đoàn', code: 'cell-note', params: { value: 'Trưởng đoàn thay đổi' } },
    { row: 8, column: 'Ghi chú', code: 'struck-part', params: { value: 'cũ' } },
    // Of an .xls parts of cells are not told.
    ...(name === 'looks.xls' ? [] : [{ row: 9, code: 'struck-part', params: { value: 'tham quan' } }]),
  ]);
});

it('of an old workbook a note is told without what stands behind it in the file', async () => {
  const name = 'long-note.xls';
  const { doubts } = await importInto(testStore(), content(name), { name, dryRun: true });
  expect(doubts).toMatchObject([
    { row: 2, code: 'cell-note', params: { value: 'Trưởng đoàn thay đổi: ông Nông Quốc Anh' } },
  ]);
});
