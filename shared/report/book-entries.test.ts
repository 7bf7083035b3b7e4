import { expect, test } from 'vitest';
import type { ListRow } from '../registers/list-query.ts';
import { isPlainDate } from '../time/plain-date.ts';
import { bookEntries } from './book-entries.ts';

function row(code: string, date: string, withdrawn: string | null = null): ListRow {
  return {
    record: { id: code, code, withdrawn: withdrawn === null ? null : { reason: withdrawn } },
    version: '',
    status: null,
    decidingDate: isPlainDate(date) ? date : null,
    decidingDateConfirmed: true,
    lastDate: null,
    personTrips: 0,
    counted: true,
    inForce: {},
  };
}

const rows = [row('4', ''), row('3', '2024-03-01'), row('2', '2024-02-01', 'twice'), row('1', '2024-02-01')];

test('a book counts its entries oldest first, undated last', () => {
  const entries = bookEntries(rows);
  expect(entries.map((entry) => [entry.number, entry.row.record.code])).toEqual([
    [1, '1'],
    [2, '2'],
    [3, '3'],
    [4, '4'],
  ]);
});

test('a withdrawn record keeps its line and says why', () => {
  expect(bookEntries(rows).map((entry) => entry.withdrawnFor)).toEqual([null, 'twice', null, null]);
});

test('withdrawn records are left out on request, and numbers stay without gaps', () => {
  expect(bookEntries(rows, false).map((entry) => entry.number)).toEqual([1, 2, 3]);
});
