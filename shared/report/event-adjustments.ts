import texts from '../reference/report-texts.json' with { type: 'json' };
import type { EventSubject } from '../registers/report-share.ts';
import type { PlainDate } from '../time/plain-date.ts';
import type { TableColumn, TableLayout } from './table-layout.ts';

/** An event as a report counts it; `subject` and `id` name it. */
export interface CountedEvent {
  readonly subject: EventSubject;
  readonly id: string;
  readonly date: PlainDate;
}

export interface ClosedEvent extends CountedEvent {
  readonly code: string;
  readonly name: string;
}

/** What the newest closed report counted from `from` to `to`, both inclusive. */
export interface EventBaseline {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly events: readonly ClosedEvent[];
  /** What it counted at all: events of other kinds are no adjustments of it. */
  readonly subjects: readonly EventSubject[];
}

/** A later change to what a closed report counted: one event more (+1) or less (-1). */
export interface EventAdjustment extends ClosedEvent {
  readonly count: 1 | -1;
}

const keyOf = (event: CountedEvent): string => `${event.subject}/${event.id}`;

/** Events that count now and were not closed, and that were closed and no longer count, in the same days. */
export function eventAdjustments(
  baseline: EventBaseline,
  events: readonly CountedEvent[],
  describe: (id: string) => { readonly code: string; readonly name: string },
): readonly EventAdjustment[] {
  const now = new Map(
    events
      .filter((event) => event.date >= baseline.from && event.date <= baseline.to)
      .filter((event) => baseline.subjects.includes(event.subject))
      .map((event) => [keyOf(event), event]),
  );
  const found: EventAdjustment[] = [];
  for (const closed of baseline.events) {
    if (!now.delete(keyOf(closed))) found.push({ ...closed, count: -1 });
  }
  for (const event of now.values()) found.push({ ...event, ...describe(event.id), count: 1 });
  return found.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

export function sumOfEvents(adjustments: readonly EventAdjustment[], subject: EventSubject): number {
  return adjustments
    .filter((adjustment) => adjustment.subject === subject)
    .reduce((sum, adjustment) => sum + adjustment.count, 0);
}

/** A phrase for each of the subjects that changed, made from the sum of its changes. */
export function changePhrases<Subject extends EventSubject>(
  adjustments: readonly EventAdjustment[],
  subjects: readonly Subject[],
  phrase: (subject: Subject, sum: number) => string,
): readonly string[] {
  return subjects
    .filter((subject) => adjustments.some((adjustment) => adjustment.subject === subject))
    .map((subject) => phrase(subject, sumOfEvents(adjustments, subject)));
}

export function eventAdjustmentsLayout(adjustments: readonly EventAdjustment[]): TableLayout {
  const { columns, events, kinds, total } = texts.adjustments;
  const column = (key: string, title: string, width: number, align: 'left' | 'center'): TableColumn => ({
    key,
    title,
    width,
    align,
  });
  return {
    title: events.title,
    columns: [
      column('index', columns.index, 5, 'center'),
      column('code', columns.code, 16, 'left'),
      column('name', events.name, 40, 'left'),
      column('date', columns.date, 11, 'center'),
      column('subject', events.subject, 18, 'left'),
      column('change-count', events.count, 9, 'center'),
      column('kind', columns.kind, 18, 'left'),
    ],
    groups: null,
    rows: adjustments.map((adjustment, index) => [
      index + 1,
      adjustment.code,
      adjustment.name,
      { date: adjustment.date },
      events.subjects[adjustment.subject],
      adjustment.count,
      adjustment.count > 0 ? kinds.added : kinds.removed,
    ]),
    total: [
      null,
      null,
      total,
      null,
      null,
      adjustments.reduce((sum, adjustment) => sum + adjustment.count, 0),
      null,
    ],
  };
}
