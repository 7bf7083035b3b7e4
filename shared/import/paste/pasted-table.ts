import { formatDate, parseTypedDate } from '../../time/typed-date.ts';
import { cellCitations } from '../cells/cell-citation.ts';
import { assignByLook, type ReadColumn } from './by-look.ts';
import { pastedGrid, type PastedGrid } from './pasted-grid.ts';
import { columnsUnderHeadings } from './columns-under-headings.ts';
import { findHeadRows, type HeadRows } from './head-rows.ts';
import { KnownHeadings, pastedFields, type PasteList } from './known-headings.ts';
import { isRunning, lookOf } from './looks.ts';
import { namesAlone, partsOfLine, peopleOfLines } from './people-lines.ts';
import { tidyPeople } from './tidy-people.ts';
import { sortRows } from './sort-rows.ts';
import type { PasteContext } from './pasted-value.ts';

/**
 * What a column of a paste stands for: the name of a field, `ignore` for running numbers, or null for what was not
 * understood, which is shown, and assigned or left by the user.
 */
export interface PastedColumn {
  readonly heading: string | null;
  readonly target: string | null;
}

export interface PastedTable {
  /** Whether the paste had headings of its own. */
  readonly headed: boolean;
  readonly columns: readonly PastedColumn[];
  /** Cells as they were pasted, of the width of `columns`; what stood in one column may have been parted, or joined. */
  readonly rows: readonly (readonly string[])[];
  /** Lines that are no rows (titles, totals, signatures, headings of a group), to be shown so that nothing goes unseen. */
  readonly setAside: readonly string[];
}

/**
 * Reads a paste into a child list: by its headings, else by what its cells look like. A cell is never thrown away: it
 * stands in a column, or in `setAside`.
 */
export function readPastedTable(text: string, list: PasteList, context: PasteContext): PastedTable {
  const known = new KnownHeadings(list);
  const grid = unstacked(pastedGrid(text), known);
  const heads = findHeadRows(grid.cells, known);
  if (heads !== null) return headedTable(grid, heads, known, list, context);
  return list.fields['fullName'] === undefined
    ? thingsByLook(grid, known, list, context)
    : peopleByLook(grid, known, list, context);
}

/** A table that was copied a cell a line: its headings come first, and every row has as many lines. */
function unstacked(grid: PastedGrid, known: KnownHeadings): PastedGrid {
  if (grid.layout !== 'lines') return grid;
  const cells = grid.cells.map(([cell = '']) => cell);
  const first = cells.findIndex((cell) => known.match(cell)?.sure === true);
  const end = first < 0 ? 0 : cells.findIndex((cell, at) => at > first && known.match(cell)?.sure !== true);
  const width = end - first;
  if (first < 0 || width < 3 || (cells.length - end) % width !== 0) return grid;
  const titles = cells.slice(0, first).map((cell) => [cell, ...Array.from({ length: width - 1 }, () => '')]);
  const rows = Array.from({ length: (cells.length - first) / width }, (_, row) =>
    cells.slice(first + row * width, first + (row + 1) * width),
  );
  return { ...grid, layout: 'tabs', cells: [...titles, ...rows] };
}

function headedTable(
  grid: PastedGrid,
  heads: HeadRows,
  known: KnownHeadings,
  list: PasteList,
  context: PasteContext,
): PastedTable {
  const titles = grid.cells.slice(0, heads.first).map((row) => row.filter((cell) => cell !== '').join(' '));
  const below = grid.cells.slice(heads.firstData);
  const { rows, groups, setAside } = sortRows(below, heads.headings, known, list, context);
  const columns = assignByLook(columnsUnderHeadings(heads, rows, known, list, context), list, context);
  const isPeople = list.fields['fullName'] !== undefined;
  return tableOf(true, isPeople ? tidyPeople(columns, groups, list, context) : columns, rows.length, [
    ...titles.filter((title) => title !== ''),
    ...setAside,
  ]);
}

