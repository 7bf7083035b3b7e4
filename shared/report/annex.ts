import { reportPart, type ReportPart } from './report-part.ts';
import type { Cell, TableColumn } from './table-layout.ts';

/** The records of a period one by one. */
export interface Annex {
  /** Names it among the annexes of the report; the part of the paper that it becomes is `annex-` and this. */
  readonly key: 'outgoing' | 'incoming' | 'incidents';
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** The last row: label, and the sum of the column of people. */
  readonly total: readonly Cell[];
  readonly leftOut: boolean;
}

/** Texts that are there, apart by `separator`; null where there is none. */
export function joined(parts: readonly (string | null | undefined)[], separator: string): string | null {
  const kept = parts.filter((part) => part !== null && part !== undefined && part !== '');
  return kept.length === 0 ? null : kept.join(separator);
}

/** An annex as a part of the paper. */
export function annexPart({ key, columns, rows, total, title, leftOut }: Annex): ReportPart {
  return reportPart({
    key: `annex-${key}`,
    leave: { key: `annex-${key}`, leftOut },
    title,
    layouts: rows.length === 0 ? [] : [{ title: '', columns, groups: null, rows, total }],
  });
}
