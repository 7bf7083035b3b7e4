import words from '../../reference/head-words.json' with { type: 'json' };
import type { SheetCell } from '../cells/sheet-cells.ts';
import { couldBeHead, headingKey } from '../columns/match-head.ts';
import type { SheetGrid } from '../workbook/workbook.ts';

/** The heads of a table: one row, or up to three in which groups of columns stand over their columns. */
export interface HeadBlock {
  /** Index of the first row of heads. */
  readonly first: number;
  /** Index of the first row below them. */
  readonly end: number;
  /** By column, the heads over it from the outermost to its own, each once; none where the column has no head. */
  readonly levels: readonly (readonly string[])[];
  /** Whether its last row only divides merged cells above it: such a row is one of heads, whatever else is known of it. */
  readonly divides: boolean;
}

const MOST_ROWS = 3;

/**
 * The blocks of heads that could begin at a row: the row alone, and with each further row that only goes into its detail.
 * @param isKnown whether a text is the head of a column.
 */
export function headBlocksAt(
  { rows }: SheetGrid,
  first: number,
  isKnown: (text: string) => boolean,
): readonly HeadBlock[] {
  const [top = []] = rows.slice(first, first + 1);
  const blocks: HeadBlock[] = [{ first, end: first + 1, levels: levelsOf([top]), divides: false }];
  for (let end = first + 2; end <= Math.min(rows.length, first + MOST_ROWS); end += 1) {
    const block = rows.slice(first, end);
    const [upper = [], lower = []] = block.slice(-2);
    if (!goesIntoDetail(upper, lower, isKnown)) break;
    const levels = levelsOf(block);
    if (isGroupRow(top, levels, isKnown))
      blocks.push({ first, end, levels, divides: dividesMerged(upper, lower) });
  }
  return blocks;
}

/** True where a row says again what stands over its columns in the heads, as on each page of a long table. */
export function repeatsHeads(levels: HeadBlock['levels'], cells: readonly SheetCell[]): boolean {
  const used = cells.flatMap((cell, index) => (cell.text === '' ? [] : [{ text: cell.text, index }]));
  return (
    used.length > 1 &&
    used.every(({ text, index }) =>
      (levels[index] ?? []).some((head) => headingKey(head) === headingKey(text)),
    )
  );
}

const keyOf = (cell: SheetCell | undefined): string => cell?.text ?? '';

/** A cell that says something of its own below another: merged cells say the same in each place. */
function ownBelow(upper: SheetCell | undefined, lower: SheetCell | undefined): boolean {
  return keyOf(lower) !== '' && lower !== upper && keyOf(lower) !== keyOf(upper);
}

/** A unit or an explanation under a head: "(người)", "(triệu đồng)". Column numbers are none. */
const isRemark = (text: string): boolean => /^\([^)]*\)$/s.test(text.trim()) && /\p{L}{2}/u.test(text);

const isFigure = (cell: SheetCell): boolean =>
  cell.date !== null || cell.number !== null || !/\p{L}/u.test(cell.text);

/** Whether a row of heads only divides what stands above it: nothing but texts, each below a group or nothing. */
function goesIntoDetail(
  upper: readonly SheetCell[],
  lower: readonly SheetCell[],
  isKnown: (text: string) => boolean,
): boolean {
  const width = Math.max(upper.length, lower.length);
  const own = Array.from({ length: width }, (_, at) => at).filter((at) => ownBelow(upper[at], lower[at]));
  const isWithin = (at: number): boolean => {
    const cell = lower[at];
    const above = upper[at];
    if (cell === undefined || isFigure(cell) || !couldBeHead(cell.text)) return false;
    const over = keyOf(above);
    if (over === '' || isRemark(cell.text)) return true;
    if (above === upper[at - 1] || above === upper[at + 1]) return true;
    if (keyOf(upper[at + 1]) === '' && own.includes(at + 1)) return true;
    return isKnown(`${cell.text} ${over}`) || isKnown(`${over} ${cell.text}`);
  };
  return own.length > 0 && own.every(isWithin) && own.some((at) => keyOf(upper[at]) !== '');
}

/** Whether all that a row says stands below cells that are merged over several columns. */
function dividesMerged(upper: readonly SheetCell[], lower: readonly SheetCell[]): boolean {
  const own = lower.flatMap((cell, at) => (ownBelow(upper[at], cell) ? [at] : []));
  return (
    own.length > 1 &&
    own.every((at) => keyOf(upper[at]) !== '' && (upper[at] === upper[at - 1] || upper[at] === upper[at + 1]))
  );
}

/** Whether the upmost row of a block holds heads, and no title that stands above them. */
function isGroupRow(
  top: readonly SheetCell[],
  levels: HeadBlock['levels'],
  isKnown: (text: string) => boolean,
): boolean {
  const texts = [...new Set(top.map(keyOf).filter((text) => text !== ''))];
  const [only = ''] = texts;
  // A lone text above heads is a title, unless it is a head as a whole: "Thời gian" over its two columns alone.
  if (texts.length === 1)
    return keyOf(top[0]) === '' && (isKnown(only) || words.qualifiers.includes(headingKey(only)));
  const telling = texts.filter(
    (text) =>
      isKnown(text) ||
      isKnown(text.replace(/\(.*/s, '')) ||
      words.qualifiers.some((word) => ` ${headingKey(text)} `.includes(` ${word} `)),
  );
  const alone = levels.some((over, at) => over.length === 1 && keyOf(top[at]) !== '');
  return telling.length * 2 >= texts.length || (alone && texts.length > 1 && telling.length > 0);
}

function levelsOf(block: readonly (readonly SheetCell[])[]): HeadBlock['levels'] {
  const width = Math.max(0, ...block.map((cells) => cells.length));
  const filled = block.map((cells, at) => spread(cells, block.slice(at + 1), width));
  return Array.from({ length: width }, (_, column) => {
    const over: string[] = [];
    for (const row of filled) {
      const text = oneLine(row[column] ?? '');
      if (text !== '' && text !== over.at(-1)) over.push(text);
    }
    return over;
  });
}

/** A group's head that is written in its first cell alone stands over all columns that say something below it. */
function spread(
  cells: readonly SheetCell[],
  below: readonly (readonly SheetCell[])[],
  width: number,
): readonly string[] {
  const own = (at: number): boolean =>
    below.some((row, level) => ownBelow(level === 0 ? cells[at] : below[level - 1]?.[at], row[at]));
  const texts: string[] = [];
  let group = '';
  for (let at = 0; at < width; at += 1) {
    const text = keyOf(cells[at]);
    if (text !== '') group = own(at) ? text : '';
    else if (!own(at)) group = '';
    texts.push(text === '' ? group : text);
  }
  return texts;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
