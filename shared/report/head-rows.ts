import type { TableLayout } from './table-layout.ts';

/** A head of a table: over one column or several, in one row of heads or over two. */
export interface HeadCell {
  readonly title: string;
  /** Index of its first column. */
  readonly first: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
}

/** The rows of heads: a column that stands in no group has one head over both rows. */
export function headRows({
  groups,
  columns,
}: Pick<TableLayout, 'groups' | 'columns'>): readonly (readonly HeadCell[])[] {
  const own = (first: number, rowSpan: number): HeadCell => ({
    title: columns[first]?.title ?? '',
    first,
    columnSpan: 1,
    rowSpan,
  });
  if (groups === null) return [columns.map((_, at) => own(at, 1))];
  const above: HeadCell[] = [];
  const below: HeadCell[] = [];
  let first = 0;
  for (const { title, span } of groups) {
    const places = Array.from({ length: span }, (_, at) => first + at);
    if (title === '') above.push(...places.map((at) => own(at, 2)));
    else {
      above.push({ title, first, columnSpan: span, rowSpan: 1 });
      below.push(...places.map((at) => own(at, 1)));
    }
    first += span;
  }
  return [above, below];
}
