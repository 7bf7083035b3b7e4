import { uuidFor } from './ids.ts';

/** A period of a reporting calendar, by their names. */
export interface NamedPeriod {
  readonly calendarId: string;
  readonly periodCode: string;
}

/** The id under which every PC keeps the report of a period. */
export function reportId({ calendarId, periodCode }: NamedPeriod): string {
  return uuidFor(`report/${calendarId}/${periodCode}`);
}

/** The id of a section's text in the report of a period. */
export function reportSectionId({ calendarId, periodCode }: NamedPeriod, sectionKey: string): string {
  return uuidFor(`report/${calendarId}/${periodCode}/${sectionKey}`);
}
