import type { OpenRegister } from '../../registers/all-registers.ts';
import type { FieldKind } from '../../registers/field.ts';
import { fieldLabel } from '../record/field-labels.ts';
import { columnHead } from '../template/template-columns.ts';

/** What a column of a sheet can be read as. */
export interface AssignableColumn {
  readonly target: string;
  readonly reader: string;
  readonly label: string;
}

/** Fields that no cell of a sheet can fill as it stands. */
const notInCells: ReadonlySet<FieldKind> = new Set([
  'files',
  'json',
  'money',
  'personLink',
  'recordLink',
  'secret',
]);

const columnsOf = new WeakMap<OpenRegister, readonly AssignableColumn[]>();

/** Everything that a column can be assigned as: what sheets of the register have, then its other fields, each once. */
export function assignableColumns(register: OpenRegister): readonly AssignableColumn[] {
  const kept = columnsOf.get(register);
  if (kept !== undefined) return kept;
  const known = register.sheets.columns
    .filter(({ reader }) => reader !== 'ignore')
    .map((column) => ({
      target: column.target,
      reader: column.reader,
      label: columnHead(register, column),
    }))
    // What only the program itself puts together has no name that people know.
    .filter(({ target, label }) => label !== target.split('.').at(-1));
  const others = Object.entries(register.fields)
    .filter(([, { kind, section }]) => section !== null && !notInCells.has(kind))
    .map(([target]) => ({ target, reader: 'field', label: fieldLabel(register, target) }));
  const byTarget = new Map([...known, ...others].toReversed().map((column) => [column.target, column]));
  const all = [...byTarget.values()].toReversed();
  columnsOf.set(register, all);
  return all;
}
