import type texts from '../reference/report-texts.json';

/** The chapters of the report, each of one family of registers, in the order of the paper. */
export const chapterNames = ['delegations', 'border', 'exchanges', 'tasks'] as const;
export type ChapterName = (typeof chapterNames)[number];

/** What happens on one day and is counted once by the report. */
export type EventSubject = keyof (typeof texts)['adjustments']['events']['subjects'];

/** What a register gives to the report. */
export interface ReportShare {
  /** The chapter that counts its records. */
  readonly chapter: ChapterName;
  /**
   * What of its records happens on one day and counts once: a change of it after a period was closed is told as an
   * adjustment. None for records whose changes the chapter tells by itself.
   */
  readonly events: readonly EventSubject[];
  /** The days of a record's summary by which it is counted: a change of a record with such a day in a closed period is told first. */
  readonly countedBy: readonly ('decidingDate' | 'lastDate')[];
}
