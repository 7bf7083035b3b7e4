import { describe, expect, it } from 'vitest';
import { plainDate } from '../../time/plain-date.ts';
import type { FoundColumn } from '../columns/found-columns.ts';
import { cellsInOrder, dateOrder } from './date-order.ts';
import { emptyCell, type SheetCell } from './sheet-cells.ts';

const columns: readonly FoundColumn[] = [
  { index: 0, target: 'start', reader: 'start', title: 'Ngày đi', context: '' },
  { index: 1, target: 'end', reader: 'end', title: 'Ngày về', context: '' },
];

/** A true date as `2024-05-02`, a text date as it is typed. */
const cell = (said: string): SheetCell =>
  said === ''
    ? emptyCell
    : said.includes('/')
      ? { text: said, date: null, number: null }
      : { text: said, date: plainDate(said), number: null };

const rowsOf = (...rows: readonly (readonly [string, string])[]) =>
  rows.map((said, at) => ({ row: at + 2, cells: said.map(cell) }));

describe('the order of days and months in true dates', () => {
  it.each<[string, readonly (readonly [string, string])[], readonly number[]]>([
    [
      'text dates with a day above 12 beside them',
      [
        ['2024-05-02', '2024-07-02'],
        ['13/02/2024', '15/02/2024'],
        ['2024-06-02', '2024-08-02'],
      ],
      [2, 4],
    ],
    [
      'a text date in one of the columns',
      [
        ['2024-05-02', '2024-07-02'],
        ['2024-12-02', '14/02/2024'],
      ],
      [2, 3],
    ],
    [
      'trips of months that would be of days',
      [
        ['2024-05-02', '2024-07-02'],
        ['2024-01-03', '2024-03-03'],
      ],
      [2, 3],
    ],
    ['a return before the start that changing about mends', [['2024-09-03', '2024-01-04']], [2]],
    ['nothing, where a return before the start stays one', [['2024-11-03', '2024-03-03']], []],
  ])('is asked about for %s', (_what, rows, asked) => {
    expect(dateOrder('Sheet1', columns, rowsOf(...rows))?.question.rows ?? []).toEqual(asked);
  });

  it.each<[string, readonly (readonly [string, string])[]]>([
    [
      'days above 12 among them',
      [
        ['2024-05-02', '2024-05-13'],
        ['2024-05-14', '15/05/2024'],
      ],
    ],
    [
      'trips of days',
      [
        ['2024-05-02', '2024-05-07'],
        ['2024-06-02', '2024-06-04'],
      ],
    ],
    [
      'a true date with a day above 12 in another column',
      [
        ['2024-05-02', '2024-05-14'],
        ['2024-06-02', '15/06/2024'],
      ],
    ],
    [
      'text dates that such an Excel would have made true dates',
      [
        ['2024-05-02', '2024-05-03'],
        ['05/02/2024', '16/02/2024'],
      ],
    ],
    ['text dates alone', [['13/02/2024', '15/02/2024']]],
    [
      'text dates of which some prove that the day is first',
      [
        ['13/02/2024', '15/02/2024'],
        ['02/05/2024', '02/07/2024'],
      ],
    ],
    [
      'text dates that prove nothing, of trips of days',
      [
        ['05/02/2024', '07/02/2024'],
        ['03/04/2024', '08/04/2024'],
      ],
    ],
    ['text dates of which none could be either', [['2/13/2024', '2/15/2024']]],
    ['month and year', [['2/2024', '3/2024']]],
    [
      'text dates with a day up to 12',
      [
        ['2024-05-02', '2024-05-03'],
        ['05/02/2024', '06/02/2024'],
      ],
    ],
    ['a day that is its month', [['2024-05-05', '13/05/2024']]],
  ])('is not asked about for %s', (_what, rows) => {
    expect(dateOrder('Sheet1', columns, rowsOf(...rows))).toBeNull();
  });

  it('shows both readings of the first cells, and reads the true dates alone day first', () => {
    const rows = rowsOf(['2024-05-02', '2024-07-02'], ['13/02/2024', '15/02/2024']);
    const found = dateOrder('Sheet1', columns, rows);
    expect(found?.question.samples[0]).toEqual({
      row: 2,
      column: 'Ngày đi',
      text: '02/05/2024',
      readings: { dayFirst: '05/02/2024', monthFirst: '02/05/2024' },
    });
    const read = rows.map(({ cells }) =>
      found === null ? [] : cellsInOrder(cells, found, 'dayFirst').map(({ text }) => text),
    );
    expect(read).toEqual([
      ['2024-02-05', '2024-02-07'],
      ['13/02/2024', '15/02/2024'],
    ]);
  });
});

