import type { PlainDate } from '../time/plain-date.ts';
import type { CountedExchange } from './chapters/exchanges/exchange-figures.ts';
import { endOf, type CountedTask } from './chapters/tasks/task-figures.ts';
import type { CountedIncident } from './chapters/border/incident-figures.ts';

/** What happens on one day and counts once. */
export type EventSubject =
  | 'incidentOccurred'
  | 'incidentSettled'
  | 'talk'
  | 'letter'
  | 'taskAssigned'
  | 'taskEnded';

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
  /** False where it was closed before tasks were counted: then their events are no adjustments. */
  readonly withTasks: boolean;
}

/** A later change to what a closed report counted: one event more (+1) or less (-1). */
export interface EventAdjustment extends ClosedEvent {
  readonly count: 1 | -1;
}

export function eventsOf(
  incidents: readonly CountedIncident[],
  exchanges: readonly CountedExchange[],
  tasks: readonly CountedTask[],
): readonly CountedEvent[] {
  return [
    ...incidents.flatMap((row): readonly CountedEvent[] => [
      { subject: 'incidentOccurred', id: row.id, date: row.occurred },
      ...(row.settled === null
        ? []
        : [{ subject: 'incidentSettled' as const, id: row.id, date: row.settled }]),
    ]),
    ...exchanges.map((row): CountedEvent => ({ subject: row.register, id: row.id, date: row.date })),
    ...tasks.flatMap((task): readonly CountedEvent[] => {
      const end = endOf(task);
      return [
        { subject: 'taskAssigned', id: task.id, date: task.assignedOn },
        ...(end === null ? [] : [{ subject: 'taskEnded' as const, id: task.id, date: end.on }]),
      ];
    }),
  ];
}

export const isOfTask = ({ subject }: { readonly subject: EventSubject }): boolean =>
  subject === 'taskAssigned' || subject === 'taskEnded';

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
      .filter((event) => baseline.withTasks || !isOfTask(event))
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
