import { emptyCell, shownText, type SheetCell } from '../cells/sheet-cells.ts';
import type { Answers, QuestionKind, RowProblem, SheetQuestion } from '../import-result.ts';
import { columnName } from '../table/table-heads.ts';
import type { FoundTable } from '../table/found-table.ts';
import { recordOfLines, type TableLine, type TableRecord } from '../table/record-lines.ts';
import { rowPlaces } from '../table/row-kinds.ts';
import type { SheetLooks } from '../workbook/workbook.ts';
import type { SheetRules } from '../../registers/sheet-rules.ts';

/** Rows of a question that are shown with their words. */
const SHOWN = 5;

/** The records of a table as far as answers leave them, with what their looks leave open. */
export interface LookedAt {
  readonly records: readonly TableRecord[];
  readonly questions: readonly SheetQuestion[];
  /** What is named of the records, by the number of the record's first row. */
  readonly doubts: ReadonlyMap<number, readonly RowProblem[]>;
}

/**
 * Asks about records in hidden rows and in rows that are struck through, leaves out what somebody decided to leave, and
 * empties single cells that are struck through. These and hidden columns are named.
 */
export function lookedAt(
  table: FoundTable,
  records: readonly TableRecord[],
  rules: SheetRules,
  answers: Answers,
): LookedAt {
  const { grid } = table;
  const looks = grid.looks ?? noLooks;
  const places = rowPlaces(table, rules);
  const isPlain = looks.hiddenRows.size === 0 && looks.struck.size === 0;
  const lines = isPlain ? [] : records.flatMap((record) => record.lines);
  const hidden = lines.filter(({ row }) => looks.hiddenRows.has(row - grid.firstRow));
  const wholes = new Set<number>();
  const struck = isPlain
    ? []
    : records.flatMap((record) =>
        record.lines.filter(({ row, cells }, at) => {
          const columns = looks.struck.get(row - grid.firstRow);
          if (columns === undefined) return false;
          const above = record.lines[at - 1]?.cells ?? [];
          if (columns.has(places.name) && at === 0) wholes.add(row);
          return isStruckRow(columns, cells, above, places.name);
        }),
      );
  const questions = [question('hiddenRows', grid.name, hidden), question('struckRows', grid.name, struck)];
  const left = new Set(
    [
      ...(answers.hiddenRows === 'leave' ? hidden : []),
      ...(answers.struckRows === 'leave' ? struck : []),
    ].map(({ row }) => row),
  );
  const asked = new Set(struck.map(({ row }) => row));
  const named = new Map<number, RowProblem[]>();
  const name = (row: number, column: string, code: string, text: string): void => {
    const problem = { row, column, code, params: { value: text } };
    named.set(row, [...(named.get(row) ?? []), problem]);
  };
  const titleOf = (index: number): string =>
    table.columns.find((column) => column.index === index)?.title ?? columnName(table, index);
  // A record of which the first line is left goes with it where its name does: merged cells stand in the others too.
  const kept = records.flatMap((record) => {
    if (left.size === 0 || record.lines.every(({ row }) => !left.has(row))) return [record];
    const some = record.lines.filter(({ row }) => !left.has(row));
    const isNamed = some.some(({ cells }) => (cells[places.name]?.text ?? '') !== '');
    const isWhole = left.has(record.row) && wholes.has(record.row);
    return isNamed && !isWhole ? [recordOfLines(table, places, { ...record, lines: some })] : [];
  });
  const [first] = kept;
  for (const { index, title, reader, isStandIn = false, parts = [], isDay = false } of table.columns) {
    if (first === undefined || reader === 'ignore') continue;
    if (looks.hiddenColumns.has(index)) name(first.row, title, 'hidden-column', title);
    if (isStandIn) name(first.row, title, 'stand-in-column', title);
    if (parts.length > 0 && reader !== 'personName' && !isDay)
      name(first.row, title, 'summed-parts', parts.map((part) => columnName(table, part)).join('; '));
  }
  const recordOf = new Map(
    kept.flatMap((record) => record.lines.map(({ row }) => [row - grid.firstRow, record.row] as const)),
  );
  for (const { row, column, text } of looks.struckParts) {
    const own = recordOf.get(row);
    if (own !== undefined) name(own, titleOf(column), 'struck-part', text);
  }
  for (const { row, column, text } of looks.notes) {
    if (first === undefined || row < table.firstTitle || row >= table.endData) continue;
    const problem = {
      row: grid.firstRow + row,
      column: titleOf(column),
      code: 'cell-note',
      params: { value: text },
    };
    const of = recordOf.get(row) ?? first.row;
    named.set(of, [...(named.get(of) ?? []), problem]);
  }
  const cleaned = kept.map((record) => {
    let isCleaned = false;
    const own = record.lines.map((line) => {
      const columns = asked.has(line.row) ? undefined : looks.struck.get(line.row - grid.firstRow);
      if (columns === undefined) return line;
      const cells = line.cells.map((cell, index) => {
        if (!columns.has(index) || cell.text === '') return cell;
        name(record.row, titleOf(index), 'struck-part', cell.text);
        return emptyCell;
      });
      isCleaned = true;
      return { ...line, cells };
    });
    return isCleaned ? recordOfLines(table, places, { ...record, lines: own }) : record;
  });
  return { records: cleaned, questions: questions.flat(), doubts: named };
}

const noLooks: SheetLooks = {
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  struck: new Map(),
  struckParts: [],
  notes: [],
};

/** A row whose name, or the greater part of what it says of its own, is struck through. */
function isStruckRow(
  columns: ReadonlySet<number>,
  cells: readonly SheetCell[],
  above: readonly SheetCell[],
  naming: number,
): boolean {
  if (columns.has(naming)) return true;
  const used = cells.flatMap((cell, index) => (cell.text === '' || cell === above[index] ? [] : [index]));
  return used.filter((index) => columns.has(index)).length * 2 > used.length;
}

function question(
  kind: Exclude<QuestionKind, 'dateOrder' | 'missingDay' | 'identityNumbers'>,
  sheet: string,
  records: readonly TableLine[],
): readonly SheetQuestion[] {
  if (records.length === 0) return [];
  const samples = records
    .slice(0, SHOWN)
    .map(({ row, cells }) => ({ row, column: '', text: wordsOf(cells) }));
  return [{ kind, sheet, rows: records.map(({ row }) => row), samples }];
}

/** The words of a row; those of a merged cell once. */
function wordsOf(cells: readonly SheetCell[]): string {
  return [...new Set(cells)]
    .map(shownText)
    .filter((text) => text !== '')
    .join(' ');
}
