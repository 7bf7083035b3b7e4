import { cellCitations } from '../../import/cells/cell-citation.ts';
import { readCitation } from '../cited-number.ts';
import type { SheetChild, SheetReader } from '../sheet-rules.ts';
import { permits } from './delegation-fields.ts';

const { number: numberField } = permits('').fields;

/** The decisions and consents that a cell cites; words that are none ("Đang trình") are kept, and named. */
export const permitsReader: SheetReader = (row, value) => {
  const { cell, title, doubt } = value;
  const left: string[] = [];
  let isCut = false;
  row.children['permits'] = cellCitations(cell.text).flatMap((citation): readonly SheetChild[] => {
    const read = readCitation(row, citation, numberField, value);
    if (read.left !== '') left.push(read.left);
    isCut ||= read.isCut;
    const { number, day, issuer } = read.document;
    if (number === null) return [];
    const office = issuer === null ? null : row.referenceTo('organisation', issuer);
    return [row.newChild({ number, date: day, issuer: office })];
  });
  for (const words of left) doubt('kept-in-words', { value: words });
  if (isCut || left.length > 0) row.remarks.push(`${title}: ${isCut ? cell.text : left.join('; ')}`);
};
