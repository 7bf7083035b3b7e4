import { anyOfLongest } from '../../offices/any-of.ts';
import words from '../../reference/date-words.json' with { type: 'json' };
import { normalise } from '../../text/fold.ts';
import { roman } from '../../text/roman.ts';
import type { CellDoubt } from './sheet-cells.ts';
import { withoutBrackets } from '../../text/brackets.ts';

/** How texts of sheets are made ready to be read as days: what stands around a day goes, months in words become figures. */

const WEEKDAY = `(?<![\\p{L}\\d])(?:${words.weekdays.join('|')})(?!\\p{L})\\.?`;
export const WEEKDAYS = new RegExp(WEEKDAY, 'gu');
const WEEKDAYS_IN_BRACKETS = new RegExp(String.raw`\(?${WEEKDAY}\)?`, 'gu');
/** Hours as sheets write them: `8h30`, `08:30:00 AM`, `14 giờ 30 phút`. */
export const TIMES =
  /(?<![\d/.-])\d{1,2}\s*(?:giờ|[hg](?!\p{L})|:)\s*(?:\d{1,2}(?::\d{2}(?:\.\d+)?)?)?\s*(?:(?:phút|')\s*)?(?:(?:am|pm|sa|ch)(?!\p{L}))?(?![\d/])/giu;

/** A day with its month, or two days: what a text outside brackets must have to be a date at all. */
export const DAY = /\d\s*[/.-]\s*\d|tháng/iu;

/** A text without its brackets, line breaks kept. */
export const outsideBrackets = (text: string): string => withoutBrackets(text);

/** The month that words or a Roman number stand for, from 1; undefined for what is none. */
export function monthNamed(word: string): number | undefined {
  const at = words.months.findIndex((names) => names.includes(word));
  return at >= 0 ? at + 1 : undefined;
}

const NAMES = anyOfLongest(words.months.flat());
/** What stands between the first and the last day of a span, beside hyphens and dashes. */
export const UNTIL = String.raw`(?:(?<!\p{L})(?:${words.until.join('|')})(?!\p{L})|${words.untilSigns.join('|')})`;
const TO = String.raw`(?:${UNTIL}|[-–—−‐‑])`;
const YEAR = String.raw`(?:\d{4}|\d{2})(?!\d)`;
/** A year behind a month in words: of two figures only close to it, as "28 Feb - 02 Mar" has none. */
const THEN_YEAR = String.raw`(?:(?:[\s./,-]|năm)*(\d{4})(?!\d)|(?:[./\s-]|\s*năm\s*)(\d{2})(?![\d/.:]))?`;
/** "5th", not the sign of a month as in "5 Th2". */
const ORDINALS = /(?<=\d)(?:st|nd|rd|th)(?!\p{L}|\.?\s*\d{1,2}(?!\d))/gu;
/** "05-Feb-24", "5 tháng hai năm 2024", "Feb 5, 2024". */
const DAY_BEFORE = new RegExp(
  String.raw`(\d{1,2})(?:[./-]|\s*|\s+of\s+)(?<!\p{L})(${NAMES})(?!\p{L})\.?${THEN_YEAR}`,
  'gu',
);
const MONTH_BEFORE = new RegExp(
  String.raw`(?<!\p{L})(${NAMES})(?!\p{L})\.?\s*(\d{1,2})(?:\s*(${TO})\s*(\d{1,2}))?(?![\d/])(?:[\s,]*(\d{4})(?!\d))?`,
  'gu',
);
/** "5-thg 2-24", as a Vietnamese Excel shows a date. */
const SIGNED = new RegExp(
  String.raw`(\d{1,2})[\s.-]*(?:${words.monthSigns.join('|')})\.?\s*(\d{1,2})(?!\d)(?:[\s.,-]+(${YEAR}))?`,
  'gu',
);
const ROMANS = words.months.map((_, at) => roman(at + 1).toLowerCase());
const ROMAN = new RegExp(String.raw`(\d{1,2})\s*[/.-]\s*([ivx]{1,4})\s*[/.-]\s*(${YEAR})`, 'gu');
/** "3月12日", "2024年3月12日至14日". */
const CHINESE = new RegExp(
  String.raw`(?:(\d{4})\s*年\s*)?(\d{1,2})\s*月\s*(\d{1,2})(?:\s*[日号])?(?:\s*(${TO})\s*(\d{1,2})\s*[日号](?!\s*[/\d]))?`,
  'gu',
);

/** Lower case with months in figures and one sign between: "5 tháng hai năm 2024" and "2024年2月5日" are "5/2/2024". */
export function monthsInFigures(text: string): string {
  const figures = (day: string, month: number | string, year: string | undefined): string =>
    ` ${day}/${month}${year === undefined ? '' : `/${year}`} `;
  const spanned = (
    day: string,
    until: string | undefined,
    last: string | undefined,
    month: number | string,
    year: string | undefined,
  ): string =>
    last === undefined || until === undefined
      ? figures(day, month, year)
      : ` ${day} ${until} ${figures(last, month, year)}`;
  return normalise(text)
    .toLowerCase()
    .replaceAll(/\\+|\/{2,}/g, '/')
    .replaceAll(ORDINALS, '')
    .replaceAll(
      CHINESE,
      (_, year: string | undefined, month: string, day: string, until?: string, last?: string) =>
        spanned(day, until, last, month, year),
    )
    .replaceAll(ROMAN, (whole, day: string, said: string, year: string) =>
      ROMANS.includes(said) ? figures(day, ROMANS.indexOf(said) + 1, year) : whole,
    )
    .replaceAll(SIGNED, (_, day: string, month: string, year: string | undefined) =>
      figures(day, month, year),
    )
    .replaceAll(DAY_BEFORE, (whole, day: string, name: string, long?: string, short?: string) => {
      const month = monthNamed(name);
      // "ngày 05 tháng năm 2024" is a day whose month is left blank.
      const isBlank = name === 'tháng năm' && !/năm.*năm/u.test(whole);
      return month === undefined || isBlank ? whole : figures(day, month, long ?? short);
    })
    .replaceAll(
      MONTH_BEFORE,
      (whole, name: string, day: string, until?: string, last?: string, year?: string) => {
        const month = name.startsWith('tháng') ? undefined : monthNamed(name);
        return month === undefined ? whole : spanned(day, until, last, month, year);
      },
    );
}

/** Lower case, without weekday, hours and the words around a day. */
export function plainDay(text: string): string {
  return normalise(
    monthsInFigures(text)
      .replace(/^(\d{4}-\d{2}-\d{2})t.*$/u, '$1')
      .replaceAll(TIMES, ' ')
      .replaceAll(WEEKDAYS_IN_BRACKETS, ' ')
      .replaceAll(
        /(?<!\p{L})(?:sáng|trưa|chiều|tối|lúc|vào|hồi|từ|(?:mùng|mồng)(?=\s*\d{1,2}(?:\s*[/.-]|\s+tháng)))(?!\p{L})/gu,
        ' ',
      )
      // What leads to a last day is no part of it.
      .replace(/^\s*(?:cho\s+)?(?:đến|tới)(?:\s+hết)?(?=\s+(?:ngày\s+)?\d)/u, ' ')
      .replaceAll(/^[\s,.;:–-]+|(?<![\s,.;:–-])[\s,.;:–-]+$/g, ''),
  );
}

const LUNAR_WORD = `(?:${words.lunar.join('|')})`;
const LUNAR = new RegExp(String.raw`\(\s*${LUNAR_WORD}\s*\)|(?<!\p{L})${LUNAR_WORD}(?!\p{L})`, 'giu');
const LUNAR_ALONE = new RegExp(String.raw`\(\s*(${LUNAR_WORD})\s*\)`, 'giu');

/**
 * A text whose day is one of the lunar calendar, without the words that say so; null for others, and where only brackets beside a
 * day of the usual calendar do: "05/02/2024 (26/12 âm lịch)".
 */
export function withoutLunar(text: string): string | null {
  const plain = text.normalize('NFC').replaceAll(LUNAR_ALONE, ' $1 ');
  const outside = outsideBrackets(plain);
  return outside.replaceAll(LUNAR, '') === outside ? null : plain.replaceAll(LUNAR, ' ');
}

const MOVED = new RegExp(String.raw`(?<!\p{L})(?:${words.moved.join('|')})(?!\p{L})`, 'giu');

/** Of a text that says that days were changed, what stands behind: "05/02/2024 dời sang 12/02/2024"; null for others. */
function afterChange(text: string): string | null {
  const last = [...text.normalize('NFC').matchAll(MOVED)].at(-1);
  if (last === undefined) return null;
  const behind = text.normalize('NFC').slice(last.index + last[0].length);
  const plain = behind
    .replace(/^[\s:;,.)–-]+|(?<![\s)])[\s)]+$/gu, '')
    .replace(/^(?:(?:lại|sang|thành|đến)\s+)+/iu, '');
  return /\d/.test(plain) ? plain : null;
}

