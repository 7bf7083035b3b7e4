import type { DeadlinePractice } from '../time/worded-deadline.ts';
import { holidaysOf, shippedRows } from './shipped-rows.ts';

/** The shipped holidays, and the day before as ministries keep their own registers. Kept out of the window, which needs no shipped row. */
export const usualPractice: DeadlinePractice = {
  holidays: holidaysOf(shippedRows),
  beforeDay: 'dayBefore',
};
