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
import { delegationLeader } from '../../../registers/delegation/delegation-leader.ts';
import type { ReferenceValue } from '../../../registers/field.ts';
import type { PlainDate } from '../../../time/plain-date.ts';
import { formatOfficialDate } from '../../../time/typed-date.ts';
import { formatCount } from '../../../text/numbers.ts';
import { fill } from '../../../text/template.ts';
import type { CountedRow, Direction } from './counted-row.ts';
import { joined, type Annex } from '../../annex.ts';
import { columnsOf, type Cell } from '../../table-layout.ts';
import type { ReportNames } from '../../report-names.ts';

export function outgoingAnnex(
  rows: readonly CountedRow[],
  records: ReadonlyMap<string, OutgoingDelegation>,
  period: { readonly name: string; readonly to: PlainDate },
  names: ReportNames,
): Omit<Annex, 'leftOut'> {
  return annex('outgoing', period.name, rows, (row): Readonly<Record<string, Cell>> => {
    const record = records.get(row.id);
    if (record === undefined) return {};
    const { start, end } = outgoingDays(record);
    return {
      name: joined([record.name, record.hostAgency?.text], '\n'),
      leader: leaderOf(record),
      places: notWithdrawn(record.stops)
        .map((stop) => {
          const place = joined(
            [stop.place, stop.country === null ? null : names.country(stop.country)],
            ', ',
          );
          return stop.transit === true ? fill(texts.annexes.transit, { place: place ?? '' }) : place;
        })
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
  return annex('incoming', period.name, rows, (row): Readonly<Record<string, Cell>> => {
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
    name: `${texts.annexes.total}: ${fill(texts.annexes.totalDelegations, { count: formatCount(lines.length) })}`,
    people: sum,
  };
  return {
    key: direction,
    title: fill(title, { period: periodName.toUpperCase() }),
    columns,
    rows: lines,
    total: columns.map((column) => total[column.key] ?? null),
  };
}

function dateCell(date: PlainDate | null): Cell {
  return date === null ? null : { date };
}

function leaderOf(record: Parameters<typeof delegationLeader>[0]): string | null {
  const { leader, leaderJobTitle } = delegationLeader(record);
  if (leader === null || leaderJobTitle === null) return leader ?? leaderJobTitle;
  return leader === leaderJobTitle ? leader : `${leader} (${leaderJobTitle})`;
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
      const date = permit.date === null ? null : formatOfficialDate(permit.date);
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
    [record.reportNumber, record.reportDate === null ? null : formatOfficialDate(record.reportDate)],
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
