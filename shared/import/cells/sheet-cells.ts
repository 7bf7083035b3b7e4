import { normalise } from '../../text/fold.ts';
import { shortBlanks } from '../../text/short-blanks.ts';
import { isPlainDate, type PlainDate } from '../../time/plain-date.ts';
import { formatDate } from '../../time/typed-date.ts';

/** A cell of a sheet: its text as shown, and the date or number that it truly holds. */
export interface SheetCell {
  readonly text: string;
  readonly date: PlainDate | null;
  readonly number: number | null;
  /** The time of day of a true date that holds one, `HH:MM`. */
  readonly time?: string;
  /** Among cells in Unicode it seems to be typed in an old font: its text is converted, or kept where that is not sure. */
  readonly oldFont?: 'converted' | 'kept';
  /** What a formula failed with ("#REF!"), or `=` where it was never computed; the text is empty then. */
  readonly error?: string;
}

const ERROR = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/;

/** A cell of text, its blanks shortened; empty and marked where the text is what a failed formula shows. */
export function textCell(text: string): SheetCell {
  if (text === '') return emptyCell;
  if (text.startsWith('#') && ERROR.test(text)) return errorCell(text);
  return { text: shortBlanks(text), date: null, number: null };
}

/** @param error as `SheetCell.error`. */
export const errorCell = (error: string): SheetCell => ({ ...emptyCell, error });

/** Why what a cell says is doubtful: `code` names a sentence of `imports`. */
export interface CellDoubt {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export const emptyCell: SheetCell = { text: '', date: null, number: null };

/** `Nguyễn Văn A (Giám đốc Sở)`, `Nguyễn Văn A, Giám đốc Sở`, `Nguyễn Văn A - Giám đốc Sở`. */
export function cellLeader(text: string): { readonly name: string; readonly jobTitle: string | null } {
  const plain = normalise(text.replaceAll('\n', ', '));
  const match =
    /^([^,(–;]+?)\s*(?:\((.+)\)|[,–;]\s*(.+)| - (.+))$/u.exec(plain) ?? /^(.+?) - (.+)$/u.exec(plain);
  if (match === null) return { name: plain, jobTitle: null };
  const jobTitle = match[2] ?? match[3] ?? match[4] ?? '';
  return { name: normalise(match[1] ?? ''), jobTitle: normalise(jobTitle) };
}

/** What a cell says as people here write it: a true date with its day first. */
export const shownText = ({ date, text }: SheetCell): string =>
  date === null ? text : text.replace(date, formatDate(date));

/** Text of an ISO date in a cell that is a true date, for text fields. */
export function cellText(cell: SheetCell): string {
  return isPlainDate(cell.text) ? cell.text : cell.text.trim();
}
