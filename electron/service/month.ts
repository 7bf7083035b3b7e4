import { referenceRows } from '../../db/reference.ts';
import type { ReadStore } from '../../db/store.ts';
import type { MonthEntry } from '../../shared/contract/tasks.ts';
import { holdsOn } from '../../shared/reference/find-reference.ts';
import { addDays, type PlainDate } from '../../shared/time/plain-date.ts';
import { dateAfter, yearlyDates } from '../../shared/time/statutory-dates.ts';
import { spansOfKind } from '../../db/queries/record-days.ts';
import { dayKinds, dayRules, shownDays } from './record-days.ts';

/** Days before a span from which an event may still set a day in it. */
const LOOK_BACK = 60;
/** Days before a span on which something may have begun that still lasts in it. */
const LONGEST = 400;

/** Everything that stands on a day of [from, to], both inclusive, by day. */
export function monthEntries(
  store: ReadStore,
  span: { readonly from: PlainDate; readonly to: PlainDate },
): readonly MonthEntry[] {
  const rules = dayRules(store);
  const reach = { from: addDays(span.from, -LOOK_BACK), to: span.to };
  const deadlines = referenceRows(store).filter((row) => row.catalogue === 'deadline');
  const counted = new Set(dayKinds.flatMap(({ kind }) => kind.month?.deadline ?? []));
  const law = (date: PlainDate, title: string) => ({ kind: null, date, until: null, title });
  const entries = [
    ...dayKinds.flatMap((own): readonly MonthEntry[] => {
      const { month } = own.kind;
      if (month === undefined) return [];
      if (month.until !== undefined) {
        const kinds = { kind: own.name, until: month.until };
        return spansOfKind(store, own.register, kinds, span, addDays(span.from, -LONGEST)).map(
          ({ set: _set, detail: _detail, until, ...entry }) => ({
            ...entry,
            until: until === null || until <= entry.date ? null : until,
          }),
        );
      }
      const found = shownDays(store, own, span, rules, reach);
      if (month.deadline === undefined)
        return found.map(({ set: _set, detail: _detail, ...entry }) => ({ ...entry, until: null }));
      return deadlines
        .filter(({ code }) => code === month.deadline)
        .flatMap((row) =>
          found.map(({ register, id, code, date }) => ({
            ...law(date, `${row.name}: ${code}`),
            register,
            id,
            code,
          })),
        );
    }),
    ...deadlines.flatMap((row) =>
      yearlyDates(row, span)
        .filter(({ date }) => holdsOn(row, date))
        .map(({ date, name }) => ({ ...law(date, name), register: null, id: null, code: '' })),
    ),
    ...dayKinds.flatMap((own): readonly MonthEntry[] => {
      const { event } = own.kind;
      if (event === undefined) return [];
      return shownDays(store, own, reach, rules).flatMap(({ register, id, code, date }) =>
        deadlines.flatMap((row): readonly MonthEntry[] => {
          // What is counted by a setting has a kind of its own.
          const on = counted.has(row.code) ? null : dateAfter(row, event, date, rules.holidays);
          if (on === null || on < span.from || on > span.to) return [];
          return [{ ...law(on, `${row.name}: ${code}`), register, id, code }];
        }),
      );
    }),
  ];
  return entries.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
