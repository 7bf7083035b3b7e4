import { tableOn, type PageLine } from './column-tables.ts';

const ORDINAL_START = /^\s*(?:\d{1,3}(?:\.\d{1,3})*|[IVX]{1,5})[.)]?\s/u;
/** The head of a table whose columns are parted by blanks. */
const HEAD = /^\s*(?:STT|TT|Số TT)\s{2,}\S.*\S\s{2,}\S/iu;
/** A sign and a line of a typed page, in the units of `PageLine`: two blanks part columns there, one does not. */
const SIGN = 4;
const LINE = 10;

/** A text in which tables of tasks whose columns blanks part have one row a line, cells apart by tabs. */
export function unblanked(lines: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const end = HEAD.test(lines[at] ?? '') ? endOf(lines, at) : at;
    const own = lines.slice(at, end).filter((line) => line.trim() !== '');
    const table = own.length < 3 ? null : tableOn(own.map(pageLine), null);
    if (table === null || table.first !== 0) found.push(lines[at] ?? '');
    else {
      found.push(...table.rows, '', ...own.slice(table.end));
      at = end - 1;
    }
  }
  return found;
}

/** Where a table ends: before a blank line that neither a row nor the rest of a cell follows. */
function endOf(lines: readonly string[], first: number): number {
  for (let at = first + 1; at < lines.length; at += 1) {
    const next = lines[at + 1] ?? '';
    // The head of another table: it is judged by itself.
    if (HEAD.test(lines[at] ?? '')) return at;
    if (
      (lines[at] ?? '').trim() === '' &&
      next.trim() !== '' &&
      !ORDINAL_START.test(next) &&
      !/^\s{3,}/u.test(next)
    )
      return at;
  }
  return lines.length;
}

const pageLine = (line: string, at: number): PageLine => ({
  y: -at * LINE,
  pieces: [...line.matchAll(/\S+(?:\s\S+)*/gu)].map((match) => ({
    text: match[0],
    x: match.index * SIGN,
    y: -at * LINE,
    width: match[0].length * SIGN,
    height: LINE,
  })),
});
