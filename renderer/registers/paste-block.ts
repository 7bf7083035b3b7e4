import type { ReferenceIndex } from '../../shared/reference/find-reference.ts';
import type { Field, JsonValue } from '../../shared/registers/field.ts';
import { pastedCells, readPastedTable, valueOfPasted } from '../../shared/registers/import/pasted-table.ts';
import { valueProblem } from '../../shared/registers/validate.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import type { GridColumn } from '../ui/grid.tsx';
import { choiceWords } from './pasted-words.ts';

export interface PasteContext {
  readonly index: ReferenceIndex;
  readonly on: PlainDate | null;
  readonly today: PlainDate;
}

/** A pasted cell as the value of a field; null for an empty one. */
export function cellValue(field: Field, text: string, context: PasteContext): JsonValue {
  return text.trim() === '' ? null : valueOfPasted(field, text, { ...context, choices: choiceWords });
}

/**
 * A block of cells as values of the columns that it lies on, a row each; empty cells are null. Null where it does not fit there as
 * it is: heads above it, more columns than are left, a running number, a cell that its column cannot hold. Then it is
 * shown before anything is taken.
 */
export function blockOf(
  text: string,
  columns: readonly GridColumn[],
  context: PasteContext,
): readonly Readonly<Record<string, JsonValue>>[] | null {
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
    { ...context, choices: choiceWords },
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
      const value = cellValue(column.field, cell, context);
      if (valueProblem(column.field, value) !== null) return null;
      values[column.name] = value;
    }
    block.push(values);
  }
  return block;
}
