import { cellPermits, isNumbered } from '../import/cells/cell-permits.ts';
import { isNone } from './sheet-readers.ts';
import { dateSense } from '../import/cells/field-value.ts';
import { cellDate } from '../import/cells/cell-dates.ts';
import type { SheetReader } from './sheet-rules.ts';

/** Fields of the day and of the office of a document, by that of its number. */
const besideNumber: Readonly<Record<string, { readonly date: string; readonly office?: string }>> = {
  requestNumber: { date: 'requestDate', office: 'requestAgency' },
  reportNumber: { date: 'reportDate' },
  invitationNumber: { date: 'invitationDate' },
  resultNumber: { date: 'resultDate' },
};

/** Signs of the longest number of a document. */
const LONGEST = 200;

/** "12/BC-SNgV ngày 10/02/2024": number, day and office of one document; what is none is kept in words, and named. */
export const documentReader: SheetReader = (row, { cell, target, title, doubt }) => {
  const { date: day, office } = besideNumber[target] ?? { date: '' };
  if (isNone(cell.text)) return;
  const [document, ...more] = cellPermits(cell.text, row.today);
  const isOne = document !== undefined && more.length === 0;
  const read = cellDate(cell, row.today, dateSense(row, day));
  // A day alone, which may stand in the column of the number.
  if (read.ok && (cell.date !== null || !/\p{L}/u.test(cell.text))) {
    row.fields[day] ??= read.date;
    if (read.doubt !== undefined) doubt(read.doubt.code, { ...read.doubt.params, date: read.date });
    return;
  }
  if (!isOne || !isNumbered(document) || document.number.length > LONGEST) {
    row.remarks.push(`${title}: ${cell.text}`);
    doubt('kept-in-words', { value: cell.text });
    return;
  }
  row.fields[target] = document.number;
  if (document.date !== null) row.fields[day] ??= document.date;
  if (document.issuer === null) return;
  if (office !== undefined) row.fields[office] ??= row.referenceTo('organisation', document.issuer);
  else row.remarks.push(`${title}: ${cell.text}`);
};

/** Decisions and consents; a number too long to be one is kept in words as a whole. */
export const permitsReader: SheetReader = (row, { cell, title, doubt }) => {
  if (isNone(cell.text)) return;
  const cited = cellPermits(cell.text, row.today);
  const permits = cited.filter((one) => isNumbered(one));
  const isCut = permits.some(({ number }) => number.length > LONGEST);
  if (isCut) doubt('number-cut', { value: cell.text });
  const words = cited.filter((one) => !isNumbered(one)).map(({ number }) => number);
  for (const value of words) doubt('kept-in-words', { value });
  if (isCut || words.length > 0) row.remarks.push(`${title}: ${isCut ? cell.text : words.join('; ')}`);
  row.children['permits'] = permits.map(({ number, date, issuer }) =>
    row.newChild({
      number: number.slice(0, LONGEST),
      date,
      issuer: issuer === null ? null : row.referenceTo('organisation', issuer),
    }),
  );
};
