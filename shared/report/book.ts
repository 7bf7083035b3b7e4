import texts from '../reference/book-texts.json' with { type: 'json' };
import { formatCount, formatNumber } from '../text/numbers.ts';
import { fill } from '../text/template.ts';
import type { PlainDate } from '../time/plain-date.ts';
import { formatOfficialDate } from '../time/typed-date.ts';
import type { Cell, TableColumn } from './table-layout.ts';

/** Whether a bound register has a line or a page for each record. */
export const bookLayouts = ['table', 'pages'] as const;
export type BookLayout = (typeof bookLayouts)[number];

/** One record of a bound register. */
export interface BookLine {
  /** Counted from 1 through the whole book, withdrawn records included. */
  readonly number: number;
  readonly code: string;
  readonly title: string;
  /** Why it was withdrawn; printed struck. Null for a record that stands. */
  readonly withdrawnFor: string | null;
  /** In the order of the book's columns. */
  readonly cells: readonly Cell[];
  /** For a page of its own: what is known of the record, label and value. */
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly lists: readonly {
    readonly title: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly string[])[];
  }[];
}

/** A bound register of a period, ready to be printed. */
export interface BookModel {
  readonly title: string;
  readonly parent: string;
  readonly agency: string;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly printedOn: PlainDate;
  readonly layout: BookLayout;
  readonly columns: readonly Omit<TableColumn, 'width'>[];
  /** Lines of the whole book, and those of them that are struck. */
  readonly total: number;
  readonly withdrawn: number;
  /** Some of many lines, from all of them alike: from these the columns take their widths. */
  readonly sample: readonly BookLine[];
  /** All of them. Of a long book they are read while they are gone through. */
  readonly lines: Iterable<BookLine>;
  /** Null for a register that counts no lượt. */
  readonly counted: { readonly delegations: number; readonly personTrips: number } | null;
}

/** The days of a book in words. */
export function bookDays({ from, to }: Pick<BookModel, 'from' | 'to'>): string {
  if (from !== null && to !== null)
    return fill(texts.period, { from: formatOfficialDate(from), to: formatOfficialDate(to) });
  if (from !== null) return fill(texts.since, { from: formatOfficialDate(from) });
  return to === null ? texts.always : fill(texts.until, { to: formatOfficialDate(to) });
}

/** How much is in a book, a sentence a line. */
export function bookTotals({
  total,
  withdrawn,
  counted,
}: Pick<BookModel, 'total' | 'withdrawn' | 'counted'>): readonly string[] {
  const entries = formatNumber(total);
  return [
    counted === null
      ? fill(texts.total, { count: entries })
      : fill(texts.totalTrips, {
          count: formatCount(counted.delegations),
          personTrips: formatCount(counted.personTrips),
          entries,
        }),
    ...(withdrawn === 0 ? [] : [fill(texts.withdrawn, { count: formatNumber(withdrawn) })]),
  ];
}
