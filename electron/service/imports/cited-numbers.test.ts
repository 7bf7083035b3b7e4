import { describe, expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import type { OpenRegisterName } from '../../../shared/registers/all-registers.ts';
import { allOf, day, importInto, workbook, type Value } from './test-sheets.ts';

/** What a row of each register needs beside a number. */
const rows = {
  talk: [
    ['Ngày', '05/02/2024'],
    ['Nội dung', 'Trao đổi tình hình'],
    ['Hình thức', 'Hội đàm'],
  ],
  task: [
    ['Nội dung nhiệm vụ', 'Báo cáo'],
    ['Ngày giao', '01/02/2024'],
    ['Chủ trì', 'Sở Ngoại vụ'],
  ],
  letter: [
    ['Ngày', '05/02/2024'],
    ['Trích yếu', 'Mời dự hội nghị'],
    ['Gửi/Nhận', 'Gửi'],
  ],
  'assigning-document': [
    ['Trích yếu', 'Báo cáo'],
    ['Ngày đến', '10/02/2024'],
  ],
} satisfies Partial<Record<OpenRegisterName, readonly (readonly [string, string])[]>>;

async function read(register: keyof typeof rows, head: string, cell: Value) {
  const store = testStore();
  const cells: readonly (readonly string[])[] = rows[register];
  const result = await importInto(
    store,
    workbook({
      rows: [
        [...cells.map(([one]) => one ?? ''), head],
        [...cells.map(([, one]) => one ?? ''), cell],
      ],
    }),
    { register },
  );
  const doubts = result.doubts.filter(({ column }) => column === head).map(({ code }) => code);
  return { record: allOf(store, register)[0] ?? null, doubts, problems: result.problems };
}

describe('a number that says only itself', () => {
  it.each<[keyof typeof rows, string, string, string]>([
    ['talk', 'Biên bản', '01/BB', 'minutesNumber'],
    ['task', 'Văn bản báo cáo kết quả', '45-CV/TU', 'resultNumber'],
    ['letter', 'Số thư', '05/T-ĐDBG', 'number'],
    ['letter', 'Số thư', '桂外办函〔2024〕5号', 'number'],
    ['letter', 'Số thư', '12/2024', 'number'],
    ['assigning-document', 'Số, ký hiệu', '50/2025/QĐ-UBND', 'number'],
  ])('of %s under "%s": %s', async (register, head, cell, field) => {
    const { record, doubts, problems } = await read(register, head, cell);
    expect(problems).toEqual([]);
    expect(record).toMatchObject({ [field]: cell, notes: null });
    expect(doubts).toEqual([]);
  });
});

describe('a number with more in its cell', () => {
  it.each<[keyof typeof rows, string, Value, object, readonly string[]]>([
    [
      'talk',
      'Biên bản',
      'Biên bản số 01/BB ngày 21/02/2024',
      { minutesNumber: '01/BB', minutesDate: '2024-02-21' },
      [],
    ],
    ['talk', 'Biên bản', 'Đã ký', { minutesNumber: null, notes: 'Biên bản: Đã ký' }, ['kept-in-words']],
    ['talk', 'Biên bản', day('2024-02-21'), { minutesNumber: null, minutesDate: '2024-02-21' }, []],
    [
      'task',
      'Văn bản báo cáo kết quả',
      '35/BC-SNgV ngày 10/3/2024',
      { resultNumber: '35/BC-SNgV', resultDate: '2024-03-10' },
      [],
    ],
    ['letter', 'Số thư', 'Không số', { number: null, notes: 'Số thư: Không số' }, ['kept-in-words']],
    ['letter', 'Số thư', '-', { number: null, notes: null }, []],
    ['letter', 'Số thư', '…', { number: null, notes: null }, []],
    ['letter', 'Số thư', 'Chưa có', { number: null, notes: null }, []],
    [
      'letter',
      'Số thư',
      '05/T-UBND ngày 01/02/2024',
      { number: '05/T-UBND', date: '2024-02-05' },
      ['number-day-differs'],
    ],
    ['letter', 'Số thư', '05/02/2024', { number: null, date: '2024-02-05' }, ['day-without-number']],
    ['assigning-document', 'Số, ký hiệu', 'TB số 88/TB-UBND', { number: '88/TB-UBND' }, []],
    [
      'assigning-document',
      'Số, ký hiệu',
      'Thông báo 88/TB-UBND ngày 05/02/2024',
      { number: '88/TB-UBND', date: '2024-02-05' },
      [],
    ],
    [
      'assigning-document',
      'Số, ký hiệu',
      '88/TB-UBND\n05/02/2024\nUBND tỉnh',
      { number: '88/TB-UBND', date: '2024-02-05', issuer: { text: 'UBND tỉnh' } },
      [],
    ],
    [
      'assigning-document',
      'Số, ký hiệu',
      '88/TB-UBND (Hỏa tốc)',
      { number: '88/TB-UBND', notes: 'Số, ký hiệu: 88/TB-UBND (Hỏa tốc)' },
      ['kept-in-words'],
    ],
    [
      'assigning-document',
      'Số, ký hiệu',
      '88/TB-UBND; 89/TB-UBND',
      { number: '88/TB-UBND', notes: 'Số, ký hiệu: 88/TB-UBND; 89/TB-UBND' },
      ['kept-in-words'],
    ],
    ['assigning-document', 'Số, ký hiệu', 'Công điện 05/CĐ-UBND', { number: '05/CĐ-UBND' }, []],
  ])('of %s under "%s": %j', async (register, head, cell, fields, codes) => {
    const { record, doubts, problems } = await read(register, head, cell);
    expect(problems).toEqual([]);
    expect(record).toMatchObject(fields);
    expect(doubts).toEqual(codes);
  });
});
