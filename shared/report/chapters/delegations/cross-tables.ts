import texts from '../../../reference/report-texts.json' with { type: 'json' };
import type { Catalogue } from '../../../reference/reference-row.ts';
import type { ReferenceValue } from '../../../registers/field.ts';
import { collationKey } from '../../../text/collation.ts';
import { INTERNATIONAL, type CountedRow, type Direction } from './counted-row.ts';
import { asThen, type GroupName } from '../../group-name.ts';
import { grouped } from '../../grouped.ts';
import { measuresBySpan, type MeasuresBySpan } from './measures.ts';
import { allSpans, type ReportSpans } from '../../spans.ts';
import type { ReportNames } from '../../report-names.ts';

export const crossTableKeys = [
  'country',
  'planning',
  'level',
  'hostAgency',
  'purpose',
  'gate',
  'fundingSource',
] as const;
export type CrossTableKey = (typeof crossTableKeys)[number];

interface CrossTableRow extends MeasuresBySpan {
  readonly label: string;
}

/** Figures of one direction by one attribute. Each delegation stands in exactly one row, so the rows add up to the total. */
export interface CrossTable {
  readonly direction: Direction;
  readonly by: CrossTableKey;
  readonly title: string;
  readonly rows: readonly CrossTableRow[];
  readonly total: MeasuresBySpan;
}

const unknown: GroupName = { key: '', label: texts.tables.unknown };

export function crossTable(
  rows: readonly CountedRow[],
  direction: Direction,
  by: CrossTableKey,
  spans: ReportSpans,
  names: ReportNames,
): CrossTable {
  const ofDirection = rows.filter((row) => row.direction === direction);
  const lines = grouped(ofDirection, (row) => groupOf(row, by, names))
    .map(({ key, label, members }) => ({ key, label, ...measuresBySpan(members, spans) }))
    .filter(hasAny)
    .toSorted(
      (a, b) =>
        placeOf(a.key) - placeOf(b.key) ||
        PLANNING.indexOf(a.key) - PLANNING.indexOf(b.key) ||
        byFrequency(a, b),
    );
  return {
    direction,
    by,
    title: `${texts.tables[direction]} ${texts.tables.by[by]}`,
    rows: lines.map(({ key: _key, ...line }) => line),
    total: measuresBySpan(ofDirection, spans),
  };
}

function groupOf(row: CountedRow, by: CrossTableKey, names: ReportNames): GroupName {
  switch (by) {
    case 'country':
      return ofCountries(row, names);
    case 'level':
      return ofChoice(row.level, row.direction === 'outgoing' ? 'outgoingLevel' : 'incomingLevel', names);
    case 'planning':
      return ofChoice(row.planning, 'planning', names);
    case 'fundingSource':
      return ofChoice(row.fundingSource, 'fundingSource', names);
    case 'hostAgency':
      return ofReference(row.hostAgency, 'organisation', names);
    case 'purpose':
      return row.purpose === null ? unknown : asThen(row.purpose);
    case 'gate':
      return ofReference(row.gate, 'gate', names);
    default:
      return by satisfies never;
  }
}

function ofChoice(code: string | null, set: string, names: ReportNames): GroupName {
  return code === null ? unknown : { key: code, label: names.choice(set, code) };
}

function ofReference(value: ReferenceValue | null, catalogue: Catalogue, names: ReportNames): GroupName {
  return value === null ? unknown : names.group(value, catalogue);
}

/** In their own order, which is not that of frequency. */
const PLANNING = ['inPlan', 'outsidePlan', 'adHoc'];

const SEVERAL = '@several';

/** Lines that are no single country stand behind those that are. */
const placeOf = (key: string): number => [INTERNATIONAL, SEVERAL, ''].indexOf(key);

function ofCountries({ countries, direction }: CountedRow, names: ReportNames): GroupName {
  const [only, second] = countries;
  if (only === undefined) return unknown;
  if (second !== undefined)
    return {
      key: SEVERAL,
      label: direction === 'outgoing' ? texts.tables.outgoingSeveral : texts.tables.incomingSeveral,
    };
  return { key: only, label: countryLabel(only, names) };
}

/** A country's name, or that it is an intergovernmental organisation. */
export function countryLabel(code: string, names: ReportNames): string {
  return code === INTERNATIONAL ? texts.tables.international : names.country(code);
}

const hasAny = (figures: MeasuresBySpan): boolean =>
  allSpans(figures).some(({ delegations }) => delegations > 0);

function byFrequency(a: CrossTableRow, b: CrossTableRow): number {
  return (
    b.inPeriod.delegations - a.inPeriod.delegations ||
    b.inPeriod.personTrips - a.inPeriod.personTrips ||
    (collationKey(a.label) < collationKey(b.label) ? -1 : 1)
  );
}

/** How often each country was visited or come from. A delegation of several counts in each, so the rows add up to no total. */
export interface VisitTable {
  readonly direction: Direction;
  readonly title: string;
  readonly rows: readonly CrossTableRow[];
}

/** None where no delegation of the shown spans had several countries: the table by country says the same then. */
export function visitTables(
  rows: readonly CountedRow[],
  spans: ReportSpans,
  names: ReportNames,
): readonly VisitTable[] {
  return (['outgoing', 'incoming'] as const).flatMap((direction) => {
    const own = rows.filter((row) => row.direction === direction);
    if (
      !hasAny(
        measuresBySpan(
          own.filter(({ countries }) => countries.length > 1),
          spans,
        ),
      )
    )
      return [];
    const codes = [...new Set(own.flatMap(({ countries }) => countries))];
    const lines = codes
      .map((code) => ({
        label: countryLabel(code, names),
        ...measuresBySpan(
          own.filter(({ countries }) => countries.includes(code)),
          spans,
        ),
      }))
      .filter(hasAny)
      .toSorted(byFrequency);
    return [{ direction, title: texts.tables.visits[direction], rows: lines }];
  });
}
