import { latest } from '../../time/plain-date.ts';
import { assigningLevels } from '../assigning-document/issuer-level.ts';
import { issue, type Issue } from '../check.ts';
import { childList, defineRegister, notWithdrawn, type InForce, type RecordOf } from '../define-register.ts';
import {
  choice,
  date,
  documentNumber,
  files,
  groupLink,
  integer,
  longText,
  recordLink,
  reference,
  text,
} from '../field.ts';
import { heldBefore, inForceOn, replacementsOf } from '../in-force.ts';
import { unitsAtStart } from '../../offices/units-at-start.ts';
import type { RecordDay } from '../record-days.ts';
import { remarksFields } from '../remarks-fields.ts';
import { dueDays, taskDayKinds } from './task-due-days.ts';
import { taskSheets } from './task-sheets.ts';
import { taskStatuses, taskTimeline, type TaskDays } from './task-status.ts';
import pasteHeadings from './paste-headings.json' with { type: 'json' };

/** The due date that holds: of the last extension made by a day, else the one first set. One without a day holds since ever. */
const dueInForce: InForce = {
  field: 'due',
  list: 'extensions',
  from: 'date',
  since: 'assignedOn',
  value: 'newDue',
};

/** Nhiệm vụ được giao. Each occurrence of a periodic task is one task; each has one lead. */
export const task = defineRegister({
  name: 'task',
  key: 'task',
  table: 'task',
  codePrefix: 'NV',
  icon: 'tasks',
  place: 'tasks',
  sections: ['main', 'people', 'progress', 'extensions', 'result', 'stops', 'remarks'],
  openSections: ['main', 'people'],
  statuses: taskStatuses,
  countsTrips: false,
  dateFields: ['assignedOn'],
  fields: {
    content: longText({ need: 'required' }),
    document: recordLink(['assigning-document'], { need: 'official' }),
    point: text({ max: 100 }),
    assignedOn: date({ need: 'required' }),
    level: choice('assigningLevel', assigningLevels, { need: 'official' }),
    taskGroup: choice('taskGroup', ['foreign', 'border', 'information', 'internal', 'reform', 'other']),
    kind: choice('taskKind', ['dated', 'regular', 'periodic'], { initial: 'dated' }),
    due: date(),
    dueText: text({ max: 500 }),
    product: text({ max: 500 }),
    lead: reference('organisation', { need: 'official', section: 'people' }),
    office: reference('organisation', { section: 'people' }),
    officer: text({ section: 'people', max: 200 }),
    leader: text({ section: 'people', max: 200 }),
    doneOn: date({ section: 'result' }),
    confirmedOn: date({ section: 'result' }),
    resultNumber: documentNumber({ section: 'result', of: { day: 'resultDate' } }),
    resultDate: date({ section: 'result' }),
    resultFiles: files({ section: 'result' }),
    obstacles: longText({ section: 'result' }),
    proposals: longText({ section: 'result' }),
    evaluation: choice('taskEvaluation', ['excellent', 'met', 'partly', 'notMet'], { section: 'result' }),
    pausedOn: date({ section: 'stops' }),
    resumedOn: date({ section: 'stops' }),
    cancelledOn: date({ section: 'stops' }),
    stopReason: text({ section: 'stops' }),
    origin: groupLink('origin', { section: 'remarks' }),
    ...remarksFields,
  },
  children: {
    cooperating: childList({
      table: 'task_cooperating',
      headings: pasteHeadings.cooperating,
      section: 'people',
      official: false,
      columns: ['unit'],
      inline: [],
      fields: { unit: reference('organisation', { need: 'official' }) },
    }),
    progress: childList({
      table: 'task_progress',
      headings: pasteHeadings.progress,
      section: 'progress',
      official: false,
      columns: ['date', 'percent', 'text'],
      inline: [],
      fields: { date: date({ need: 'official' }), percent: integer({ max: 100 }), text: longText() },
      starting: (today) => ({ date: today }),
    }),
    extensions: childList({
      table: 'task_extension',
      headings: pasteHeadings.extensions,
      section: 'extensions',
      official: false,
      columns: ['date', 'oldDue', 'newDue', 'number'],
      inline: [],
      fields: {
        date: date({ need: 'official' }),
        oldDue: date(),
        newDue: date({ need: 'official' }),
        number: documentNumber(),
      },
      starting: (today, record) => ({ date: today, oldDue: inForceOn(dueInForce, record, today) }),
      completing: (row, record) =>
        row['newDue'] === null ? {} : { oldDue: heldBefore(dueInForce, record, row.id) },
    }),
  },
  inForce: { dueInForce },
  namesPeople: [
    { list: null, name: 'officer', link: null, role: null },
    { list: null, name: 'leader', link: null, role: null },
  ],
  duplicateField: null,
  likelyDuplicateFields: ['lead', 'point'],
  listColumns: ['code', 'content', 'lead', 'dueInForce', 'status', 'officer', 'document'],
  titleColumn: 'content',
  columnWidths: { lead: 140, officer: 115, document: 150 },
  filters: ['lead', 'level', 'taskGroup', 'kind', 'office'],
  printColumns: [
    'code',
    'content',
    'document',
    'point',
    'assignedOn',
    'level',
    'lead',
    'cooperating',
    'officer',
    'due',
    'dueInForce',
    'status',
    'doneOn',
    'resultNumber',
    'obstacles',
    'notes',
  ],
  sheets: taskSheets,
  readFromNotices: true,
  lookups: [],
  report: {
    chapter: 'tasks',
    events: ['taskAssigned', 'taskEnded'],
    countedBy: ['decidingDate', 'lastDate'],
  },
  days: { kinds: taskDayKinds, of: (record): readonly RecordDay[] => dueDays(taskDays(record)) },
  screens: ['follow'],
  summarise(record) {
    const days = taskDays(record);
    return {
      title: (record.content ?? '').split('\n')[0]?.slice(0, 200) ?? '',
      decidingDate: record.assignedOn,
      decidingDateConfirmed: true,
      personTrips: 0,
      counted: record.withdrawn === null && record.assignedOn !== null && record.countInReport !== false,
      statusTimeline: taskTimeline(days),
      lastDate: closedOn(days),
      facts: { level: record.level },
    };
  },
  searchTexts: (record) => [
    record.code,
    record.content,
    record.point,
    record.document?.code ?? null,
    record.document?.title ?? null,
    record.lead?.text ?? null,
    record.office?.text ?? null,
    record.officer,
    record.leader,
    record.product,
    record.resultNumber,
    record.obstacles,
    record.proposals,
    record.notes,
    ...notWithdrawn(record.cooperating).map((row) => row.unit?.text ?? null),
    ...notWithdrawn(record.progress).map((row) => row.text),
  ],
  check(record, context) {
    const found: Issue[] = [];
    const { assignedOn, due, doneOn, pausedOn, resumedOn, cancelledOn } = record;
    const assigned = { assigned: assignedOn ?? '' };
    if (assignedOn !== null) {
      if (assignedOn > context.today)
        found.push(issue('error', 'date-in-future', { field: 'assignedOn' }, { date: assignedOn }));
      if (due !== null && due < assignedOn)
        found.push(issue('error', 'due-before-assigned', { field: 'due' }, assigned));
      for (const [field, day] of [
        ['doneOn', doneOn],
        ['pausedOn', pausedOn],
        ['cancelledOn', cancelledOn],
      ] as const) {
        if (day !== null && day < assignedOn)
          found.push(issue('error', 'before-assigned', { field }, assigned));
      }
    }
    for (const [field, day] of [
      ['doneOn', doneOn],
      ['cancelledOn', cancelledOn],
    ] as const) {
      if (day !== null && day > context.today)
        found.push(issue('error', 'date-in-future', { field }, { date: day }));
    }
    if (pausedOn !== null && resumedOn !== null && resumedOn < pausedOn)
      found.push(issue('error', 'resumed-before-paused', { field: 'resumedOn' }));
    if (doneOn !== null && cancelledOn !== null)
      found.push(issue('warning', 'done-and-cancelled', { field: 'cancelledOn' }));
    for (const row of notWithdrawn(record.extensions)) {
      const place = { list: 'extensions', childId: row.id, field: 'newDue' };
      const held = row.newDue === null ? null : heldBefore(dueInForce, record, row.id);
      if (row.oldDue !== null && held !== null && row.oldDue !== held)
        found.push(
          issue('warning', 'extension-old-due-differs', { ...place, field: 'oldDue' }, { before: held }),
        );
      const before = row.oldDue ?? due;
      if (row.newDue !== null && before !== null && row.newDue < before)
        found.push(issue('error', 'extension-shortens', place, { before }));
      if (row.newDue !== null && assignedOn !== null && row.newDue < assignedOn)
        found.push(issue('error', 'due-before-assigned', place, assigned));
    }
    const { lead } = record;
    const leads = lead === null || lead.code !== null ? [] : unitsAtStart(lead.text).names;
    // Offices under one word are one: "các sở, ban, ngành, UBND các huyện".
    if (leads.length > 1 && !leads.some((name) => /(?:^|\s)các\s/iu.test(name)))
      found.push(
        issue(
          'error',
          'second-lead',
          { field: 'lead' },
          { first: leads[0] ?? '', others: leads.slice(1).join(', ') },
        ),
      );
    for (const row of notWithdrawn(record.cooperating)) {
      if (lead !== null && row.unit !== null && row.unit.text === lead.text)
        found.push(
          issue(
            'warning',
            'lead-cooperates',
            { list: 'cooperating', childId: row.id, field: 'unit' },
            { unit: lead.text },
          ),
        );
    }
    if (record.document?.withdrawn === true)
      found.push(
        issue(
          'warning',
          'linked-record-withdrawn',
          { field: 'document' },
          { code: record.document.code ?? '' },
        ),
      );
    return found;
  },
  expectedToday: (record) => (name) => name !== 'document' || record.origin === null,
  startingValues: ({ today }) => ({ assignedOn: today }),
  suggest(record, changed, _rows, before) {
    // The level is that of the document that assigns the task, unless another was chosen.
    const level = record.document?.facts?.['level'] ?? null;
    const follows = record.level === null || record.level === (before.document?.facts?.['level'] ?? null);
    return changed === 'document' && follows && level !== record.level ? { level } : {};
  },
});

export type Task = RecordOf<typeof task>;

/** The days of a task. */
export function taskDays(record: Task): TaskDays {
  return {
    assignedOn: record.assignedOn,
    due: record.due,
    extensions: replacementsOf(dueInForce, record).map(({ on, value }) => ({ on, newDue: value })),
    doneOn: record.doneOn,
    pausedOn: record.pausedOn,
    resumedOn: record.resumedOn,
    cancelledOn: record.cancelledOn,
  };
}

/** The day on which a task was closed, done or cancelled, never before it was assigned; null while it is open. */
function closedOn({ assignedOn, doneOn, cancelledOn }: TaskDays) {
  const first = doneOn !== null && (cancelledOn === null || doneOn <= cancelledOn) ? doneOn : cancelledOn;
  return first === null || assignedOn === null ? first : latest(first, assignedOn);
}
