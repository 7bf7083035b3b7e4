import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, plainDate, type PlainDate } from './plain-date.ts';
import { weekLanes } from './week-lanes.ts';

const monday = plainDate('2024-03-25');
const week = Array.from({ length: 7 }, (_, index) => addDays(monday, index));
const entry = (title: string, date: string, until: string | null = null) => ({
  title,
  date: plainDate(date),
  until: until === null ? null : plainDate(until),
});

it('puts what began first highest, and what comes later on the first line that is free again', () => {
  const lanes = weekLanes(week, [
    entry('họp', '2024-03-26'),
    entry('đoàn ra', '2024-03-24', '2024-03-26'),
    entry('đoàn vào', '2024-03-26', '2024-04-02'),
    entry('hạn', '2024-03-27'),
    entry('tuần sau', '2024-04-01', '2024-04-03'),
  ]);
  expect(
    lanes.map(({ entry: { title }, lane, from, to, beganBefore, goesOn }) => [
      title,
      lane,
      from.slice(8),
      to.slice(8),
      beganBefore,
      goesOn,
    ]),
  ).toEqual([
    ['đoàn ra', 0, '25', '26', true, false],
    ['đoàn vào', 1, '26', '31', false, true],
    ['họp', 2, '26', '26', false, false],
    ['hạn', 0, '27', '27', false, false],
  ]);
});

it('never has two entries on one line on one day, and leaves none out that touches the week', () => {
  const day = fc.integer({ min: -20, max: 20 }).map((days): PlainDate => addDays(monday, days));
  const entries = fc.array(
    fc.record({ date: day, length: fc.integer({ min: 0, max: 30 }) }).map(({ date, length }) => ({
      date,
      until: length === 0 ? null : addDays(date, length),
    })),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(entries, (all) => {
      const lanes = weekLanes(week, all);
      const touching = all.filter((one) =>
        week.some((on) => on >= one.date && on <= (one.until ?? one.date)),
      );
      expect(new Set(lanes.map((one) => one.entry))).toEqual(new Set(touching));
      for (const on of week) {
        const there = lanes.filter(({ from, to }) => from <= on && on <= to).map(({ lane }) => lane);
        expect(new Set(there).size).toBe(there.length);
      }
    }),
  );
});
