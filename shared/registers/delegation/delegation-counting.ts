import { addDays, latest, type PlainDate } from '../../time/plain-date.ts';
import { notWithdrawn, type CountingRules, type StatusStep, type Summary } from '../define-register.ts';

interface CountedMember {
  readonly withdrawn: boolean;
  readonly position: number;
  readonly participated: boolean | null;
  readonly category: string | null;
  readonly nationality: string | null;
}

interface CountedDelegation {
  readonly withdrawn: object | null;
  readonly nature: string | null;
  readonly calledOff: string | null;
  readonly countInReport: boolean | null;
  readonly peopleDeclared: number | null;
  readonly memberListComplete: boolean | null;
  readonly members: readonly CountedMember[];
}

/**
 * Lượt người of one delegation: the participants where the member list is complete, else the declared number.
 * Which kinds of member count is a setting. A Vietnamese among foreign guests is an escort.
 */
export function personTrips(
  delegation: CountedDelegation,
  direction: 'outgoing' | 'incoming',
  rules: CountingRules,
): number {
  const listed = notWithdrawn(delegation.members);
  if (delegation.memberListComplete !== true || listed.length === 0) return delegation.peopleDeclared ?? 0;
  return listed.filter((member) => {
    if (member.participated === false) return false;
    if (member.category === 'enterprise' && !rules.countEnterpriseMembers) return false;
    if (direction === 'incoming' && member.nationality === 'VN' && !rules.countVietnameseEscorts)
      return false;
    return true;
  }).length;
}

/** Whether the rule lets a delegation into the figures at all: not withdrawn, called off, private or set aside. */
export function isCounted(delegation: CountedDelegation): boolean {
  return (
    delegation.withdrawn === null &&
    delegation.calledOff === null &&
    delegation.nature !== 'private' &&
    delegation.countInReport !== false
  );
}

/** A day that is known as it happened, or only as it was planned. */
export interface TripDay {
  readonly date: PlainDate | null;
  readonly confirmed: boolean;
}

/** The actual day where recorded, else the planned one. */
export function tripDay(actual: PlainDate | null, planned: PlainDate | null): TripDay {
  return actual === null ? { date: planned, confirmed: false } : { date: actual, confirmed: true };
}

interface Reported {
  readonly calledOff: 'postponed' | 'cancelled' | null;
  readonly reportDate: PlainDate | null;
  readonly reportNumber: string | null;
  readonly permits: readonly {
    readonly withdrawn: boolean;
    readonly position: number;
    readonly date: PlainDate | null;
  }[];
}

export interface StatusNames<Status extends string> {
  readonly planned: Status;
  readonly permitted: Status;
  readonly under: Status;
  readonly over: Status;
  readonly reported: Status;
}

type CalledOff = NonNullable<Reported['calledOff']>;

/** Statuses as steps in time, derived from the facts: permits, dates, report, called off. */
export function delegationTimeline<const Status extends string>(
  delegation: Reported,
  start: PlainDate | null,
  end: PlainDate | null,
  names: StatusNames<Status>,
): readonly StatusStep<Status | CalledOff>[] {
  if (delegation.calledOff !== null) return [{ from: null, status: delegation.calledOff }];
  const steps: StatusStep<Status>[] = [{ from: null, status: names.planned }];
  const permitDates = notWithdrawn(delegation.permits).map((permit) => permit.date);
  const first = permitDates.includes(null)
    ? null
    : permitDates.toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))[0];
  if (permitDates.length > 0) {
    if (first === null || first === undefined) steps[0] = { from: null, status: names.permitted };
    else if (start === null || first < start) steps.push({ from: first, status: names.permitted });
  }
  if (start !== null) steps.push({ from: start, status: names.under });
  if (end === null) return steps;
  const dayAfter = addDays(end, 1);
  const reportedFrom =
    delegation.reportDate !== null
      ? latest(delegation.reportDate, dayAfter)
      : delegation.reportNumber !== null
        ? dayAfter
        : null;
  if (reportedFrom !== dayAfter) steps.push({ from: dayAfter, status: names.over });
  if (reportedFrom !== null) steps.push({ from: reportedFrom, status: names.reported });
  return steps;
}

/** The summary that both directions share; `start` decides the period. */
export function delegationSummary<const Status extends string>(
  delegation: CountedDelegation & Reported & { readonly name: string | null },
  direction: 'outgoing' | 'incoming',
  rules: CountingRules,
  days: { readonly start: TripDay; readonly end: TripDay; readonly deciding: TripDay },
  names: StatusNames<Status>,
): Summary<Status | CalledOff> {
  return {
    title: delegation.name ?? '',
    decidingDate: days.deciding.date,
    decidingDateConfirmed: days.deciding.confirmed,
    personTrips: personTrips(delegation, direction, rules),
    counted: isCounted(delegation),
    statusTimeline: delegationTimeline(delegation, days.start.date, days.end.date, names),
    lastDate: days.end.date ?? days.start.date,
  };
}
