import texts from '../../../reference/report-texts.json' with { type: 'json' };
import type { PlainDate } from '../../../time/plain-date.ts';
import type { CountedRow, Direction } from './counted-row.ts';
import type { Measure } from './measures.ts';
import type { TableLayout } from '../../table-layout.ts';

/** One delegation as a closed report counted it. */
export interface ClosedRow {
  readonly id: string;
  readonly direction: Direction;
  readonly decidingDate: PlainDate;
  readonly personTrips: number;
  readonly code: string;
  readonly name: string;
}

/**
 * What the newest closed report of the reporting year counted from its start to `to` (inclusive): the ground on which
 * later reports of the year stand.
 */
export interface ClosedBaseline {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly rows: readonly ClosedRow[];
}

/** A later change to what a closed report counted, reported once, in the next period. */
export interface Adjustment {
  readonly direction: Direction;
  readonly recordId: string;
  readonly code: string;
  readonly name: string;
  readonly decidingDate: PlainDate;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly delegations: number;
  readonly personTrips: number;
}

/** Differences between what was closed and what now counts in the same days. */
export function adjustmentsSince(
  baseline: ClosedBaseline,
  rows: readonly CountedRow[],
  describe: (id: string) => { readonly code: string; readonly name: string },
): readonly Adjustment[] {
  const key = (row: { readonly id: string; readonly direction: Direction }): string =>
    `${row.direction}/${row.id}`;
  const now = new Map(
    rows
      .filter((row) => row.decidingDate >= baseline.from && row.decidingDate <= baseline.to)
      .map((row) => [key(row), row]),
  );
  const found: Adjustment[] = [];
  for (const closed of baseline.rows) {
    const current = now.get(key(closed));
    now.delete(key(closed));
    const base = { direction: closed.direction, recordId: closed.id, code: closed.code, name: closed.name };
    if (current === undefined) {
      found.push({
        ...base,
        decidingDate: closed.decidingDate,
        kind: 'removed',
        delegations: -1,
        personTrips: -closed.personTrips,
      });
    } else if (current.personTrips !== closed.personTrips) {
      found.push({
        ...base,
        decidingDate: current.decidingDate,
        kind: 'changed',
        delegations: 0,
        personTrips: current.personTrips - closed.personTrips,
      });
    }
  }
  for (const row of now.values()) {
    found.push({
      direction: row.direction,
      recordId: row.id,
      ...describe(row.id),
      decidingDate: row.decidingDate,
      kind: 'added',
      delegations: 1,
      personTrips: row.personTrips,
    });
  }
  return found.toSorted((a, b) =>
    a.decidingDate < b.decidingDate ? -1 : a.decidingDate > b.decidingDate ? 1 : 0,
  );
}

export function sumOfAdjustments(adjustments: readonly Adjustment[], direction: Direction): Measure {
  const own = adjustments.filter((adjustment) => adjustment.direction === direction);
  return {
    delegations: own.reduce((sum, adjustment) => sum + adjustment.delegations, 0),
    personTrips: own.reduce((sum, adjustment) => sum + adjustment.personTrips, 0),
  };
}

/** The adjustments one a line, with the sums of đoàn and lượt. */
export function adjustmentsLayout(adjustments: readonly Adjustment[]): TableLayout {
  const { columns, kinds, title, total } = texts.adjustments;
  const sum = (key: 'delegations' | 'personTrips'): number =>
    adjustments.reduce((whole, adjustment) => whole + adjustment[key], 0);
  const widths = { index: 5, code: 16, name: 40, date: 11, delegations: 9, personTrips: 9, kind: 20 };
  return {
    title,
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.keys forgets that the keys of a constant are known
    columns: (Object.keys(widths) as (keyof typeof widths)[]).map((key) => ({
      key,
      title: columns[key],
      width: widths[key],
      align: key === 'name' || key === 'kind' || key === 'code' ? 'left' : 'center',
    })),
    groups: null,
    rows: adjustments.map((adjustment, index) => [
      index + 1,
      adjustment.code,
      adjustment.name,
      { date: adjustment.decidingDate },
      adjustment.delegations,
      adjustment.personTrips,
      kinds[adjustment.kind],
    ]),
    total: [null, null, total, null, sum('delegations'), sum('personTrips'), null],
  };
}
