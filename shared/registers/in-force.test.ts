import { describe, expect, it } from 'vitest';
import { defaultMarkerLimits } from '../border/marker.ts';
import { plainDate } from '../time/plain-date.ts';
import { registerNamed } from './all-registers.ts';
import { noLookups } from './check.ts';
import { childRows, type AnyRecord } from './define-register.ts';
import { blankRecord, withChanges } from './edit-record.ts';
import { heldBefore, inForceOn } from './in-force.ts';
import type { ChildSave, InputValue } from './save-request.ts';
import { dueOn } from './task/task-status.ts';

const task = registerNamed('task');
const rule = task.inForce?.['dueInForce'];
if (rule === undefined) throw new Error('A task has a due date in force');

/** Day, new due date and what else an extension says. */
type Extension = readonly [
  date: string | null,
  newDue: string | null,
  rest?: Omit<ChildSave, 'id' | 'fields'> & { readonly oldDue?: string },
];

function taskWith(
  extensions: readonly Extension[],
  fields: Readonly<Record<string, InputValue>> = {},
): AnyRecord {
  return withChanges(task, blankRecord(task, 'id'), {
    fields: { content: 'Việc', assignedOn: '2024-05-02', due: '2024-06-10', ...fields },
    children: {
      extensions: extensions.map(([date, newDue, { oldDue = null, ...rest } = {}], index) => ({
        id: `e${index + 1}`,
        ...rest,
        fields: { date, newDue, oldDue },
      })),
    },
  });
}

const none = { due: null };
const cases: readonly [
  string,
  readonly Extension[],
  string,
  string | null,
  Readonly<Record<string, null>>?,
][] = [
  ['none made', [], '2024-06-12', '2024-06-10'],
  ['none made and no date set', [], '2024-06-12', null, none],
  ['one made', [['2024-06-05', '2024-06-20']], '2024-06-12', '2024-06-20'],
  ['one made that day', [['2024-06-05', '2024-06-20']], '2024-06-05', '2024-06-20'],
  ['one made the day after', [['2024-06-05', '2024-06-20']], '2024-06-04', '2024-06-10'],
  ['the only date is an extension', [['2024-06-05', '2024-06-20']], '2024-06-12', '2024-06-20', none],
  [
    'two made',
    [
      ['2024-06-05', '2024-06-20'],
      ['2024-06-18', '2024-06-30'],
    ],
    '2024-06-18',
    '2024-06-30',
  ],
  [
    'the second not yet made',
    [
      ['2024-06-05', '2024-06-20'],
      ['2024-06-18', '2024-06-30'],
    ],
    '2024-06-17',
    '2024-06-20',
  ],
  [
    'two made, written in turn',
    [
      ['2024-06-18', '2024-06-30'],
      ['2024-06-05', '2024-06-20'],
    ],
    '2024-06-20',
    '2024-06-30',
  ],
  [
    'two made on one day: the later date',
    [
      ['2024-06-05', '2024-06-30'],
      ['2024-06-05', '2024-06-20'],
    ],
    '2024-06-05',
    '2024-06-30',
  ],
  ['one without a day: since ever', [[null, '2024-06-20']], '2024-05-02', '2024-06-20'],
  [
    'one without a day, then one with',
    [
      ['2024-06-05', '2024-06-30'],
      [null, '2024-06-20'],
    ],
    '2024-06-05',
    '2024-06-30',
  ],
  ['one without a new date', [['2024-06-05', null]], '2024-06-12', '2024-06-10'],
  ['one withdrawn', [['2024-06-05', '2024-06-20', { withdrawn: true }]], '2024-06-12', '2024-06-10'],
  [
    'the last withdrawn',
    [
      ['2024-06-05', '2024-06-20'],
      ['2024-06-11', '2024-06-30', { withdrawn: true }],
    ],
    '2024-06-12',
    '2024-06-20',
  ],
];

describe('the due date in force', () => {
  it.each(cases)('with %s', (_, extensions, day, expected, fields = {}) => {
    const record = taskWith(extensions, fields);
    expect(inForceOn(rule, record, plainDate(day))).toBe(expected);
  });

  it('of two extensions on one day is the later date, in whatever order they are given', () => {
    const [on, early, late] = [plainDate('2024-06-05'), plainDate('2024-06-20'), plainDate('2024-06-30')];
    const both = [
      { on, newDue: early },
      { on, newDue: late },
    ];
    for (const extensions of [both, both.toReversed()])
      expect(dueOn({ due: plainDate('2024-06-10'), extensions }, on)).toBe(late);
  });
});

