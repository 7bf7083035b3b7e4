import { expect, it } from 'vitest';
import { shippedRows } from '../../../reference/shipped-rows.ts';
import { addDays, addYears, plainDate, type PlainDate } from '../../../time/plain-date.ts';
import { calendarById, periodOf } from '../../../time/reporting-calendar.ts';
import { progressOf, shownSpans } from '../../period-names.ts';
import { reportNames } from '../../report-names.ts';
import { spansOf } from '../../report-model.ts';
import { INTERNATIONAL, type CountedRow, type Direction } from './counted-row.ts';
import { crossTable, visitTables } from './cross-tables.ts';
import { draftCooperation } from './delegation-sentences.ts';

const names = reportNames(shippedRows);
const calendar = calendarById('nd09');

function factsOf(code: string, asOf = '2026-01-05') {
  const period = calendar === undefined ? undefined : periodOf(calendar, code);
  if (calendar === undefined || period === undefined) throw new RangeError(code);
  const spans = spansOf(calendar, period);
  const day = plainDate(asOf);
  return { spans, shown: shownSpans(period, 'joint'), asOf: day, progress: progressOf(spans, day), names };
}

let made = 0;
function row(
  direction: Direction,
  day: PlainDate,
  personTrips: number,
  own: Partial<CountedRow> = {},
): CountedRow {
  made += 1;
  return {
    id: String(made),
    direction,
    decidingDate: day,
    confirmed: true,
    personTrips,
    areOfficials: true,
    level: null,
    hostAgency: null,
    purpose: null,
    gate: null,
    fundingSource: null,
    planning: null,
    countries: ['CN'],
    ...own,
  };
}

const q1 = plainDate('2024-01-10');
const before = addYears(q1, -1);
const many = (
  direction: Direction,
  count: number,
  day: PlainDate,
  trips: number,
  own: Partial<CountedRow> = {},
): readonly CountedRow[] => Array.from({ length: count }, () => row(direction, day, trips, own));

const drafted = (rows: readonly CountedRow[], code = '2024-Q1', asOf?: string): readonly string[] =>
  draftCooperation({ ...factsOf(code, asOf), rows, adjustments: [] }).split('\n');

it.each<[string, readonly CountedRow[], readonly string[]]>([
  ['nothing happened', [], ['Trong kỳ không phát sinh đoàn ra, đoàn vào.']],
  [
    'nothing happened but a year ago',
    [...many('outgoing', 3, before, 4), ...many('incoming', 1, before, 5)],
    [
      'Trong kỳ không phát sinh đoàn ra, đoàn vào.',
      'Đoàn ra giảm 03 đoàn so với cùng kỳ (03 đoàn), giảm 12 lượt (12 lượt); đoàn vào giảm 01 đoàn so với cùng kỳ (01 đoàn), giảm 05 lượt (05 lượt).',
    ],
  ],
  [
    'only one direction, in a first year',
    many('outgoing', 1, q1, 4),
    [
      'Công tác quản lý đoàn ra được thực hiện theo quy định với 01 đoàn ra/04 lượt công chức, viên chức; trong kỳ không có đoàn vào.',
      'Các đoàn ra đến Trung Quốc (01 đoàn/04 lượt).',
    ],
  ],
  [
    'more than a year ago and none before',
    [...many('outgoing', 9, q1, 2), ...many('outgoing', 3, before, 2), ...many('incoming', 2, q1, 5)],
    [
      'Công tác quản lý đoàn ra, đoàn vào được thực hiện theo quy định với 09 đoàn ra/18 lượt công chức, viên chức; 02 đoàn vào/10 lượt người nước ngoài đến thăm, làm việc tại tỉnh.',
      'Các đoàn ra đến Trung Quốc (09 đoàn/18 lượt).',
      'Các đoàn vào đến từ Trung Quốc (02 đoàn/10 lượt).',
      'Đoàn ra tăng 06 đoàn so với cùng kỳ (03 đoàn), tăng 12 lượt (06 lượt); cùng kỳ năm trước không có đoàn vào.',
    ],
  ],
  [
    'as many as a year ago',
    [
      ...many('outgoing', 3, q1, 2),
      ...many('outgoing', 3, before, 2),
      ...many('incoming', 2, q1, 5),
      ...many('incoming', 2, before, 6),
    ],
    [
      'Công tác quản lý đoàn ra, đoàn vào được thực hiện theo quy định với 03 đoàn ra/06 lượt công chức, viên chức; 02 đoàn vào/10 lượt người nước ngoài đến thăm, làm việc tại tỉnh.',
      'Các đoàn ra đến Trung Quốc (03 đoàn/06 lượt).',
      'Các đoàn vào đến từ Trung Quốc (02 đoàn/10 lượt).',
      'Đoàn ra bằng cùng kỳ (03 đoàn/06 lượt); đoàn vào bằng cùng kỳ (02 đoàn), giảm 02 lượt (12 lượt).',
    ],
  ],
  [
    'not all are known to be officials, two countries, an organisation, and one that was not recorded',
    [
      row('outgoing', q1, 4, { areOfficials: false, countries: ['JP', 'KR'] }),
      row('incoming', q1, 5, { countries: [INTERNATIONAL] }),
      row('incoming', q1, 3, { countries: [] }),
    ],
    [
      'Công tác quản lý đoàn ra, đoàn vào được thực hiện theo quy định với 01 đoàn ra/04 lượt người; 02 đoàn vào/08 lượt người nước ngoài đến thăm, làm việc tại tỉnh.',
      '01 đoàn đi 02 nước (Nhật Bản, Hàn Quốc).',
      'Các đoàn vào đến từ Tổ chức quốc tế (01 đoàn/05 lượt); 01 đoàn chưa ghi quốc tịch.',
    ],
  ],
])('says of a period where %s', (_case, rows, sentences) => {
  expect(drafted(rows)).toEqual(sentences);
});

