import {
  readClosings,
  readReportRecord,
  type ReportClosing,
  type OpenReportRecord,
} from '../../../db/queries/reports.ts';
import type { ReadStore } from '../../../db/store.ts';
import type { FileReference } from '../../../shared/registers/field.ts';
import type { PlainDate } from '../../../shared/time/plain-date.ts';
import type { ReportWanted } from './wanted-period.ts';

/** What is kept of a period's report: its record, or null while nobody edited or closed it, and its closings. */
export interface KeptReport {
  readonly record: OpenReportRecord | null;
  readonly closings: readonly ReportClosing[];
  /** The closing that holds; null while the period is open. */
  readonly closing: ReportClosing | null;
}

export function readKept(store: ReadStore, { calendarId, periodCode }: ReportWanted): KeptReport {
  const record = readReportRecord(store, calendarId, periodCode);
  const closings = record === null ? [] : readClosings(store, record.id);
  return { record, closings, closing: closings.findLast(({ reopenedOn }) => reopenedOn === null) ?? null };
}

/** How a period stands: who closed and reopened it when, and what the signed paper got. */
export interface ReportStanding {
  readonly closed: boolean;
  readonly closings: readonly Omit<ReportClosing, 'id'>[];
  readonly signedNumber: string | null;
  readonly signedDate: PlainDate | null;
  readonly signedFiles: readonly FileReference[];
}

export function reportStanding(store: ReadStore, wanted: ReportWanted): ReportStanding {
  const { record, closings, closing } = readKept(store, wanted);
  return {
    closed: closing !== null,
    closings: closings.map(({ id: _id, ...told }) => told),
    signedNumber: record?.signedNumber ?? null,
    signedDate: record?.signedDate ?? null,
    signedFiles: record?.signedFiles ?? [],
  };
}
