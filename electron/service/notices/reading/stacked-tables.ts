import { isTaskTable, ORDINAL } from './table-tasks.ts';

const NUMBER_HEAD = /^(?:STT|TT|Số TT)$/iu;
/** Lines that the head of a table may take. */
const HEAD_LINES = 12;

/** A table whose cells stand one below another: the lines that it takes, and its rows, cells apart by tabs. */
interface Stacked {
  /** Exclusive. */
  readonly end: number;
  readonly rows: readonly string[];
}

/** A text in which tables of tasks that were copied one cell a line have one row a line, cells apart by tabs. */
export function unstacked(lines: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const table = NUMBER_HEAD.test(lines[at]?.trim() ?? '') ? stackedAt(lines, at) : null;
    if (table === null) found.push(lines[at] ?? '');
    else {
      found.push(...table.rows, '');
      at = table.end - 1;
    }
  }
  return found;
}

function stackedAt(lines: readonly string[], first: number): Stacked | null {
  const line = (at: number): string => lines[at]?.trim() ?? '';
  const head: string[] = [];
  let at = first;
  while (at < lines.length && head.length < HEAD_LINES && !ORDINAL.test(line(at))) {
    if (line(at) !== '') head.push(line(at));
    at += 1;
  }
  if (head.length < 3 || !ORDINAL.test(line(at)) || !isTaskTable([head])) return null;
  const width = head.length;
  const rows = [head.join('\t')];
  let previous = '';
  while (ORDINAL.test(line(at)) && follows(previous, line(at))) {
    previous = line(at);
    let end = at + 1;
    let next = end;
    while (next < lines.length && !(ORDINAL.test(line(next)) && follows(previous, line(next)))) next += 1;
    // Behind the last row the text goes on: it takes no more lines than the table has cells.
    const last = next >= lines.length;
    for (let cells = 0; end < next; end += 1) {
      if (last && (cells === width - 1 || /^Nơi nhận/iu.test(line(end)))) break;
      if (line(end) !== '') cells += 1;
    }
    rows.push([previous, ...cellsOf(lines.slice(at + 1, end), width - 1)].join('\t'));
    at = end;
  }
  return rows.length < 3 ? null : { end: at, rows };
}

/** Whether a row's number goes on behind another's: the next, the first of a group, the next group. */
function follows(before: string, next: string): boolean {
  if (before === '') return true;
  const [a, b] = [Number.parseInt(before, 10), Number.parseInt(next, 10)];
  if (Number.isNaN(b)) return true;
  return b === 1 || (!Number.isNaN(a) && b === a + 1) || next.startsWith(`${before.replace(/[.)]$/u, '')}.`);
}

/** The cells of a row, `width` of them unless it is the heading of a group; a blank line is an empty cell where that fits. */
function cellsOf(lines: readonly string[], width: number): readonly string[] {
  const all = lines.map((line) => line.trim());
  while (all.at(-1) === '') all.pop();
  const filled = all.filter((line) => line !== '');
  if (filled.length === width || filled.length <= 1) return filled;
  if (all.length === width) return all;
  if (filled.length < width) return [...filled, ...Array.from({ length: width - filled.length }, () => '')];
  const joined: string[] = [];
  for (const line of filled) {
    if (joined.length > 0 && /^\p{Ll}/u.test(line)) joined.push(`${joined.pop() ?? ''} ${line}`);
    else joined.push(line);
  }
  const over = joined.length - width;
  return over <= 0 ? joined : [joined.slice(0, over + 1).join(' '), ...joined.slice(over + 1)];
}
