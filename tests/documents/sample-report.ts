import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setUp } from '../../electron/service/setup.ts';
import { readReport } from '../../electron/service/reports/read.ts';
import { newId } from '../../db/ids.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import type { ReportModel } from '../../shared/report/report-model.ts';

/** A set-up store that holds the sample quarter, opened some days after the period's end. The caller closes it. */
export function sampleStore(directory: string): OpenStore {
  const store = openStore({ directory, now: () => new Date('2024-03-27T03:00:00Z') });
  setUp(store, {
    writeId: newId(),
    name: 'Chuyên viên',
    jobTitle: 'Chuyên viên',
    unit: 'Sở Ngoại vụ',
    prefix: 'VP',
    post: null,
    withSample: true,
  });
  return store;
}

/** The report of Quý I/2024, or of another period of the decree's calendar. */
export function reportOf(store: OpenStore, periodCode = '2024-Q1'): ReportModel {
  return readReport(store, { calendarId: 'nd09', periodCode });
}

/** Whether a program can be called by its name on this machine. */
export function hasTool(name: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

/** The part of a test's name that says why it may be skipped. */
export function needs(name: string, here: boolean): string {
  return here ? '' : ` (skipped: no ${name} on this machine)`;
}
