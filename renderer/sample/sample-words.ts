import { formatLongDate } from '../../shared/time/typed-date.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';

/** A day as a sentence has it: `26/3/2024`. */
export function dayInSentence(date: PlainDate): string {
  const { day, month, year } = formatLongDate(date);
  return `${day}/${month}/${year}`;
}
