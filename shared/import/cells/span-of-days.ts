import words from '../../reference/date-words.json' with { type: 'json' };
import { normalise } from '../../text/fold.ts';
import { roman } from '../../text/roman.ts';
import { monthSpan, type DaySpan } from '../../time/month-span.ts';
import { addDays } from '../../time/plain-date.ts';
import { monthNamed } from './date-text.ts';

/** Texts of sheets that name a month, a quarter or the like, and no day: "Tháng 4/2024", "Quý II/2024", "đầu tháng 4". */

/** Months of a year from the first to the last one, as far as a text says which year. */
interface NamedSpan {
  readonly year: number | null;
  readonly first: number;
  readonly last: number;
  /** Days of the month that alone are meant; the whole of it where absent. */
  readonly part: PartOfMonth | undefined;
}

const LEAD = String.raw`(?:(?:${words.spanLeads.join('|')})\s+)*`;
const PARTS = words.partsOfMonth.map(({ from, to, said }) => ({
  from,
  to,
  pattern: new RegExp(`^(?:${said.join('|')})$`, 'u'),
}));
type PartOfMonth = (typeof PARTS)[number];
const PART = String.raw`(?:(${words.partsOfMonth.flatMap(({ said }) => said).join('|')})\s+(?:của\s+)?)?`;
const YEAR = String.raw`(?:\s*(?:(?:[/.,-]|năm|của năm|,\s*năm)\s*)?((?:19|20)\d\d))?`;
const NUMBER = String.raw`(\d{1,2})`;
const FURTHER = (unit: string, number: string): string =>
  String.raw`(?:\s*(?:[-–,&]|và|hoặc|đến|tới)\s*(?:${unit})?${number})?`;
const QUARTER = '(iv|iii|ii|i|[1-4])';
const MONTH_SIGN = String.raw`(?:tháng|thang|thg|th|t)\.?\s*`;
const QUARTER_SIGN = String.raw`(?:quý|quí|quy|qúy|q)\.?\s*`;

const whole = (source: string): RegExp => new RegExp(String.raw`^${LEAD}${source}$`, 'u');

const MONTHS = whole(`${PART}${MONTH_SIGN}${NUMBER}${FURTHER(MONTH_SIGN, NUMBER)}${YEAR}`);
/** "4/2024", "04-2024". */
const MONTH_OF_YEAR = whole(String.raw`${PART}(?:${MONTH_SIGN})?${NUMBER}\s*[/.-]\s*((?:19|20)\d\d)`);
const QUARTERS = whole(`${PART}${QUARTER_SIGN}${QUARTER}${FURTHER(QUARTER_SIGN, QUARTER)}${YEAR}`);
const HALVES = whole(String.raw`(?:(?:6|sáu)\s+tháng|nửa)\s+(đầu|cuối)(?:\s+năm)?${YEAR}`);
const YEARS = whole(String.raw`(?:${PART}năm\s+)?((?:19|20)\d\d)`);

const romans = [1, 2, 3, 4].map((number) => roman(number).toLowerCase());
const quarterOf = (said: string): number => (romans.includes(said) ? romans.indexOf(said) + 1 : Number(said));

/** A text with the month of words as "tháng 4": "Tháng Tư", "April 2024", "2024年4月". */
function monthInFigures(text: string): string {
  // What brackets without a day say beside it tells nothing of the days.
  return normalise(text.replaceAll(/\([^()\d]*\)/g, ' ').replaceAll(/[()]/g, ' '))
    .toLowerCase()
    .replaceAll(/(?<![.;:,])[.;:,]+$/g, '')
    .replaceAll(
      /(?:((?:19|20)\d\d)\s*年\s*)?(\d{1,2})\s*月(?:份)?/gu,
      (_, year: string | undefined, month: string) =>
        year === undefined ? `tháng ${month}` : `tháng ${month}/${year}`,
    )
    .replaceAll(
      /(?<!\p{L})(?:tháng\s+\p{L}+(?:\s+(?:một|hai)(?!\p{L}))?|[a-z]{3,9}\.?(?=\s*(?:,\s*)?(?:19|20)\d\d$))/gu,
      (said) => {
        const month = monthNamed(said.replace(/\.$/, ''));
        return month === undefined ? said : `tháng ${month}`;
      },
    );
}

/** What a text without a day names; null for any other text, and for one that has a day. */
function namedSpan(text: string): NamedSpan | null {
  const plain = monthInFigures(text);
  const yearOf = (said: string | undefined): number | null => (said === undefined ? null : Number(said));
  const [, early, first, last, year] = MONTHS.exec(plain) ?? [];
  if (first !== undefined)
    return { year: yearOf(year), first: Number(first), last: Number(last ?? first), part: partOf(early) };
  const [, part, month, ofYear] = MONTH_OF_YEAR.exec(plain) ?? [];
  if (month !== undefined)
    return { year: yearOf(ofYear), first: Number(month), last: Number(month), part: partOf(part) };
  const [, , quarter, lastQuarter, ofQuarter] = QUARTERS.exec(plain) ?? [];
  if (quarter !== undefined) {
    const [from, to] = [quarterOf(quarter), quarterOf(lastQuarter ?? quarter)];
    return { year: yearOf(ofQuarter), first: from * 3 - 2, last: to * 3, part: undefined };
  }
  const [, half, ofHalf] = HALVES.exec(plain) ?? [];
  if (half !== undefined)
    return {
      year: yearOf(ofHalf),
      first: half === 'đầu' ? 1 : 7,
      last: half === 'đầu' ? 6 : 12,
      part: undefined,
    };
  const [, , bare] = YEARS.exec(plain) ?? [];
  return bare === undefined ? null : { year: Number(bare), first: 1, last: 12, part: undefined };
}

const partOf = (said: string | undefined): PartOfMonth | undefined =>
  said === undefined ? undefined : PARTS.find(({ pattern }) => pattern.test(said));

/**
 * The days that a text names by a month, a quarter, a half or a year; `no-year` where nothing tells the year, null for any other
 * text.
 * @param yearFor the year of a month that says none; null: unknown.
 */
export function spanOfDays(
  text: string,
  yearFor: (month: number) => number | null,
): DaySpan | 'no-year' | null {
  const named = namedSpan(text);
  if (named === null || named.first < 1 || named.last > 12) return null;
  const year = named.year ?? yearFor(named.first);
  if (year === null) return 'no-year';
  // "Tháng 11 - 01/2024" begins in the year before.
  const begins = named.last < named.first && named.year !== null ? year - 1 : year;
  const from = monthSpan(begins, named.first, named.first)?.from;
  const to = monthSpan(named.last < named.first ? begins + 1 : begins, named.last, named.last)?.to;
  if (from === undefined || to === undefined) return null;
  const { part } = named;
  if (part === undefined) return { from, to };
  const last = addDays(from, part.to - 1);
  return { from: addDays(from, part.from - 1), to: last < to ? last : to };
}
