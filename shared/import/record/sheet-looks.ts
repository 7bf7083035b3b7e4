import { emptyCell, type SheetCell } from '../cells/sheet-cells.ts';
import type { Answers, QuestionKind, RowProblem, SheetQuestion } from '../import-result.ts';
import { columnName, type FoundTable } from '../table/find-tables.ts';
import type { TableRecord } from '../table/table-rows.ts';
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
  const naming = table.columns.find(({ target }) => rules.naming.includes(target))?.index ?? -1;
  const hidden = records.filter(({ row }) => looks.hiddenRows.has(row - grid.firstRow));
  const struck = records.filter(({ row, cells }) => {
    const columns = looks.struck.get(row - grid.firstRow);
    return columns !== undefined && isStruckRow(columns, cells, naming);
  });
  const questions = [question('hiddenRows', grid.name, hidden), question('struckRows', grid.name, struck)];
  const left = new Set([
    ...(answers.hiddenRows === 'leave' ? hidden : []),
    ...(answers.struckRows === 'leave' ? struck : []),
  ]);
  const asked = new Set(struck);
  const named = new Map<number, RowProblem[]>();
  const name = (row: number, column: string, code: string, text: string): void => {
    const problem = { row, column, code, params: { value: text } };
    named.set(row, [...(named.get(row) ?? []), problem]);
  };
  const titleOf = (index: number): string =>
    table.columns.find((column) => column.index === index)?.title ?? columnName(table, index);
  const kept = records.filter((record) => !left.has(record));
  const [first] = kept;
  for (const { index, title, reader, isStandIn = false, parts = [], isDay = false } of table.columns) {
    if (first === undefined || reader === 'ignore') continue;
    if (looks.hiddenColumns.has(index)) name(first.row, title, 'hidden-column', title);
    if (isStandIn) name(first.row, title, 'stand-in-column', title);
    if (parts.length > 0 && reader !== 'personName' && !isDay)
      name(first.row, title, 'summed-parts', parts.map((part) => columnName(table, part)).join('; '));
  }
  const rowsOfParts = new Map(kept.map(({ row }) => [row - grid.firstRow, row]));
  for (const { row, column, text } of looks.struckParts) {
    const own = rowsOfParts.get(row);
    if (own !== undefined) name(own, titleOf(column), 'struck-part', text);
  }
  const cleaned = kept.map((record) => {
    const columns = asked.has(record) ? undefined : looks.struck.get(record.row - grid.firstRow);
    if (columns === undefined) return record;
    const cells = record.cells.map((cell, index) => {
      if (!columns.has(index) || cell.text === '') return cell;
      name(record.row, titleOf(index), 'struck-part', cell.text);
      return emptyCell;
    });
    return { ...record, cells };
  });
  return { records: cleaned, questions: questions.flat(), doubts: named };
}

const noLooks: SheetLooks = {
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  struck: new Map(),
  struckParts: [],
};

/** A row whose name, or the greater part of what it says, is struck through. */
function isStruckRow(columns: ReadonlySet<number>, cells: readonly SheetCell[], naming: number): boolean {
  if (columns.has(naming)) return true;
  const used = cells.flatMap((cell, index) => (cell.text === '' ? [] : [index]));
  return used.filter((index) => columns.has(index)).length * 2 > used.length;
}

function question(
  kind: Exclude<QuestionKind, 'dateOrder' | 'missingDay'>,
  sheet: string,
  records: readonly TableRecord[],
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
    .map((cell) => cell.text)
    .filter((text) => text !== '')
    .join(' ');
}
