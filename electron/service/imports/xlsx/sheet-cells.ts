import * as XLSX from '@e965/xlsx';
import { textCell, type SheetCell } from '../../../../shared/import/cells/sheet-cells.ts';
import { makeDate } from '../../../../shared/time/plain-date.ts';
import type { CellStyle } from './cell-styles.ts';

/** A number as a cell shows it: a date where its format is one. */
export function numberCell(
  value: number,
  { format, isDate }: Pick<CellStyle, 'format' | 'isDate'>,
  date1904: boolean,
): SheetCell {
  if (isDate) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library leaves what it answers here untyped
    const parts = XLSX.SSF.parse_date_code(value, { date1904 }) as {
      y: number;
      m: number;
      d: number;
      H: number;
      M: number;
    } | null;
    const date = parts === null ? undefined : makeDate(parts.y, parts.m, parts.d);
    if (date !== undefined && parts !== null) {
      const time = [parts.H, parts.M].map((part) => String(part).padStart(2, '0')).join(':');
      return { text: date, date, number: null, ...(value % 1 === 0 ? {} : { time }) };
    }
  }
  return { text: shown(value, format, date1904), date: null, number: value };
}

function shown(value: number, format: string, date1904: boolean): string {
  try {
    const text: unknown = XLSX.SSF.format(format === '' ? 'General' : format, value, { date1904 });
    // A day before 1900 is shown as nothing.
    return typeof text === 'string' && text !== '' ? text : String(value);
  } catch {
    // A format that nobody can read.
    return String(value);
  }
}

/** A day that a cell holds as text: 2024-02-05T00:00:00. */
export function isoCell(text: string): SheetCell {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? [];
  const date = makeDate(Number(year), Number(month), Number(day));
  return date === undefined ? textCell(text) : { text: date, date, number: null };
}
