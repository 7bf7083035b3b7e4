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
import { withChanges } from '../../../shared/registers/edit-record.ts';
import { fitting } from '../../../shared/registers/validate.ts';
import type { RecordSave } from '../../../shared/registers/save-request.ts';
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

type Change = Pick<RecordSave, 'id' | 'fields' | 'children'>;

/** Whether a record is only asked about as it is. */
const isEmpty = ({ fields, children }: Change): boolean =>
  Object.keys(fields).length === 0 && Object.keys(children).length === 0;

/** The closed periods that changes of kept records touch: those in which they are counted, and would be. */
export function closedForChanges(
  store: ReadStore,
  name: OpenRegisterName,
  changes: readonly Change[],
): readonly ClosedPeriod[] {
  const spans = closedSpans(store);
  if (spans.length === 0) return [];
  const rules = countingRules(store);
  const register = registerNamed(name);
  const changed = new Map(changes.map((change) => [change.id, change]));
  return together(
    readRecords(store, name, [...changed.keys()]).flatMap((record) => {
      const change = changed.get(record.id);
      if (change === undefined) return [];
      const links = linkedFrom(store, record.id);
      const states = isEmpty(change)
        ? [record]
        : [record, withChanges(register, record, fitting(register, change))];
      return states.map((state) => closedFor(spans, register, state, rules, links));
    }),
  );
}

/** Several lists of periods as one, each period once. */
export function together(lists: readonly (readonly ClosedPeriod[])[]): readonly ClosedPeriod[] {
  const all = lists.flat();
  return [...new Map(all.map((period) => [`${period.calendarId} ${period.periodCode}`, period])).values()];
}
