import {
  readClosings,
  readReportRecord,
  type ReportClosing,
  type OpenReportRecord,
} from '../../../db/queries/reports.ts';
import { versionOfAll, type ReadStore } from '../../../db/store.ts';
import type { FileReference } from '../../../shared/registers/field.ts';
import type { PlainDate } from '../../../shared/time/plain-date.ts';
import type { ReportKey } from './report-key.ts';

/** What is kept of a period's report: its record, or null while nobody edited or closed it, and its closings. */
export interface KeptReport {
  readonly record: OpenReportRecord | null;
  readonly closings: readonly ReportClosing[];
  /** The closing that holds; null while the period is open. */
  readonly closing: ReportClosing | null;
}

export function readKept(store: ReadStore, reportKey: ReportKey): KeptReport {
  const record = readReportRecord(store, reportKey);
  const closings = record === null ? [] : readClosings(store, reportKey);
  return { record, closings, closing: closings.findLast(({ reopenedOn }) => reopenedOn === null) ?? null };
}

/** How a period stands: who closed and reopened it when, and what the signed paper got. */
export interface ReportStanding {
  readonly closed: boolean;
  readonly closings: readonly Omit<ReportClosing, 'id' | 'reportId'>[];
  readonly signedNumber: string | null;
  readonly signedDate: PlainDate | null;
  readonly signedBy: string | null;
  readonly signedFiles: readonly FileReference[];
  /** The version that a form which edits it begins from. */
  readonly version: string;
}

export function reportStanding(store: ReadStore, reportKey: ReportKey): ReportStanding {
  const { record, closings, closing } = readKept(store, reportKey);
  return {
    closed: closing !== null,
    closings: closings.map(({ id: _id, reportId: _reportId, ...told }) => told),
    signedNumber: record?.signedNumber ?? null,
    signedDate: record?.signedDate ?? null,
    signedBy: record?.signedBy ?? null,
    signedFiles: record?.signedFiles ?? [],
    version: versionOfAll(store),
  };
}
