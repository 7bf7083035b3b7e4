import { addDays, todayAt, weekdayOf, type PlainDate } from '../../shared/time/plain-date.ts';

/** How many days, weeks and months with a backup keep their newest one. */
const KEPT = { days: 7, weeks: 4, months: 12 } as const;

/**
 * Which backups of one log may go: all but the newest of each of the last 7 days, 4 weeks (from Monday) and 12 months that
 * have one. What is dated after `now`, as where the clock went back, is left alone and takes no other's place.
 * @param backups whole ones only: one that cannot be restored must not push out one that can.
 * @returns those to remove; never the newest that is not after `now`.
 */
export function backupsToRemove<Backup extends { readonly at: Date }>(
  backups: readonly Backup[],
  now: Date,
): readonly Backup[] {
  const past = backups
    .filter(({ at }) => at <= now)
    .toSorted((one, other) => other.at.getTime() - one.at.getTime());
  const kept = new Set<Backup>();
  const keepNewestOf = (spanOf: (day: PlainDate) => string, count: number): void => {
    const spans = new Set<string>();
    for (const backup of past) {
      const span = spanOf(todayAt(backup.at));
      if (spans.has(span)) continue;
      if (spans.size === count) return;
      spans.add(span);
      kept.add(backup);
    }
  };
  keepNewestOf((day) => day, KEPT.days);
  keepNewestOf(mondayOf, KEPT.weeks);
  keepNewestOf((day) => day.slice(0, 7), KEPT.months);
  return past.filter((backup) => !kept.has(backup));
}

function mondayOf(day: PlainDate): PlainDate {
  return addDays(day, 1 - weekdayOf(day));
}
