import { dueInSpan, eventsInSpan, returnsInSpan, type MonthEntry } from '../../db/queries/month.ts';
import { holidays, referenceRows } from '../../db/reference.ts';
import { readSettings } from '../../db/settings.ts';
import { today, type ReadStore } from '../../db/store.ts';
import { holdsOn } from '../../shared/reference/find-reference.ts';
import { tripReportDueDate } from '../../shared/registers/delegation/delegation-checks.ts';
import { addDays, type PlainDate } from '../../shared/time/plain-date.ts';
import { dateAfter, yearlyDates } from '../../shared/time/statutory-dates.ts';

/** Days before a span from which an event may still set a day in it. */
const LOOK_BACK = 60;

/** Everything that stands on a day of [from, to], both inclusive, by day. */
export function monthEntries(
  store: ReadStore,
  span: { readonly from: PlainDate; readonly to: PlainDate },
): readonly MonthEntry[] {
  const own = holidays(store);
  const { reportRule } = readSettings(store);
  const rows = referenceRows(store).filter((row) => row.catalogue === 'deadline');
  const within = (date: PlainDate | null): date is PlainDate =>
    date !== null && date >= span.from && date <= span.to;
  const returns = returnsInSpan(store, { from: addDays(span.from, -LOOK_BACK), to: span.to });
  const deadline = (date: PlainDate, title: string) => ({ kind: 'deadline' as const, date, title });
  return [
    ...dueInSpan(store, span, today(store)),
    ...eventsInSpan(store, span),
    ...rows.flatMap((row) =>
      yearlyDates(row, span)
        .filter(({ date }) => holdsOn(row, date))
        .map(({ date, name }) => ({ ...deadline(date, name), register: null, id: null, code: '' })),
    ),
    ...returns.flatMap(({ id, code, date, reportDue, reported }) =>
      rows.flatMap((row): readonly MonthEntry[] => {
        // How long a trip's report may take is a setting; one that was made is not asked for.
        if (row.code === 'trip-report' && reported === 1) return [];
        const on =
          row.code === 'trip-report'
            ? tripReportDueDate({ reportDue }, date, { reportRule, holidays: own })
            : dateAfter(row, 'return', date, own);
        if (!within(on)) return [];
        return [{ ...deadline(on, `${row.name}: ${code}`), register: 'outgoing-delegation', id, code }];
      }),
    ),
  ].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
