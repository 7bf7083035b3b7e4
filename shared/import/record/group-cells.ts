import type { ReferenceIndex } from '../../reference/find-reference.ts';
import type { KnownColumn, SheetRules } from '../../registers/sheet-rules.ts';
import { emptyCell, type SheetCell } from '../cells/sheet-cells.ts';
import type { FoundColumn } from '../columns/found-columns.ts';
import type { RowProblem } from '../import-result.ts';
import type { FoundTable } from '../table/found-table.ts';
import type { TableRecord } from '../table/record-lines.ts';

/** Records of a table with the cells that they take from the heads of their groups. */
export interface FilledTable {
  /** The columns of the table, with those that only heads of groups fill. */
  readonly columns: readonly FoundColumn[];
  readonly records: readonly TableRecord[];
  /** What is named of the records, by the number of the record's first row. */
  readonly doubts: ReadonlyMap<number, readonly RowProblem[]>;
}

/** What a host of a group does: "SỞ CÔNG THƯƠNG ĐÓN". */
const HOSTING = /(?<!\s)\s+(?:đón|tiếp|đón tiếp|chủ trì|tổ chức|cử đi|cử)$/iu;

/**
 * Gives the records of a group what its head says and their rows lack: "II. Sở Công Thương" the host of its delegations. Only
 * what the reference data knows by that whole name is taken, and it is named with the first record of each group.
 */
export function filledFromGroups(
  table: FoundTable,
  records: readonly TableRecord[],
  { grouped = [], columns: known }: SheetRules,
  index: ReferenceIndex,
  titleOf: (column: KnownColumn) => string,
): FilledTable {
  const doubts = new Map<number, RowProblem[]>();
  const added: FoundColumn[] = [];
  let width = table.levels.length;
  for (const { cells } of records) width = Math.max(width, cells.length);
  const columnOf = (column: KnownColumn): FoundColumn => {
    const found = [...table.columns, ...added].find(({ target }) => target === column.target);
    if (found !== undefined) return found;
    const { target, reader } = column;
    added.push({ index: width + added.length, target, reader, title: titleOf(column), context: '' });
    return added.at(-1) ?? { index: width, target, reader, title: '', context: '' };
  };
  let told = '';
  const filled = records.map((record) => {
    if (record.group === '') return record;
    let { cells } = record;
    const plain = record.group.replace(HOSTING, '');
    for (const { target, catalogue } of grouped) {
      const column = known.find((one) => one.target === target && one.reader !== 'ignore');
      const named = [record.group, plain].find((name) => index.named(catalogue, name) !== undefined);
      if (column === undefined || named === undefined) continue;
      const { index: at, title } = columnOf(column);
      if ((cells[at]?.text ?? '') !== '') continue;
      const next: SheetCell[] = [...cells];
      while (next.length < at) next.push(emptyCell);
      next[at] = { text: named, date: null, number: null };
      cells = next;
      if (told === `${target} ${record.group}`) continue;
      told = `${target} ${record.group}`;
      const problem = { row: record.row, column: title, code: 'from-group', params: { value: named } };
      doubts.set(record.row, [...(doubts.get(record.row) ?? []), problem]);
    }
    return cells === record.cells ? record : { ...record, cells };
  });
  return { columns: [...table.columns, ...added], records: filled, doubts };
}
