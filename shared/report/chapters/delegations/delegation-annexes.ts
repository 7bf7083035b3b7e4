import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { notWithdrawn } from '../../../registers/define-register.ts';
import {
  incomingDays,
  type IncomingDelegation,
} from '../../../registers/incoming-delegation/incoming-delegation.ts';
import {
  outgoingDays,
  type OutgoingDelegation,
} from '../../../registers/outgoing-delegation/outgoing-delegation.ts';
import type { ReferenceValue } from '../../../registers/field.ts';
import type { PlainDate } from '../../../time/plain-date.ts';
import { formatDate } from '../../../time/typed-date.ts';
import { fill } from '../../../text/template.ts';
import type { CountedRow, Direction } from './counted-row.ts';
import type { ReportNames } from '../../report-names.ts';

/** A cell that a sheet keeps as what it is: a number, a date, or text. */
export type Cell = string | number | { readonly date: PlainDate } | null;

export interface AnnexColumn {
  readonly key: string;
  readonly title: string;
  /** Share of the page's width; the shares of a table are relative to each other. */
  readonly width: number;
  readonly align: 'left' | 'center';
}

export const annexKeys = ['outgoing', 'incoming', 'incidents'] as const;
export type AnnexKey = (typeof annexKeys)[number];

/** The records of a period one by one. */
export interface Annex {
  readonly key: AnnexKey;
  /** `I`, `II`. */
  readonly number: string;
  readonly title: string;
  readonly columns: readonly AnnexColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** The last row: label, and the sum of the column of people. */
  readonly total: readonly Cell[];
  readonly leftOut: boolean;
}

const widths: Readonly<Record<string, number>> = {
  index: 6.8,
  name: 18,
  leader: 12,
  people: 6.5,
  places: 13,
  purpose: 16,
  host: 13,
  from: 11,
  to: 11,
  permits: 14,
  funding: 9,
  gate: 11,
  result: 14,
  notes: 8,
  date: 11,
  place: 13,
  type: 14,
  summary: 26,
  side: 10,
  measures: 20,
  status: 13,
  code: 15,
  content: 34,
  source: 22,
  lead: 15,
  officer: 14,
  due: 11,
  days: 8,
  state: 20,
};
const centred = new Set(['index', 'people', 'from', 'to', 'date', 'due', 'days']);

export function columnsOf(titles: Readonly<Record<string, string>>): readonly AnnexColumn[] {
  return Object.entries(titles).map(([key, title]) => ({
    key,
    title,
    width: widths[key] ?? 10,
    align: centred.has(key) ? 'center' : 'left',
  }));
}

export function outgoingAnnex(
  rows: readonly CountedRow[],
  records: ReadonlyMap<string, OutgoingDelegation>,
  period: { readonly name: string; readonly to: PlainDate },
  names: ReportNames,
): Omit<Annex, 'leftOut'> {
  return annex('outgoing', 'I', period.name, rows, (row): Readonly<Record<string, Cell>> => {
    const record = records.get(row.id);
    if (record === undefined) return {};
    const { start, end } = outgoingDays(record);
    return {
      name: joined([record.name, record.hostAgency?.text], '\n'),
      leader: leaderOf(record),
      places: notWithdrawn(record.stops)
        .map((stop) => joined([stop.place, stop.country === null ? null : names.country(stop.country)], ', '))
        .join('; '),
      purpose: joined([record.purpose?.text, record.content], '. '),
      from: dateCell(start.date),
      to: dateCell(end.date),
      permits: permitsOf(record.permits),
      funding: record.fundingSource === null ? null : names.choice('fundingSource', record.fundingSource),
      result: joined([record.resultSummary, reportOf(record)], '\n'),
      notes: notesOf(row, end.date, period.to, record.notes),
    };
  });
}

