import { addDays, type PlainDate } from './plain-date.ts';
import { addWorkingDays, type Holiday } from './working-days.ts';

export interface DeadlineRule {
  readonly days: number;
  readonly unit: 'calendarDays' | 'workingDays';
}

/** Last day (inclusive) that a rule allows after `date`; the day after `date` is day 1. */
export function deadlineAfter(date: PlainDate, rule: DeadlineRule, holidays: readonly Holiday[]): PlainDate {
  return rule.unit === 'calendarDays' ? addDays(date, rule.days) : addWorkingDays(date, rule.days, holidays);
}