describe('the order of days and months in text dates', () => {
  it.each<[string, readonly (readonly [string, string])[], readonly number[]]>([
    [
      'text dates that can only be month first beside them',
      [
        ['2/5/2024', '2/7/2024'],
        ['2/15/2024', '2/17/2024'],
      ],
      [2],
    ],
    [
      'text dates of both orders beside them',
      [
        ['2/5/2024', '2/7/2024'],
        ['2/15/2024', '17/2/2024'],
      ],
      [2],
    ],
    ['a span whose end can only be month first', [['2/5/2024 - 2/15/2024', '3/3/2024']], [2]],
    ['trips of months that would be of days', [['2/5/2024', '2/7/2024']], [2]],
    ['a trip of months in one cell that would be of days', [['2/5/2024 - 2/7/2024', '']], [2]],
  ])('is asked about for %s', (_what, rows, asked) => {
    expect(dateOrder('Sheet1', columns, rowsOf(...rows))?.question.rows ?? []).toEqual(asked);
  });

  it('is asked about where another table of the file proves that the month is first', () => {
    const rows = rowsOf(['2/5/2024', '3/5/2024']);
    expect(dateOrder('Sheet1', columns, rows)).toBeNull();
    expect(dateOrder('Sheet1', columns, rows, new Set(['monthFirst']))?.question.rows).toEqual([2]);
  });

  it('changes them about where the month is first, and shows both readings', () => {
    const rows = rowsOf(['2/5/2024 - 2/7/2024', '2/7/2024'], ['2/15/2024', '2/17/2024']);
    const found = dateOrder('Sheet1', columns, rows);
    expect(found?.question.samples[0]).toEqual({
      row: 2,
      column: 'Ngày đi',
      text: '2/5/2024 - 2/7/2024',
      readings: { dayFirst: '02/05/2024 – 02/07/2024', monthFirst: '05/02/2024 – 07/02/2024' },
    });
    const read = (answer: 'dayFirst' | 'monthFirst') =>
      rows.map(({ cells }) =>
        found === null ? [] : cellsInOrder(cells, found, answer).map(({ text }) => text),
      );
    expect(read('monthFirst')).toEqual([
      ['5/2/2024 - 7/2/2024', '7/2/2024'],
      ['15/2/2024', '17/2/2024'],
    ]);
    expect(read('dayFirst')).toEqual(rows.map(({ cells }) => cells.map(({ text }) => text)));
  });

  it('makes true dates of those that were typed month first in an Excel with the day first', () => {
    const rows = rowsOf(['2024-05-02', '2024-07-02'], ['2/15/2024', '2/17/2024']);
    const found = dateOrder('Sheet1', columns, rows);
    expect(found?.question.samples[0]).toMatchObject({
      text: '02/05/2024',
      readings: { dayFirst: '02/05/2024', monthFirst: '05/02/2024' },
    });
    const read = rows.map(({ cells }) =>
      found === null ? [] : cellsInOrder(cells, found, 'monthFirst').map(({ text }) => text),
    );
    expect(read).toEqual([
      ['2024-02-05', '2024-02-07'],
      ['2/15/2024', '2/17/2024'],
    ]);
  });
});
