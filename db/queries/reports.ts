import type { ReportRecord } from '../../shared/registers/internal-registers.ts';
import { fieldClocks } from '../change-log.ts';
import type { NamedPeriod } from '../report-ids.ts';
import { readTyped } from '../record-rows.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { mainOf } from '../file/handles.ts';

/**
 * The record of a period's report, or null while nobody edited or closed it. PCs of earlier versions made one each: such
 * doubles are read as one record, in which every field and every section holds what was written last, and all closings
 * stand by age.
 */
export function readReportRecord(
  store: ReadStore,
  { calendarId, periodCode }: NamedPeriod,
): ReportRecord | null {
  const ids = prepared<[string, string], string>(
    mainOf(store),
    'SELECT id FROM report WHERE calendar_id = ? AND period_code = ? AND withdrawn IS NULL ORDER BY id',
  )
    .pluck()
    .all(calendarId, periodCode);
  const records = readTyped(store, 'report', ids);
  return records.length > 1 ? asOne(store, records) : (records[0] ?? null);
}

function asOne(store: ReadStore, records: readonly ReportRecord[]): ReportRecord {
  const clocks = new Map(records.map(({ id }) => [id, fieldClocks(mainOf(store), id)]));
  const writtenLast = <One>(ones: readonly One[], clockOf: (one: One) => string): One | undefined =>
    ones.toSorted((a, b) => (clockOf(a) < clockOf(b) ? -1 : 1)).at(-1);
  const signed = (field: 'signedNumber' | 'signedDate' | 'signedFiles'): ReportRecord | undefined =>
    writtenLast(records, (one) => clocks.get(one.id)?.(field) ?? '');
  const sections = Map.groupBy(
    records.flatMap((one) => one.sections.map((section) => ({ section, clock: clocks.get(one.id) }))),
    ({ section }) => section.sectionKey,
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was asked for at least one
  const [first] = records as readonly [ReportRecord, ...ReportRecord[]];
  return {
    ...first,
    signedNumber: signed('signedNumber')?.signedNumber ?? null,
    signedDate: signed('signedDate')?.signedDate ?? null,
    signedFiles: signed('signedFiles')?.signedFiles ?? null,
    sections: [...sections.values()].flatMap((ofKey) => {
      const last = (field: string) =>
        writtenLast(ofKey, ({ section, clock }) => clock?.(field, 'sections', section.id) ?? '')?.section;
      const [text, leftOut] = [last('text'), last('leftOut')];
      return text === undefined ? [] : [{ ...text, leftOut: leftOut?.leftOut ?? null }];
    }),
    closings: records.flatMap((one) => one.closings).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** The id of the record that holds a closing. */
export function reportOfClosing(store: ReadStore, closingId: string): string {
  return String(
    prepared<[string], string>(mainOf(store), 'SELECT record_id FROM report_closing WHERE id = ?')
      .pluck()
      .get(closingId),
  );
}

/** Codes of the periods of a calendar that are closed and not reopened, with the frozen content of each. */
export function closedReports(
  store: ReadStore,
  calendarId: string,
): readonly { readonly periodCode: string; readonly snapshot: unknown }[] {
  return prepared<[string], { periodCode: string; snapshot: string }>(
    mainOf(store),
    `SELECT r.period_code AS periodCode, c.snapshot FROM report AS r JOIN report_closing AS c ON c.record_id = r.id
     WHERE r.calendar_id = ? AND r.withdrawn IS NULL AND c.withdrawn = 0 AND c.reopened_on IS NULL
       AND c.snapshot IS NOT NULL
     ORDER BY r.period_code`,
  )
    .all(calendarId)
    .map((row) => ({ periodCode: row.periodCode, snapshot: JSON.parse(row.snapshot) as unknown }));
}
