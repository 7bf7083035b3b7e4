import texts from '../../../reference/report-texts.json' with { type: 'json' };
import type { Catalogue } from '../../../reference/reference-row.ts';
import type { ReferenceValue } from '../../../registers/field.ts';
import { collationKey } from '../../../text/collation.ts';
import type { CountedRow, Direction } from './counted-row.ts';
import { asThen, type GroupName } from '../../group-name.ts';
import { grouped } from '../../grouped.ts';
import { threeColumns, type ThreeColumns } from './measures.ts';
import type { ThreeSpans } from '../../spans.ts';
import type { ReportNames } from '../../report-names.ts';

export const crossTableKeys = ['country', 'level', 'hostAgency', 'purpose', 'gate', 'fundingSource'] as const;
export type CrossTableKey = (typeof crossTableKeys)[number];

export interface CrossTableRow extends ThreeColumns {
  readonly label: string;
}

/** Figures of one direction by one attribute. Each delegation stands in exactly one row, so the rows add up to the total. */
export interface CrossTable {
  readonly direction: Direction;
  readonly by: CrossTableKey;
  readonly title: string;
  readonly rows: readonly CrossTableRow[];
  readonly total: ThreeColumns;
}

const unknown: GroupName = { key: '', label: texts.tables.unknown };

export function crossTable(
  rows: readonly CountedRow[],
  direction: Direction,
  by: CrossTableKey,
  spans: ThreeSpans,
  names: ReportNames,
): CrossTable {
  const ofDirection = rows.filter((row) => row.direction === direction);
  const lines = grouped(ofDirection, (row) => groupOf(row, by, names))
    .map(({ key, label, members }) => ({ key, label, ...threeColumns(members, spans) }))
    .filter(
      (line) =>
        line.yearToDate.delegations + line.inPeriod.delegations + line.samePeriodLastYear.delegations > 0,
    )
    .toSorted(
      (a, b) =>
        Number(a.key === '') - Number(b.key === '') ||
        b.inPeriod.delegations - a.inPeriod.delegations ||
        b.inPeriod.personTrips - a.inPeriod.personTrips ||
        (collationKey(a.label) < collationKey(b.label) ? -1 : 1),
    );
  return {
    direction,
    by,
    title: `${texts.tables[direction]} ${texts.tables.by[by]}`,
    rows: lines.map(({ key: _key, ...line }) => line),
    total: threeColumns(ofDirection, spans),
  };
}

function groupOf(row: CountedRow, by: CrossTableKey, names: ReportNames): GroupName {
  switch (by) {
    case 'country':
      return row.country === null ? unknown : { key: row.country, label: names.country(row.country) };
    case 'level':
      return ofChoice(row.level, row.direction === 'outgoing' ? 'outgoingLevel' : 'incomingLevel', names);
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
