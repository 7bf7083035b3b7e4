import texts from '../reference/report-texts.json' with { type: 'json' };
import { fill } from '../text/template.ts';
import { reportPart, type ReportPart } from './report-part.ts';
import type { Cell, TableColumn } from './table-layout.ts';

/** The records of a period one by one. */
export interface Annex {
  /** Names it among the annexes of the report; the part of the paper that it becomes is `annex-` and this. */
  readonly key: string;
  /** `I`, `II`. */
  readonly number: string;
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

/** `Phụ lục II`. */
export function annexHeading(number: string): string {
  return fill(texts.annexHeading, { number });
}

/** An annex as a part of the paper, the rules of counting at its end. */
export function annexPart(annex: Annex, rules: readonly string[]): ReportPart {
  const { columns, rows, total, title, number, leftOut } = annex;
  const key = `annex-${annex.key}`;
  const heading = annexHeading(number);
  return reportPart({
    key,
    leave: { key, leftOut },
    annexNumber: number,
    heading,
    title,
    sheetName: heading,
    layouts: rows.length === 0 ? [] : [{ title: '', columns, groups: null, rows, total }],
    rules,
  });
}
