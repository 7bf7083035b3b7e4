import { isPlainDate, makeDate, yearOf, type PlainDate } from '../time/plain-date.ts';
import type { ReferenceRow } from './reference-row.ts';

const LEAD_DAYS = 15;

/** How many days before an occasion its letter should be prepared. */
export function leadDays(row: Pick<ReferenceRow, 'attributes'>): number {
  const days = row.attributes['leadDays'];
  return typeof days === 'number' ? days : LEAD_DAYS;
}

/**
 * The next day, `today` included, on which an occasion falls. A lunar one falls on the solar days that its row lists,
 * which end some day. Null for an occasion without a day of its own, such as a disaster.
 */
export function nextOccasion(row: Pick<ReferenceRow, 'attributes'>, today: PlainDate): PlainDate | null {
  const { kind, month, day, solarDates } = row.attributes;
  if (kind === 'lunar') {
    const days = String(solarDates ?? '')
      .split(',')
      .map((text) => text.trim());
    return days.filter((text) => isPlainDate(text)).find((date) => date >= today) ?? null;
  }
  if (kind !== 'solar' || typeof month !== 'number' || typeof day !== 'number') return null;
  const year = yearOf(today);
  // 29 February waits for a leap year.
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const date = makeDate(year + ahead, month, day);
    if (date !== undefined && date >= today) return date;
  }
  return null;
}