it('tells the year to date in a paragraph of its own, beside the same of the year before', () => {
  const q2 = plainDate('2024-04-10');
  const rows = [
    ...many('outgoing', 2, q1, 3),
    ...many('outgoing', 1, q2, 3),
    ...many('outgoing', 1, before, 3),
    ...many('outgoing', 1, addYears(q2, -1), 3),
  ];
  expect(drafted(rows, '2024-Q2')).toEqual([
    'Công tác quản lý đoàn ra được thực hiện theo quy định với 01 đoàn ra/03 lượt công chức, viên chức; trong kỳ không có đoàn vào.',
    'Các đoàn ra đến Trung Quốc (01 đoàn/03 lượt).',
    'Đoàn ra bằng cùng kỳ (01 đoàn/03 lượt).',
    '6 tháng đầu năm 2024 có 03 đoàn ra/09 lượt công chức, viên chức. Đoàn ra tăng 01 đoàn so với cùng kỳ (02 đoàn), tăng 03 lượt (06 lượt).',
  ]);
});

it('speaks of no day to come as if it had passed', () => {
  expect(drafted([], '2024-Q1', '2024-02-20')).toEqual([
    'Tính đến hết ngày 20/02/2024 chưa phát sinh đoàn ra, đoàn vào.',
  ]);
  // Compared with a whole quarter, a part of one would always be less.
  expect(
    drafted([...many('outgoing', 1, q1, 2), ...many('outgoing', 5, before, 2)], '2024-Q1', '2024-02-20'),
  ).toEqual([
    'Công tác quản lý đoàn ra được thực hiện theo quy định với 01 đoàn ra/02 lượt công chức, viên chức; tính đến hết ngày 20/02/2024 không có đoàn vào.',
    'Các đoàn ra đến Trung Quốc (01 đoàn/02 lượt).',
  ]);
  expect(drafted(many('outgoing', 1, q1, 2), '2024-Q2', '2024-04-01').at(-1)).toBe(
    'Từ đầu năm đến hết ngày 01/4/2024 có 01 đoàn ra/02 lượt công chức, viên chức.',
  );
  expect(drafted([], '2024-Q1', '2023-12-01')).toEqual([
    'Kỳ báo cáo bắt đầu từ ngày 15/12/2023, chưa có số liệu.',
  ]);
});

it('puts a delegation to several countries into one row of its own, and counts its visits in another table', () => {
  const { spans } = factsOf('2024-Q1');
  const rows = [
    row('outgoing', q1, 4, { countries: ['JP', 'KR'] }),
    row('outgoing', addDays(q1, 1), 6, { countries: ['KR'] }),
    row('outgoing', q1, 2, { countries: ['TW'] }),
  ];
  const table = crossTable(rows, 'outgoing', 'country', spans, names);
  expect(
    table.rows.map(({ label, inPeriod }) => [label, inPeriod.delegations, inPeriod.personTrips]),
  ).toEqual([
    ['Hàn Quốc', 1, 6],
    ['Đài Loan (Trung Quốc)', 1, 2],
    ['Đi từ hai nước trở lên', 1, 4],
  ]);
  expect(table.total.inPeriod).toEqual({ delegations: 3, personTrips: 12 });
  const [visits, ...others] = visitTables(rows, spans, names);
  expect(others).toEqual([]);
  expect(visits?.rows.map(({ label, inPeriod }) => [label, inPeriod.delegations])).toEqual([
    ['Hàn Quốc', 2],
    ['Nhật Bản', 1],
    ['Đài Loan (Trung Quốc)', 1],
  ]);
});
