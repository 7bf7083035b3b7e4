import type { PaperHead } from './report-head.ts';
import type { Signer } from '../registers/setting/signer.ts';
import type { TableLayout } from './table-layout.ts';

/** A paragraph, whose first words may be set in bold, or a table. */
export type OfficialPart =
  | {
      readonly kind: 'text';
      /** Words that the paragraph begins with, in bold; empty: none. */
      readonly lead: string;
      readonly text: string;
    }
  | { readonly kind: 'table'; readonly table: TableLayout };

/** An official paper that is no report of a period (Nghị định 30/2020/NĐ-CP, Phụ lục I): a letter, a slip, a quick report. */
export interface OfficialPaper {
  readonly head: PaperHead;
  /** Kind and title in the middle; null: a letter, which has none. */
  readonly kind: string | null;
  readonly title: string | null;
  /** What a letter is about, under its number; null for papers that have a title. */
  readonly subject: string | null;
  /** The line or lines "Kính gửi". */
  readonly addressee: string;
  readonly parts: readonly OfficialPart[];
  readonly recipients: readonly string[];
  readonly signer: Signer;
}

/** The rows of its tables, one after the other. */
export function tableRows(paper: OfficialPaper | undefined): TableLayout['rows'] {
  return (paper?.parts ?? []).flatMap((part) => (part.kind === 'table' ? part.table.rows : []));
}
