import { maskNumber } from '../../../shared/text/identity-number.ts';
import type { FieldChange } from '../../../shared/import/import-result.ts';
import type { ValueChange } from '../../../shared/import/update/update-record.ts';
import {
  fieldValue,
  isEmpty,
  type AnyChild,
  type AnyRecord,
  type AnyRegister,
} from '../../../shared/registers/define-register.ts';
import type { Field, FieldValue } from '../../../shared/registers/field.ts';
import type { ReportNames } from '../../../shared/report/report-names.ts';
import { headKey, normalise } from '../../../shared/text/fold.ts';
import { cellWords, columnTitle, recordCell, valueCell } from '../documents/record-cells.ts';

/** Changes as the sheet's reader sees them, identity numbers masked. */
export function changesInWords(
  register: AnyRegister,
  changes: readonly ValueChange[],
  names: ReportNames,
): readonly FieldChange[] {
  return changes.map(({ list, field, child, before, after }) => {
    const fields = list === null ? register.fields : (register.children[list]?.fields ?? {});
    const words = (value: FieldValue): string => wordsOf(fields[field], value, names);
    return {
      of: { register: register.key, list, field },
      child: nameOf(fields, child, names),
      before: words(before),
      after: words(after),
    };
  });
}

/**
 * The fields and lists of which a row says just what our own sheets write of the record, under our own heads: what is
 * written there may say less than is kept.
 * @param row the heads of its columns with the words of its cells.
 */
export function printedOf(
  register: AnyRegister,
  record: AnyRecord,
  row: readonly { readonly title: string; readonly text: string }[],
  names: ReportNames,
): ReadonlySet<string> {
  const heads = register.printColumns
    .map((key) => ({ key, head: headKey(columnTitle(register, key)) }))
    .toSorted((a, b) => b.head.length - a.head.length);
  const printed = row.flatMap(({ title, text }) => {
    // A title above the table may stand before the head.
    const key = heads.find(({ head }) => ` ${headKey(title)}`.endsWith(` ${head}`))?.key;
    if (key === undefined || normalise(text) === '') return [];
    return normalise(cellWords(recordCell(record, key, register, names))) === normalise(text) ? [key] : [];
  });
  return new Set(printed);
}

function wordsOf(field: Field | undefined, value: FieldValue, names: ReportNames): string {
  if (field === undefined || isEmpty(value)) return '';
  if (field.kind === 'secret' && typeof value === 'string') return maskNumber(value);
  return cellWords(valueCell(value, field, names));
}

/** What a row of a list is called: the first thing that it says. */
function nameOf(fields: Readonly<Record<string, Field>>, child: AnyChild | null, names: ReportNames): string {
  if (child === null) return '';
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind === 'personLink' || field.kind === 'secret') continue;
    const words = wordsOf(field, fieldValue(child, name), names);
    if (words !== '') return words;
  }
  return '';
}
