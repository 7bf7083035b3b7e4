import { addDays, type PlainDate } from '../../time/plain-date.ts';
import type { Summary } from '../define-register.ts';
import type { DayKind, RecordDay } from '../record-days.ts';
import { tripReportDueDate } from './delegation-checks.ts';

interface ReportedTrip {
  readonly calledOff: string | null;
  readonly reportDue: PlainDate | null;
  readonly reportDate: PlainDate | null;
  readonly reportNumber: string | null;
}

const coming = { block: 'movements', behind: 0, ahead: 14, tag: 'kind' } as const;

const reportDueOn: DayKind['shownOn'] = ({ date, set }, rules) =>
  tripReportDueDate({ reportDue: set }, date, rules);

/** A trip by its first and last day, and by the day on which its report is due. */
export const delegationDayKinds = {
  start: { home: coming, month: { tone: 'span', until: 'end' } },
  end: { home: coming },
  report: { home: { block: 'reports', behind: null, ahead: 5, tag: 'term' }, shownOn: reportDueOn },
} as const satisfies Readonly<Record<string, DayKind>>;

/** Days that the law counts from a return. How long a trip's report may take is a setting, so it is counted by that. */
export const returnDayKinds = {
  return: { event: 'return' },
  reportDeadline: { month: { tone: 'deadline', deadline: 'trip-report' }, shownOn: reportDueOn },
} as const satisfies Readonly<Record<string, DayKind>>;

/** What is called off stands on no day; what is not counted is not reported on. */
export function delegationDays(record: ReportedTrip, summary: Summary): readonly RecordDay[] {
  const { decidingDate: start, lastDate: end } = summary;
  if (record.calledOff !== null) return [];
  return [
    ...(start === null ? [] : [{ kind: 'start', date: start }]),
    ...(end === null ? [] : [{ kind: 'end', date: end }]),
    ...(end === null || !owesReport(record, summary)
      ? []
      : [{ kind: 'report', date: end, set: record.reportDue, from: addDays(end, 1) }]),
  ];
}

/** The days of a trip from which the law counts, beside `delegationDays`. */
export function returnDays(record: ReportedTrip, summary: Summary): readonly RecordDay[] {
  const { counted, lastDate: date } = summary;
  if (date === null || !counted) return [];
  const deadline = { kind: 'reportDeadline', date, set: record.reportDue };
  return [{ kind: 'return', date }, ...(owesReport(record, summary) ? [deadline] : [])];
}

function owesReport({ reportDate, reportNumber }: ReportedTrip, { counted }: Summary): boolean {
  return counted && reportDate === null && reportNumber === null;
}
