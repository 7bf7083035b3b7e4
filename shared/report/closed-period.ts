import type { PlainDate } from '../time/plain-date.ts';

/** A period whose figures are frozen. */
export interface ClosedPeriod {
  readonly calendarId: string;
  readonly periodCode: string;
  readonly closedOn: PlainDate | null;
}
