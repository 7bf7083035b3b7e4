import type { JsonValue } from '../../shared/registers/field.ts';
import { pastedCells } from '../../shared/import/paste/pasted-grid.ts';
import { readPastedTable } from '../../shared/import/paste/pasted-table.ts';
import { pastedChoices, valueOfPasted, type PasteContext } from '../../shared/import/paste/pasted-value.ts';
import { valueProblem } from '../../shared/registers/validate.ts';
import type { GridColumn } from '../ui/grid.tsx';

/**
 * A block of cells as values of the columns that it lies on, a row each; empty cells are null. Null where it does not fit there as
 * it is: heads above it, more columns than are left, a running number, a cell that its column cannot hold. Then it is
 * shown before anything is taken.
 */
export function blockOf(
  text: string,
  columns: readonly GridColumn[],
  days: Pick<PasteContext, 'index' | 'on' | 'today'>,
): readonly Readonly<Record<string, JsonValue>>[] | null {
  const context: PasteContext = { ...days, choices: pastedChoices };
  const rows = pastedCells(text);
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width > columns.length) return null;
  const fields = Object.fromEntries(
    columns.flatMap(({ name, label, field }) => (field === null ? [] : [[name, { field, label }] as const])),
  );
  const read = readPastedTable(
    text,
    {
      fields: Object.fromEntries(Object.entries(fields).map(([name, { field }]) => [name, field])),
      headings: (name) => [fields[name]?.label ?? ''],
    },
    context,
  );
  if (read.headed || (width > 1 && read.columns[0]?.target === 'ignore')) return null;
  const block: Record<string, JsonValue>[] = [];
  for (const row of rows) {
    const values: Record<string, JsonValue> = {};
    for (const [at, cell] of row.entries()) {
      const column = columns[at];
      if (column?.field === null || column === undefined) {
        if (cell.trim() !== '') return null;
        continue;
      }
      const value = valueOfPasted(column.field, cell, context);
      if (valueProblem(column.field, value) !== null) return null;
      values[column.name] = value;
    }
    block.push(values);
  }
  return block;
}