describe('the due date that an extension came in place of', () => {
  it.each<[string, readonly Extension[], readonly (string | null)[]]>([
    ['the first', [['2024-06-05', '2024-06-20']], ['2024-06-10']],
    [
      'one after another',
      [
        ['2024-06-05', '2024-06-20'],
        ['2024-06-18', '2024-06-30'],
      ],
      ['2024-06-10', '2024-06-20'],
    ],
    [
      'written in turn',
      [
        ['2024-06-18', '2024-06-30'],
        ['2024-06-05', '2024-06-20'],
      ],
      ['2024-06-20', '2024-06-10'],
    ],
    [
      'on one day',
      [
        ['2024-06-05', '2024-06-30'],
        ['2024-06-05', '2024-06-20'],
      ],
      ['2024-06-20', '2024-06-10'],
    ],
    [
      'after a withdrawn one',
      [
        ['2024-06-05', '2024-06-20', { withdrawn: true }],
        ['2024-06-18', '2024-06-30'],
      ],
      ['2024-06-10', '2024-06-10'],
    ],
    [
      'after one without a day',
      [
        [null, '2024-06-20'],
        ['2024-06-18', '2024-06-30'],
      ],
      ['2024-06-10', '2024-06-20'],
    ],
  ])('%s', (_, extensions, expected) => {
    const record = taskWith(extensions);
    expect(childRows(record, 'extensions').map((row) => heldBefore(rule, record, row.id))).toEqual(expected);
  });

  it('is what a new row begins with, beside the day', () => {
    const starting = task.children['extensions']?.starting;
    const today = plainDate('2024-06-18');
    expect(starting?.(today, taskWith([]))).toEqual({ date: today, oldDue: '2024-06-10' });
    expect(starting?.(today, taskWith([['2024-06-05', '2024-06-20']]))).toEqual({
      date: today,
      oldDue: '2024-06-20',
    });
    expect(starting?.(today, taskWith([], none))).toEqual({ date: today, oldDue: null });
  });
});

describe('an old due date', () => {
  const found = (record: AnyRecord) =>
    task
      .check(record, {
        markerLimits: defaultMarkerLimits,
        today: plainDate('2024-06-20'),
        lookups: noLookups,
        limits: { people: null, days: null, countries: null },
        reportRule: { days: 15, unit: 'calendarDays' },
        holidays: [],
        gates: { classOf: () => null, inBorderZone: () => null },
      })
      .map(({ code, severity, childId, field, params }) => [
        code,
        severity,
        childId,
        field,
        params['before'],
      ]);

  it.each<[string, readonly Extension[]]>([
    ['as it was', [['2024-06-05', '2024-06-20', { oldDue: '2024-06-10' }]]],
    ['not written', [['2024-06-05', '2024-06-20']]],
    ['of a row that is not finished', [['2024-06-05', null, { oldDue: '2024-06-09' }]]],
  ])('%s is not remarked on', (_, extensions) => {
    expect(found(taskWith(extensions))).toEqual([]);
  });

  it('that is not what held before is warned of and no more', () => {
    const rows: readonly Extension[] = [
      ['2024-06-05', '2024-06-20', { oldDue: '2024-06-10' }],
      ['2024-06-18', '2024-06-30', { oldDue: '2024-06-10' }],
    ];
    expect(found(taskWith(rows))).toEqual([
      ['extension-old-due-differs', 'warning', 'e2', 'oldDue', '2024-06-20'],
    ]);
    expect(found(taskWith(rows.slice(0, 1), { due: '2024-06-11' }))).toEqual([
      ['extension-old-due-differs', 'warning', 'e1', 'oldDue', '2024-06-11'],
    ]);
  });

  it('of a task without a first due date is taken as written', () => {
    expect(found(taskWith([['2024-06-05', '2024-06-20', { oldDue: '2024-06-10' }]], none))).toEqual([]);
  });
});
