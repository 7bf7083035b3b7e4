import { followedTasks } from '../../db/queries/followed-tasks.ts';
import { dueInSpan, eventsInSpan, returnsInSpan, type MonthEntry } from '../../db/queries/month.ts';
import { readTyped } from '../../db/record-rows.ts';
import { holidays, referenceRows } from '../../db/reference.ts';
import { readSettings } from '../../db/settings.ts';
import { today, type ReadStore } from '../../db/store.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { holdsOn } from '../../shared/reference/find-reference.ts';
import type { FollowedQuery, FollowedTasks } from '../../shared/registers/task/followed-tasks.ts';
import { reportDueDate } from '../../shared/registers/delegation/delegation-checks.ts';
import { followTasks } from '../../shared/registers/task/follow-tasks.ts';
import { urgingPapers, type UrgingKind, type UrgingPaper } from '../../shared/report/urging.ts';
import { addDays, type PlainDate } from '../../shared/time/plain-date.ts';
import { dateAfter, yearlyDates } from '../../shared/time/statutory-dates.ts';

/** The board or the list by due date, as of today. */
export function readFollowed(store: ReadStore, query: FollowedQuery): FollowedTasks {
  return followTasks(followedTasks(store), query);
}

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
            ? reportDueDate({ reportDue }, date, { reportRule, holidays: own })
            : dateAfter(row, 'return', date, own);
        if (!within(on)) return [];
        return [{ ...deadline(on, `${row.name}: ${code}`), register: 'outgoing-delegation', id, code }];
      }),
    ),
  ].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/**
 * Papers that urge the tasks named; closed ones are left out, and of letters those that the department itself leads.
 * @throws Refusal `nothing-to-urge` where none is left.
 */
export function readUrging(
  store: ReadStore,
  kind: UrgingKind,
  ids: readonly string[],
): readonly UrgingPaper[] {
  const tasks = readTyped(store, 'task', ids, ['progress', 'extensions']).filter(
    (task) => task.withdrawn === null && task.doneOn === null && task.cancelledOn === null,
  );
  const papers = urgingPapers(kind, tasks, readSettings(store), today(store));
  if (papers.length === 0) throw new Refusal('nothing-to-urge');
  return papers;
}

/** What is to be told today: counts, and the contents of the first. */
export interface Reminders {
  readonly overdue: number;
  readonly dueToday: number;
  readonly dueSoon: number;
  readonly first: readonly string[];
}

/** Tasks that are late or fall due within three days. */
export function reminders(store: ReadStore): Reminders {
  const near = followedTasks(store)
    .filter((task) => task.column === 'overdue' || task.column === 'dueSoon')
    .toSorted((a, b) => (a.days ?? 0) - (b.days ?? 0));
  const late = near.filter((task) => task.column === 'overdue').length;
  const now = near.filter((task) => task.days === 0).length;
  return {
    overdue: late,
    dueToday: now,
    dueSoon: near.length - late - now,
    first: near.slice(0, 3).map((task) => task.title),
  };
}
