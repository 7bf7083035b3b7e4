import { cellCitation, type CellCitation } from '../import/cells/cell-citation.ts';
import { cellDate } from '../import/cells/cell-dates.ts';
import { dateSense } from '../import/cells/field-value.ts';
import { textCell } from '../import/cells/sheet-cells.ts';
import { formatDate } from '../time/typed-date.ts';
import { isPlainDate, type PlainDate } from '../time/plain-date.ts';
import type { Field, JsonValue } from './field.ts';
import type { SheetRow, SheetValue } from './sheet-rules.ts';

/** What a cell tells of a document. */
export interface CitedDocument {
  readonly number: string | null;
  readonly day: PlainDate | null;
  readonly issuer: string | null;
}

type NumberField = Pick<Field, 'ofDocument' | 'max'>;

const none: CitedDocument = { number: null, day: null, issuer: null };
/** A head that asks for a number, and not only for a document. */
const ASKS_NUMBER = /(?<!\p{L})(?:số|ký hiệu|no|number)(?!\p{L})|号/iu;

/**
 * The number of a document, with the day and the issuer that often stand in the same cell: "145/QĐ-UBND ngày 20/01/2024 của
 * UBND tỉnh". What a spreadsheet made a date of is no number any more, and is kept in words, as is what is no number at all.
 */
export function citedDocument(row: SheetRow, field: NumberField, value: SheetValue): CitedDocument {
  const { cell, title, doubt } = value;
  if (cell.date !== null) {
    const shown = formatDate(cell.date);
    if (field.ofDocument !== null && !ASKS_NUMBER.test(title)) return { ...none, day: cell.date };
    row.remarks.push(`${title}: ${shown}`);
    doubt('number-is-date', { value: shown });
    return none;
  }
  const citation = cellCitation(cell.text);
  if (citation === null) return none;
  const { document, left, isCut } = readCitation(row, citation, field, value);
  if (isCut || left !== '') row.remarks.push(`${title}: ${cell.text}`);
  if (left !== '') doubt('kept-in-words', { value: left });
  return document;
}

/**
 * What is cited as fields hold it.
 * @returns `left`: what of it no field takes; `isCut`: the number is too long to be one. Both are to be kept in words.
 */
export function readCitation(
  row: SheetRow,
  { number, day, issuer, beside }: CellCitation,
  { ofDocument: fields, max }: NumberField,
  { cell, title, doubt }: Pick<SheetValue, 'cell' | 'title' | 'doubt'>,
): { readonly document: CitedDocument; readonly left: string; readonly isCut: boolean } {
  const read =
    day === '' || fields === null ? null : cellDate(textCell(day), row.today, dateSense(row, fields.day));
  const isRead = read?.ok === true;
  if (isRead && read.doubt !== undefined) doubt(read.doubt.code, { ...read.doubt.params, date: read.date });
  if (isRead && number === '' && ASKS_NUMBER.test(title)) doubt('day-without-number', { value: day });
  const isCut = number.length > max;
  if (isCut) doubt('number-cut', { value: cell.text });
  const hasIssuer = fields?.issuer !== undefined;
  const isOffice =
    hasIssuer && issuer === '' && beside !== '' && row.index.named('organisation', beside) !== undefined;
  const office = isOffice ? beside : issuer;
  const left = [isRead ? '' : day, hasIssuer ? '' : issuer, isOffice ? '' : beside];
  return {
    document: {
      number: number === '' ? null : number.slice(0, max),
      day: isRead ? read.date : null,
      issuer: hasIssuer && office !== '' ? office : null,
    },
    left: left.filter((part) => part !== '').join('; '),
    isCut,
  };
}

/** Reads a field of a document's number; day and issuer wait until the columns of their own are read. */
export function readCited(row: SheetRow, field: Field, value: SheetValue): void {
  const { number, day, issuer } = citedDocument(row, field, value);
  if (number !== null) row.fields[value.target] = number;
  if (day !== null || issuer !== null)
    row.pending[citedKey(value.target)] = { day, issuer, text: value.cell.text };
}

/**
 * Takes the days and the issuers that stand with numbers, where no column of their own says them; another day there is named.
 */
export function settleCited(row: SheetRow, fields: Readonly<Record<string, Field>>): void {
  for (const [name, field] of Object.entries(fields)) {
    const cited = row.pending[citedKey(name)];
    if (field.ofDocument === null || typeof cited !== 'object' || cited === null || !('day' in cited))
      continue;
    const { day: dayField, issuer: issuerField } = field.ofDocument;
    const { day = null, issuer, text = '' } = cited;
    if (issuerField !== undefined && typeof issuer === 'string')
      row.fields[issuerField] ??= issuerAs(row, fields[issuerField], issuer);
    if (typeof day !== 'string' || !isPlainDate(day)) continue;
    const own = row.fields[dayField];
    row.fields[dayField] ??= day;
    if (typeof own === 'string' && isPlainDate(own) && own !== day)
      row.doubt(name, 'number-day-differs', { value: String(text), date: own });
  }
}

const citedKey = (target: string): string => `cited.${target}`;

const issuerAs = (row: SheetRow, field: Field | undefined, name: string): JsonValue =>
  field?.kind === 'reference' && field.catalogue !== null ? row.referenceTo(field.catalogue, name) : name;
