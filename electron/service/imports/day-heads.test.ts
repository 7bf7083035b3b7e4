import { expect, it } from 'vitest';
import { testStore } from '../../../db/test-store.ts';
import type { OpenRegisterName } from '../../../shared/registers/all-registers.ts';
import { allOf, importInto, workbook, type Row } from './test-sheets.ts';

const merges = ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:E2'];

/** What comes of a row of a delegation under heads of days, in one or two rows. */
async function read(
  register: OpenRegisterName,
  heads: readonly [readonly string[], (readonly string[])?],
  cells: Row,
  groups: readonly string[] = [],
) {
  const store = testStore();
  const [own, below] = heads;
  const result = await importInto(
    store,
    workbook({
      rows: [
        ['STT', 'Tên đoàn', 'Cơ quan chủ trì', 'Quốc gia', 'Số người', ...own],
        ...(below === undefined ? [] : [[null, null, null, null, null, ...below]]),
        [1, 'Đoàn cán bộ', 'Sở Ngoại vụ', 'Lào', 3, ...cells],
      ],
      merges: below === undefined ? [] : [...merges, ...groups],
    }),
    { register, skipBadRows: true },
  );
  const [record] = allOf(store, register);
  return {
    record,
    unused: result.unused,
    targets: result.columns.slice(5).map(({ target }) => target),
    doubts: result.doubts.map(({ code }) => code),
  };
}

const days = ['05/02/2024', '07/02/2024'];

it.each<readonly [string, string]>([
  ['Ngày giờ đi', 'Ngày giờ về'],
  ['Ngày, giờ đi', 'Ngày, giờ về'],
  ['Ngày/giờ đi', 'Ngày/giờ về'],
  ['Thời điểm đi', 'Thời điểm về'],
  ['TG đi', 'TG về'],
  ['Đi ngày', 'Về ngày'],
  ['Ngày khởi hành', 'Ngày trở về'],
  ['Ngày lên đường', 'Ngày về nước'],
  ['Từ', 'Đến'],
])('reads “%s” and “%s” as first and last day', async (first, last) => {
  const { record } = await read('outgoing-delegation', [[first, last]], days);
  expect(record).toMatchObject({ departureActual: '2024-02-05', returnActual: '2024-02-07' });
});

it.each<readonly [string, string]>([
  ['Ngày giờ đến', 'Ngày giờ đi'],
  ['Đến ngày', 'Đi ngày'],
  ['Đến ngày', 'Rời ngày'],
  ['Từ ngày', 'Đến ngày'],
  ['Từ', 'Đến'],
  ['Ngày đi', 'Ngày về'],
  ['Đến', 'Đi'],
])('reads “%s” and “%s” as arrival and leaving', async (first, last) => {
  const { record } = await read('incoming-delegation', [[first, last]], days);
  expect(record).toMatchObject({ arrivalActual: '2024-02-05', leaveActual: '2024-02-07' });
});

it('reads what is planned of “Từ” and “Đến” too', async () => {
  const { record } = await read('incoming-delegation', [['Từ (dự kiến)', 'Đến (dự kiến)']], days);
  expect(record).toMatchObject({ arrivalPlanned: '2024-02-05', leavePlanned: '2024-02-07' });
});

it.each([[['Từ', 'Đến']], [['Đến', 'Đi']], [['Từ ngày', 'Đến ngày']]])(
  'reads %j below “Thời gian” as arrival and leaving',
  async (below) => {
    const { record } = await read('incoming-delegation', [['Thời gian', ''], below], days, ['F1:G1']);
    expect(record).toMatchObject({ arrivalActual: '2024-02-05', leaveActual: '2024-02-07' });
  },
);

it.each(['Ngày', 'Ngày, giờ', 'Ngày tháng', 'Ngày, tháng, năm', 'Thời điểm', 'Ngày công tác'])(
  'reads %j as the days of the trip where no other head has them',
  async (head) => {
    const { record } = await read('outgoing-delegation', [[head]], ['05-07/02/2024']);
    expect(record).toMatchObject({ departureActual: '2024-02-05', returnActual: '2024-02-07' });
  },
);

it('leaves “Ngày” beside the days of the trip unread, and names it', async () => {
  const { record, unused } = await read(
    'outgoing-delegation',
    [['Ngày', 'Ngày đi', 'Ngày về']],
    ['01/01/2024', ...days],
  );
  expect(record).toMatchObject({ departureActual: '2024-02-05', returnActual: '2024-02-07' });
  expect(unused).toEqual(['Ngày']);
});

it.each<[Row, string, string | null]>([
  [[5, 2, 2024], '2024-02-05', null],
  [['05', '02', '24'], '2024-02-05', null],
  [['5-7', 2, 2024], '2024-02-05', '2024-02-07'],
])('reads day, month and year %j in columns of their own', async (cells, from, to) => {
  const { record, doubts } = await read(
    'outgoing-delegation',
    [
      ['Thời gian đi', '', ''],
      ['Ngày', 'Tháng', 'Năm'],
    ],
    cells,
    ['F1:H1'],
  );
  expect(record).toMatchObject({ departureActual: from, returnActual: to, notes: null });
  expect(doubts).toEqual([]);
});

it('takes a column of years for no men', async () => {
  const { unused } = await read('outgoing-delegation', [['Năm', 'Ngày đi']], [2024, '05/02/2024']);
  expect(unused).toEqual(['Năm']);
});

it.each<[readonly string[], Row, string | null]>([
  [['来访时间', '离开时间'], ['2024/1/9', '2024/1/10'], '2024-01-10'],
  [['Thời gian', 'Ngày rời'], ['09/01/2024', '10/01/2024'], '2024-01-10'],
  [['Thời gian', 'Ngày rời'], ['09/01/2024', ''], null],
  [['Thời gian'], ['09/01/2024'], '2024-01-09'],
])(
  'under %j takes a lone day %j for the last one only where no other column has that',
  async (heads, cells, end) => {
    const { record } = await read('incoming-delegation', [heads], cells);
    expect(record).toMatchObject({ arrivalActual: '2024-01-09', leaveActual: end });
  },
);
