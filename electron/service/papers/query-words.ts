import { referenceRows } from '../../../db/reference.ts';
import { readSettings } from '../../../db/settings.ts';
import type { ReadStore } from '../../../db/store.ts';
import paperTexts from '../../../shared/reference/paper-texts.json' with { type: 'json' };
import { registerNamed } from '../../../shared/registers/all-registers.ts';
import type { AnyRegister } from '../../../shared/registers/define-register.ts';
import { listQuerySchema, type ListQuery } from '../../../shared/registers/list-query.ts';
import { periodName } from '../../../shared/report/period-names.ts';
import { reportNames, type ReportNames } from '../../../shared/report/report-names.ts';
import { fill } from '../../../shared/text/template.ts';
import {
  calendarById,
  periodsOfYear,
  reportingYearContaining,
  type ReportingPeriod,
} from '../../../shared/time/reporting-calendar.ts';
import { isPlainDate, type PlainDate } from '../../../shared/time/plain-date.ts';
import { formatOfficialDate } from '../../../shared/time/typed-date.ts';
import { columnTitle } from '../documents/record-cells.ts';

const texts = paperTexts.words;

interface Days {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

/** The period of the PC's reporting calendar that days are, both ends inclusive; null for other days. */
export function periodOfDays(store: ReadStore, { from, to }: Days): ReportingPeriod | null {
  const calendar = calendarById(readSettings(store).calendarId);
  if (calendar === undefined || from === null || to === null) return null;
  // A long period ends in the year that it is of, whenever it begins.
  const { year } = reportingYearContaining(calendar, to);
  return periodsOfYear(calendar, year).find((period) => period.from === from && period.to === to) ?? null;
}

/** What a list is narrowed by and how it is sorted, as a person says it: `Quý I năm 2026`, `Nước: Trung Quốc`. */
export function queryWords(store: ReadStore, query: ListQuery): readonly string[] {
  const register = registerNamed(query.register);
  const rows = referenceRows(store);
  const names = reportNames(rows);
  const said = (label: string, values: readonly string[]): readonly string[] =>
    values.length === 0 ? [] : [fill(texts.field, { label, values: values.join(', ') })];
  const nameOf = (field: string, value: string): string => {
    const catalogue = register.fields[field]?.catalogue;
    return (
      (catalogue === null || catalogue === undefined
        ? undefined
        : rows.find((row) => row.catalogue === catalogue && row.code === value)?.name) ??
      valueWords(register, field, value, names)
    );
  };
  return [
    ...daysWords(store, query),
    ...(query.search.trim() === '' ? [] : [fill(texts.search, { text: query.search.trim() })]),
    ...said(
      columnTitle(register, 'status'),
      query.status.map((status) => names.choice('status', status)),
    ),
    ...said(
      texts.country,
      query.country.map((code) => names.country(code)),
    ),
    ...Object.entries(query.fields).flatMap(([field, values]) =>
      said(
        columnTitle(register, field),
        values.map((value) => nameOf(field, value)),
      ),
    ),
    ...(query.countedOnly ? [texts.countedOnly] : []),
    ...(query.withdrawn ? [texts.withdrawn] : []),
    ...(query.ids.length > 0 ? [texts.chosen] : []),
    ...sortWords(register, query),
  ];
}

export function daysWords(store: ReadStore, { from, to }: Days): readonly string[] {
  const period = periodOfDays(store, { from, to });
  if (period !== null) return [periodName(period)];
  if (from !== null && to !== null)
    return [fill(texts.days, { from: formatOfficialDate(from), to: formatOfficialDate(to) })];
  if (from !== null) return [fill(texts.since, { from: formatOfficialDate(from) })];
  return to === null ? [] : [fill(texts.until, { to: formatOfficialDate(to) })];
}

function valueWords(register: AnyRegister, field: string, value: string, names: ReportNames): string {
  const definition = register.fields[field];
  if (definition?.kind === 'choice') return names.choice(definition.choiceSet ?? '', value);
  if (definition?.kind === 'country') return names.country(value);
  return isPlainDate(value) ? formatOfficialDate(value) : value;
}

/** How it is sorted, unless that is as every list is. */
function sortWords(register: AnyRegister, query: ListQuery): readonly string[] {
  const usual = listQuerySchema.parse({ register: query.register });
  if (query.sort === usual.sort && query.descending === usual.descending) return [];
  const label = columnTitle(register, query.sort);
  return [fill(query.descending ? texts.descending : texts.ascending, { label })];
}
