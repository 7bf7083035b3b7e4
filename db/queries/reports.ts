import type { PlainDate } from '../../shared/time/plain-date.ts';
import type { JsonValue } from '../../shared/registers/field.ts';
import { report, type ReportRecord } from '../../shared/registers/report/report.ts';
import { fieldClocks } from '../change-log.ts';
import { storedJson } from '../columns.ts';
import { mainOf } from '../file/handles.ts';
import { prepared } from '../file/sqlite.ts';
import { readTyped } from '../record-rows.ts';
import type { NamedPeriod } from '../report-ids.ts';
import type { ReadStore } from '../store.ts';

/** The record of a period's report without its closings, which `readClosings` answers. */
export type OpenReportRecord = Omit<ReportRecord, 'closings'>;

/**
 * The record of a period's report, or null while nobody edited or closed it. PCs of earlier versions made one each: such
 * doubles are read as one record, in which every field and every section holds what was written last.
 */
export function readReportRecord(
  store: ReadStore,
  { calendarId, periodCode }: NamedPeriod,
): OpenReportRecord | null {
  const ids = prepared<[string, string], { id: string }>(
    mainOf(store),
    'SELECT id FROM report WHERE calendar_id = ? AND period_code = ? AND withdrawn IS NULL ORDER BY id',
  ).all(calendarId, periodCode);
  const records = readTyped(
    store,
    report.name,
    ids.map(({ id }) => id),
    ['sections'],
  );
  return records.length > 1 ? asOne(store, records) : (records[0] ?? null);
}

function asOne(store: ReadStore, records: readonly OpenReportRecord[]): OpenReportRecord {
  const clocks = new Map(records.map(({ id }) => [id, fieldClocks(mainOf(store), id)]));
  const writtenLast = <One>(ones: readonly One[], clockOf: (one: One) => string): One | undefined =>
    ones.toSorted((a, b) => (clockOf(a) < clockOf(b) ? -1 : 1)).at(-1);
  const last = <Field extends keyof OpenReportRecord>(field: Field): OpenReportRecord[Field] | null =>
    writtenLast(records, (one) => clocks.get(one.id)?.(field) ?? '')?.[field] ?? null;
  const sections = Map.groupBy(
    records.flatMap((one) => one.sections.map((section) => ({ section, clock: clocks.get(one.id) }))),
    ({ section }) => section.sectionKey,
  );
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was asked for at least one
  const [first] = records as readonly [OpenReportRecord, ...OpenReportRecord[]];
  // A field that is added to the register asks for its place here.
  const fields = {
    calendarId: first.calendarId,
    periodCode: first.periodCode,
    scope: last('scope'),
    occasion: last('occasion'),
    outline: last('outline'),
    signer: last('signer'),
    signedNumber: last('signedNumber'),
    signedDate: last('signedDate'),
    signedBy: last('signedBy'),
    signedFiles: last('signedFiles'),
  } satisfies Record<keyof typeof report.fields, unknown>;
  return {
    ...first,
    ...fields,
    sections: [...sections.values()].flatMap((ofKey) => {
      const lastSection = (field: string) =>
        writtenLast(ofKey, ({ section, clock }) => clock?.(field, 'sections', section.id) ?? '')?.section;
      const [text, leftOut] = [lastSection('text'), lastSection('leftOut')];
      return text === undefined ? [] : [{ ...text, leftOut: leftOut?.leftOut ?? null }];
    }),
  };
}

/** One closing of a period, without what it froze: that is large, and `readSnapshot` reads it where it is needed. */
export interface ReportClosing extends Omit<
  ReportRecord['closings'][number],
  'snapshot' | 'position' | 'withdrawn'
> {
  /** The record that holds it. */
  readonly reportId: string;
}

/** The closings of a period by age, of all its records. */
export function readClosings(
  store: ReadStore,
  { calendarId, periodCode }: NamedPeriod,
): readonly ReportClosing[] {
  return prepared<[string, string], ReportClosing>(
    mainOf(store),
    `SELECT c.id, c.record_id AS reportId, c.closed_on AS closedOn, c.closed_by AS closedBy, c.reopened_on AS reopenedOn,
       c.reopened_by AS reopenedBy, c.reopen_reason AS reopenReason
     FROM report AS r JOIN report_closing AS c ON c.record_id = r.id
     WHERE r.calendar_id = ? AND r.period_code = ? AND r.withdrawn IS NULL AND c.withdrawn = 0
     ORDER BY c.id`,
  ).all(calendarId, periodCode);
}

/** What a closing froze, or null. */
export function readSnapshot(store: ReadStore, closingId: string): JsonValue {
  const snapshot = prepared<[string], { snapshot: string | null }>(
    mainOf(store),
    'SELECT snapshot FROM report_closing WHERE id = ?',
  ).get(closingId)?.snapshot;
  return snapshot === undefined || snapshot === null ? null : storedJson<JsonValue>(snapshot);
}

/** The periods of a calendar that are closed and not reopened, each with its closing, by code and age. */
export function closedPeriods(
  store: ReadStore,
  calendarId: string,
): readonly {
  readonly periodCode: string;
  readonly closingId: string;
  readonly closedOn: PlainDate | null;
}[] {
  return prepared<[string], { periodCode: string; closingId: string; closedOn: PlainDate | null }>(
    mainOf(store),
    `SELECT r.period_code AS periodCode, c.id AS closingId, c.closed_on AS closedOn
     FROM report AS r JOIN report_closing AS c ON c.record_id = r.id
     WHERE r.calendar_id = ? AND r.withdrawn IS NULL AND c.withdrawn = 0 AND c.reopened_on IS NULL
       AND c.snapshot IS NOT NULL
     ORDER BY r.period_code, c.id`,
  ).all(calendarId);
}
