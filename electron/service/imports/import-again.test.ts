import { expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import { listAll } from '../../../db/queries/lists.ts';
import { testStore } from '../../../db/test-store.ts';
import { listQuerySchema } from '../../../shared/registers/list-query.ts';
import { readerInPlace } from '../reader/reader.ts';
import { importSheet } from './import-sheet.ts';
import { day, workbook } from './test-sheets.ts';

const sheet = workbook({
  rows: [
    ['Tên đoàn', 'Cơ quan chủ trì', 'Nước đến', 'Số người', 'Ngày đi', 'Ngày về'],
    ['Đoàn dự hội nghị', 'Sở Ngoại vụ', 'Trung Quốc', 5, day('2024-02-01'), day('2024-02-03')],
    ['Đoàn khảo sát', 'Sở Công Thương', 'Trung Quốc', 3, day('2024-02-05'), day('2024-02-06')],
  ],
});
const asked = {
  register: 'outgoing-delegation',
  name: 'doan-ra.xlsx',
  content: sheet,
  dryRun: false,
  skipBadRows: false,
} as const;

it('an import made again after its answer was lost answers as the first time, and imports nothing twice', async () => {
  const store = testStore();
  const call = { ...asked, writeId: newId() };
  const [first, meanwhile] = await Promise.all([
    importSheet(() => store, readerInPlace, call),
    importSheet(() => store, readerInPlace, call),
  ]);
  expect(first).toMatchObject({ imported: 2, bad: 0 });
  expect(meanwhile).toEqual(first);
  expect(await importSheet(() => store, readerInPlace, call)).toEqual(first);
  expect(listAll(store, listQuerySchema.parse({ register: 'outgoing-delegation' })).total).toBe(2);
});
