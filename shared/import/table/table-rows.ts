import lists from '../../reference/import-words.json' with { type: 'json' };
import type { SheetCell } from '../cells/sheet-cells.ts';
import type { OpenRegister } from '../../registers/all-registers.ts';
import type { SheetRules } from '../../registers/sheet-rules.ts';
import { headKey } from '../../text/fold.ts';
import { registerTitled, type FoundTable } from './find-tables.ts';
import { repeatsHeads } from './head-block.ts';

/** Rows of a table that are records, each with the number of its first row in the sheet, and the numbers of the rest. */
export interface TableRows {
  readonly records: readonly { readonly row: number; readonly cells: readonly SheetCell[] }[];
  readonly ignored: readonly number[];
}

/**
 * Tells the records of a table from totals, group heads, column numbers and footers. A sheet of both directions is cut
 * by its group heads: below "II. ĐOÀN VÀO" stands nothing for the register of outgoing delegations.
 */
export function rowsOf(table: FoundTable, { name, sheets: rules }: OpenRegister): TableRows {
  const records: { row: number; cells: readonly SheetCell[] }[] = [];
  const ignored: number[] = [];
  let pastTotal = false;
  let elsewhere = false;
  let above: readonly SheetCell[] | null = null;
  for (const [index, cells] of table.grid.rows.entries()) {
    if (index < table.firstData) continue;
    const row = table.grid.firstRow + index;
    if (cells.every((cell) => cell.text === '')) continue;
    const kind = rowKind(table, cells, pastTotal, rules);
    if (kind !== 'record' || elsewhere) {
      if (kind === 'total') pastTotal = true;
      const named = kind === 'other' ? registerTitled(cells.map((cell) => cell.text).join(' ')) : null;
      if (named !== null && rules.titleWords !== undefined) elsewhere = named !== name;
      ignored.push(row);
      above = null;
      continue;
    }
    const last = records.at(-1);
    if (above !== null && last !== undefined && continues(table, above, cells, rules)) {
      last.cells = joined(last.cells, cells, above);
    } else records.push({ row, cells });
    above = cells;
  }
  return { records, ignored };
}

/**
 * True where one delegation takes several lines of a sheet: its name is one merged cell, and neither days nor number of
 * people stand anew. Read as records of their own, its people would count twice. Merged places hold the same object.
 */
function continues(
  table: FoundTable,
  above: readonly SheetCell[],
  cells: readonly SheetCell[],
  { naming, days, beginning = [] }: SheetRules,
): boolean {
  const name = table.columns.find((column) => naming.includes(column.target))?.index ?? -1;
  if (cells[name] === undefined || cells[name].text === '' || cells[name] !== above[name]) return false;
  return table.columns
    .filter(({ target }) => days.includes(target) || beginning.includes(target))
    .every(({ index }) => cells[index]?.text === '' || cells[index] === above[index]);
}

/** The cells of two lines as one, line under line where both hold something of their own. */
function joined(
  first: readonly SheetCell[],
  more: readonly SheetCell[],
  above: readonly SheetCell[],
): readonly SheetCell[] {
  return first.map((cell, index) => {
    const next = more[index];
    if (next === undefined || next.text === '' || next === above[index]) return cell;
    if (cell.text === '') return next;
    return { text: `${cell.text}\n${next.text}`, date: null, number: null };
  });
}

/** Whether a row is a record, or a total, a group head, a row of column numbers, or a footer. */
function rowKind(
  table: FoundTable,
  cells: readonly SheetCell[],
  pastTotal: boolean,
  { naming, days }: SheetRules,
): 'record' | 'total' | 'other' {
  const used = cells.filter((cell) => cell.text !== '');
  const distinct = new Set(used.map((cell) => cell.text));
  const first = headKey(used[0]?.text ?? '');
  const mapped = table.columns.filter(
    (column) => column.reader !== 'ignore' && (cells[column.index]?.text ?? '') !== '',
  );
  const nameCell = headKey(
    cells[table.columns.find((column) => naming.includes(column.target))?.index ?? 0]?.text ?? '',
  );
  const hasDay = table.columns.some(
    (column) => days.includes(column.target) && (cells[column.index]?.text ?? '') !== '',
  );
  const isTotal = (text: string): boolean =>
    lists.totalWords.some(
      (word) =>
        text === word || (text.startsWith(`${word} `) && (word.length > 5 || /\d|doan|so/.test(text))),
    );
  if (!hasDay && (isTotal(first) || isTotal(nameCell))) return 'total';
  // Column numbers under the heads: (1) (2) (3), 1 2 3, or A B 1 2 3=4+5 in every column.
  const numbered = used.filter((cell) => /^\(?(?:\d{1,2}|[A-Za-z])\)?(?:\s*=[\s\d()+-]*)?$/.test(cell.text));
  if (used.length > 2 && numbered.length === used.length) return 'other';
  if (repeatsHeads(table.levels, cells)) return 'other';
  // The place and day above the signatures.
  if (distinct.size === 1 && /ngày\D{0,12}tháng\D{0,12}năm/iu.test(used[0]?.text ?? '')) return 'total';
  // One text across the row, or a Roman or lettered head without anything else.
  if (distinct.size === 1 && used.length > 1) return 'other';
  if (
    !hasDay &&
    mapped.length <= 1 &&
    (/^([ivx]{1,4}|[a-h])[ .)]/i.test(used[0]?.text ?? '') ||
      /^([IVX]{1,4}|[A-H])[.)]?$/.test(used[0]?.text ?? ''))
  ) {
    return 'other';
  }
  if (!hasDay && lists.footerWords.some((word) => first.startsWith(word))) return 'total';
  if (pastTotal && !hasDay) return 'other';
  // A single text without a number before it heads a group: "Tháng 01/2024", "Đoàn cấp tỉnh".
  if (!hasDay && used.length === 1 && !/^\d/.test(first)) return 'other';
  return mapped.length === 0 ? 'other' : 'record';
}
