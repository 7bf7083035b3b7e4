import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boardColumn,
  boardColumns,
  boardFilters,
  boardQuerySchema,
  fillBoard,
  type BoardTask,
} from './task-board.ts';
import { taskStatuses } from './task-status.ts';

const someTask: fc.Arbitrary<BoardTask> = fc
  .record({
    id: fc.uuid(),
    code: fc.stringMatching(/^NV-VP-2024-\d{4}$/),
    title: fc.constant('Việc'),
    status: fc.constantFrom(...Object.keys(taskStatuses)),
    days: fc.option(fc.integer({ min: -500, max: 500 })),
    lead: fc.option(fc.constantFrom('Sở Ngoại vụ', 'Sở Công Thương')),
    office: fc.option(fc.constantFrom('Văn phòng', 'Sở Công Thương')),
    person: fc.option(fc.constantFrom('Lan', 'Minh')),
    leader: fc.option(fc.constantFrom('Giám đốc', 'Phó Giám đốc')),
    group: fc.option(fc.constantFrom('foreign', 'border')),
    document: fc.option(fc.constantFrom('a', 'b')),
  })
  .map((task) => ({
    ...task,
    version: '',
    column: boardColumn(task.status),
    due: null,
    documentName: task.document === null ? null : `Số ${task.document}`,
  }));
const query = (part: object) => boardQuerySchema.parse(part);

describe('the board', () => {
  it('holds every task in one column, the earliest first, and no more cards than asked for', () => {
    fc.assert(
      fc.property(fc.array(someTask, { maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (tasks, most) => {
        const { columns } = fillBoard(tasks, query({ most }));
        expect(columns.map(({ column }) => column)).toEqual(boardColumns);
        expect(columns.reduce((sum, { total }) => sum + total, 0)).toBe(tasks.length);
        for (const { column, total, tasks: cards } of columns) {
          expect(cards.length).toBe(Math.min(total, most));
          for (const [index, card] of cards.entries()) {
            expect(card.column).toBe(column);
            const next = cards[index + 1];
            if (next !== undefined) expect(card.days ?? Infinity).toBeLessThanOrEqual(next.days ?? Infinity);
          }
        }
      }),
    );
  });

  it('narrowed by a value shows as many open tasks as its choice says', () => {
    fc.assert(
      fc.property(fc.array(someTask, { maxLength: 40 }), (tasks) => {
        const { choices } = fillBoard(tasks, query({}));
        for (const filter of boardFilters) {
          for (const { value, count } of choices[filter]) {
            const narrowed = fillBoard(tasks, query({ filters: { [filter]: [value] }, view: 'due' }));
            expect(narrowed.columns[0]?.total).toBe(count);
          }
        }
      }),
    );
  });
});
