import type { PlainDate } from './plain-date.ts';

interface Lasting {
  readonly date: PlainDate;
  /** The last day, inclusive; null: the same. */
  readonly until: PlainDate | null;
}

/** The part of an entry that lies in a week, on one line from its first to its last day there. */
export interface InWeek<Entry> {
  readonly entry: Entry;
  /** From 0, the uppermost. */
  readonly lane: number;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly beganBefore: boolean;
  readonly goesOn: boolean;
}

/**
 * Entries of a week on lines, so that none covers another: what began first stands highest, of what begins on one day the
 * longest.
 * @param week its days, in order.
 */
export function weekLanes<Entry extends Lasting>(
  week: readonly PlainDate[],
  entries: readonly Entry[],
): readonly InWeek<Entry>[] {
  const [first, last] = [week[0], week.at(-1)];
  if (first === undefined || last === undefined) return [];
  const endOf = ({ date, until }: Lasting): PlainDate => until ?? date;
  const inWeek = entries
    .filter((entry) => entry.date <= last && endOf(entry) >= first)
    .toSorted((a, b) => compare(a.date, b.date) || compare(endOf(b), endOf(a)));
  // The last day that is taken of each line.
  const taken: PlainDate[] = [];
  return inWeek.map((entry) => {
    const from = entry.date < first ? first : entry.date;
    const to = endOf(entry) > last ? last : endOf(entry);
    const free = taken.findIndex((end) => end < from);
    const lane = free === -1 ? taken.length : free;
    taken[lane] = to;
    return { entry, lane, from, to, beganBefore: entry.date < first, goesOn: endOf(entry) > last };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
