import words from '../../reference/date-words.json' with { type: 'json' };
import { normalise } from '../../text/fold.ts';
import { DAY, monthsInFigures, outsideBrackets, plainDay, TIMES, UNTIL, WEEKDAYS } from './date-text.ts';
import { insidesOf } from '../../text/brackets.ts';

/** How texts of several days are made ready to be taken apart: parts of a day by `/`, ends of a span by `-`, further days by `,`. */

const JOINTS = new RegExp(UNTIL, 'gu');
/** "Đi: 5/2", "về ngày 7/2", "Đợt 1: 5-7/2": what is said of a day before it. */
const LABEL = String.raw`(?<!\p{L})(?:ngày\s+)?(?:${words.edges.join('|')})(?:\s+(?:lúc|vào))?(?:\s+ngày)?\s*(?::\s*)?(?=\d)`;
const FIRST_LABEL = new RegExp(String.raw`^\s*${LABEL}`, 'u');
const LATER_LABELS = new RegExp(String.raw`(?<=\d)(?:\s*[;,.-]\s*|\s+)${LABEL}`, 'gu');
const TURNS = /(?<!\p{L})(?:đợt|lần|chuyến)\s*\d{1,2}\s*[:.]\s*/gu;
/** A day with the year first: "2024-02-05", "2024.02.05"; the last day behind it may say only its month and day. */
const YEAR_FIRST =
  /(?<!(?<!\d[-/.]|\d)\d{1,2}[-/.]\d{1,2}[-/.]|\d)((?:19|20)\d\d)([-/.])(0?[1-9]|1[0-2])\2(\d{1,2})(?!\d)(?:t\d\d:\d\d(?::\d\d)?z?)?(?:(\s*[-–—~]\s*)(0?[1-9]|1[0-2])\2(\d{1,2})(?![-/.\d]))?/gu;
/** Two days whose parts are hyphened as their ends are: "5-2 - 7-2-2024", "5-2-2024~7-2-2024". */
const HYPHENED = /^(\d{1,2})-(\d{1,2})(?:-(\d{4}|\d{2}))?\s*[-~]\s*(\d{1,2})-(\d{1,2})(?:-(\d{4}|\d{2}))?$/u;

/** Days, months and years apart by `/`, the ends by `-`, further days by `,`; without hours, brackets and the words around them. */
export function rangeText(text: string): string {
  const outside = normalise(outsideBrackets(text));
  const said = DAY.test(monthsInFigures(outside)) ? outsideBrackets(text) : text.replaceAll(/[()]/g, ' ');
  const plain = monthsInFigures(said.replaceAll(/\r?\n+/g, ' - '))
    .replaceAll(
      YEAR_FIRST,
      (_, year, _sign, month, day, until?: string, lastMonth?: string, lastDay?: string) =>
        until === undefined
          ? `${day}/${month}/${year}`
          : `${day}/${month}/${year}${until}${lastDay}/${lastMonth}/${year}`,
    )
    .replaceAll(/(\d\/\d{4})\s*\/\s*(?=\d{1,2}\/)/gu, '$1 - ')
    .replaceAll(TURNS, ' ')
    .replaceAll(TIMES, ' ')
    .replaceAll(WEEKDAYS, ' ')
    .replace(FIRST_LABEL, ' ')
    .replaceAll(LATER_LABELS, '~')
    .replaceAll(/\d{1,2}\s+(?:ngày|đêm)\s*(?=[\d,:;-]|từ|$)/gu, ' ')
    .replaceAll(
      /(?<!\p{L})(?:sáng|trưa|chiều|tối|lúc|mùng|mồng|trong|các|hai|từ ngày|từ|ngày|from|on)(?!\p{L})/gu,
      ' ',
    )
    .replaceAll(/(?:(?<!\s)\s+)?(?<!\p{L})(?:tháng|năm)(?!\p{L})\s*/gu, '/')
    .replaceAll(JOINTS, '~')
    .replaceAll(/[–—−‐‑]/gu, '-')
    .replaceAll(/(?<!\p{L})(?:và|and)(?!\p{L})|[&+;、]/gu, ',')
    .replaceAll(/(?:(?<!\s)\s+)?~(?:\s*[-~])*\s*/gu, '~')
    .replace(/^[-~\s,;:.]+/, '')
    .replace(/(?<![-~\s,;:./])[-~\s,;:./]+$/, '');
  return withSlashes(plain)
    .replaceAll('~', ' - ')
    .replaceAll(/(\d{1,2})-(\d{1,2})-(\d{4})/g, '$1/$2/$3')
    .replaceAll(/(\d{1,2}[/.]\d{1,2}[/.]\d{4})\s+(?=\d)/g, '$1 - ')
    .replaceAll(/(?:(?<!\s)\s+)?([/.])\s*/g, '$1')
    .replaceAll(/(?:(?<!\s)\s+)?[-,](?:\s*[-,])+\s*/g, ' - ')
    .trim();
}

/** "5-2 - 7-2-2024" as "5/2 ~ 7/2/2024": a hyphen within a day is no end of it. */
function withSlashes(text: string): string {
  const [, day = '', month = '', year, lastDay = '', lastMonth = '', lastYear] = HYPHENED.exec(text) ?? [];
  if (day === '' || (year === undefined && lastYear === undefined && !text.includes('~'))) return text;
  const written = (...parts: readonly (string | undefined)[]): string =>
    parts.filter((part) => part !== undefined).join('/');
  return `${written(day, month, year)}~${written(lastDay, lastMonth, lastYear)}`;
}

/** Whether brackets of a text say something other than hours, weekdays and how many days it takes. */
export function saysBeside(text: string): boolean {
  if (!DAY.test(outsideBrackets(text))) return false;
  const said = insidesOf(text).map((inside) => plainDay(inside));
  return said.some((one) => one !== '' && !/^\d{1,2}(?:[,.]\d)?\s*(?:(?:ngày|đêm|\d)\s*)*$/u.test(one));
}
