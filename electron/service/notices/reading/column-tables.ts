import { isTaskTable, ORDINAL } from './table-tasks.ts';

/** A run of letters on a page: place of its left end and base line, and its size, in points from the lower left corner. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line of a page, its pieces at one height. */
export interface PageLine {
  readonly y: number;
  readonly pieces: readonly Piece[];
}

/** Where a table's columns begin, in points, in the middle of the space before them; the last is open to the right. */
export type Columns = readonly number[];

/** The lines of a table on a page: from `first`, inclusive, to `end`, exclusive. */
export interface FoundTable {
  readonly first: number;
  readonly end: number;
  readonly columns: Columns;
  /** Number of the column that says who leads, from 0. */
  readonly lead: number;
  /** One line a row, its cells apart by tabs. */
  readonly rows: readonly string[];
}

const NUMBER = /^(?:STT|TT|Số TT|S TT)$/iu;
const LOWER_HEAD = /^(?:chủ trì|phối hợp|hoàn thành|thành|thực hiện|\(\d{1,2}\))$/iu;
/** Lines that the head of a table may take. */
const HEAD_LINES = 5;
/** Points between two columns at the least. */
const GAP = 5;

const textOf = (pieces: readonly Piece[]): string => {
  let text = '';
  let end = -Infinity;
  for (const piece of pieces.toSorted((a, b) => a.x - b.x)) {
    text += `${text !== '' && piece.x - end > piece.height * 0.12 ? ' ' : ''}${piece.text}`;
    end = piece.x + piece.width;
  }
  return text.replaceAll(/\s+/g, ' ').trim();
};

/** The cells of a line: each piece in the column that its middle stands in. */
function cellsOf(line: PageLine, columns: Columns): readonly string[] {
  return columns.map((left, at) => {
    const right = columns[at + 1] ?? Infinity;
    return textOf(line.pieces.filter(({ x, width }) => x + width / 2 >= left && x + width / 2 < right));
  });
}

/** Left ends of the columns of some lines: where hardly any line has letters, one column ends and the next begins. */
function columnsOf(lines: readonly PageLine[]): Columns {
  const pieces = lines.flatMap((line) => line.pieces);
  const left = Math.floor(Math.min(...pieces.map(({ x }) => x)));
  const right = Math.ceil(Math.max(...pieces.map(({ x, width }) => x + width)));
  const covered = new Uint16Array(right - left + 1);
  for (const { pieces: own } of lines) {
    const here = new Set<number>();
    for (const { x, width } of own)
      for (let at = Math.floor(x); at <= Math.ceil(x + width); at += 1) here.add(at - left);
    for (const at of here) covered[at] = (covered[at] ?? 0) + 1;
  }
  const few = Math.max(0, Math.floor(lines.length * 0.06));
  const columns: number[] = [];
  let open = GAP;
  for (let at = 0; at < covered.length; at += 1) {
    if ((covered[at] ?? 0) <= few) open += 1;
    else {
      if (open >= GAP) columns.push(columns.length === 0 ? -Infinity : at + left - open / 2);
      open = 0;
    }
  }
  return columns;
}

/** Whether a line runs through the space between two columns, as a paragraph does and the row of a table does not. */
const runsThrough = (line: PageLine, columns: Columns): boolean =>
  columns
    .slice(1)
    .filter((left) => line.pieces.some(({ x, width }) => x < left - 2 * GAP && x + width > left + 2 * GAP))
    .length > 1;

const GROUP = /^(?:[IVX]{1,5}|[A-H])[.)]?$/u;

/**
 * Rows of a table's lines: each begins where the first column has a number, or lies around it where cells are centred.
 * @param lead number of the column that says who leads, whose cell may stand for several rows.
 */
function rowsOf(lines: readonly PageLine[], columns: Columns, lead: number): readonly string[] {
  const cells = lines.map((line) => cellsOf(line, columns));
  const starts = cells.flatMap(([first = ''], at) => (ORDINAL.test(first) ? [at] : []));
  const isGroup = (start: number): boolean => GROUP.test(cells[start]?.[0] ?? '');
  // Words between the head or a group and its first number: cells stand in the middle of their rows.
  const centred = starts.some((start, index) => {
    const before = starts[index - 1] ?? -1;
    return !isGroup(start) && (before < 0 || isGroup(before)) && start - before > 1;
  });
  const rows = starts.map(() => columns.map(() => ''));
  for (const [at, own] of cells.entries()) {
    const row =
      rows[centred ? nearest(lines, starts, at, isGroup) : starts.findLastIndex((start) => start <= at)];
    if (row === undefined) continue;
    for (const [column, text] of own.entries())
      if (text !== '') row[column] = `${row[column] ?? ''} ${text}`.trim();
  }
  if (centred) fillMerged(rows, lead);
  return rows.map((row) => row.join('\t'));
}

/** The row whose number stands nearest to a line, within the line's own group. */
function nearest(
  lines: readonly PageLine[],
  starts: readonly number[],
  at: number,
  isGroup: (start: number) => boolean,
): number {
  const exact = starts.indexOf(at);
  if (exact >= 0) return exact;
  const above = starts.findLastIndex((start) => start < at && isGroup(start));
  const below = starts.findIndex((start) => start > at && isGroup(start));
  let best = -1;
  let least = Infinity;
  for (let row = above + 1; row < (below < 0 ? starts.length : below); row += 1) {
    const far = Math.abs((lines[starts[row] ?? 0]?.y ?? 0) - (lines[at]?.y ?? 0));
    if (far < least) [best, least] = [row, far];
  }
  return best;
}

