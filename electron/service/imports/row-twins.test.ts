import { expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import type { OpenRegisterName } from '../../../shared/registers/all-registers.ts';
import { importInto, workbook, type Row } from './test-sheets.ts';

const heads = ['STT', 'Tên đoàn', 'Cơ quan chủ trì', 'Số người', 'Nước đến', 'Ngày đi'];
const kept: Row = [1, 'Đoàn khảo sát thị trường Quảng Tây', 'Sở Công Thương', 5, 'Trung Quốc', '05/02/2024'];

/** What a second file of one row makes of it, read beside a first. */
async function second(row: Row, names: Row = heads, first: Row = kept, register?: OpenRegisterName) {
  const store = testStore();
  const of = register === undefined ? {} : { register };
  await importInto(store, workbook({ rows: [names, first] }), of);
  return importInto(store, workbook({ rows: [names, row] }), { ...of, dryRun: true });
}

it.each<[string, Row]>([
  ['another name', [1, 'Đoàn công tác khảo sát thị trường tại Quảng Tây', ...kept.slice(2)]],
  [
    'another name and number of people',
    [1, 'Đoàn đi khảo sát thị trường Quảng Tây', 'Sở Công Thương', 6, ...kept.slice(4)],
  ],
  ['another host, in capitals', [1, String(kept[1]).toUpperCase(), 'Sở Công Thương tỉnh', ...kept.slice(3)]],
])('a delegation of %s is told as probably the kept one', async (_what, row) => {
  const { doubts, good, updated } = await second(row);
  expect([good, updated]).toEqual([1, 0]);
  expect(doubts).toMatchObject([
    { code: 'maybe-known', params: { code: 'ĐR-VP-2024-0001', title: kept[1] }, target: 'code' },
  ]);
});

it.each<[string, Row]>([
  ['of another day', [1, kept[1] ?? '', 'Sở Công Thương', 5, 'Lào', '05/04/2024']],
  ['of another name, host and number', [1, 'Đoàn dự hội nghị y tế', 'Sở Y tế', 3, 'Lào', '05/02/2024']],
])('a delegation %s is told as none', async (_what, row) => {
  expect((await second(row)).doubts).toEqual([]);
});

it('a name in capitals and with more blanks is that of the same delegation, and takes no small letters away', async () => {
  const { unchanged } = await second([1, 'ĐOÀN KHẢO SÁT  THỊ TRƯỜNG QUẢNG TÂY', ...kept.slice(2)]);
  expect(unchanged).toBe(1);
});

it('a person in capitals is the same', async () => {
  const names = ['STT', 'Họ và tên', 'Ngày sinh', 'Chức vụ'];
  const known: Row = [1, 'Nguyễn Văn An', '01/02/1980', 'Giám đốc'];
  const caps: Row = [1, 'NGUYỄN  VĂN AN', '01/02/1980', 'Giám đốc'];
  expect((await second(caps, names, known, 'person')).unchanged).toBe(1);
});

it('two rows of a file with much the same name are told as perhaps one', async () => {
  const row: Row = [2, 'Đoàn đi khảo sát thị trường tại Quảng Tây', ...kept.slice(2)];
  const { doubts } = await importInto(testStore(), workbook({ rows: [heads, kept, row] }));
  expect(doubts).toMatchObject([{ row: 3, code: 'maybe-repeated', params: { row: 2 } }]);
});

it('one that is another updates that record once its code is written', async () => {
  const store = testStore();
  await importInto(store, workbook({ name: 'A', rows: [heads, kept] }));
  const row: Row = [1, 'Đoàn công tác khảo sát thị trường', ...kept.slice(2)];
  const mended = [{ sheet: 'A', row: 2, target: 'code', text: 'ĐR-VP-2024-0001' }];
  const content = workbook({ name: 'A', rows: [heads, row] });
  const { updates } = await importInto(store, content, { dryRun: true, decisions: { mended } });
  expect(updates).toMatchObject([{ code: 'ĐR-VP-2024-0001', changes: [{ after: row[1] }] }]);
});
