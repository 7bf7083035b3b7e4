import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taskStatusOn, taskTimeline, type TaskDays } from '../../../registers/task/task-status.ts';
import { statusAt } from '../../../registers/define-register.ts';
import { addDays, plainDate } from '../../../time/plain-date.ts';
import { taskBalance, type CountedTask } from './task-figures.ts';

const base = plainDate('2024-01-01');
const day = (least = 0) => fc.integer({ min: least, max: 400 }).map((days) => addDays(base, days));
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const anyTask: fc.Arbitrary<CountedTask> = fc.record({
  id: fc.uuid(),
  assignedOn: day(),
  due: maybe(day()),
  extensions: fc.array(fc.record({ on: day(), newDue: day() }), { maxLength: 3 }),
  doneOn: maybe(day()),
  pausedOn: maybe(day()),
  resumedOn: maybe(day()),
  cancelledOn: maybe(day()),
  level: fc.constant(null),
  lead: fc.constant(null),
});

const task = (days: Partial<CountedTask>): CountedTask => ({
  id: '1',
  assignedOn: plainDate('2024-01-10'),
  due: plainDate('2024-02-10'),
  extensions: [],
  doneOn: null,
  pausedOn: null,
  resumedOn: null,
  cancelledOn: null,
  level: null,
  lead: null,
  ...days,
});
const quarter = { from: plainDate('2023-12-15'), to: plainDate('2024-03-14') };

describe('the balance of tasks', () => {
  it('balances for every history and every span, and one span hands over to the next', () => {
    fc.assert(
      fc.property(
        fc.array(anyTask, { maxLength: 30 }),
        day(),
        fc.integer({ min: 0, max: 200 }),
        (tasks, from, length) => {
          const to = addDays(from, length);
          const b = taskBalance(tasks, { from, to }, to);
          expect(b.carriedOver + b.assigned - b.doneOnTime - b.doneLate - b.doneNoDue - b.cancelled).toBe(
            b.carriedForward,
          );
          expect(b.overdue + b.forwardNoDue).toBeLessThanOrEqual(b.carriedForward);
          const next = taskBalance(tasks, { from: addDays(to, 1), to: addDays(to, 50) }, addDays(to, 50));
          expect(next.carriedOver).toBe(b.carriedForward);
        },
      ),
    );
  });

  it.each([
    [{ doneOn: plainDate('2024-02-10') }, { doneOnTime: 1, carriedForward: 0 }],
    [{ doneOn: plainDate('2024-02-11') }, { doneLate: 1, carriedForward: 0 }],
    [
      { due: null, doneOn: plainDate('2024-02-11') },
      { doneNoDue: 1, carriedForward: 0 },
    ],
    [{}, { carriedForward: 1, overdue: 1, forwardNoDue: 0 }],
    [{ due: null }, { carriedForward: 1, overdue: 0, forwardNoDue: 1 }],
    [{ due: quarter.to }, { carriedForward: 1, overdue: 0 }],
    [{ pausedOn: plainDate('2024-02-01') }, { carriedForward: 1 }],
    [{ cancelledOn: plainDate('2024-02-01') }, { cancelled: 1, carriedForward: 0 }],
    [
      { extensions: [{ on: plainDate('2024-02-01'), newDue: plainDate('2024-04-01') }] },
      { carriedForward: 1, overdue: 0 },
    ],
    [
      { assignedOn: plainDate('2023-12-14'), doneOn: plainDate('2023-12-15') },
      { carriedOver: 1, assigned: 0, doneOnTime: 1 },
    ],
    [{ assignedOn: plainDate('2024-03-15') }, { assigned: 0, carriedForward: 0 }],
  ])('%j', (days, expected) => {
    expect(taskBalance([task(days)], quarter, quarter.to)).toMatchObject(expected);
  });
});

describe('the status of a task', () => {
  const days: TaskDays = task({});
  it.each([
    ['2024-01-10', 'taskInTime'],
    ['2024-02-06', 'taskInTime'],
    ['2024-02-07', 'taskDueSoon'],
    ['2024-02-10', 'taskDueSoon'],
    ['2024-02-11', 'taskOverdue'],
  ])('on %s is %s', (on, status) => {
    expect(taskStatusOn(days, plainDate(on))).toBe(status);
  });

  it('is on every day what its steps say', () => {
    fc.assert(
      fc.property(anyTask, fc.integer({ min: 0, max: 450 }), (any, after) => {
        const on = addDays(any.assignedOn, after);
        expect(statusAt(taskTimeline(any), on)).toBe(taskStatusOn(any, on));
      }),
    );
  });
});
