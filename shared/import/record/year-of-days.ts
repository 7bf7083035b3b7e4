import type { OpenRegister } from '../../registers/all-registers.ts';
import { yearOf } from '../../time/plain-date.ts';
import type { SheetCell } from '../cells/sheet-cells.ts';
import { dateColumns } from '../columns/date-columns.ts';
import type { FoundColumn } from '../columns/found-columns.ts';

/** A year of four figures, or of two behind a day and a month: "05/02/24". */
const YEAR =
  /(?:\d\s*[/.-]\s*|năm\s+)((?:19|20)\d\d)(?!\d)|(?<![\d/.-])\d{1,2}[/.-]\d{1,2}[/.-](\d{2})(?![\d/])/gu;

/**
 * The one year that the days of a table are of, for days that lack theirs: of the columns of the record's own days, else of
 * all its other days; days of birth and of validity say nothing. Null where there is none, or several.
 */
export function yearOfDays(
  register: OpenRegister,
  columns: readonly FoundColumn[],
  records: readonly { readonly cells: readonly SheetCell[] }[],
): number | null {
  const own = columns.filter(({ target }) => register.sheets.days.includes(target));
  const others = [
    ...dateColumns(register, columns),
    ...columns.filter(({ reader }) => reader === 'permits'),
  ].filter(
    ({ target }) =>
      !own.some((column) => column.target === target) && !/birth|expiry|valid|due|extended/i.test(target),
  );
  for (const some of [own, others]) {
    const years = new Set<number>();
    for (const { cells } of records)
      for (const { index } of some) for (const year of yearsIn(cells[index])) years.add(year);
    const [year] = years;
    if (year !== undefined) return years.size === 1 ? year : null;
  }
  return null;
}

function yearsIn(cell: SheetCell | undefined): readonly number[] {
  if (cell === undefined) return [];
  if (cell.date !== null) return [yearOf(cell.date)];
  return cell.number === null
    ? [...cell.text.matchAll(YEAR)].map(([, year, short]) => Number(year ?? `20${short}`))
    : [];
}