export function incomingAnnex(
  rows: readonly CountedRow[],
  records: ReadonlyMap<string, IncomingDelegation>,
  period: { readonly name: string; readonly to: PlainDate },
  names: ReportNames,
): Omit<Annex, 'leftOut'> {
  return annex('incoming', 'II', period.name, rows, (row): Readonly<Record<string, Cell>> => {
    const record = records.get(row.id);
    if (record === undefined) return {};
    const { start, end } = incomingDays(record);
    const origins = notWithdrawn(record.origins);
    const countries = new Set(origins.flatMap((origin) => origin.country ?? []));
    return {
      name: joined([record.name, ...origins.map((origin) => origin.organisation)], '\n'),
      places: [...countries].map((code) => names.country(code)).join('; '),
      leader: leaderOf(record),
      host: record.hostAgency?.text ?? null,
      purpose: joined([record.purpose?.text, record.content], '. '),
      from: dateCell(start.date),
      to: dateCell(end.date),
      permits: permitsOf(record.permits),
      gate: record.gateIn?.text ?? null,
      notes: notesOf(row, end.date, period.to, record.notes),
    };
  });
}

function annex(
  direction: Direction,
  number: string,
  periodName: string,
  rows: readonly CountedRow[],
  cellsOf: (row: CountedRow) => Readonly<Record<string, Cell>>,
): Omit<Annex, 'leftOut'> {
  const { title, columns: titles } = texts.annexes[direction];
  const columns = columnsOf(titles);
  const lines = rows.map((row, index) => {
    const cells: Readonly<Record<string, Cell>> = {
      ...cellsOf(row),
      index: index + 1,
      people: row.personTrips,
    };
    return columns.map((column) => cells[column.key] ?? null);
  });
  const people = columns.findIndex((column) => column.key === 'people');
  const sum = lines.reduce((total, line) => total + Number(line[people] ?? 0), 0);
  const total: Readonly<Record<string, Cell>> = {
    name: `${texts.annexes.total}: ${fill(texts.annexes.totalDelegations, { count: lines.length })}`,
    people: sum,
  };
  return {
    key: direction,
    number,
    title: fill(title, { period: periodName.toUpperCase() }),
    columns,
    rows: lines,
    total: columns.map((column) => total[column.key] ?? null),
  };
}

function dateCell(date: PlainDate | null): Cell {
  return date === null ? null : { date };
}

export function joined(parts: readonly (string | null | undefined)[], separator: string): string | null {
  const kept = parts.filter((part) => part !== null && part !== undefined && part !== '');
  return kept.length === 0 ? null : kept.join(separator);
}

function leaderOf(record: {
  readonly leader: string | null;
  readonly leaderJobTitle: string | null;
}): string | null {
  if (record.leader === null || record.leaderJobTitle === null) return record.leader ?? record.leaderJobTitle;
  return record.leader === record.leaderJobTitle
    ? record.leader
    : `${record.leader} (${record.leaderJobTitle})`;
}

type Permit = {
  readonly withdrawn: boolean;
  readonly position: number;
  readonly number: string | null;
  readonly date: PlainDate | null;
  readonly issuer: ReferenceValue | null;
};

function permitsOf(permits: readonly Permit[]): string | null {
  return joined(
    notWithdrawn(permits).map((permit) => {
      const date = permit.date === null ? null : formatDate(permit.date);
      return joined([permit.number, date, permit.issuer?.text], ', ');
    }),
    '; ',
  );
}

function reportOf(record: {
  readonly reportNumber: string | null;
  readonly reportDate: PlainDate | null;
}): string | null {
  return joined(
    [record.reportNumber, record.reportDate === null ? null : formatDate(record.reportDate)],
    ', ',
  );
}

function notesOf(
  row: CountedRow,
  end: PlainDate | null,
  periodEnd: PlainDate,
  notes: string | null,
): string | null {
  return joined(
    [
      end !== null && end > periodEnd ? texts.annexes.crossing : null,
      row.confirmed ? null : texts.annexes.unconfirmed,
      notes,
    ],
    '; ',
  );
}
