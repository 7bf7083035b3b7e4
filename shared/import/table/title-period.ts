import { headKey } from '../../text/fold.ts';
import { addDays, makeDate, type PlainDate } from '../../time/plain-date.ts';

/** The span of days that a title names, both ends included. */
export interface TitlePeriod {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

const CITED =
  /\d+\s*[-/]\s*[\p{Lu}Đ][^()]{0,120}?ngày\s*(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})/u;

/** The day of a document that a text cites with its number: "Thông báo số 125/TB-UBND ngày 12/3/2024"; else null. */
export function citedDocumentDay(text: string): PlainDate | null {
  const [, day = '', month = '', year = ''] = CITED.exec(text.normalize('NFC')) ?? [];
  return makeDate(Number(year), Number(month), Number(day)) ?? null;
}

const CITED_DAY =
  /(?:kèm theo|tại|theo|căn cứ|thực hiện|giao)\s[^()]{0,160}?ngày\s*(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})/iu;

/** The day of the document that a title says a table belongs to: "(Kèm theo Kế hoạch số 25/KH-UBND ngày 30/01/2024)"; else null. */
export function titleDocumentDay(text: string): PlainDate | null {
  const [, day = '', month = '', year = ''] = CITED_DAY.exec(text.normalize('NFC')) ?? [];
  return makeDate(Number(year), Number(month), Number(day)) ?? citedDocumentDay(text);
}

const romans = ['i', 'ii', 'iii', 'iv'];

/**
 * The period that a title or the name of a sheet speaks of: "QUÝ I NĂM 2024", "Tháng 02/2024", "6 tháng đầu năm 2024",
 * "2024", "T2-2024". Null where it names none, or several years. A day of signing is none.
 */
export function titlePeriod(text: string): TitlePeriod | null {
  const key = ` ${headKey(text)} `.replaceAll(
    /\bngay \d{1,2} (?:thang )?\d{1,2} (?:nam )?(?:19|20)\d\d\b/g,
    ' ',
  );
  const years = [...new Set(key.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? [])];
  const [year] = years.map(Number);
  if (year === undefined || years.length > 1) return null;
  const month = /(?:\bthang |\bt)(\d{1,2}) (?:nam )?(?:19|20)\d\d\b/.exec(key)?.[1];
  if (month !== undefined) return months(year, Number(month), Number(month));
  const quarter = /\b(?:quy |q)(i{1,3}|iv|[1-4]) (?:nam )?(?:19|20)\d\d\b/.exec(key)?.[1];
  if (quarter !== undefined) {
    const number = romans.includes(quarter) ? romans.indexOf(quarter) + 1 : Number(quarter);
    return months(year, number * 3 - 2, number * 3);
  }
  if (/\b6 thang dau nam\b/.test(key)) return months(year, 1, 6);
  if (/\b6 thang cuoi nam\b/.test(key)) return months(year, 7, 12);
  if (/\b9 thang\b/.test(key)) return months(year, 1, 9);
  return months(year, 1, 12);
}

function months(year: number, first: number, last: number): TitlePeriod | null {
  const from = makeDate(year, first, 1);
  const behind = last === 12 ? makeDate(year + 1, 1, 1) : makeDate(year, last + 1, 1);
  return from === undefined || behind === undefined ? null : { from, to: addDays(behind, -1) };
}
