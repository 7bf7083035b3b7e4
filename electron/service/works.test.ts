import { expect, it } from 'vitest';
import { testStore } from '../../db/test-store.ts';
import { importSheet } from './imports/import-sheet.ts';
import { allOf, workbook, type Row } from './imports/test-sheets.ts';
import { readerInPlace } from './reader/reader.ts';
import { Works } from './works.ts';

const heads: Row = ['Thời gian', 'Hình thức', 'Nội dung'];
const talks = Array.from({ length: 3_000 }, (_, at): Row => ['22/02/2024', 'Hội đàm', `Nội dung ${at + 1}`]);
const content = workbook({ rows: [heads, ...talks] });

function importing(works: Works, gone?: AbortSignal) {
  const store = testStore('2024-04-01T03:00:00Z');
  const options = { writeId: crypto.randomUUID(), register: 'talk', name: 'a.xlsx', content } as const;
  const outcome = works
    .during('reading', gone, (how) =>
      importSheet(() => store, readerInPlace, { ...options, dryRun: false, skipBadRows: false }, how),
    )
    .catch((error: { readonly detail: unknown }) => error.detail);
  return { store, outcome };
}

it('tells how far the check of a long sheet is, which is cancelled between two rows and then saves nothing', async () => {
  const works = new Works();
  const { store, outcome } = importing(works);
  await expect.poll(() => works.progress('reading'), { interval: 1 }).toMatchObject({ step: 'check' });
  expect(works.progress('reading')).toMatchObject({ total: 3_000 });
  expect(works.progress('another')).toBeNull();
  works.cancel('another');
  works.cancel('reading');
  expect(await outcome).toMatchObject({ code: 'read-cancelled' });
  expect(works.progress('reading')).toBeNull();
  expect(allOf(store, 'talk')).toEqual([]);
});

it('is cancelled when nobody waits for it any more', async () => {
  const { store, outcome } = importing(new Works(), AbortSignal.abort());
  expect(await outcome).toMatchObject({ code: 'read-cancelled' });
  expect(allOf(store, 'talk')).toEqual([]);
});
