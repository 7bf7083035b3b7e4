import { expect, it } from 'vitest';
import { plainDate } from '../../../time/plain-date.ts';
import { calendarById, periodOf } from '../../../time/reporting-calendar.ts';
import { progressOf, shownSpans } from '../../period-names.ts';
import { reportNames } from '../../report-names.ts';
import { spansOf } from '../../report-model.ts';
import { stocksBySpan, type CountedIncident } from './incident-figures.ts';
import { draftIncidents, isReportedUp } from './incident-sentences.ts';
import { incidentTable } from './incident-tables.ts';

const names = reportNames([]);
const calendar = calendarById('nd09');

let made = 0;
function incident(occurred: string, own: Partial<CountedIncident> = {}): CountedIncident {
  made += 1;
  return {
    id: String(made),
    occurred: plainDate(occurred),
    settled: null,
    type: { code: 'BG07', text: 'Xâm canh' },
    side: 'china',
    commune: null,
    gate: null,
    post: null,
    beyondCompetence: false,
    markers: null,
    awaiting: false,
    ...own,
  };
}

function drafted(
  rows: readonly CountedIncident[],
  own: { code?: string; asOf?: string; leftOut?: number; beyond?: { count: number; reported: number } } = {},
): readonly string[] | null {
  const code = own.code ?? '2024-Q1';
  const period = calendar === undefined ? undefined : periodOf(calendar, code);
  if (calendar === undefined || period === undefined) throw new RangeError(code);
  const spans = spansOf(calendar, period);
  const asOf = plainDate(own.asOf ?? '2026-01-05');
  const text = draftIncidents({
    incidents: stocksBySpan(rows, spans),
    tables: (['type', 'side'] as const).map((by) => incidentTable(rows, by, spans, names)),
    period,
    shown: shownSpans(period, 'joint'),
    asOf,
    progress: progressOf(spans, asOf),
    awaitingLeftOut: own.leftOut ?? 0,
    beyondCompetence: own.beyond ?? { count: 0, reported: 0 },
  });
  return text === null ? null : text.split('\n');
}

const settled = { settled: plainDate('2024-02-01') };

it.each<[string, readonly CountedIncident[], readonly string[]]>([
  ['nothing happened', [], ['Trong kỳ không phát sinh sự vụ trên tuyến biên giới.']],
  [
    'one happened',
    [incident('2024-01-05')],
    [
      'Trong kỳ phát sinh 01 sự vụ trên tuyến biên giới: xâm canh; phía gây ra: phía Trung Quốc.',
      'Chưa giải quyết xong vụ nào; đến hết ngày 14/3/2024 còn 01 vụ đang giải quyết.',
    ],
  ],
  [
    'one happened and nobody recorded whose doing it was',
    [incident('2024-01-05', { side: null, ...settled })],
    [
      'Trong kỳ phát sinh 01 sự vụ trên tuyến biên giới: xâm canh.',
      'Đã giải quyết 01 vụ; đến hết ngày 14/3/2024 không còn vụ nào chưa giải quyết.',
    ],
  ],
  [
    'many happened, more than a year ago',
    [
      incident('2024-01-05', settled),
      incident('2024-01-06'),
      incident('2024-01-07', { type: { code: 'BG01', text: 'Phá hoại mốc' }, side: 'both' }),
      incident('2023-12-01'),
      incident('2023-01-05', { settled: plainDate('2023-02-01') }),
    ],
    [
      'Trong kỳ phát sinh 03 sự vụ trên tuyến biên giới, gồm: xâm canh (02 vụ); phá hoại mốc (01 vụ); theo phía gây ra: phía Trung Quốc (02 vụ); cả hai phía (01 vụ).',
      'Kỳ trước chuyển sang 01 vụ; đã giải quyết 01 vụ; đến hết ngày 14/3/2024 còn 03 vụ đang giải quyết.',
      'Số vụ phát sinh tăng 02 vụ so với cùng kỳ (01 vụ).',
    ],
  ],
  [
    'as many as a year ago',
    [incident('2024-01-05', settled), incident('2023-01-05', { settled: plainDate('2023-02-01') })],
    [
      'Trong kỳ phát sinh 01 sự vụ trên tuyến biên giới: xâm canh; phía gây ra: phía Trung Quốc.',
      'Đã giải quyết 01 vụ; đến hết ngày 14/3/2024 không còn vụ nào chưa giải quyết.',
      'Số vụ phát sinh bằng cùng kỳ (01 vụ).',
    ],
  ],
  [
    'less than a year ago',
    [incident('2023-01-05', { settled: plainDate('2023-02-01') })],
    [
      'Trong kỳ không phát sinh sự vụ trên tuyến biên giới.',
      'Số vụ phát sinh giảm 01 vụ so với cùng kỳ (01 vụ).',
    ],
  ],
])('says of a period where %s', (_case, rows, sentences) => {
  expect(drafted(rows)).toEqual(sentences);
});

it('tells what was reported to the centre only of what was', () => {
  const of = (count: number, reported: number) => drafted([], { beyond: { count, reported } })?.[1];
  expect(of(2, 0)).toBe('Có 02 vụ vượt thẩm quyền của tỉnh.');
  expect(of(2, 2)).toBe('Có 02 vụ vượt thẩm quyền của tỉnh, đã báo cáo Trung ương.');
  expect(of(3, 1)).toBe('Có 03 vụ vượt thẩm quyền của tỉnh, trong đó 01 vụ đã báo cáo Trung ương.');
});

it('takes a report for one to the centre by its level or its words, up to the last day', () => {
  const step = (own: object) => ({
    steps: [
      {
        id: '1',
        position: 0,
        withdrawn: false,
        kind: 'reportUp' as const,
        record: null,
        date: plainDate('2024-02-01'),
        number: null,
        level: null,
        summary: null,
        commitment: null,
        nextDate: null,
        files: null,
        ...own,
      },
    ],
  });
  const until = plainDate('2024-03-14');
  expect(isReportedUp(step({}), until)).toBe(false);
  expect(isReportedUp(step({ summary: 'Báo cáo UBND tỉnh' }), until)).toBe(false);
  expect(isReportedUp(step({ level: 'central' }), until)).toBe(true);
  expect(isReportedUp(step({ summary: 'Báo cáo Bộ Ngoại giao' }), until)).toBe(true);
  expect(isReportedUp(step({ kind: 'verification', level: 'central' }), until)).toBe(false);
  expect(isReportedUp(step({ level: 'central', date: plainDate('2024-03-20') }), until)).toBe(false);
});

it('tells the year to date apart, and of no day to come', () => {
  const rows = [incident('2024-01-05', settled), incident('2024-04-02')];
  expect(drafted(rows, { code: '2024-Q2' })?.at(-1)).toBe(
    '6 tháng đầu năm 2024 phát sinh 02 vụ, đã giải quyết 01 vụ.',
  );
  expect(drafted([], { asOf: '2024-02-20' })).toEqual([
    'Tính đến hết ngày 20/02/2024 chưa phát sinh sự vụ trên tuyến biên giới.',
  ]);
  expect(drafted([], { asOf: '2023-11-20' })).toBe(null);
});
