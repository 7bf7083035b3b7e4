import { expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import type { Answers } from '../../../shared/import/import-result.ts';
import { allOf, day, importInto, workbook, type Row } from './test-sheets.ts';

/** What comes of rows of days of outgoing delegations. */
async function read(
  heads: readonly string[],
  rows: readonly Row[],
  above: readonly Row[] = [],
  answers: Answers = {},
) {
  const store = testStore();
  const result = await importInto(
    store,
    workbook({
      rows: [
        ...above,
        ['STT', 'Tên đoàn', 'Cơ quan chủ trì', 'Nước đến', 'Số người', ...heads],
        ...rows.map((cells, at) => [at + 1, `Đoàn ${at + 1}`, 'Sở Ngoại vụ', 'Lào', 3, ...cells]),
      ],
    }),
    { skipBadRows: true, decisions: { answers } },
  );
  return {
    questions: result.questions.map(({ kind }) => kind),
    records: allOf(store, 'outgoing-delegation'),
    doubts: result.doubts.map(({ row, column, code }) => `${row} ${column}: ${code}`),
    problems: result.problems.map(({ row, column, code }) => `${row} ${column}: ${code}`),
  };
}

it.each([
  ['Đầu tháng 3/2024', '2024-03-01'],
  ['Tháng 6/2024', '2024-06-01'],
  ['Tháng 6/2024 (dự kiến)', '2024-06-01'],
  ['cuối tháng 5/2024', '2024-05-21'],
  ['trung tuần tháng 4/2024', '2024-04-11'],
  ['tuần 2 tháng 4/2024', '2024-04-08'],
  ['Quý II/2024', '2024-04-01'],
  ['6 tháng cuối năm 2024', '2024-07-01'],
])(
  'keeps a trip that only says %j as planned for the first of its days, and names it',
  async (cell, first) => {
    const { records, doubts, problems } = await read(['Ngày đi'], [[cell]]);
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      { departurePlanned: first, departureActual: null, notes: `Ngày đi: ${cell}` },
    ]);
    expect(doubts).toEqual(['2 Ngày đi: date-first-of-span']);
  },
);

it.each(['cuối tháng 5', 'sau Tết'])('asks for the day of a trip that only says %j', async (cell) => {
  const { problems } = await read(['Ngày đi'], [[cell]]);
  expect(problems).toEqual(['2 Ngày đi: no-day']);
});

it('takes the month of the plan of a trip that was put off', async () => {
  const { records, problems } = await read(['Ngày đi (KH)', 'Ngày đi (TT)'], [['Tháng 2/2024', 'Hoãn']]);
  expect(problems).toEqual([]);
  expect(records).toMatchObject([{ departurePlanned: '2024-02-01', calledOff: 'postponed' }]);
});

it.each<[readonly string[], Row, readonly string[]]>([
  [['Ngày đi', 'Ngày về'], ['05/02/2023', '05/02/2024'], ['2 Ngày về: trip-long']],
  [['Thời gian'], ['05/02/2024 - 07/02/2025'], ['2 Thời gian: trip-long']],
  [['Ngày đi', 'Ngày về'], ['05/01/2024', '01/03/2024'], []],
])('under %j names a trip of many months: %j', async (heads, cells, doubts) => {
  expect((await read(heads, [cells])).doubts).toEqual(doubts);
});

it('gives days without a year that in which they lie within the days of the title', async () => {
  const { records } = await read(
    ['Thời gian'],
    [['20/12'], ['28/12 - 3/1'], ['5/1 (mùng 6)']],
    [['DANH SÁCH ĐOÀN RA (từ 15/12/2023 đến 14/3/2024)']],
  );
  expect(records).toMatchObject([
    { departureActual: '2023-12-20' },
    { departureActual: '2023-12-28', returnActual: '2024-01-03' },
    { departureActual: '2024-01-05', notes: 'Thời gian: 5/1 (mùng 6)' },
  ]);
});

it.each<[readonly string[], Row, string, readonly string[]]>([
  [
    ['Ngày đi', 'Ngày về'],
    ['05/02/2024', 'cuối tháng 2'],
    'Ngày về: cuối tháng 2',
    ['2 Ngày về: kept-in-words'],
  ],
  [
    ['Ngày đi (KH)', 'Ngày đi (TT)'],
    ['Tháng 02/2024', '05/02/2024'],
    'Ngày đi (KH): Tháng 02/2024',
    ['2 Ngày đi (KH): kept-in-words'],
  ],
  [
    ['Thời gian (KH)', 'Thời gian (TH)'],
    ['Quý I/2024', '05-07/02/2024'],
    'Thời gian (KH): Quý I/2024',
    ['2 Thời gian (KH): kept-in-words'],
  ],
])('under %j keeps of %j the words beside the day that is known', async (heads, cells, notes, doubts) => {
  const told = await read(heads, [cells]);
  expect(told.problems).toEqual([]);
  expect(told.records).toMatchObject([{ departureActual: '2024-02-05', notes }]);
  expect(told.doubts).toEqual(doubts);
});

it.each([
  ['Hoãn', 'postponed'],
  ['Đã hủy', 'cancelled'],
  ['Không thực hiện', 'cancelled'],
])('takes %j in place of the day for a trip that is called off', async (cell, calledOff) => {
  const { records, doubts } = await read(['Ngày đi (KH)', 'Ngày đi (TT)'], [['05/02/2024', cell]]);
  expect(records).toMatchObject([{ departurePlanned: '2024-02-05', departureActual: null, calledOff }]);
  expect(doubts).toEqual([]);
});

