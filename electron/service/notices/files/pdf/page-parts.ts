import { tableOn, type FoundTable } from '../../reading/column-tables.ts';
import type { SourceBlock } from '../../reading/source-text.ts';
import { isTaskTable, ORDINAL } from '../../reading/table-tasks.ts';
import { cellLines } from '../cell-text.ts';
import { linesOf, linesText, type PagePiece } from './page-lines.ts';
import { ruledTables, type RuledTable } from './ruled-tables.ts';
import type { ReadPage } from './pdf-page.ts';

/** Text of a document, or rows of a table of tasks, in reading order. */
export type DocumentPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: string[][] };

/** A table that may go on in the next page. */
type OpenTable =
  | { readonly kind: 'ruled'; readonly table: RuledTable; readonly rows: string[][] }
  | { readonly kind: 'columns'; readonly table: FoundTable };

/** Lines at the most that stand below a table at the end of a page, or above it on the next: numbers of pages, what signing printed. */
const BESIDE = 3;
/** Points by which a column may stand elsewhere on the next page. */
const SHIFT = 4;

/** Collects the parts of a document page by page; a table that goes on in the next page stays one. */
export function partsCollector(): {
  /** Answers the page's text, its tables in one line a row; `noted` puts its notes behind the words that they belong to. */
  readonly add: (page: ReadPage, noted: (text: string) => string) => string;
  /** Adds paragraphs that stand apart from a page's lines. */
  readonly addApart: (lines: readonly string[]) => void;
  readonly parts: readonly DocumentPart[];
} {
  const parts: DocumentPart[] = [];
  let open: OpenTable | null = null;
  const put = (text: string): void => {
    if (text.trim() !== '') parts.push({ kind: 'text', text });
  };
  return {
    parts,
    addApart: (lines) => put(lines.join('\n\n')),
    add(page, noted) {
      const before: OpenTable | null = open;
      open = null;
      const all = ruledTables(page.pieces, page.ruled);
      const [first] = all;
      const goesOn: boolean =
        before?.kind === 'ruled' &&
        first !== undefined &&
        sameColumns(before.table, first) &&
        linesOf(outside(page.pieces, [first]).filter(({ y }) => y > first.top)).length <= BESIDE;
      const tables = all.filter((table, at) => (at === 0 && goesOn) || isTaskTable(table.rows));
      const rest = outside(page.pieces, tables);
      if (tables.length === 0) {
        const lines = linesOf(page.pieces);
        const table = tableOn(lines, before?.kind === 'columns' ? before.table : null);
        if (table !== null && lines.length - table.end < BESIDE) open = { kind: 'columns', table };
        const text = noted(
          table === null
            ? linesText(lines, page.pieces)
            : [
                linesText(lines.slice(0, table.first), page.pieces),
                ...table.rows,
                linesText(lines.slice(table.end), page.pieces),
              ].join('\n'),
        );
        put(text);
        return text;
      }
      const said: string[] = [];
      let top = Infinity;
      for (const [at, table] of tables.entries()) {
        const above = noted(
          textOf(
            rest.filter(({ y }) => y <= top && y > table.top),
            page.pieces,
          ),
        );
        put(above);
        let rows = table.rows.map((row) => row.map((cell) => noted(cell)));
        if (at === 0 && goesOn && before?.kind === 'ruled') {
          goOn(before.rows, rows);
          rows = before.rows;
        } else parts.push({ kind: 'table', rows });
        said.push(above, ...table.rows.map((row) => row.join('\t')));
        top = table.bottom;
        const below = rest.filter(({ y }) => y < table.bottom);
        if (linesOf(below).length < BESIDE) open = { kind: 'ruled', table, rows };
      }
      const below = noted(
        textOf(
          rest.filter(({ y }) => y <= top),
          page.pieces,
        ),
      );
      put(below);
      return [...said, below].join('\n');
    },
  };
}

const textOf = (pieces: readonly PagePiece[], page: readonly PagePiece[]): string =>
  linesText(linesOf(pieces), page);

const outside = (pieces: readonly PagePiece[], tables: readonly RuledTable[]): readonly PagePiece[] =>
  pieces.filter((piece) => !tables.some((table) => table.pieces.has(piece)));

/** Whether two tables have the same columns, wherever on their pages they begin. */
function sameColumns(a: RuledTable, b: RuledTable): boolean {
  const shift = (b.edges[0] ?? 0) - (a.edges[0] ?? 0);
  return (
    a.edges.length === b.edges.length &&
    a.edges.every((edge, at) => Math.abs((b.edges[at] ?? 0) - edge - shift) <= SHIFT)
  );
}

/** Puts the rows of the next page behind those before: without the head that is printed again, what was cut joined. */
function goOn(rows: string[][], next: readonly (readonly string[])[]): void {
  const again = next.findIndex((row, at) => row.join(' ') !== (rows[at] ?? []).join(' '));
  const own = again < 0 ? [] : next.slice(again);
  const last = rows.at(-1);
  const [first = [], ...more] = own;
  const isCut =
    last !== undefined &&
    own.length > 0 &&
    first[0] === '' &&
    ORDINAL.test(last[0] ?? '') &&
    first.length > 1;
  if (isCut)
    for (const [at, text] of first.entries())
      last[at] = cellLines([last[at] ?? '', text])
        .join(' ')
        .trim();
  // A cell over the rows of both pages is printed on the first of them only.
  let above: readonly string[] = last ?? [];
  let reaches = !isCut;
  for (const row of isCut ? more : own) {
    const filled = row.map((text, at) =>
      text === '' && reaches && at > 1 && ORDINAL.test(row[0] ?? '') ? (above[at] ?? '') : text,
    );
    reaches = false;
    rows.push(filled);
    above = filled;
  }
}

/** The paragraphs and rows of a document's parts. */
export function blocksOf(
  parts: readonly DocumentPart[],
  textBlocks: (text: string) => readonly SourceBlock[],
  cellOf: (text: string) => string,
): readonly SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let tables = 0;
  let text: string[] = [];
  const endText = (): void => {
    const first = tables;
    for (const block of textBlocks(text.join('\n\n'))) {
      tables = Math.max(tables, first + (block.table ?? -1) + 1);
      blocks.push(block.table === undefined ? block : { ...block, table: first + block.table });
    }
    text = [];
  };
  for (const part of parts)
    if (part.kind === 'text') text.push(part.text);
    else {
      endText();
      const table = tables;
      tables += 1;
      for (const row of part.rows) {
        const cells = row.map(cellOf);
        blocks.push({ text: cells.join(' | '), cells, table });
      }
    }
  endText();
  return blocks;
}
