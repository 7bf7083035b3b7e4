import { addDays, type PlainDate } from '../../time/plain-date.ts';
import { issue, type Issue } from '../check.ts';
import {
  childList,
  fieldValue,
  notWithdrawn,
  type AnyChild,
  type AnyRecord,
  type StatusStep,
  type StatusTone,
} from '../define-register.ts';
import { exchangeLevels } from '../exchange/exchange-fields.ts';
import { choice, date, documentNumber, files, longText, recordLink, type RecordLink } from '../field.ts';
import { isRecordLink } from '../field-values.ts';
import pasteHeadings from './paste-headings.json' with { type: 'json' };

/** Kinds of handling steps, in their usual order. A step of a linked kind is the link to a talk or letter. */
export const stepKinds = [
  'verification',
  'reportUp',
  'letterSent',
  'letterReceived',
  'meeting',
  'talk',
  'noteVerbale',
  'minutes',
  'handover',
  'result',
  'followUp',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** The register whose record a step of this kind is; null for a step with words of its own. */
export function registerOfStep(kind: string | null): 'talk' | 'letter' | null {
  if (kind === 'letterSent' || kind === 'letterReceived') return 'letter';
  return kind === 'meeting' || kind === 'talk' ? 'talk' : null;
}

export const incidentSteps = childList({
  table: 'border_incident_step',
  headings: pasteHeadings.steps,
  section: 'steps',
  official: false,
  columns: ['kind', 'date', 'number', 'level', 'summary', 'nextDate'],
  inline: [],
  fields: {
    kind: choice('stepKind', stepKinds, { need: 'required' }),
    record: recordLink(['talk', 'letter']),
    date: date({ need: 'official' }),
    number: documentNumber({ of: { day: 'date' } }),
    level: choice('exchangeLevel', exchangeLevels),
    summary: longText(),
    commitment: longText(),
    nextDate: date(),
    files: files(),
  },
  starting: (today) => ({ date: today }),
  shown: (rows) => inDateOrder(rows.map((row) => ({ ...row, ...linkedFacts(row) }))),
  asks(row, name) {
    const register = registerOfStep(typeof row['kind'] === 'string' ? row['kind'] : null);
    if (name === 'record') return register !== null;
    // What the talk or letter says is written there.
    return row['record'] === null || !['date', 'number', 'level', 'summary'].includes(name);
  },
});

/** The values that a row shows of the talk or letter that it is. */
function linkedFacts(row: AnyChild): Partial<Record<'date' | 'number' | 'level' | 'summary', string | null>> {
  const record = fieldValue(row, 'record');
  if (!isRecordLink(record)) return {};
  return {
    date: record.date ?? null,
    number: record.facts?.['number'] ?? null,
    level: record.facts?.['level'] ?? null,
    summary: [record.code, record.title].filter((part) => part !== undefined).join(' – '),
  };
}

function inDateOrder<Row extends { readonly [name: string]: unknown }>(rows: readonly Row[]): readonly Row[] {
  const key = (row: Row): string => (typeof row['date'] === 'string' ? row['date'] : '9');
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** The kind of the step that a talk or letter is in the handling of an incident. */
function stepKindOf(register: 'talk' | 'letter', record: AnyRecord): StepKind {
  if (register === 'letter') return record['direction'] === 'received' ? 'letterReceived' : 'letterSent';
  return record['kind'] === 'meeting' ? 'meeting' : 'talk';
}

/** The fields of the step that a talk or letter is. */
export function stepOf(
  register: 'talk' | 'letter',
  record: AnyRecord,
): { readonly kind: StepKind; readonly record: { readonly register: string; readonly id: string } } {
  return { kind: stepKindOf(register, record), record: { register, id: record.id } };
}

export interface IncidentStep {
  readonly id: string;
  readonly withdrawn: boolean;
  readonly position: number;
  readonly kind: StepKind | null;
  readonly record: RecordLink | null;
  readonly date: PlainDate | null;
  readonly number: string | null;
  readonly level: string | null;
  readonly summary: string | null;
}

/** What a step says, whether in words of its own or by the talk or letter that it is. */
export interface StepFacts {
  readonly id: string;
  readonly kind: StepKind | null;
  readonly date: PlainDate | null;
  readonly number: string | null;
  readonly level: string | null;
  readonly summary: string | null;
  readonly linked: boolean;
}

/** The facts of one step. Of a linked step they are read from the talk or letter, never copied. */
export function stepFacts(step: IncidentStep): StepFacts {
  const { record } = step;
  if (record === null) return { ...step, linked: false };
  return {
    id: step.id,
    kind: step.kind,
    date: record.date ?? null,
    number: record.facts?.['number'] ?? null,
    level: record.facts?.['level'] ?? null,
    summary: record.title ?? null,
    linked: true,
  };
}

/** Steps that count, oldest first; undated ones last. A step whose talk or letter was withdrawn does not count. */
export function stepsInOrder(steps: readonly IncidentStep[]): readonly StepFacts[] {
  return notWithdrawn(steps)
    .filter((step) => step.record?.withdrawn !== true)
    .map(stepFacts)
    .toSorted((a, b) => {
      const [first, second] = [a.date ?? '9', b.date ?? '9'];
      return first < second ? -1 : first > second ? 1 : 0;
    });
}

export const incidentStatuses = {
  new: 'begun',
  verifying: 'underWay',
  discussing: 'underWay',
  awaitingReply: 'attention',
  escalated: 'attention',
  backlog: 'attention',
  settled: 'done',
} as const satisfies Readonly<Record<string, StatusTone>>;
type IncidentStatus = keyof typeof incidentStatuses;

/** What the status of a case becomes with a step; null: it stays. */
function statusAfter(step: StepFacts, beyondCompetence: boolean): IncidentStatus | null {
  switch (step.kind) {
    case 'verification':
      return 'verifying';
    case 'reportUp':
      return beyondCompetence || step.level === 'central' ? 'escalated' : 'verifying';
    case 'letterSent':
    case 'noteVerbale':
      return 'awaitingReply';
    case 'letterReceived':
    case 'meeting':
    case 'talk':
    case 'minutes':
      return 'discussing';
    case 'result':
      return 'settled';
    case 'handover':
    case 'followUp':
    case null:
      return null;
    default:
      return step.kind satisfies never;
  }
}

/**
 * The statuses of a case in time, derived from its steps: a result settles it; a later step that is no following-up opens
 * it again. An open case without a new step for `backlogDays` days is a backlog from then on.
 */
export function incidentTimeline(
  steps: readonly IncidentStep[],
  began: PlainDate | null,
  beyondCompetence: boolean,
  backlogDays: number,
): readonly StatusStep<IncidentStatus>[] {
  const timeline: StatusStep<IncidentStatus>[] = [{ from: null, status: 'new' }];
  let last = began;
  for (const step of stepsInOrder(steps)) {
    if (step.date === null) continue;
    const from = began !== null && step.date < began ? began : step.date;
    if (last === null || from > last) {
      if (last !== null && timeline.at(-1)?.status !== 'settled' && addDays(last, backlogDays) < from)
        timeline.push({ from: addDays(last, backlogDays), status: 'backlog' });
      last = from;
    }
    const status = statusAfter(step, beyondCompetence) ?? undefined;
    if (status !== undefined) timeline.push({ from, status });
  }
  if (last !== null && timeline.at(-1)?.status !== 'settled')
    timeline.push({ from: addDays(last, backlogDays), status: 'backlog' });
  return timeline;
}

/** The day on which a case was settled for good, or null while it is open. */
export function settledOn(timeline: readonly StatusStep[]): PlainDate | null {
  // A second result adds to the first; only another kind of step opens a case again.
  const open = timeline.findLastIndex((step) => step.status !== 'settled');
  return timeline[open + 1]?.from ?? null;
}

/** Checks of the steps against the day on which the case began or was found, whichever is earlier. */
export function checkSteps(
  steps: readonly (IncidentStep & { readonly nextDate: PlainDate | null })[],
  began: PlainDate | null,
  today: PlainDate,
): readonly Issue[] {
  const found: Issue[] = [];
  for (const step of stepsInOrder(steps)) {
    const place = { list: 'steps', childId: step.id, field: 'date' };
    if (step.date === null) {
      if (!step.linked) found.push(issue('error', 'required', place));
      continue;
    }
    // A talk or letter has a date of its own, which is mended there.
    const severity = step.linked ? 'warning' : 'error';
    if (began !== null && step.date < began)
      found.push(issue(severity, 'step-before-incident', place, { date: step.date, began }));
    if (step.date > today) found.push(issue(severity, 'date-in-future', place, { date: step.date }));
  }
  for (const step of notWithdrawn(steps)) {
    const place = { list: 'steps', childId: step.id };
    if (step.record?.withdrawn === true) {
      const code = step.record.code ?? '';
      found.push(issue('warning', 'linked-record-withdrawn', { ...place, field: 'record' }, { code }));
    }
    if (step.record === null && registerOfStep(step.kind) !== null)
      found.push(issue('warning', 'step-without-record', { ...place, field: 'record' }));
    if (step.nextDate !== null && step.date !== null && step.nextDate < step.date)
      found.push(issue('warning', 'next-date-before-step', { ...place, field: 'nextDate' }));
  }
  return found;
}
