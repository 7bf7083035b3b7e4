import { LONGEST, partsOf } from './long-paragraphs.ts';
import { unblanked } from './blank-tables.ts';
import { isTaskTable, ORDINAL } from './table-tasks.ts';
import { isPageNumber, paragraphsOf, type SourceBlock } from './source-text.ts';
import { unstacked } from './stacked-tables.ts';

const cellsOf = (line: string): readonly string[] =>
  line
    .replace(/^\s*\|(.*)\|\s*$/u, '$1')
    .split(/\t|\s*\|\s*/u)
    .map((cell) => cell.trim());

/** A line that only draws a table: `|----|:---:|`, `+-----+`. */
const isRule = (line: string): boolean => /^[\s|+:=_-]*[-=_]{2,}[\s|+:=_-]*$/u.test(line);

/**
 * Paragraphs and rows of a plain text. A table of tasks that was copied with tabs, bars or blanks between its columns, or one cell a
 * line, begins with its head; a line that begins with no number goes on in the row above.
 */
export function textBlocks(text: string): readonly SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let plain: string[] = [];
  let rows: string[][] | null = null;
  let table = 0;
  const endPlain = (): void => {
    blocks.push(...paragraphsOf(plain.join('\n')).map((line) => ({ text: line, cells: null })));
    plain = [];
  };
  const endTable = (): void => {
    blocks.push(...(rows ?? []).map((cells) => ({ text: cells.join(' | '), cells, table })));
    if (rows !== null) table += 1;
    rows = null;
  };
  const lines = unblanked(
    unstacked(
      text
        .replaceAll(/\r\n?|\f/g, '\n')
        .split('\n')
        .flatMap((line) => partsOf(line)),
    ),
  );
  for (const [at, line] of lines.entries()) {
    const cells = /\t|\|/u.test(line) ? cellsOf(line) : null;
    if (cells !== null && cells.length > 2 && isTaskTable([cells])) {
      if (rows === null) {
        endPlain();
        rows = [];
      }
      rows.push([...cells]);
    } else if (rows === null) plain.push(line);
    else if (line.trim() !== '' && !isPageNumber(line.trim()) && !isRule(line)) {
      const last: string[] | undefined = rows.at(-1);
      const width = rows[0]?.length ?? 0;
      const own = cells ?? [line.trim()];
      const room = (last?.at(-1)?.length ?? 0) + line.length < LONGEST;
      if (cells !== null && ORDINAL.test(cells[0] ?? '')) rows.push([...cells]);
      else if (last !== undefined && room && last.length < width && !ORDINAL.test(own[0] ?? '')) {
        const [first = '', ...more] = own;
        last[last.length - 1] = `${last.at(-1) ?? ''} ${first}`.trim();
        last.push(...more);
      } else if (cells !== null) rows.push([...cells]);
      // A last cell that goes on in a line of its own, before the next row.
      else if (last !== undefined && room && ORDINAL.test(cellsOf(lines[at + 1] ?? '')[0] ?? ''))
        last[last.length - 1] = `${last.at(-1) ?? ''} ${line.trim()}`.trim();
      else {
        endTable();
        plain.push(line);
      }
    }
  }
  endTable();
  endPlain();
  return blocks;
}
