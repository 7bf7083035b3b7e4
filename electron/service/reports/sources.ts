import {
  awaitingLeftOut,
  countedExchanges,
  countedIncidents,
  countedRows,
  countedTasks,
} from '../../../db/queries/figures.ts';
import { readTyped } from '../../../db/record-rows.ts';
import type { ReadStore } from '../../../db/store.ts';
import { lineFeatures } from '../../../shared/border/line.ts';
import type { ReferenceRow } from '../../../shared/reference/reference-row.ts';
import type { RecordTypes, RegisterName } from '../../../shared/registers/all-registers.ts';
import type { MarkerLimits } from '../../../shared/border/marker.ts';
import type { ChapterSources } from '../../../shared/report/chapters/all-chapters.ts';
import { casesOf } from '../../../shared/report/chapters/border/incident-figures.ts';
import { lateAt } from '../../../shared/report/chapters/tasks/task-annex.ts';
import type { Span } from '../../../shared/report/spans.ts';
import { earliest, type PlainDate } from '../../../shared/time/plain-date.ts';
import { contains, type ReportingPeriod } from '../../../shared/time/reporting-calendar.ts';
import { borderIncident } from '../../../shared/registers/border-incident/border-incident.ts';
import { incomingDelegation } from '../../../shared/registers/incoming-delegation/incoming-delegation.ts';
import { outgoingDelegation } from '../../../shared/registers/outgoing-delegation/outgoing-delegation.ts';
import { task } from '../../../shared/registers/task/task.ts';

/** What the sources of a report are read for. */
export interface Reading {
  readonly store: ReadStore;
  readonly period: ReportingPeriod;
  /** All days that the report counts, from its first columns' to the period's end. */
  readonly span: Span;
  readonly asOf: PlainDate;
  readonly reference: readonly ReferenceRow[];
  readonly markerLimits: MarkerLimits;
}

/** Reads what each chapter counts. */
export function readSources(reading: Reading): ChapterSources {
  return {
    delegations: delegations(reading),
    border: border(reading),
    exchanges: { exchanges: countedExchanges(reading.store, reading.span, reading.asOf) },
    tasks: tasks(reading),
  };
}

function delegations({ store, period, span, asOf }: Reading): ChapterSources['delegations'] {
  const outgoing = countedRows(store, 'outgoing', span, asOf);
  const incoming = countedRows(store, 'incoming', span, asOf);
  const inPeriod = (rows: typeof outgoing) => rows.filter((row) => contains(period, row.decidingDate));
  const lists = ['stops', 'origins', 'permits', 'members'];
  return {
    rows: [...outgoing, ...incoming],
    outgoing: whole(store, outgoingDelegation.name, inPeriod(outgoing), lists),
    incoming: whole(store, incomingDelegation.name, inPeriod(incoming), lists),
  };
}

function border({ store, period, span, asOf, reference, markerLimits }: Reading): ChapterSources['border'] {
  const incidents = countedIncidents(store, span, asOf);
  const groups = new Map(
    reference
      .filter((row) => row.catalogue === 'incident-type')
      .map((row) => [row.code, String(row.attributes['group'] ?? '')]),
  );
  return {
    incidents,
    awaitingLeftOut: awaitingLeftOut(store, period),
    records: whole(store, borderIncident.name, casesOf(incidents, period), ['steps']),
    line: {
      limits: markerLimits,
      features: lineFeatures(reference, earliest(period.to, asOf)),
      groupOf: (type) => groups.get(type) ?? '',
    },
  };
}

function tasks({ store, period, span, asOf }: Reading): ChapterSources['tasks'] {
  const counted = countedTasks(store, span, asOf);
  return {
    tasks: counted,
    late: whole(store, task.name, lateAt(counted, period, asOf), ['progress', 'extensions']),
  };
}

/** Records with the child lists named, by id. */
function whole<Name extends RegisterName>(
  store: ReadStore,
  register: Name,
  rows: readonly { readonly id: string }[],
  lists: readonly string[],
): ReadonlyMap<string, RecordTypes[Name]> {
  const ids = rows.map(({ id }) => id);
  return new Map(readTyped(store, register, ids, lists).map((record) => [record.id, record]));
}
