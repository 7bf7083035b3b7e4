import { cellCitation } from '../import/cells/cell-citation.ts';
import { cellDate } from '../import/cells/cell-dates.ts';
import { dateSense } from '../import/cells/field-value.ts';
import { textCell } from '../import/cells/sheet-cells.ts';
import { formatDate } from '../time/typed-date.ts';
import { isPlainDate } from '../time/plain-date.ts';
import type { JsonValue } from './field.ts';
import type { SheetReader, SheetRow } from './sheet-rules.ts';

/** Fields that a cell with the number of a document may fill beside it. */
interface CitedFields {
  readonly day: string;
  readonly issuer?: string;
}

/**
 * The number of a document, with the day and the issuer that often stand in the same cell: "145/QĐ-UBND ngày 20/01/2024 của
 * UBND tỉnh". What a spreadsheet made a date of is no number any more, and is kept in words.
 */
export const citedNumberReader =
  ({ day: dayField }: CitedFields): SheetReader =>
  (row, { cell, target, title, doubt }) => {
    if (cell.date !== null) {
      const value = formatDate(cell.date);
      row.remarks.push(`${title}: ${value}`);
      doubt('number-is-date', { value });
      return;
    }
    const { number, day, issuer, beside } = cellCitation(cell.text);
    row.fields[target] = number;
    if (issuer !== '') row.pending['citedIssuer'] = issuer;
    const read = day === '' ? null : cellDate(textCell(day), row.today, dateSense(row, dayField));
    if (read?.ok === true) {
      row.pending['citedDay'] = read.date;
      row.pending['citedText'] = cell.text;
      if (read.doubt !== undefined) doubt(read.doubt.code, { ...read.doubt.params, date: read.date });
    }
    const left = [read?.ok === false ? day : '', beside].filter((part) => part !== '').join('; ');
    if (left === '') return;
    row.remarks.push(`${title}: ${cell.text}`);
    doubt('kept-in-words', { value: left });
  };

/**
 * Takes the day and the issuer that stand with a number, where no column of their own says them; another day there is named.
 * @param issuerOf the issuer as its field holds it.
 */
export function settleCited(
  row: SheetRow,
  target: string,
  { day, issuer }: CitedFields,
  issuerOf: (name: string) => JsonValue = (name) => name,
): void {
  const { citedDay, citedText, citedIssuer } = row.pending;
  if (issuer !== undefined && typeof citedIssuer === 'string') row.fields[issuer] ??= issuerOf(citedIssuer);
  if (typeof citedDay !== 'string' || !isPlainDate(citedDay)) return;
  const own = row.fields[day];
  row.fields[day] ??= citedDay;
  if (typeof own === 'string' && isPlainDate(own) && own !== citedDay)
    row.doubt(target, 'number-day-differs', { value: String(citedText), date: own });
}