/** A cell in the middle of several rows is of all of them. */
function fillMerged(rows: readonly string[][], lead: number): void {
  const said = rows.map((row) => row[lead] ?? '');
  for (const [at, row] of rows.entries()) {
    if (said[at] !== '' || GROUP.test(row[0] ?? '')) continue;
    for (let far = 1; far < rows.length; far += 1) {
      const near = [at - far, at + far].find(
        (one) =>
          (said[one] ?? '') !== '' &&
          !rows.slice(Math.min(at, one), Math.max(at, one) + 1).some(([first = '']) => GROUP.test(first)),
      );
      if (near === undefined) continue;
      row[lead] = said[near] ?? '';
      break;
    }
  }
}

/**
 * The table of tasks on a page: by its head, which names a number, a content and who leads, or as it goes on from the page before.
 * @param before columns of a table that the page before ended with; null for none.
 */
export function tableOn(
  lines: readonly PageLine[],
  before: Pick<FoundTable, 'columns' | 'lead'> | null,
): FoundTable | null {
  const numbered = lines.findIndex((line) => line.pieces.some(({ text }) => NUMBER.test(text.trim())));
  if (numbered < 0) return before === null ? null : goingOn(lines, before);
  const whole = tableBelow(lines, numbered);
  if (whole !== null) return whole;
  // Of a short table the paragraph below it would hide the columns.
  const end = lines.findIndex((line, at) => at > numbered && runsUnder(line, lines[numbered]));
  return end < 0 ? null : tableBelow(lines.slice(0, end), numbered, numbered);
}

/** Whether a line runs on below three words of a head that stand apart, as a paragraph does and a cell does not. */
function runsUnder(line: PageLine, head: PageLine | undefined): boolean {
  const words = (head?.pieces ?? []).toSorted((a, b) => a.x - b.x);
  return line.pieces.some(({ x, width }) => {
    const crossed = words.slice(1).filter((word, at) => {
      const left = words[at];
      return left !== undefined && x < left.x + left.width - GAP && x + width > word.x + GAP;
    });
    return crossed.length > 1;
  });
}

/** The table whose head has its number in the line `numbered`, and begins at `top` or below. */
function tableBelow(
  lines: readonly PageLine[],
  numbered: number,
  top = Math.max(0, numbered - HEAD_LINES),
): FoundTable | null {
  for (let first = top; first <= numbered; first += 1) {
    const columns = columnsOf(tableLines(lines.slice(first)));
    if (columns.length < 3 || columns.length > 12) continue;
    for (let end = numbered + 1; end <= Math.min(lines.length, numbered + HEAD_LINES); end += 1) {
      const head = columns.map((_, column) =>
        lines
          .slice(first, end)
          .map((line) => cellsOf(line, columns)[column] ?? '')
          .filter((text) => text !== '')
          .join(' '),
      );
      if (!isTaskTable([head])) continue;
      // "Chủ trì" and "Phối hợp" below "Cơ quan thực hiện" are of the head too.
      if (lines[end]?.pieces.some(({ text }) => LOWER_HEAD.test(text.trim())) === true) continue;
      const next = lines.slice(end).findIndex((line) => ORDINAL.test(cellsOf(line, columns)[0] ?? ''));
      if (next < 0) break;
      // Lines of the head that go on below the one that told it.
      const body = headEnds(lines, end, end + next, columns);
      const last = body + tableLines(lines.slice(body), columns).length;
      return {
        first,
        end: last,
        columns,
        lead: leadIn(head),
        rows: [head.join('\t'), ...rowsOf(lines.slice(body, last), columns, leadIn(head))],
      };
    }
  }
  return null;
}

/** The column of a head that says who leads. */
const leadIn = (head: readonly string[]): number =>
  Math.max(
    0,
    head.findIndex((text) => /chủ trì|thực hiện|chuẩn bị|phụ trách/iu.test(text)),
  );

/** Where the rows begin behind a head: at the first number, or at the words above it where the head is complete. */
function headEnds(lines: readonly PageLine[], from: number, number: number, columns: Columns): number {
  const gap = (at: number): number => (lines[at - 1]?.y ?? 0) - (lines[at]?.y ?? 0);
  const usual = Math.min(
    ...Array.from({ length: Math.max(1, lines.length - number - 1) }, (_, at) => gap(number + at + 1)),
  );
  let at = number;
  while (
    at > from &&
    gap(at) <= usual * 1.4 &&
    cellsOf(lines[at - 1] ?? { y: 0, pieces: [] }, columns)[0] === ''
  )
    at -= 1;
  return at;
}

function goingOn(
  lines: readonly PageLine[],
  { columns, lead }: Pick<FoundTable, 'columns' | 'lead'>,
): FoundTable | null {
  const first = lines.findIndex((line) => ORDINAL.test(cellsOf(line, columns)[0] ?? ''));
  if (first < 0 || lines.slice(0, first).some((line) => runsThrough(line, columns))) return null;
  const own = tableLines(lines, columns);
  if (own.length <= first) return null;
  return { first: 0, end: own.length, columns, lead, rows: rowsOf(own, columns, lead) };
}

/** The lines of a table from its first on: up to a paragraph that runs through its columns, or the signature. */
function tableLines(lines: readonly PageLine[], columns?: Columns): readonly PageLine[] {
  const end = lines.findIndex((line, at) => {
    const text = textOf(line.pieces);
    if (at > 0 && /^(?:Nơi nhận|TM\.|KT\.|TL\.|Ghi chú)/u.test(text)) return true;
    return (
      columns !== undefined && runsThrough(line, columns) && !ORDINAL.test(cellsOf(line, columns)[0] ?? '')
    );
  });
  return end < 0 ? lines : lines.slice(0, end);
}
