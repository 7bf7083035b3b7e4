import { addDays, type PlainDate } from '../../time/plain-date.ts';
import { notWithdrawn, type Summary } from '../define-register.ts';
import type { DayKind, RecordDay } from '../record-days.ts';

interface StepAhead {
  readonly withdrawn: boolean;
  readonly position: number;
  readonly nextDate: PlainDate | null;
}

/** An open case by the day since which an answer is waited for, and by the day that was set for its next step. */
export const incidentDayKinds = {
  waiting: {
    home: { block: 'border', behind: null, ahead: ({ waitingDays }) => -waitingDays - 1, tag: 'kind' },
  },
  nextStep: { home: { block: 'border', behind: 180, ahead: 14, tag: 'kind' } },
} as const satisfies Readonly<Record<string, DayKind>>;

/** The days of a case; none once it is settled. */
export function incidentDays(
  steps: readonly StepAhead[],
  { lastDate, statusTimeline }: Summary,
): readonly RecordDay[] {
  if (lastDate !== null) return [];
  // A case that has become a backlog meanwhile still waits.
  const timeline = statusTimeline.filter(({ status }) => status !== 'backlog');
  const waiting = timeline.flatMap(({ from, status }, at): readonly RecordDay[] => {
    if (status !== 'awaitingReply' || from === null) return [];
    const next = timeline[at + 1]?.from ?? null;
    const to = next === null ? null : addDays(next, -1);
    return to !== null && to < from ? [] : [{ kind: 'waiting', date: from, from, to }];
  });
  const next = notWithdrawn(steps)
    .flatMap(({ nextDate }) => nextDate ?? [])
    .toSorted()
    .at(-1);
  return next === undefined ? waiting : [...waiting, { kind: 'nextStep', date: next }];
}
