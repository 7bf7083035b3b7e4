import lists from '../../reference/paste-headings.json' with { type: 'json' };
import { headKey, normalise } from '../../text/fold.ts';
import { shortBlanks } from '../../text/short-blanks.ts';

/** What parts the cells of a pasted text. `list`: commas or dashes, whose places need not agree from line to line. */
export type PastedLayout = 'tabs' | 'semicolons' | 'bars' | 'blanks' | 'list' | 'lines';

export interface PastedGrid {
  readonly layout: PastedLayout;
  /** Rows of one width; empty cells are `''`, a cell may hold line breaks. */
  readonly cells: readonly (readonly string[])[];
  /** The lines as they were pasted, without the empty ones: what a `list` is when commas part no cells. */
  readonly lines: readonly string[];
}

/**
 * Cells of a text copied from a spreadsheet, a table of Word or a list: parted by tabs with the quoting of spreadsheets,
 * else by `;`, `|`, two or more blanks, commas or dashes; else a cell a line. Empty cells stay, short rows are filled up.
 */
export function pastedCells(text: string): readonly (readonly string[])[] {
  return pastedGrid(text).cells;
}

/** Cells of a pasted text, with what parted them. */
export function pastedGrid(text: string): PastedGrid {
  const plain = withoutNumbering(text.replaceAll(/\r\n?|[\u2028\u2029\v\f]/g, '\n'));
  const lines = plain.split('\n').map((line) => line.replace(/(?<![\s;])[\s;]+$/, ''));
  const said = lines.map(normalise).filter((line) => line !== '');
  const most = (parted: (line: string) => boolean): boolean =>
    said.length > 0 && lines.filter(parted).length * 5 >= said.length * 3;
  const grid = (layout: PastedLayout, rows: readonly (readonly string[])[]): PastedGrid => ({
    layout,
    cells: even(rows),
    lines: said,
  });
  if (plain.includes('\t')) return grid('tabs', joinBroken(quotedCells(plain, '\t')));
  if (most((line) => line.includes(';'))) return grid('semicolons', quotedCells(lines.join('\n'), ';'));
  if (most((line) => /\|.*\|/.test(line))) return grid('bars', barCells(lines));
  if (most((line) => BLANKS.test(line.trim())))
    return grid(
      'blanks',
      lines.map((line) => line.trim().split(BLANKS)),
    );
  if (most((line) => line.includes(','))) return grid('list', quotedCells(lines.join('\n'), ','));
  if (most((line) => DASH.test(line)))
    return grid(
      'list',
      lines.map((line) => line.split(DASH)),
    );
  return grid(
    'lines',
    lines.map((line) => [line]),
  );
}

const BLANKS = /[ \u00A0\u3000]{2,}/;
const DASH = /(?<!\s)\s+[-–—]\s+/;

/**
 * Without the numbers and bullets that Word sets before the lines of a list: a tab behind them parts no cells. They are
 * cells only beside others.
 */
function withoutNumbering(text: string): string {
  const numbered = /^\s*(?:\d{1,3}[.)]|[•·▪●○◦*+–—-]|o)[\t ]+(?=\S)(?!.*\t)/u;
  const lines = text.split('\n');
  if (lines.some((line) => line.includes('\t') && !numbered.test(line))) return text;
  return lines.map((line) => line.replace(numbered, '')).join('\n');
}

/**
 * Cells as spreadsheets copy them: one that begins with a quote runs to the quote before the next parting, whatever
 * stands between, with its own quotes doubled. A quote that nothing closes is a plain character.
 */
function quotedCells(text: string, parting: '\t' | ';' | ','): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const quoted = new RegExp(`"((?:[^"]|"")*)"[ ]*(?=${parting}|\\n|$)`, 'y');
  const bare = new RegExp(`[^${parting}\\n]*`, 'y');
  let at = 0;
  for (;;) {
    // After a comma or semicolon a blank may stand before the quote.
    if (parting !== '\t') while (text[at] === ' ') at += 1;
    quoted.lastIndex = at;
    const closed = text[at] === '"' ? quoted.exec(text) : null;
    // Two quotes with nothing but a tab between are two cells that say "as above".
    const inQuotes = closed !== null && /^\s+$/.test(closed[1] ?? '') ? null : closed;
    bare.lastIndex = at;
    const found = inQuotes ?? bare.exec(text);
    row.push(inQuotes === null ? (found?.[0] ?? '') : (inQuotes[1] ?? '').replaceAll('""', '"'));
    at += found?.[0].length ?? 0;
    if (text[at] !== parting) {
      rows.push(row);
      row = [];
      if (at >= text.length) return rows;
    }
    at += 1;
  }
}

/** Rows between bars, as chats and mails write tables; the line of dashes below the headings is none. */
function barCells(lines: readonly string[]): readonly (readonly string[])[] {
  return lines
    .filter((line) => !/^[\s|:+-]*$/.test(line) || line.trim() === '')
    .map((line) =>
      line
        .trim()
        .replace(/^\||\|$/g, '')
        .split('|'),
    );
}

const indexHeads = new Set(lists.index.map(headKey));

const opensRow = (cell: string | undefined): boolean =>
  /^\s*\(?\d{1,4}[.)]?\s*$/.test(cell ?? '') || indexHeads.has(headKey(cell ?? ''));

/**
 * Word copies a cell of several paragraphs as several lines. Where rows are numbered, a line that begins no row and
 * makes the one before it complete belongs to it.
 */
function joinBroken(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const width = Math.max(...rows.map((row) => row.length));
  const numbered = rows.filter((row) => row.length === width && opensRow(row[0])).length;
  const broken = rows.filter((row) => row.length < width && opensRow(row[0])).length;
  if (width < 3 || numbered + broken < 2) return rows;
  const joined: (readonly string[])[] = [];
  for (const row of rows) {
    const before = joined.at(-1);
    const isRest =
      before !== undefined &&
      before.length < width &&
      opensRow(before[0]) &&
      !opensRow(row[0]) &&
      before.length + row.length - 1 <= width;
    if (isRest) {
      const [rest = '', ...others] = row;
      joined[joined.length - 1] = [...before.slice(0, -1), `${before.at(-1) ?? ''}\n${rest}`, ...others];
    } else {
      joined.push(row);
    }
  }
  return joined;
}

/** A cell without what cannot be seen; its lines stay lines. */
function tidy(cell: string): string {
  return shortBlanks(cell.split('\n').map(normalise).join('\n').trim());
}

/** Rows of one width without the empty ones at both ends and without columns that are empty at the right. */
function even(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const tidied = rows.map((row) => row.map(tidy));
  const filled = tidied.map((row) => row.findLastIndex((cell) => cell !== '') + 1);
  const first = filled.findIndex((count) => count > 0);
  if (first < 0) return [];
  const width = Math.max(...filled);
  return tidied
    .slice(first, filled.findLastIndex((count) => count > 0) + 1)
    .map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''));
}
