import { isTitle } from './sort-rows.ts';
import { isNumberHeading, type HeadingMatch, type KnownHeadings } from './known-headings.ts';

/** The rows of headings of a pasted table. */
export interface HeadRows {
  /** Index of the first row of headings; what stands above is a title. */
  readonly first: number;
  /** Index of the first row below them. */
  readonly firstData: number;
  /** One a column; null where the column has none. */
  readonly headings: readonly (string | null)[];
  readonly matches: readonly (HeadingMatch | null)[];
}

/** Titles and the names of offices stand above the headings of a table, but not more than this. */
const ROWS_LOOKED_AT = 25;

/**
 * Finds the headings: the row in which most cells are known ones, at least two (one where there is no other column), with
 * the row below where that only goes into detail, as "Hộ chiếu" over "Số" and "Ngày cấp". Null where there are none.
 */
export function findHeadRows(cells: readonly (readonly string[])[], known: KnownHeadings): HeadRows | null {
  let best: { readonly rows: HeadRows; readonly sure: number } | null = null;
  for (const [at, row] of cells.slice(0, ROWS_LOOKED_AT).entries()) {
    const below = cells[at + 1];
    const double = below === undefined || !isHead(row, known) ? null : doubleHeads(row, below, known);
    const matches = double?.matches ?? row.map((cell) => known.match(cell));
    const isFirst = cells.slice(0, at).every(isTitle);
    const isCertain = isFirst && row.some((cell) => known.isCertain(cell));
    if (!isHeadRow(double?.headings ?? row, matches, isFirst, isCertain)) continue;
    const sure = matches.filter((match) => match?.sure === true).length;
    if (sure <= (best?.sure ?? 0)) continue;
    best = {
      sure,
      rows: {
        first: at,
        firstData: at + (double === null ? 1 : 2),
        headings: (double?.headings ?? row).map((heading) => (heading === '' ? null : heading)),
        matches,
      },
    };
  }
  return best?.rows ?? null;
}

/** Whether a row could be the upper of two rows of headings: a title above the headings names no column. */
function isHead(row: readonly string[], known: KnownHeadings): boolean {
  const filled = row.filter((cell) => cell !== '');
  return filled.length > 1 && filled.filter((cell) => known.match(cell) !== null).length * 2 >= filled.length;
}

function isHeadRow(
  headings: readonly string[],
  matches: readonly (HeadingMatch | null)[],
  isFirst: boolean,
  isCertain: boolean,
): boolean {
  // "Nam" in a row of people is no heading; beside "Nữ" it is.
  const halves = matches.filter((match) => isHalf(match, 'male') || isHalf(match, 'female')).length;
  const sure = matches.filter(
    (match) => match?.sure === true && (halves > 1 || !(isHalf(match, 'male') || isHalf(match, 'female'))),
  ).length;
  const likely = matches.filter((match) => match?.sure === false).length;
  const filled = headings.filter((heading) => heading !== '').length;
  // A row of people can hold "Thành viên" and "Hộ chiếu", but then numbers and dates too.
  if (headings.some((heading, at) => /\d/.test(heading) && matches[at]?.sure !== true)) return false;
  if (sure >= 2 || isCertain || (sure === 1 && likely >= 1)) return true;
  // A name that a spreadsheet keeps in two columns stands under one heading. "Thành viên:" opens a group of people.
  const [only = ''] = headings;
  return sure === 1 && filled === 1 && headings.length <= 2 && only !== '' && isFirst && !/[:：]$/.test(only);
}

const isHalf = (match: HeadingMatch | null | undefined, half: 'male' | 'female'): boolean =>
  match?.meanings[0]?.special === half;

interface DoubleHeads {
  readonly headings: readonly string[];
  readonly matches: readonly (HeadingMatch | null)[];
}

/** Headings of two rows, or null where the lower is a row of the table itself. */
function doubleHeads(
  upper: readonly string[],
  lower: readonly string[],
  known: KnownHeadings,
): DoubleHeads | null {
  if (lower.every((cell) => cell === '')) return null;
  const halves = lower
    .map((cell) => known.match(cell))
    .filter((match) => isHalf(match, 'male') || isHalf(match, 'female'));
  // "Nam" alone below "Giới tính" is the first person.
  if (halves.length === 1) return null;
  const headings: string[] = [];
  const matches: (HeadingMatch | null)[] = [];
  let group = '';
  for (const [at, under] of lower.entries()) {
    const above = upper[at] ?? '';
    // A heading over several columns stands in the first of them.
    if (above !== '' || under === '') group = above;
    const remark = /^\(.*\)$/s.test(under) && /[^\d)]/.test(under.slice(1, -1));
    const spans = (upper[at + 1] ?? '') === '' && (lower[at + 1] ?? '') !== '';
    const match =
      under === '' || remark
        ? known.match(above === '' ? under : above)
        : detail(group, under, above !== '' && !spans, known);
    if (under !== '' && !remark && match?.sure !== true) return null;
    headings.push(
      group === '' || under === '' ? group || under : `${group} – ${under}`.replaceAll('\n', ' '),
    );
    matches.push(match);
  }
  // Where nothing stands above, the lower row is the row of headings.
  const isAlone = lower.every((under, at) => under === '' || (upper[at] ?? '') === '');
  return isAlone && !lower.some((_, at) => headings[at]?.includes(' – ')) ? null : { headings, matches };
}

/**
 * What a column is whose heading goes into the detail of the one above it.
 * @param isOver the upper heading stands over this column alone.
 */
function detail(group: string, under: string, isOver: boolean, known: KnownHeadings): HeadingMatch | null {
  const own = known.match(under);
  const above = group === '' ? null : known.match(group);
  if (above === null) return own;
  const joined = known.whole(`${group} ${under}`) ?? known.whole(`${under} ${group}`);
  if (joined !== null) return { meanings: [joined], sure: true };
  const isNumber = isNumberHeading(under);
  if (isNumber || (above.meanings[0]?.special === 'foreign' && own?.sure === true))
    return { ...above, sure: true };
  if (own?.sure !== true) return own;
  const [of] = own.meanings;
  const isHalf = of?.special === 'male' || of?.special === 'female';
  // A role below "Vai trò" is the first row of the table.
  if (isOver && !isHalf && above.meanings.some((meaning) => known.isOfChoices(meaning))) return null;
  const other = above.meanings.filter((one) => one.field !== of?.field || one.special !== of?.special);
  if (isHalf || !isOver || other.length === 0 || own.meanings.length > 1 || !above.sure) return own;
  return { meanings: [...above.meanings, ...own.meanings], sure: true };
}
