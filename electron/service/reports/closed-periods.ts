import { closedPeriods } from '../../../db/queries/reports.ts';
import { linkedFrom } from '../../../db/links.ts';
import { readRecords } from '../../../db/record-rows.ts';
import { countingRules } from '../../../db/settings.ts';
import type { ReadStore } from '../../../db/store.ts';
import {
  registerNamed,
  type OpenRegister,
  type OpenRegisterName,
} from '../../../shared/registers/all-registers.ts';
import type { AnyRecord, CountingRules } from '../../../shared/registers/define-register.ts';
import type { ClosedPeriod } from '../../../shared/report/closed-period.ts';
import type { PlainDate } from '../../../shared/time/plain-date.ts';
import { contains, periodOf, reportCalendars } from '../../../shared/time/reporting-calendar.ts';

interface ClosedSpan extends ClosedPeriod {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** The periods that are closed now, of every calendar, each once. */
export function closedSpans(store: ReadStore): readonly ClosedSpan[] {
  return reportCalendars.flatMap((calendar) => {
    const newest = new Map(closedPeriods(store, calendar.id).map((closed) => [closed.periodCode, closed]));
    return [...newest.values()].flatMap(({ periodCode, closedOn }) => {
      const period = periodOf(calendar, periodCode);
      return period === undefined
        ? []
        : [{ calendarId: calendar.id, periodCode, closedOn, from: period.from, to: period.to }];
    });
  });
}

/** Of closed periods those in which a record is counted, or would be if it were counted at all. */
export function closedFor(
  spans: readonly ClosedSpan[],
  register: OpenRegister,
  record: AnyRecord,
  rules: CountingRules,
  links: ReturnType<typeof linkedFrom> = [],
): readonly ClosedPeriod[] {
  const { report } = register;
  if (report === undefined || spans.length === 0) return [];
  const summary = register.summarise(record, rules, links);
  const days = report.countedBy.flatMap((name) => summary[name] ?? []);
  return spans
    .filter((span) => days.some((day) => contains(span, day)))
    .map(({ calendarId, periodCode, closedOn }) => ({ calendarId, periodCode, closedOn }));
}

/** The closed periods that a change of kept records touches. */
export function closedForRecords(
  store: ReadStore,
  name: OpenRegisterName,
  ids: readonly string[],
): readonly ClosedPeriod[] {
  const spans = closedSpans(store);
  if (spans.length === 0) return [];
  const rules = countingRules(store);
  const register = registerNamed(name);
  return together(
    readRecords(store, name, ids).map((record) =>
      closedFor(spans, register, record, rules, linkedFrom(store, record.id)),
    ),
  );
}

/** Several lists of periods as one, each period once. */
export function together(lists: readonly (readonly ClosedPeriod[])[]): readonly ClosedPeriod[] {
  const all = lists.flat();
  return [...new Map(all.map((period) => [`${period.calendarId} ${period.periodCode}`, period])).values()];
}
