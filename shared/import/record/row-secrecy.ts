import type { SheetCell } from '../cells/sheet-cells.ts';
import { isMarkedSecret, maySaySecret, titlesSecret } from '../cells/cell-secrecy.ts';
import type { FoundColumn } from '../columns/found-columns.ts';
import type { RowProblem } from '../import-result.ts';

/** Readers of names: "Mật" is one too. */
const nameReaders: readonly string[] = ['personName', 'nameBefore', 'secrecy'];

/** What marks a row as secret. */
interface RowSecrecy {
  /** The row is kept out. */
  readonly problem: RowProblem | null;
  readonly doubts: readonly RowProblem[];
}

/**
 * Marks of secrecy of a row beside a column of its own for them: in any cell, also where nothing is read from it, in the head
 * of its group and in the title of its table.
 * @param title words above the table, and the name of its sheet.
 */
export function rowSecrecy(
  row: number,
  cells: readonly SheetCell[],
  columns: readonly FoundColumn[],
  { title, group }: { readonly title: string; readonly group: string },
): RowSecrecy {
  const at = (index: number, code: string, params: RowProblem['params'] = {}): RowProblem => {
    const column = columns.find((one) => one.index === index);
    const target = column === undefined || column.reader === 'ignore' ? {} : { target: column.target };
    return { row, column: column?.title ?? '', code, params, ...target };
  };
  if (titlesSecret(group) || titlesSecret(title)) return { problem: at(-1, 'classified'), doubts: [] };
  const told = [...cells.entries()].filter(
    ([index, { text }]) =>
      text !== '' && !columns.some((column) => column.index === index && nameReaders.includes(column.reader)),
  );
  const [marked] = told.find(([, { text }]) => isMarkedSecret(text)) ?? [];
  if (marked !== undefined) return { problem: at(marked, 'classified'), doubts: [] };
  const doubtful = told.filter(([, { text }]) => maySaySecret(text));
  return {
    problem: null,
    doubts: doubtful.map(([index, { text }]) => at(index, 'maybe-classified', { value: text })),
  };
}