it('takes the only year of the other days for those that have none, and names it', async () => {
  const { records, doubts } = await read(
    ['Thời gian'],
    [['05/02/2024'], ['12/3'], ['20-22/3'], ['15/02/2024 - 17/02/2024']],
  );
  expect(records.map((record) => record['departureActual'])).toEqual([
    '2024-02-05',
    '2024-03-12',
    '2024-03-20',
    '2024-02-15',
  ]);
  expect(doubts).toEqual(['3 Thời gian: date-year-of-rows', '4 Thời gian: date-year-of-rows']);
});

it('asks for the year where the other days are of several', async () => {
  const { problems } = await read(['Ngày đi'], [['05/12/2023'], ['12/3'], ['05/02/2024']]);
  expect(problems).toEqual(['3 Ngày đi: no-year']);
});

it('takes the year from the permits where no day has one', async () => {
  const { records, doubts } = await read(
    ['Ngày đi', 'Quyết định'],
    [['12/3', '145/QĐ-UBND ngày 20/01/2024']],
  );
  expect(records).toMatchObject([{ departureActual: '2024-03-12' }]);
  expect(doubts).toEqual(['2 Ngày đi: date-year-of-rows']);
});

it('keeps what a cell says beside the day that is taken', async () => {
  const { records, doubts } = await read(
    ['Ngày đi'],
    [['05/02/2024 dời sang 12/02/2024'], ['05/02/2024 (mùng 6 Tết)']],
  );
  expect(records).toMatchObject([
    { departureActual: '2024-02-12', notes: 'Ngày đi: 05/02/2024 dời sang 12/02/2024' },
    { departureActual: '2024-02-05', notes: 'Ngày đi: 05/02/2024 (mùng 6 Tết)' },
  ]);
  expect(doubts).toEqual(['2 Ngày đi: date-moved', '3 Ngày đi: date-beside']);
});

it.each<['dayFirst' | 'monthFirst' | null, readonly (readonly unknown[])[]]>([
  [null, []],
  [
    'dayFirst',
    [
      ['2024-05-02', '2024-05-03'],
      ['2024-02-15', '2024-02-17'],
    ],
  ],
  [
    'monthFirst',
    [
      ['2024-02-05', '2024-03-05'],
      ['2024-02-15', '2024-02-17'],
    ],
  ],
])('asks for the order of text dates that another one proves month first: %s', async (answer, expected) => {
  const days = [
    ['2/5/2024', '3/5/2024'],
    ['2/15/2024', '2/17/2024'],
  ];
  const { records, questions } = await read(
    ['Ngày đi (KH)', 'Ngày về (KH)'],
    days,
    [],
    answer === null ? {} : { dateOrder: answer },
  );
  expect(questions).toEqual(['dateOrder']);
  expect(records.map((record) => [record['departurePlanned'], record['returnPlanned']])).toEqual(expected);
});

it('asks for no order of dates because of a date in a column of something else', async () => {
  const { questions } = await read(
    ['Ngày đi', 'Địa phương'],
    [
      ['13/02/2024', day('2024-05-02')],
      ['14/02/2024', day('2024-07-02')],
    ],
  );
  expect(questions).toEqual([]);
});

it('takes the days of a trip that was called off for planned, where no head says that they happened', async () => {
  const off = await read(['Ngày đi', 'Ngày về', 'Ghi chú'], [['05/02/2024', '07/02/2024', 'Hoãn']]);
  expect(off.records).toMatchObject([
    {
      departureActual: null,
      departurePlanned: '2024-02-05',
      returnActual: null,
      returnPlanned: '2024-02-07',
    },
  ]);
  const gone = await read(['Ngày đi (TT)', 'Ghi chú'], [['05/02/2024', 'Hủy']]);
  expect(gone.records).toMatchObject([{ departureActual: '2024-02-05', calledOff: 'cancelled' }]);
});

it.each<[Row, string, string | null, readonly string[]]>([
  [['05/02', '07/02/2024'], '2024-02-05', '2024-02-07', ['2 Ngày đi: date-year-of-rows']],
  [['28/12/2023', '03/01'], '2023-12-28', '2024-01-03', ['2 Ngày về: date-year-of-rows']],
  [['05/02/2024', '7'], '2024-02-05', '2024-02-07', ['2 Ngày về: date-year-of-rows']],
  [['05/02/2024', 'cùng ngày'], '2024-02-05', '2024-02-05', []],
  [['05/02/2024', 'Chưa về'], '2024-02-05', null, []],
  [['Từ 05/02/2024', 'đến 07/02/2024'], '2024-02-05', '2024-02-07', []],
])('reads %j by the other day of the row', async (cells, from, to, doubts) => {
  const told = await read(['Ngày đi', 'Ngày về'], [cells]);
  expect(told.records).toMatchObject([{ departureActual: from, returnActual: to, notes: null }]);
  expect(told.doubts).toEqual(doubts);
});

it('begins a trip over the new year in the year before where neither day says its year', async () => {
  const { records } = await read(['Ngày đi', 'Ngày về'], [['28/12', '03/01']], [['ĐOÀN RA NĂM 2024']]);
  expect(records).toMatchObject([{ departureActual: '2023-12-28', returnActual: '2024-01-03' }]);
});

it('takes the year of other days that write two figures of it', async () => {
  const { records } = await read(['Ngày đi'], [['05/02/24'], ['12/3']]);
  expect(records.map((record) => record['departureActual'])).toEqual(['2024-02-05', '2024-03-12']);
});