/** People without headings: a table, or lines of a list. */
function peopleByLook(
  grid: PastedGrid,
  known: KnownHeadings,
  list: PasteList,
  context: PasteContext,
): PastedTable {
  const isList = grid.layout === 'list' || grid.layout === 'lines';
  const cells = isList ? grid.lines.map((line) => [line]) : grid.cells;
  const { rows, groups, setAside } = sortRows(cells, [], known, list, context);
  const filled = rows.map((row) => row.filter((cell) => cell !== ''));
  const names =
    isList || grid.layout === 'semicolons'
      ? namesAlone(
          filled.map((row) => row.join(';')),
          list,
          context,
        )
      : null;
  if (names !== null) {
    const columns = [{ heading: null, target: 'fullName', cells: names }];
    const none = names.map(() => ({ role: null, agency: null }));
    return tableOf(false, tidyPeople(columns, none, list, context), names.length, setAside);
  }
  const columns =
    rows[0]?.map((_, at): ReadColumn => ({
      heading: null,
      target: null,
      cells: rows.map((row) => row[at] ?? ''),
    })) ?? [];
  const counted = columns.length > 1 && isRunning(columns[0]?.cells ?? []) ? columns.slice(0, 1) : [];
  const others = columns.slice(counted.length);
  const [only] = others;
  const read =
    others.length === 1 && only !== undefined
      ? [
          ...counted.map((column) => ({ ...column, target: 'ignore' })),
          ...peopleOfLines(only.cells, known, list, context),
        ]
      : withNames(assignByLook(columns, list, context));
  return tableOf(false, tidyPeople(read, groups, list, context), rows.length, setAside);
}

/** Names are what no list of people lacks: where none look like names, they are the first column that is nothing else. */
function withNames(columns: readonly ReadColumn[]): readonly ReadColumn[] {
  if (columns.some((column) => column.target === 'fullName')) return columns;
  const first = columns.findIndex(
    (column) => column.target === null && column.cells.some((cell) => /\p{L}/u.test(cell)),
  );
  return columns.map((column, at) => (at === first ? { ...column, target: 'fullName' } : column));
}

/** Other things without headings. A comma parts cells only where every line then gives the same fields. */
function thingsByLook(
  grid: PastedGrid,
  known: KnownHeadings,
  list: PasteList,
  context: PasteContext,
): PastedTable {
  const fields = pastedFields(list.fields);
  const read = (cells: readonly (readonly string[])[]) => {
    const { rows, setAside } = sortRows(cells, [], known, list, context);
    const columns = (rows[0] ?? []).map((_, at): ReadColumn => ({
      heading: null,
      target: null,
      cells: rows.map((row) => row[at] ?? ''),
    }));
    return tableOf(false, assignByLook(columns, list, context), rows.length, setAside);
  };
  const lines = (): readonly (readonly string[])[] => grid.lines.map((line) => [line]);
  const [only] = fields;
  if (fields.length === 1 && only?.[1].kind === 'reference' && grid.layout !== 'tabs') {
    // Several agencies in a line are several rows of a list that has nothing but agencies.
    return read(grid.lines.flatMap((line) => agenciesIn(line, context)).map((cell) => [cell]));
  }
  const permits = list.fields['issuer'] === undefined ? null : permitLines(grid, context);
  if (permits !== null) return permits;
  if (grid.layout !== 'list') return read(grid.cells);
  const table = read(grid.cells);
  const isEven = grid.cells.every((row) => row.every((cell) => cell !== ''));
  const isRead = table.columns.every((column) => column.target !== null);
  return isEven && isRead && table.columns.length > 1 ? table : read(lines());
}

/** Permits as letters cite them: "Quyết định số 145/QĐ-UBND ngày 20/01/2024 của UBND tỉnh". */
function permitLines(grid: PastedGrid, context: PasteContext): PastedTable | null {
  if (grid.layout === 'tabs') return null;
  const cited = grid.lines.flatMap((line) =>
    cellCitations(line).map((one) => ({ ...one, date: parseTypedDate(one.day, context.today) })),
  );
  if (cited.length < grid.lines.length || cited.some((one) => one.number === '' || !one.date.ok)) return null;
  const columns = [
    { heading: null, target: 'number', cells: cited.map((one) => one.number) },
    {
      heading: null,
      target: 'date',
      cells: cited.map(({ date }) => (date.ok ? formatDate(date.date) : '')),
    },
    { heading: null, target: 'issuer', cells: cited.map((one) => one.issuer || one.beside) },
  ];
  return tableOf(false, columns, cited.length, []);
}

function agenciesIn(line: string, context: PasteContext): readonly string[] {
  const parts = partsOfLine(line, context);
  return parts.every((part) => lookOf(part, context) === 'organisation')
    ? parts
    : line.split(/(?:(?<!\s)\s+)?;\s*/);
}

/** Columns as a table, without those that neither say nor hold anything. */
function tableOf(
  headed: boolean,
  columns: readonly ReadColumn[],
  count: number,
  setAside: readonly string[],
): PastedTable {
  const kept = columns.filter(
    (column) => column.heading !== null || column.cells.some((cell) => cell !== ''),
  );
  return {
    headed,
    columns: kept.map(({ heading, target }) => ({ heading, target })),
    rows: Array.from({ length: count }, (_, row) => kept.map((column) => column.cells[row] ?? '')),
    setAside,
  };
}
