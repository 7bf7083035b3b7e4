import { normalise } from '../../text/fold.ts';
import { isPlainDate, type PlainDate } from '../../time/plain-date.ts';
import { parseTypedDate } from '../../time/typed-date.ts';

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

/** A cell of text; empty and marked where the text is what a failed formula shows. */
export function textCell(text: string): SheetCell {
  if (text === '') return emptyCell;
  return text.startsWith('#') && ERROR.test(text) ? errorCell(text) : { text, date: null, number: null };
}

/** @param error as `SheetCell.error`. */
export const errorCell = (error: string): SheetCell => ({ ...emptyCell, error });

/** Why what a cell says is doubtful: `code` names a sentence of `imports`. */
export interface CellDoubt {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export const emptyCell: SheetCell = { text: '', date: null, number: null };

/** `145/QĐ-UBND ngày 20/01/2024 của UBND tỉnh`, several apart by `;` or line breaks. */
export function cellPermits(
  text: string,
  today: PlainDate,
): readonly { readonly number: string; readonly date: PlainDate | null; readonly issuer: string | null }[] {
  return text
    .split(/[;\n]/)
    .map(normalise)
    .filter((part) => part !== '')
    .map((part) => {
      const match =
        /^(?:(?:Quyết định|Công văn|Văn bản|QĐ|CV|Tờ trình|Thông báo)?\s*(?:số)?\s*:?\s*)?(.*?)(?:[,\s]+ngày\s+|[,\s]+)(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} tháng \d{1,2} năm \d{4})(.*)$/iu.exec(
          part,
        );
      if (match === null) {
        const issued =
          /^(?:(?:Quyết định|Công văn|Văn bản)?\s*(?:số)?\s*:?\s*)?(.*?)(?:\s+của\s+(.+))?$/iu.exec(part);
        return { number: (issued?.[1] ?? part).slice(0, 200), date: null, issuer: issued?.[2] ?? null };
      }
      const date = parseTypedDate(match[2] ?? '', today);
      const issuer = normalise((match[3] ?? '').replace(/^[\s,)]*(của)?/iu, ''));
      return {
        number: (match[1] ?? '').replace(/[,(]\s*$/, '').slice(0, 200),
        date: date.ok ? date.date : null,
        issuer: issuer === '' ? null : issuer,
      };
    });
}

/** `Nguyễn Văn A (Giám đốc Sở)`, `Nguyễn Văn A, Giám đốc Sở`, `Nguyễn Văn A - Giám đốc Sở`. */
export function cellLeader(text: string): { readonly name: string; readonly jobTitle: string | null } {
  const plain = normalise(text.replaceAll('\n', ', '));
  const match =
    /^([^,(–;]+?)\s*(?:\((.+)\)|[,–;]\s*(.+)| - (.+))$/u.exec(plain) ?? /^(.+?) - (.+)$/u.exec(plain);
  if (match === null) return { name: plain, jobTitle: null };
  const jobTitle = match[2] ?? match[3] ?? match[4] ?? '';
  return { name: normalise(match[1] ?? ''), jobTitle: normalise(jobTitle) };
}

/** Text of an ISO date in a cell that is a true date, for text fields. */
export function cellText(cell: SheetCell): string {
  return isPlainDate(cell.text) ? cell.text : cell.text.trim();
}
