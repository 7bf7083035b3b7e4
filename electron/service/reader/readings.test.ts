import { expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import { importSheet } from '../imports/import-sheet.ts';
import { allOf, workbook, type Row } from '../imports/test-sheets.ts';
import { readerInPlace } from './reader.ts';
import { Readings } from './readings.ts';

const heads: Row = ['Thời gian', 'Hình thức', 'Nội dung'];
const talks = Array.from({ length: 3_000 }, (_, at): Row => ['22/02/2024', 'Hội đàm', `Nội dung ${at + 1}`]);
const content = workbook({ rows: [heads, ...talks] });

function importing(readings: Readings, gone?: AbortSignal) {
  const store = testStore('2024-04-01T03:00:00Z');
  const options = { writeId: crypto.randomUUID(), register: 'talk', name: 'a.xlsx', content } as const;
  const outcome = readings
    .during('reading', gone, (how) =>
      importSheet(() => store, readerInPlace, { ...options, dryRun: false, skipBadRows: false }, how),
    )
    .catch((error: { readonly detail: unknown }) => error.detail);
  return { store, outcome };
}

it('tells how far the check of a long sheet is, which is cancelled between two rows and then saves nothing', async () => {
  const readings = new Readings();
  const { store, outcome } = importing(readings);
  await expect.poll(() => readings.progress('reading'), { interval: 1 }).toMatchObject({ step: 'check' });
  expect(readings.progress('reading')).toMatchObject({ total: 3_000 });
  expect(readings.progress('another')).toBeNull();
  readings.cancel('another');
  readings.cancel('reading');
  expect(await outcome).toMatchObject({ code: 'read-cancelled' });
  expect(readings.progress('reading')).toBeNull();
  expect(allOf(store, 'talk')).toEqual([]);
});

it('is cancelled when nobody waits for it any more', async () => {
  const { store, outcome } = importing(new Readings(), AbortSignal.abort());
  expect(await outcome).toMatchObject({ code: 'read-cancelled' });
  expect(allOf(store, 'talk')).toEqual([]);
});
