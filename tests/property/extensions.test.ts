import { array, assert, boolean, integer, option, property, record, shuffledSubarray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId } from '../../db/ids.ts';
import { listRecords } from '../../db/queries/lists.ts';
import { readTyped } from '../../db/record-rows.ts';
import { saveRecords } from '../../db/ledger/intake.ts';
import { homeOverview } from '../../electron/service/home.ts';
import { monthEntries } from '../../electron/service/month.ts';
import { readTaskBoard, readUrging } from '../../electron/service/tasks.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { childRows, fieldValue, type AnyRecord } from '../../shared/registers/define-register.ts';
import { boardQuerySchema } from '../../shared/registers/task/task-board.ts';
import { inForceOn } from '../../shared/registers/in-force.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import type { ChildSave } from '../../shared/registers/save-request.ts';
import { dueOn } from '../../shared/registers/task/task-status.ts';
import { taskDays } from '../../shared/registers/task/task.ts';
import { addDays, plainDate, type PlainDate } from '../../shared/time/plain-date.ts';
import { clockedStore } from './random-delegations.ts';
import { tableRows } from '../../shared/report/official-paper.ts';

const TODAY = plainDate('2024-06-12');
const ASSIGNED = addDays(TODAY, -40);

/** A history of extensions, each by some days more than the one before it, in any order of rows. */
const anyHistory = record({
  due: option(integer({ min: 0, max: 60 })),
  steps: array(
    record({
      on: option(integer({ min: 0, max: 60 }), { freq: 6 }),
      by: integer({ min: 0, max: 20 }),
      finished: integer({ min: 0, max: 5 }),
      withdrawn: integer({ min: 0, max: 3 }),
    }),
    { maxLength: 5 },
  ),
  rows: shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
  paused: boolean(),
});
type History = typeof anyHistory extends { generate(...of: never): { value: infer T } } ? T : never;

function extensionsOf({ due, steps, rows }: History): readonly ChildSave[] {
  let last = due ?? 0;
  const made = steps
    .toSorted((a, b) => (a.on ?? 0) - (b.on ?? 0))
    .map(({ on, by, finished, withdrawn }): ChildSave => {
      last += by;
      return {
        id: newId(),
        withdrawn: withdrawn === 0,
        fields: {
          date: on === null ? null : addDays(ASSIGNED, on),
          newDue: finished === 0 ? null : addDays(ASSIGNED, last),
        },
      };
    });
  return rows.flatMap((at) => made[at] ?? []);
}

const rule = registerNamed('task').inForce?.['dueInForce'];
if (rule === undefined) throw new Error('A task has a due date in force');

describe('any history of extensions', () => {
  it('gives one due date in list, form, board, list by due date, letter, slip, first screen and month', () => {
    assert(
      property(array(anyHistory, { minLength: 1, maxLength: 8 }), (histories) => {
        const { store } = clockedStore(TODAY);
        const ids = histories.map(() => newId());
        saveRecords(store, {
          writeId: newId(),
          saves: histories.map((history, index) => ({
            register: 'task' as const,
            id: ids[index] ?? '',
            fields: {
              content: 'Việc',
              assignedOn: ASSIGNED,
              due: history.due === null ? null : addDays(ASSIGNED, history.due),
              lead: { code: null, text: `Sở ${index}` },
              pausedOn: history.paused ? ASSIGNED : null,
            },
            children: { extensions: extensionsOf(history) },
          })),
        });
        const tasks = readTyped(store, 'task', ids);
        const expected = new Map(tasks.map((task) => [task.id, dueOn(taskDays(task), TODAY)]));
        const told = (dates: readonly (readonly [string, PlainDate | null])[]): void => {
          for (const [id, date] of dates) expect(date, id).toBe(expected.get(id));
        };
        const held = (task: AnyRecord): PlainDate | null => inForceOn(rule, task, TODAY);
        told(tasks.map((task) => [task.id, held(task)]));
        const list = listRecords(
          store,
          listQuerySchema.parse({ register: 'task', sort: 'dueInForce', descending: false }),
        ).rows.map((row) => [row.record.id, row.inForce['dueInForce'] ?? null] as const);
        expect(list).toHaveLength(ids.length);
        told(list);
        const dates = list.map(([, date]) => date ?? '');
        expect(dates).toEqual(dates.toSorted());
        for (const view of ['board', 'due'] as const) {
          const { columns } = readTaskBoard(store, boardQuerySchema.parse({ view }));
          told(columns.flatMap((column) => column.tasks.map((task) => [task.id, task.due] as const)));
        }
        for (const kind of ['letter', 'slip'] as const) {
          for (const id of ids) {
            const cells = tableRows(readUrging(store, kind, [id])[0])[0] ?? [];
            const date = cells.find((cell) => cell !== null && typeof cell === 'object');
            told([[id, date === undefined ? null : date.date]]);
          }
        }
        told(homeOverview(store).tasks.map((task) => [task.id, task.date]));
        const span = { from: ASSIGNED, to: addDays(ASSIGNED, 400) };
        const month = monthEntries(store, span).filter((entry) => entry.register === 'task');
        expect(month).toHaveLength([...expected.values()].filter((date) => date !== null).length);
        told(month.map((entry) => [entry.id ?? '', entry.date]));
      }),
      { numRuns: 60 },
    );
  });

  it('keeps with each extension what held before it, so that the first due date and each later one can be read', () => {
    assert(
      property(anyHistory, (history) => {
        const { store } = clockedStore(TODAY);
        const id = newId();
        const extensions = extensionsOf(history).filter((row) => row.withdrawn === false);
        saveRecords(store, {
          writeId: newId(),
          saves: [
            {
              register: 'task',
              id,
              fields: {
                content: 'Việc',
                assignedOn: ASSIGNED,
                due: history.due === null ? null : addDays(ASSIGNED, history.due),
              },
              children: { extensions },
            },
          ],
        });
        const [task] = readTyped(store, 'task', [id]);
        if (task === undefined) throw new Error('lost');
        const rows = childRows(task, 'extensions').filter((row) => fieldValue(row, 'newDue') !== null);
        const last = rows
          .map((row) => String(fieldValue(row, 'newDue')))
          .toSorted()
          .at(-1);
        // Every due date but the last was replaced by just one extension.
        const all = [task.due, ...rows.map((row) => fieldValue(row, 'newDue'))].map(String).toSorted();
        const replaced = [...rows.map((row) => fieldValue(row, 'oldDue')), last ?? task.due]
          .map(String)
          .toSorted();
        expect(replaced).toEqual(all);
      }),
      { numRuns: 60 },
    );
  });
});
