import type { OpenRegister } from '../../registers/all-registers.ts';
import type { FoundColumn } from './found-columns.ts';

/** Readers of days that stand in no field of the record itself. */
const dayReaders: readonly string[] = [
  'permitDate',
  'documentDate',
  'extended',
  'extendedAgain',
  'extendedThird',
  'done',
];

/** The columns of a table whose cells hold days. A date in any other, as a marker that became one, is no day. */
export function dateColumns(
  { sheets, fields, children }: OpenRegister,
  columns: readonly FoundColumn[],
): readonly FoundColumn[] {
  return columns.filter(({ target, reader }) => {
    if (reader === 'ignore') return false;
    if (sheets.days.includes(target) || dayReaders.includes(reader)) return true;
    const [list = '', name = ''] = target.split('.');
    const field = fields[target] ?? children[list]?.fields[name];
    return field?.kind === 'date';
  });
}
