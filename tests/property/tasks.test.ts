import { array, assert, boolean, constantFrom, integer, oneof, option, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { closeReport } from '../../electron/service/reports/closing.ts';
import { liveReport } from '../../electron/service/reports/read.ts';
import type { RecordSave } from '../../shared/registers/save-request.ts';
import { sumOfEvents } from '../../shared/report/event-adjustments.ts';
import type { ReportModel } from '../../shared/report/report-model.ts';
import type { TaskBalance } from '../../shared/report/chapters/tasks/task-figures.ts';
import { addDays, plainDate } from '../../shared/time/plain-date.ts';
import { reportCalendars } from '../../shared/time/reporting-calendar.ts';
import { clockedStore } from './random-delegations.ts';

const FIRST_DAY = plainDate('2022-12-15');
const LAST_DAY = 765;
const quarters = ['Q1', 'Q2', 'Q3', 'Q4'] as const;

const after = option(integer({ min: 0, max: 300 }), { freq: 2 });
const anyTask = record({
  day: oneof(integer({ min: 0, max: LAST_DAY }), constantFrom(364, 365, 454, 455, 456, 547, 548)),
  due: after,
  extended: option(record({ on: integer({ min: 0, max: 100 }), by: integer({ min: 1, max: 200 }) })),
  done: after,
  cancelled: option(integer({ min: 0, max: 300 }), { freq: 1 }),
  paused: boolean(),
  level: option(constantFrom('provincialParty', 'chairman', 'department')),
  lead: option(constantFrom('Sở Ngoại vụ', 'Sở ngoại vụ', 'Sở Công Thương')),
  aside: boolean(),
});
type RandomTask = typeof anyTask extends { generate(...of: never): { value: infer T } } ? T : never;

function saveOf(one: RandomTask, id = newId()): RecordSave {
  const on = (days: number | null) => (days === null ? null : addDays(FIRST_DAY, one.day + days));
  const known = (days: number | null) => (days === null || one.day + days > LAST_DAY ? null : on(days));
  return {
    register: 'task',
    id,
    fields: {
      content: 'Việc',
      assignedOn: on(0),
      due: on(one.due),
      doneOn: known(one.done),
      cancelledOn: known(one.cancelled),
      pausedOn: one.paused ? known(5) : null,
      level: one.level,
      lead: one.lead === null ? null : { code: null, text: one.lead },
      countInReport: !one.aside,
    },
    children:
      one.extended === null
        ? {}
        : {
            extensions: [
              {
                id: newId(),
                fields: {
                  date: known(one.extended.on) ?? on(0),
                  newDue: on((one.due ?? one.extended.on) + one.extended.by),
                },
              },
            ],
          },
  };
}

const keys = [
  'carriedOver',
  'assigned',
  'doneOnTime',
  'doneLate',
  'doneNoDue',
  'cancelled',
  'carriedForward',
  'overdue',
  'forwardNoDue',
] as const;

const ended = (of: TaskBalance): number => of.doneOnTime + of.doneLate + of.doneNoDue + of.cancelled;

function footsUp(model: ReportModel): void {
  const { tasks } = model.figures;
  for (const of of [tasks.inPeriod, tasks.yearToDate, tasks.samePeriodLastYear])
    expect(of.carriedOver + of.assigned - ended(of)).toBe(of.carriedForward);
  for (const table of model.taskAnnex?.tables ?? []) {
    expect(table.total).toEqual(tasks[table.span]);
    for (const key of keys)
      expect(table.rows.reduce((sum, row) => sum + row[key], 0)).toBe(tasks[table.span][key]);
  }
  expect(model.taskAnnex?.tables).toHaveLength(4);
  expect(model.taskAnnex?.late).toHaveLength(tasks.inPeriod.overdue);
}

describe('the balance of any set of tasks', () => {
  it('balances in every period and calendar, and both tables and the list of late tasks add up to it', () => {
    assert(
      property(
        array(anyTask, { maxLength: 20 }),
        constantFrom(...reportCalendars.map((calendar) => calendar.id)),
        (all, calendarId) => {
          const { store } = clockedStore('2025-01-20');
          if (all.length > 0) saveRecords(store, { writeId: newId(), saves: all.map((one) => saveOf(one)) });
          let before: TaskBalance | null = null;
          for (const quarter of quarters) {
            const model = liveReport(store, { calendarId, periodCode: `2024-${quarter}` });
            footsUp(model);
            if (before !== null) expect(model.figures.tasks.inPeriod.carriedOver).toBe(before.carriedForward);
            before = model.figures.tasks.inPeriod;
          }
          footsUp(liveReport(store, { calendarId, periodCode: '2023-12-20..2024-02-29' }));
        },
      ),
      { numRuns: 15 },
    );
  });

  it('year to date = closed periods as closed + adjustments + this period, whatever was edited after each closing', () => {
    assert(
      property(
        array(anyTask, { minLength: 1, maxLength: 10 }),
        array(array(record({ which: integer({ min: 0, max: 99 }), into: anyTask }), { maxLength: 4 }), {
          minLength: 4,
          maxLength: 4,
        }),
        (all, stages) => {
          const { store } = clockedStore('2025-01-20');
          // Without extensions: rows of them would only pile up as a task is typed anew.
          const saves = all.map((one) => saveOf({ ...one, extended: null }));
          saveRecords(store, { writeId: newId(), saves });
          const reported = { taskAssigned: 0, taskEnded: 0 };
          for (const [index, quarter] of quarters.entries()) {
            const wanted = { calendarId: 'nd09', periodCode: `2024-${quarter}` };
            const model = liveReport(store, wanted);
            footsUp(model);
            const { inPeriod, yearToDate } = model.figures.tasks;
            reported.taskAssigned += sumOfEvents(model.eventAdjustments, 'taskAssigned') + inPeriod.assigned;
            reported.taskEnded += sumOfEvents(model.eventAdjustments, 'taskEnded') + ended(inPeriod);
            expect(reported).toEqual({ taskAssigned: yearToDate.assigned, taskEnded: ended(yearToDate) });
            closeReport(store, newId(), wanted);
            for (const { which, into } of stages[index] ?? []) {
              const target = saves[which % saves.length];
              if (target === undefined) continue;
              const changed = saveOf({ ...into, extended: null }, target.id);
              saveRecords(store, { writeId: newId(), saves: [changed] });
            }
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});
