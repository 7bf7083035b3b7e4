import type { PlainDate } from '../time/plain-date.ts';
import type { Cell, TableColumn } from './table-layout.ts';

/** A line of a table on paper. */
export interface PaperRow {
  readonly cells: readonly Cell[];
  /** Struck through: it counts no longer. */
  readonly struck: boolean;
  /** What has no column of its own, on a line below; empty: nothing. */
  readonly more: string;
}

/** Lines of a table, which may be made while they are gone through; each time the same ones. */
export interface PaperRows extends Iterable<PaperRow> {
  readonly length: number;
}

/** A part of a paper: labelled values, or a table whose head is repeated on every page. */
export type PaperPart =
  | {
      readonly kind: 'facts';
      readonly heading: string;
      readonly facts: readonly PaperFact[];
    }
  | {
      readonly kind: 'table';
      /** Null where the paper is this table. */
      readonly heading: string | null;
      readonly columns: readonly TableColumn[];
      readonly rows: PaperRows;
      /** The last line; none: empty. */
      readonly total: readonly Cell[];
    };

export interface PaperFact {
  readonly label: string;
  readonly text: string;
  /** It should be there and is not: `text` says so. */
  readonly lacking: boolean;
}

/** What the screen shows, as a document of its own: a list with all its rows, a record with all its values. */
export interface PrintedPaper {
  readonly parent: string;
  readonly agency: string;
  readonly title: string;
  /** Below the title; the first is the more important. */
  readonly lines: readonly string[];
  /** A record that was withdrawn is struck, with the reason. Null for everything else. */
  readonly withdrawnFor: string | null;
  readonly printedOn: PlainDate;
  /** Lies across. */
  readonly across: boolean;
  readonly parts: readonly PaperPart[];
  readonly notes: readonly string[];
}
