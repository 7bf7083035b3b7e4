import { expect, it } from 'vitest';
import type { ListRow } from '../../shared/registers/list-query.ts';
import { MOST_RECORDS } from '../../shared/registers/save-request.ts';
import { extended, noMarks, toggled, unanchored, withPage, without, type Marks } from './list-marks.ts';

const rowOf = (id: string): ListRow => ({
  record: { id, code: `M-${id}`, withdrawn: null },
  version: `v-${id}`,
  status: null,
  decidingDate: null,
  decidingDateConfirmed: false,
  lastDate: null,
  personTrips: 0,
  counted: false,
  inForce: {},
  states: {},
});
const rows = ['a', 'b', 'c', 'd', 'e'].map(rowOf);
const ids = ({ marked }: Marks): string => [...marked.keys()].toSorted().join('');
const [a, , c] = rows;

it('marks a row with the version it is seen at, and takes the mark off again', () => {
  const marks = toggled(noMarks, c ?? rowOf('c'));
  expect([...marks.marked.values()]).toEqual([{ id: 'c', code: 'M-c', version: 'v-c' }]);
  expect(toggled(marks, c ?? rowOf('c')).marked.size).toBe(0);
});

it('marks a range from the row that was chosen, which shrinks and turns as Shift goes on', () => {
  let marks = extended(noMarks, rows, 1, 2);
  expect(ids(marks)).toBe('bc');
  marks = extended(marks, rows, 2, 4);
  expect(ids(marks)).toBe('bcde');
  marks = extended(marks, rows, 4, 2);
  expect(ids(marks)).toBe('bc');
  marks = extended(marks, rows, 2, 0);
  expect(ids(marks)).toBe('ab');
});

it('keeps what was marked before a range, and begins another range at the row chosen then', () => {
  let marks = toggled(noMarks, a ?? rowOf('a'));
  marks = extended(marks, rows, 2, 3);
  expect(ids(marks)).toBe('acd');
  marks = extended(marks, rows, 3, 2);
  expect(ids(marks)).toBe('ac');
  marks = extended(unanchored(marks), rows, 4, 4);
  expect(ids(marks)).toBe('ace');
});

it('marks a page and takes its marks off, and leaves other pages alone', () => {
  const other = toggled(noMarks, rowOf('x'));
  const all = withPage(other, rows);
  expect(ids(all)).toBe('abcdex');
  expect(ids(withPage(all, rows))).toBe('x');
  expect(ids(without(all, ['x', 'b']))).toBe('acde');
});

it('marks no more records than one save changes', () => {
  const many = Array.from({ length: MOST_RECORDS + 20 }, (_, at) => rowOf(String(at)));
  expect(withPage(noMarks, many).marked.size).toBe(MOST_RECORDS);
  expect(extended(noMarks, many, 0, many.length - 1).marked.size).toBe(MOST_RECORDS);
});
