import { headKey } from '../../text/fold.ts';
import { monthSpan, type DaySpan } from '../../time/month-span.ts';
import { makeDate, type PlainDate } from '../../time/plain-date.ts';

/** The span of days that a title names. */
export type TitlePeriod = DaySpan;

const CITED =
  /\d\s*[-/]\s*[\p{Lu}Đ][^()]{0,120}?ngày\s*(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})/u;

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

const DAY = String.raw`(?:ngày\s*)?(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})(?:\s*(?:[/.-]|(?:,\s*)?năm)\s*(\d{4}))?`;
const FULL_DAY = String.raw`(?:ngày\s*)?(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|(?:,\s*)?năm)\s*(\d{4})`;
const UNTIL = String.raw`\s*(?:đến\s+hết|đến|tới|[-–—~÷→])\s*`;
const DAYS = new RegExp(`(?<![\\d/])${DAY}${UNTIL}${FULL_DAY}(?!\\d)`, 'iu');
const MONTH = String.raw`tháng\s*(\d{1,2})(?:\s*(?:[/.-]|năm)\s*(\d{4}))?`;
/** "từ tháng 11/2023 đến tháng 2/2024", "tháng 1 - 3/2024", "tháng 1, 2, 3 năm 2024". */
const MONTHS = new RegExp(
  String.raw`${MONTH}\s*(?:,\s*\d{1,2}\s*)*(?:${UNTIL}|và\s*|,\s*)(?:tháng\s*)?(\d{1,2})\s*(?:[/.-]|năm)\s*(\d{4})`,
  'iu',
);
const QUARTER = String.raw`(?:quý|quí|q)\s*(IV|III|II|I|[1-4])(?![\p{L}])(?:\s*(?:(?:[/.-]|năm)\s*)?(\d{4}))?`;
/** "Quý IV/2023 và Quý I/2024", "Quý I, II năm 2024". */
const QUARTERS = new RegExp(
  String.raw`${QUARTER}\s*(?:${UNTIL}|và\s*|,\s*)(?:quý\s*|quí\s*)?(IV|III|II|I|[1-4])(?![\p{L}])\s*(?:(?:[/.-]|năm)\s*)?(\d{4})`,
  'iu',
);
const YEARS = /(?:năm|giai\s+đoạn|từ)\s*((?:19|20)\d\d)\s*(?:[-–—]|đến(?:\s+năm)?)\s*((?:19|20)\d\d)(?!\d)/iu;

/** The days from the first month of one span to the last of another. */
function joined(first: DaySpan | null, last: DaySpan | null): TitlePeriod | null {
  return first === null || last === null || last.to < first.from ? null : { from: first.from, to: last.to };
}

/** The period whose both ends a title names: "từ 15/12/2023 đến 14/3/2024", "từ tháng 11/2023 đến tháng 2/2024". */
function periodOfEnds(text: string): TitlePeriod | null {
  const [, day, month, year, lastDay, lastMonth, lastYear] = DAYS.exec(text)?.map(Number) ?? [];
  if (lastYear !== undefined) {
    const to = makeDate(lastYear, lastMonth ?? 0, lastDay ?? 0);
    const from = [year ?? 0, lastYear, lastYear - 1]
      .flatMap((one) => makeDate(one, month ?? 0, day ?? 0) ?? [])
      .find((one) => to !== undefined && one <= to);
    if (from !== undefined && to !== undefined) return { from, to };
  }
  const [, first, ofFirst, last, ofLast] = MONTHS.exec(text) ?? [];
  if (ofLast !== undefined) {
    const begins = ofFirst ?? (Number(first) > Number(last) ? Number(ofLast) - 1 : ofLast);
    return joined(month1(begins, first), month1(ofLast, last));
  }
  const [, quarter, ofQuarter, lastQuarter, ofLastQuarter] = QUARTERS.exec(text) ?? [];
  if (ofLastQuarter !== undefined)
    return joined(quarterSpan(ofQuarter ?? ofLastQuarter, quarter), quarterSpan(ofLastQuarter, lastQuarter));
  const [, from, to] = YEARS.exec(text) ?? [];
  return to === undefined ? null : joined(monthSpan(Number(from), 1, 12), monthSpan(Number(to), 1, 12));
}

const month1 = (year: string | number, month: string | undefined): DaySpan | null =>
  monthSpan(Number(year), Number(month), Number(month));

const romans = ['i', 'ii', 'iii', 'iv'];

function quarterSpan(year: string | number, said: string | undefined): DaySpan | null {
  const folded = (said ?? '').toLowerCase();
  const number = romans.includes(folded) ? romans.indexOf(folded) + 1 : Number(folded);
  return monthSpan(Number(year), number * 3 - 2, number * 3);
}

/**
 * The period that a title or the name of a sheet speaks of: "QUÝ I NĂM 2024", "Tháng 02/2024", "6 tháng đầu năm 2024", "2024",
 * "T2-2024", or what `periodOfEnds` tells. Null where it names none, or several years without saying from when to when. A day of
 * signing is none.
 */
export function titlePeriod(text: string): TitlePeriod | null {
  const ends = periodOfEnds(text.normalize('NFC'));
  if (ends !== null) return ends;
  const key = ` ${headKey(text)} `.replaceAll(
    /\bngay \d{1,2} (?:thang )?\d{1,2} (?:nam )?(?:19|20)\d\d\b/g,
    ' ',
  );
  const years = [...new Set(key.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? [])];
  const [year] = years.map(Number);
  if (year === undefined || years.length > 1) return null;
  const month = /(?:\bthang |\bt)(\d{1,2}) (?:nam )?(?:19|20)\d\d\b/.exec(key)?.[1];
  if (month !== undefined) return month1(year, month);
  const quarter = /\b(?:quy |q)(i{1,3}|iv|[1-4]) (?:nam )?(?:19|20)\d\d\b/.exec(key)?.[1];
  if (quarter !== undefined) return quarterSpan(year, quarter);
  const [, count = '', which = ''] = /\b(\d{1,2}|sau) thang (dau|cuoi|nam)\b/.exec(key) ?? [];
  const counted = count === 'sau' ? 6 : Number(count);
  if (counted > 0) return which === 'cuoi' ? monthSpan(year, 13 - counted, 12) : monthSpan(year, 1, counted);
  return monthSpan(year, 1, 12);
}
