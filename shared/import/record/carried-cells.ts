import type { SheetRules } from '../../registers/sheet-rules.ts';
import { emptyCell } from '../cells/sheet-cells.ts';
import type { RowProblem } from '../import-result.ts';
import type { FoundTable } from '../table/found-table.ts';
import type { TableRecord } from '../table/record-lines.ts';

/** Records with the cells that they take from a row above. */
export interface CarriedTable {
  readonly records: readonly TableRecord[];
  /** What is named of the records, by the number of the record's first row. */
  readonly doubts: ReadonlyMap<number, readonly RowProblem[]>;
}

/**
 * Gives rows without a number of their own what stands once for several of them in the last numbered row above: the document of
 * several tasks, which an office writes beside the first. Nothing is taken where a row says anything of it anew, nor over the
 * head of a group.
 */
export function carriedFromAbove(
  { columns }: FoundTable,
  records: readonly TableRecord[],
  { carried = [] }: SheetRules,
): CarriedTable {
  const doubts = new Map<number, readonly RowProblem[]>();
  const number = columns.find(({ target, reader }) => target === 'index' && reader === 'ignore')?.index;
  const places = columns.filter(({ target }) => carried.includes(target));
  if (number === undefined || places.length === 0) return { records, doubts };
  let above: TableRecord | null = null;
  const filled = records.map((record) => {
    const says = (at: number): boolean => (record.cells[at]?.text ?? '') !== '';
    if (says(number) || places.some(({ index }) => says(index)) || above?.group !== record.group) {
      above = record;
      return record;
    }
    const from = above;
    const taken = places.filter(({ index }) => (from.cells[index]?.text ?? '') !== '');
    const [first] = taken;
    if (first === undefined) return record;
    const width = Math.max(record.cells.length, ...taken.map(({ index }) => index + 1));
    const cells = Array.from({ length: width }, (_, at) => record.cells[at] ?? emptyCell).map((cell, at) =>
      taken.some(({ index }) => index === at) ? (from.cells[at] ?? cell) : cell,
    );
    const value = from.cells[first.index]?.text ?? '';
    const problem = { row: record.row, column: first.title, code: 'from-above', params: { value } };
    doubts.set(record.row, [problem]);
    return { ...record, cells };
  });
  return { records: filled, doubts };
}