const EITHER = new RegExp(String.raw`(?<!\p{L})(?:${words.either.join('|')})(?!\p{L})`, 'iu');

/** Of two days of which one holds, what stands before the other: "05/02/2024 hoặc 06/02/2024"; null for others. */
function beforeOr(text: string): string | null {
  const at = text.normalize('NFC').search(EITHER);
  return at <= 0 ? null : text.normalize('NFC').slice(0, at);
}

/**
 * Reads of days that were changed the new ones, and of two of which one holds the first, with a doubt; null where the text says
 * neither, or what it says cannot be read.
 */
export function readChanged<Read extends { readonly ok: boolean }>(
  value: string,
  read: (text: string) => Read,
): (Extract<Read, { readonly ok: true }> & { readonly doubt: CellDoubt }) | null {
  const parts = [
    { text: afterChange(value), code: 'date-moved' },
    { text: beforeOr(value), code: 'date-of-several' },
  ];
  const isRead = (found: Read): found is Extract<Read, { readonly ok: true }> => found.ok;
  for (const { text, code } of parts) {
    const found = text === null ? null : read(text);
    if (found !== null && isRead(found)) return { ...found, doubt: { code, params: { value } } };
  }
  return null;
}

const SPAN = new RegExp(String.raw`(?<!\p{L})(?:${words.spansOfDays.join('|')})(?!\p{L})`, 'u');

/** Whether a text names a month, a quarter or the like without a day in it: "Tháng 6/2024", "3/2024", "cuối quý I". */
export function isWithoutDay(text: string): boolean {
  const plain = normalise(text).toLowerCase();
  if (/^\D*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d\D*$/u.test(plain) || /^(?:19|20)\d\d$/.test(plain)) return true;
  return (
    SPAN.test(plain) &&
    !/\d\s*[/.-]\s*\d{1,2}(?!\d)/.test(plain.replaceAll(/\d{1,2}\s*[/.-]\s*(?:19|20)\d\d/g, ''))
  );
}
