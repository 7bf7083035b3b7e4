import words from '../reference/secrecy-words.json' with { type: 'json' };
import { cellSecrecy } from '../import/cells/cell-secrecy.ts';
import { headKey, normalise } from '../text/fold.ts';
import type { KnownColumn, SheetReader } from './sheet-rules.ts';

/** The column in which sheets of any register say how secret a row is. */
export const secrecyColumn: KnownColumn = words.column;

/**
 * Keeps secret rows out, as the form does: only what is unclassified belongs here (Luật Bảo vệ bí mật nhà nước 117/2025/QH15,
 * Điều 5). Urgency, which often stands under the same head, is kept in words.
 */
export const secrecyReader: SheetReader = (row, { cell, title, refuse, doubt }) => {
  // "Mất" is the same head without its marks.
  const isOther = headKey(title) === 'mat' && !/mật/iu.test(title.normalize('NFC'));
  const said = isOther ? null : cellSecrecy(cell.text);
  if (said === 'secret') refuse('classified');
  if (said === 'secret' || said === 'open') return;
  row.remarks.push(`${title}: ${normalise(cell.text)}`);
  if (said === null) doubt('kept-in-words', { value: cell.text });
};
