import { describe, expect, it } from 'vitest';
import type { OpenStore } from '../../../db/file/open.ts';
import { newId } from '../../../db/ids.ts';
import { listAll } from '../../../db/queries/lists.ts';
import { outgoing, save, testStore } from '../../../db/test-store.ts';
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
const sheetAsked = {
  register: 'outgoing-delegation',
  name: 'doan-ra.xlsx',
  content: sheet,
  dryRun: false,
  skipBadRows: false,
} as const;

it('an import made again after its answer was lost answers as the first time, and imports nothing twice', async () => {
  const store = testStore();
  const call = { ...sheetAsked, writeId: newId() };
  const [first, meanwhile] = await Promise.all([
    importSheet(() => store, readerInPlace, call),
    importSheet(() => store, readerInPlace, call),
  ]);
  expect(first).toMatchObject({ imported: 2, bad: 0 });
  expect(meanwhile).toEqual(first);
  expect(await importSheet(() => store, readerInPlace, call)).toEqual(first);
  expect(listAll(store, listQuerySchema.parse({ register: 'outgoing-delegation' })).total).toBe(2);
});

describe('what is saved while the rows of a sheet are judged', () => {
  const twin = outgoing({
    name: 'Đoàn dự hội nghị',
    hostAgency: { code: 'SNgV', text: 'Sở Ngoại vụ' },
    peopleDeclared: 5,
    departureActual: '2024-02-01',
    returnActual: '2024-02-03',
  });

  /** The open store of an import; a call of another window is answered before the last row is judged. */
  const besideOther = async (other: (store: OpenStore) => void) => {
    const store = testStore();
    let asked = 0;
    let last = Number.POSITIVE_INFINITY;
    const open = (): OpenStore => {
      asked += 1;
      if (asked === last) other(store);
      return store;
    };
    await importSheet(open, readerInPlace, { ...sheetAsked, dryRun: true, writeId: newId() });
    // A trial judges last of all; the import proper asks once more before it begins.
    [last, asked] = [asked + 1, 0];
    return { store, open };
  };
  const total = (store: OpenStore): number =>
    listAll(store, listQuerySchema.parse({ register: 'outgoing-delegation' })).total;

  it('is known when the rows are saved, and not imported once more', async () => {
    const { store, open } = await besideOther((other) => void save(other, twin));
    const outcome = await importSheet(open, readerInPlace, { ...sheetAsked, writeId: newId() });
    expect(outcome).toMatchObject({ imported: 1, updated: 0, unchanged: 1, bad: 0 });
    expect(total(store)).toBe(2);
  });

  it('is changed by its row where the file says something else', async () => {
    const { store, open } = await besideOther(
      (other) => void save(other, { ...twin, fields: { ...twin.fields, returnActual: '2024-02-09' } }),
    );
    const outcome = await importSheet(open, readerInPlace, { ...sheetAsked, writeId: newId() });
    expect(outcome).toMatchObject({ imported: 2, updated: 1 });
    expect(outcome.updates[0]?.changes).toMatchObject([{ before: '09/02/2024', after: '03/02/2024' }]);
    expect(total(store)).toBe(2);
  });

  it('is no harm where it is something else', async () => {
    const { store, open } = await besideOther((other) => void save(other, outgoing()));
    const outcome = await importSheet(open, readerInPlace, { ...sheetAsked, writeId: newId() });
    expect(outcome).toMatchObject({ imported: 2, bad: 0 });
    expect(total(store)).toBe(3);
  });
});
