import { expect, it } from 'vitest';
import { noMarks } from './list-marks.ts';
import { firstRow, keepOpened, keepPlace, placeIn, rowOf, wholeList } from './list-place.ts';

it('chooses by the record, wherever it stands by now, then by the place', () => {
  expect(rowOf(['c', 'a', 'b'], { ids: ['a'], at: 0 })).toBe(1);
  expect(rowOf(['c', 'b'], { ids: ['a', 'b'], at: 0 })).toBe(1);
  expect(rowOf(['c', 'd'], { ids: ['a'], at: 1 })).toBe(1);
  expect(rowOf(['c', 'd'], { ids: ['a'], at: 7 })).toBe(1);
  expect(rowOf([], firstRow)).toBe(-1);
});

it('begins a list with clean filters, and has it as it was left', () => {
  expect(placeIn('talk')).toEqual({ query: wholeList('talk'), chosen: firstRow, marks: noMarks, scroll: 0 });
  const query = { ...wholeList('talk'), search: 'Bằng Tường', offset: 40 };
  keepPlace('talk', { query, scroll: 120 });
  expect(placeIn('talk')).toEqual({ query, chosen: firstRow, marks: noMarks, scroll: 120 });
  expect(placeIn('letter').query.search).toBe('');
});

it('has the record that was opened last chosen, and the one of before it where a new one was not saved', () => {
  keepOpened('task', 'a');
  keepOpened('task', 'new');
  expect(rowOf(['b', 'a'], placeIn('task').chosen)).toBe(1);
  expect(rowOf(['b', 'a', 'new'], placeIn('task').chosen)).toBe(2);
  keepOpened('task', 'b');
  expect(placeIn('task').chosen.ids).toEqual(['b', 'new']);
});
