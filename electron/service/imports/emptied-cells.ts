import type { FoundColumn } from '../../../shared/import/columns/found-columns.ts';
import type { RowProblem } from '../../../shared/import/import-result.ts';
import type { SheetRecord } from '../../../shared/import/record/record-sheet.ts';
import type { OpenRegister } from '../../../shared/registers/all-registers.ts';
import {
  childRows,
  fieldValue,
  isEmpty,
  notWithdrawn,
  type AnyRecord,
} from '../../../shared/registers/define-register.ts';

/** Names the empty cells of a row of which the kept record says something: an empty cell erases nothing. */
export function emptiedCells(
  register: OpenRegister,
  columns: readonly FoundColumn[],
  { row, texts, save }: SheetRecord,
  before: AnyRecord,
): readonly RowProblem[] {
  const isKept = (name: string): boolean => {
    if (name in save.fields || name in save.children) return false;
    if (register.fields[name] !== undefined) return !isEmpty(fieldValue(before, name));
    return register.children[name] !== undefined && notWithdrawn(childRows(before, name)).length > 0;
  };
  const titles = columns.flatMap(({ target, reader, title }, at) => {
    if (reader === 'ignore' || texts[at] !== '') return [];
    const fields = Object.entries(register.sheets.columnsOf ?? {}).flatMap(([name, targets]) =>
      targets.includes(target) ? [name] : [],
    );
    return [target, ...fields].some(isKept) ? [title] : [];
  });
  return titles.length === 0
    ? []
    : [{ row, column: '', code: 'emptied-cells', params: { list: titles.join(', ') } }];
}
