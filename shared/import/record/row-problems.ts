import type { OpenRegister } from '../../registers/all-registers.ts';
import type { Issue } from '../../registers/check.ts';
import { fieldValue, isEmpty, type AnyRecord, type CountingRules } from '../../registers/define-register.ts';
import { exactText } from '../../text/fold.ts';
import type { FoundColumn } from '../columns/found-columns.ts';
import type { RowProblem } from '../import-result.ts';
import { fieldLabel } from './field-labels.ts';

/** What a check found in the record of a row, under the sheet's own head of the column that it is about. */
export function issueProblem(
  register: OpenRegister,
  columns: readonly FoundColumn[],
  issue: Issue,
  row: number,
): RowProblem {
  const { field: name, list, code, params } = issue;
  const field = name ?? '';
  const targets = register.sheets.columnsOf?.[field] ?? [field, list ?? '', `${list}.${field}`];
  const column = columns.find((candidate) => targets.includes(candidate.target));
  const target =
    column?.target ??
    register.sheets.columns.find((known) => known.reader !== 'ignore' && targets.includes(known.target))
      ?.target;
  return {
    row,
    column: column?.title ?? fieldLabel(register, field, list),
    code,
    params,
    ...(target === undefined ? {} : { target }),
  };
}

/** Two rows of a file that share a key are the same record, as for records that are kept. */
export function rowKeys(register: OpenRegister, record: AnyRecord, rules: CountingRules): readonly string[] {
  const { duplicateField, sheets } = register;
  const { title, decidingDate, personTrips } = register.summarise(record, rules);
  if (sheets.repeatNeeds !== undefined && isEmpty(fieldValue(record, sheets.repeatNeeds))) return [record.id];
  const shared = duplicateField === null ? null : fieldValue(record, duplicateField);
  const bySame = (sheets.sameBy ?? []).flatMap((names) => {
    const values = names.map((name) => fieldValue(record, name));
    if (values.some((value) => isEmpty(value))) return [];
    return [JSON.stringify(values.map((value) => (typeof value === 'string' ? exactText(value) : value)))];
  });
  return [JSON.stringify([exactText(title), decidingDate, personTrips, shared]), ...bySame];
}
