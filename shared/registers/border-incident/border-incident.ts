import { parseMarkers } from '../../border/marker.ts';
import { unitsAt } from '../../border/units-at.ts';
import { holdsOn } from '../../reference/find-reference.ts';
import type { ReferenceRow } from '../../reference/reference-row.ts';
import { earliest, yearOf, type PlainDate } from '../../time/plain-date.ts';
import { issue, type Issue } from '../check.ts';
import { defineRegister, notWithdrawn, type AnyRecord, type RecordOf } from '../define-register.ts';
import type { JsonValue } from '../field.ts';
import { incidentFields, incidentLists, incidentSides, type IncidentSide } from './incident-fields.ts';
import {
  checkSteps,
  incidentStatuses,
  incidentTimeline,
  settledOn,
  stepOf,
  stepsInOrder,
} from './incident-steps.ts';
import { verification, verificationOf, waitingVerifications } from './cross-check.ts';
import { letterDraft, quickReport } from './incident-papers.ts';
import { incidentDayKinds, incidentDays } from './incident-days.ts';
import { incidentSheets } from './incident-sheets.ts';

const letterRow = (letter: AnyRecord) => ({ list: 'steps', fields: stepOf('letter', letter) });

/** Sự vụ biên giới: what happens on the line, and how it is dealt with until it is settled. */
export const borderIncident = defineRegister({
  name: 'border-incident',
  key: 'borderIncident',
  table: 'border_incident',
  codePrefix: 'SV',
  icon: 'alert',
  place: 'border',
  atPost: true,
  sections: ['main', 'steps', 'place', 'involved', 'damage', 'pictures', 'result', 'remarks'],
  openSections: ['main', 'steps'],
  statuses: incidentStatuses,
  countsTrips: false,
  dateFields: ['occurredOn', 'discoveredOn'],
  fields: incidentFields,
  children: incidentLists,
  duplicateField: 'occurredAt',
  likelyDuplicateFields: ['type', 'markers'],
  states: { verification },
  begunAt: 'reportedBy',
  officeOnly: ['crossCheck'],
  listColumns: ['code', 'decidingDate', 'markers', 'type', 'summary', 'side', 'verification', 'status'],
  titleColumn: 'summary',
  columnWidths: { markers: 110, type: 150, commune: 115, side: 100, verification: 176 },
  filters: ['type', 'side', 'commune', 'post', 'gate', 'severity'],
  printColumns: [
    'code',
    'occurredOn',
    'markers',
    'commune',
    'post',
    'type',
    'summary',
    'side',
    'severity',
    'steps',
    'damage',
    'result',
    'status',
    'verification',
    'notes',
  ],
  sheets: incidentSheets,
  lookups: [],
  begunFromHome: true,
  linkedBy: ['exchange', 'origin'],
  report: {
    chapter: 'border',
    events: ['incidentOccurred', 'incidentSettled'],
    countedBy: ['decidingDate', 'lastDate'],
  },
  days: { kinds: incidentDayKinds, of: (record, summary) => incidentDays(record.steps, summary) },
  screens: ['line'],
  summarise(record, rules) {
    const began = incidentDate(record);
    const stands = verificationOf(record);
    const awaits = stands !== null && waitingVerifications.includes(stands);
    const timeline = incidentTimeline(
      record.steps,
      began,
      record.beyondCompetence === true,
      rules.incidentBacklogDays,
    );
    return {
      title: [record.type?.text, record.markers?.normalised ?? record.markers?.text, record.summary]
        .filter((part) => part !== undefined && part !== null)
        .join(' · ')
        .slice(0, 300),
      decidingDate: began,
      decidingDateConfirmed: record.occurredOn !== null,
      personTrips: 0,
      counted:
        record.withdrawn === null &&
        record.countInReport !== false &&
        (rules.countAwaitingIncidents || !awaits),
      statusTimeline: timeline,
      lastDate: settledOn(timeline),
      ...(stands === null ? {} : { facts: { verification: stands } }),
    };
  },
  searchTexts: (record) => [
    record.code,
    record.type?.text ?? null,
    record.markers?.text ?? null,
    record.markers?.normalised ?? null,
    record.summary,
    record.commune?.text ?? null,
    record.hamlet,
    record.post?.text ?? null,
    record.gate?.text ?? null,
    record.result,
    record.damageDetail,
    record.notes,
    record.reportedBy?.text ?? null,
    record.crossCheck?.document.number ?? null,
    record.crossCheck?.by ?? null,
    ...notWithdrawn(record.steps).flatMap((step) => [step.number, step.summary, step.record?.title ?? null]),
    ...notWithdrawn(record.vehicles).flatMap((vehicle) => [vehicle.kind, vehicle.plate]),
    ...notWithdrawn(record.goods).map((item) => item.name),
  ],
  check(record, context) {
    const found: Issue[] = [];
    const { occurredOn, discoveredOn, occurredAt, discoveredAt } = record;
    if (occurredOn === null && discoveredOn === null)
      found.push(issue('error', 'required', { field: 'occurredOn' }));
    for (const [field, day] of [
      ['occurredOn', occurredOn],
      ['discoveredOn', discoveredOn],
    ] as const) {
      if (day !== null && day > context.today)
        found.push(issue('error', 'date-in-future', { field }, { date: day }));
    }
    if (occurredOn !== null && discoveredOn !== null) {
      const sameDay = discoveredOn === occurredOn && occurredAt !== null && discoveredAt !== null;
      if (discoveredOn < occurredOn || (sameDay && discoveredAt < occurredAt)) {
        const field = discoveredOn < occurredOn ? 'discoveredOn' : 'discoveredAt';
        found.push(issue('error', 'discovered-before-occurred', { field }));
      }
    }
    if (record.markers !== null) {
      for (const warning of parseMarkers(record.markers.text, context.markerLimits).warnings) {
        found.push(
          issue(
            'warning',
            `marker-${warning}`,
            { field: 'markers' },
            {
              text: record.markers.text,
              read: record.markers.normalised ?? '',
              west: context.markerLimits.west,
              east: context.markerLimits.east,
              span: context.markerLimits.longestSpan,
            },
          ),
        );
      }
    }
    const checked = record.crossCheck?.document.date ?? null;
    if (checked !== null && checked > context.today)
      found.push(issue('error', 'date-in-future', { field: 'crossCheck' }, { date: checked }));
    if (record.type !== null && record.type.code === null)
      found.push(issue('warning', 'unknown-reference', { field: 'type' }, { value: record.type.text }));
    for (const person of notWithdrawn(record.people)) {
      const { birthYear } = person;
      const year = yearOf(context.today);
      if (birthYear !== null && (birthYear < 1900 || birthYear > year)) {
        const place = { list: 'people', childId: person.id, field: 'birthYear' };
        found.push(issue('warning', 'birth-year-unlikely', place, { year: birthYear }));
      }
    }
    const began =
      occurredOn !== null && discoveredOn !== null
        ? earliest(occurredOn, discoveredOn)
        : (occurredOn ?? discoveredOn);
    return [...found, ...checkSteps(record.steps, began, context.today)];
  },
  expectedToday(record) {
    const settled = stepsInOrder(record.steps).some((step) => step.kind === 'result');
    return (name) => {
      if (name === 'occurredOn') return record.discoveredOn === null;
      return name !== 'result' || settled;
    };
  },
  papers: [{ kind: 'quickReport', write: quickReport }],
  continuations: [
    {
      begins: 'letter',
      purpose: 'draft',
      label: 'draftLetter',
      values: letterDraft,
      row: letterRow,
    },
    {
      begins: 'letter',
      purpose: 'step',
      label: 'addLetter',
      values: () => ({ kind: 'exchange' }),
      row: letterRow,
    },
    {
      begins: 'talk',
      purpose: 'step',
      label: 'addTalk',
      values: () => ({}),
      row: (talk) => ({ list: 'steps', fields: stepOf('talk', talk) }),
    },
    {
      begins: 'task',
      purpose: 'followUp',
      label: 'addTask',
      // The next step and the day set for it.
      values(record, today) {
        const next = notWithdrawn(record.steps).findLast((step) => step.nextDate !== null);
        const day = next?.nextDate ?? null;
        return {
          content: next?.commitment ?? record.summary,
          due: day !== null && day >= today ? day : null,
          origin: { register: 'border-incident', id: record.id },
        };
      },
    },
  ],
  startingValues: ({ today, post }): Readonly<Record<string, JsonValue>> => ({
    occurredOn: today,
    ...(post === null ? {} : { post: { ...post } }),
  }),
  suggest(record, changed, rows, before) {
    const on = incidentDate(record);
    const suggested: Record<string, JsonValue> = {};
    if (changed === 'type') {
      const [now, then] = [followsFromType(record, rows), followsFromType(before, rows)];
      for (const field of ['article', 'side'] as const) {
        const kept = record[field];
        // What was typed by hand stays; what followed from the type before follows from the new one, be it nothing.
        const derived = kept === null || JSON.stringify(kept) === JSON.stringify(then[field]);
        if (derived && JSON.stringify(now[field]) !== JSON.stringify(kept)) suggested[field] = now[field];
      }
    }
    if (['markers', 'occurredOn', 'discoveredOn'].includes(changed) && record.markers !== null) {
      const { range } = parseMarkers(record.markers.text);
      const units = range === null ? null : unitsAt(rows, range, on);
      for (const field of ['commune', 'post', 'gate'] as const) {
        const row = units?.[field] ?? null;
        // What is written stays, unless it did not exist on that day: a commune before the reform, a post after it.
        const kept = record[field];
        const held =
          kept !== null &&
          rows.some((one) => one.code === kept.code && one.name === kept.text && holdsOn(one, on));
        if (!held && (kept === null || kept.code !== null) && row !== null)
          suggested[field] = { code: row.code, text: row.name };
      }
    }
    return suggested;
  },
});

export type BorderIncident = RecordOf<typeof borderIncident>;

/** The article of the treaty and the side that a row of the catalogue of types names; null where it names none. */
function followsFromType(
  record: Pick<BorderIncident, 'type'> & IncidentDays,
  rows: readonly ReferenceRow[],
): {
  readonly article: { readonly code: string; readonly text: string } | null;
  readonly side: IncidentSide | null;
} {
  const code = record.type?.code ?? null;
  const type =
    code === null ? undefined : rows.find((row) => row.catalogue === 'incident-type' && row.code === code);
  const [articleCode, side] = [type?.attributes['article'], type?.attributes['side']];
  const on = incidentDate(record);
  const article = rows.find(
    (row) => row.catalogue === 'treaty-article' && row.code === articleCode && holdsOn(row, on),
  );
  return {
    article: article === undefined ? null : { code: article.code, text: article.name },
    side: incidentSides.find((known) => known === side) ?? null,
  };
}

interface IncidentDays {
  readonly occurredOn: PlainDate | null;
  readonly discoveredOn: PlainDate | null;
}

/** The day that decides the period: of occurrence, else of discovery. */
export function incidentDate(record: IncidentDays): PlainDate | null {
  return record.occurredOn ?? record.discoveredOn;
}
