import patterns from '../reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from '../offices/any-of.ts';
import { eitherTone } from '../offices/tone-marks.ts';
import { deadlineAfter } from './deadlines.ts';
import type { Holiday } from './working-days.ts';
import { makeDate, yearOf, monthOf, type PlainDate } from './plain-date.ts';

/** "chậm nhất là trước ngày" */
const BY_THE_DAY = String.raw`(?:trước|chậm nhất|vào|đến|muộn nhất)\s+(?:là\s+)?(?:vào\s+)?(?:trước\s+)?ngày`;
const OF_MONTH = String.raw`(?:\s*/\s*\d{1,2}|\s+tháng\s+\d{1,2})?`;
const OF_EDGE_MONTH = String.raw`(?:tháng\s+(?:cuối|đầu|cuối cùng)\s+(?:của\s+)?)?`;

/** "trong vòng 10 ngày làm việc", its number and its unit. */
const DAYS_COUNTED = String.raw`(?:${anyOf(patterns.countedDaysStarts)})(\d{1,3})\s+(ngày\s+làm\s+việc|ngày)`;
const THE_DOCUMENT = String.raw`(?:${anyOf(patterns.documentsThatCount)})(?:\s+kết\s+luận)?`;
/** "ký ban hành Thông báo", "có Thông báo", "Thông báo này được ký ban hành" */
const SIGNING = String.raw`(?:ký|ban\s+hành)(?:\s+(?:ban\s+hành\s+)?${THE_DOCUMENT})?`;
const HAVING = String.raw`(?:ra|có)\s+${THE_DOCUMENT}`;
const BEING_SIGNED = String.raw`(?:${anyOf(patterns.documentsThatAreSigned)})\s+(?:này\s+)?(?:được\s+)?(?:ký(?:\s+ban\s+hành)?|ban\s+hành)`;

const BEFORE = `(?:${anyOf(patterns.beforeDayWords)})`;
const STRICT =
  '(?:(?:xong|chậm nhất|muộn nhất|hạn chót|hạn cuối|thời hạn|không (?:quá|muộn hơn|chậm hơn|trễ hơn))(?:\\s+(?:là|vào))?(?:\\s+(?:trước|trong|đến hết|đến|ngày|vào|cuối))?|trước)';
/** The same before months and quarters, which no fraction looks like. */
const END = `(?:${BEFORE}|hoàn thành)`;
const DAY = String.raw`(?:ngày\s+)?(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?(?![\d/])(?!\s+(?:của\s+)?(?:mỗi|hằng|hàng)\s)(?!\s+và\s+các\s+ngày)`;
const LONG_DAY = String.raw`(?:ngày\s+)?(\d{1,2})\s+tháng\s+(\d{1,2})(?!\d)(?:\s+năm\s+(\d{4}|nay))?(?!\s+(?:của\s+)?(?:mỗi|hằng|hàng)\s)`;
const MONTH = String.raw`tháng\s+(\d{1,2})(?:\s*(?:/|-|\.|năm)\s*(\d{4})|\s+năm\s+(nay))?(?!\s*[/\d])`;
const QUARTER = String.raw`quý\s+(IV|III|II|I|[1-4])(?![\p{L}])(?:\s*(?:(?:/|-|,|năm)\s*)?(\d{4}))?`;
const YEAR = String.raw`(?:năm|hết năm|cuối năm)\s+(\d{4})`;
/** An end is asked for shortly before: else "trong 6 tháng đầu năm" is when something happens. */
const FINISHES = String.raw`(?<=(?:hoàn thành|xong|kết thúc|thực hiện|trình|báo cáo|ban hành|triển khai|chậm nhất)[^.;]{0,30})`;
const HALF = String.raw`(\d{1,2})\s+tháng\s+(đầu|cuối)\s+năm(?:\s+(\d{4}))?`;
/** "17 giờ 30 phút, thứ Sáu,", "17h00", "sáng", "giờ làm việc buổi chiều" */
const HOUR = String.raw`(?:(?:(?:đầu|cuối|hết|trong)\s+)?giờ\s+(?:làm việc|hành chính|sáng|chiều)\s*(?:,\s*)?(?:của\s+)?)?(?:\d{1,2}\s*(?:giờ|h|g|:)\s*(?:\d{1,2})?['’]?\s*(?:(?:phút)\s*)?(?:,\s*)?)?(?:(?:buổi\s+)?(?:sáng|trưa|chiều)\s+)?(?:(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)\s*(?:[,(]\s*)?)?`;
const SEPARATE = String.raw`(?<![\p{L}\p{M}])`;

/** What a wording names: a day, or a span whose last day it means. */
export type Named = 'day' | 'month' | 'quarter' | 'year';

export interface DeadlineRule {
  readonly pattern: RegExp;
  readonly names: Named;
  /** @param parts groups of the match. */
  readonly date: (
    parts: readonly (string | undefined)[],
    from: PlainDate | null,
    holidays: readonly Holiday[],
  ) => PlainDate | null;
}

const rule = (source: string, date: DeadlineRule['date'], names: Named = 'day'): DeadlineRule => ({
  pattern: new RegExp(SEPARATE + eitherTone(source), 'giu'),
  names,
  date,
});

const lastOfMonth = (year: number, month: number): PlainDate | null =>
  makeDate(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate()) ?? null;
const yearIn = (text: string | undefined, from: PlainDate | null): number | null =>
  text === undefined || text === 'nay'
    ? from === null
      ? null
      : yearOf(from)
    : Number(text.length === 2 ? `20${text}` : text);

/** A day without a year is of the document's year, or of the next where it would long be past. */
function dayIn(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
  from: PlainDate | null,
): PlainDate | null {
  const own = yearIn(year, from);
  if (own === null) return null;
  const date = makeDate(own, Number(month), Number(day)) ?? null;
  if (date === null || year !== undefined || from === null || date >= from) return date;
  return makeDate(own + 1, Number(month), Number(day)) ?? null;
}

function quarterEnd(
  quarter: string | undefined,
  year: string | undefined,
  from: PlainDate | null,
): PlainDate | null {
  const own = yearIn(year, from);
  const number = roman[quarter?.toUpperCase() ?? ''] ?? Number(quarter);
  return own === null ? null : lastOfMonth(own, number * 3);
}

function monthEnd(
  month: string | undefined,
  year: string | undefined,
  from: PlainDate | null,
): PlainDate | null {
  const own = yearIn(year, from);
  const number = Number(month);
  return own === null || number < 1 || number > 12 ? null : lastOfMonth(own, number);
}

const roman: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4 };

const RECURRING = '(?:hằng|hàng)\\s+(?:ngày|tuần|tháng|quý|năm|6 tháng)(?![\\p{L}])';

/** From the most telling to the least; the first that is found decides. */
export const deadlineRules: readonly DeadlineRule[] = [
  // "trước 30/6 và 31/12 hằng năm"
  rule(
    String.raw`(?:trước|chậm nhất|vào|đến)\s+(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}(?:\s*(?:,|và)\s*(?:trước\s+)?(?:ngày\s+)?\d{1,2}[/.-]\d{1,2})*\s+(?:mỗi\s+năm|${RECURRING})`,
    () => null,
  ),
  rule(`${BEFORE}\\s+${HOUR}(?:ngày\\s+|vào\\s+ngày\\s+)?${LONG_DAY}`, ([d, m, y], from) =>
    dayIn(d, m, y, from),
  ),
  // The words that only mean an end, before those that may mean when something happens.
  rule(`${STRICT}\\s+${HOUR}(?:ngày\\s+)?${DAY}`, ([d, m, y], from) => dayIn(d, m, y, from)),
  rule(
    String.raw`thời gian(?:\s+\p{L}+){0,3}\s*:\s*từ\s+[^.;:]{3,30}?\s+đến\s+(?:hết\s+)?${DAY}`,
    ([d, m, y], from) => dayIn(d, m, y, from),
  ),
  rule(
    `(?<=(?:hoàn thành|xong|trình|báo cáo|gửi|nộp|kết thúc|thực hiện|ban hành|bàn giao|công bố)[^.;]{0,60})${BEFORE}\\s+${HOUR}(?:ngày\\s+)?${DAY}`,
    ([d, m, y], from) => dayIn(d, m, y, from),
  ),
  rule(
    `(?:thời hạn|thời gian|hạn)(?:\\s+(?:hoàn thành|thực hiện|báo cáo|gửi))?\\s*(?::\\s*)?(?:xong\\s+)?(?:trước\\s+)?${LONG_DAY}`,
    ([d, m, y], from) => dayIn(d, m, y, from),
  ),
  rule(
    `(?:thời hạn|thời gian|hạn)(?:\\s+(?:hoàn thành|thực hiện|báo cáo|gửi))?\\s*(?::\\s*)?(?:xong\\s+)?(?:trước\\s+)?${DAY}`,
    ([d, m, y], from) => dayIn(d, m, y, from),
  ),
  // A day that comes again names no date: "trước ngày 25 hằng tháng".
  rule(
    String.raw`${BY_THE_DAY}\s+\d{1,2}${OF_MONTH}\s+(?:của\s+)?${OF_EDGE_MONTH}(?:(?:mỗi|${RECURRING})\s*(?:tháng|quý|năm)?|(?<=tháng\s+(?:cuối|đầu)\s+)(?:quý|năm))`,
    () => null,
  ),
  // "trước ngày 05 tháng sau"
  rule(String.raw`${BY_THE_DAY}\s+(\d{1,2})\s+(?:của\s+)?tháng\s+(?:sau|tới)(?![\p{L}])`, ([day], from) => {
    if (from === null) return null;
    const next = monthOf(from) + 1;
    return makeDate(yearOf(from) + (next > 12 ? 1 : 0), next > 12 ? 1 : next, Number(day)) ?? null;
  }),
  // A day that was left blank is not yet there.
  rule(String.raw`${BY_THE_DAY}[\s….]{1,12}(?:tháng|/)[\s….\d]{1,12}(?:năm|/)\s*\d{4}`, () => null),
  rule(
    `hoàn thành\\s*:?\\s+(?:vào\\s+)?(?:ngày\\s+)?(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{4})(?![\\d/])`,
    ([d, m, y], from) => dayIn(d, m, y, from),
  ),
  rule(`hoàn thành\\s+(?:vào\\s+)?ngày\\s+${DAY}`, ([d, m, y], from) => dayIn(d, m, y, from)),
  // A feast or an occasion whose day is named: "trước ngày khai giảng năm học mới (05/9/2023)".
  rule(
    String.raw`(?:trước|chậm nhất)\s+(?:ngày|dịp|lễ|kỳ|tết|thời điểm)\s+[^,;.():\d]{0,60}\(?${DAY}\)?`,
    ([d, m, y], from) => dayIn(d, m, y, from),
  ),
  rule(String.raw`(?:thời hạn|hạn)\s[^.;:]{0,70}:\s*(?:trước\s+)?${DAY}`, ([d, m, y], from) =>
    dayIn(d, m, y, from),
  ),
  // The later of two months or quarters.
  rule(
    String.raw`(?:${BEFORE}\s+)tháng\s+\d{1,2}(?:\s*/\s*\d{4})?\s*(?:và|,|-|–|đến)\s*${MONTH}`,
    ([m, y], from) => monthEnd(m, y, from),
    'month',
  ),
  rule(
    String.raw`(?:${BEFORE}\s+)quý\s+(?:IV|III|II|I|[1-4])(?:\s*(?:[/-]\s*)?\d{4})?\s*(?:và|,|-|–|đến)\s*${QUARTER}`,
    ([q, y], from) => quarterEnd(q, y, from),
    'quarter',
  ),
  rule(
    `(?:${END}\\s+|thời gian(?:\\s+thực hiện|\\s+hoàn thành)?\\s*:\\s*(?:trong\\s+)?)${QUARTER}`,
    ([q, y], from) => quarterEnd(q, y, from),
    'quarter',
  ),
  // In brackets: "(quý IV/2018)", "(Sở Nội vụ chủ trì; Quý II/2024)", "(xong tháng 5/2024)".
  rule(
    String.raw`(?<=[(;,]\s*(?:hoàn thành\s+|xong\s+)?)(?:trong\s+)?${QUARTER}(?=\s*[);])`,
    ([q, y], from) => quarterEnd(q, y, from),
    'quarter',
  ),
  rule(
    String.raw`(?<=[(;,]\s*(?:hoàn thành\s+|xong\s+)?)(?:trong\s+)?${MONTH}(?=\s*[);])`,
    ([m, y], from) => monthEnd(m, y, from),
    'month',
  ),
  rule(
    `(?:${END}\\s+|thời gian(?:\\s+thực hiện|\\s+hoàn thành)?\\s*:\\s*(?:trong\\s+)?)${MONTH}`,
    ([m, y], from) => monthEnd(m, y, from),
    'month',
  ),
  rule(`${FINISHES}(?:${BEFORE}\\s+)${HALF}`, ([months, half, y], from) => {
    const year = yearIn(y, from);
    return year === null ? null : lastOfMonth(year, half?.toLowerCase() === 'cuối' ? 12 : Number(months));
  }),
  rule(
    `(?:${END}\\s+|thời gian(?:\\s+thực hiện|\\s+hoàn thành)?\\s*:\\s*|(?<=[(;]\\s*)(?=năm\\s+\\d{4}\\s*\\)))${YEAR}`,
    ([y]) => makeDate(Number(y), 12, 31) ?? null,
    'year',
  ),
  // A day that may only be when something happens.
  rule(`${BEFORE}\\s+${HOUR}(?:ngày\\s+)?${DAY}`, ([d, m, y], from) => dayIn(d, m, y, from)),
  rule(String.raw`(?:trong|hết|cuối)\s+(quý|tháng)\s+này(?![\p{L}])`, ([span], from) =>
    from === null
      ? null
      : lastOfMonth(
          yearOf(from),
          /quý/iu.test(span ?? '') ? Math.ceil(monthOf(from) / 3) * 3 : monthOf(from),
        ),
  ),
  // "tổ chức lấy ý kiến từ ngày 20/6 đến hết ngày 30/6/2024": the end, where no figures of that time are meant.
  rule(
    String.raw`(?<=(?:tổ chức|thực hiện|triển khai|tiến hành|kiểm tra|rà soát|lấy ý kiến|đăng ký|niêm yết|ra quân|tuyên truyền|tập huấn|tiếp nhận|hoàn thành|thời gian|đợt)[^.;]{0,160})(?<!(?:tính|số liệu|kết quả|tình hình|giai đoạn|thời kỳ|thời điểm|phát sinh|xảy ra|đã|được|thăm|làm việc|công tác|hiệu lực|nghỉ|các ngày)[^.;,]{0,60})từ\s+(?:${HOUR}ngày\s+)?\d{1,2}(?:\s*[/.-]\s*\d{1,2}(?:\s*[/.-]\s*\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)?\s+(?:đến|tới)\s+(?:hết\s+)?${HOUR}(?:ngày\s+)?(?:${DAY}|${LONG_DAY})`,
    ([d, m, y, longDay, longMonth, longYear], from) =>
      dayIn(d ?? longDay, m ?? longMonth, y ?? longYear, from),
  ),
  // Days that are counted from the document itself name a day.
  rule(
    String.raw`${DAYS_COUNTED}\s*,?\s+(?:kể\s+)?từ\s+(?:ngày|khi)\s+(?:${SIGNING}|${HAVING}|${BEING_SIGNED})(?:\s+này)?(?![\p{L}])(?!\s+(?:${anyOf(patterns.wordsBehindOtherDocuments)}))`,
    ([days, unit], from, holidays) =>
      from === null
        ? null
        : deadlineAfter(
            from,
            { days: Number(days), unit: /làm/iu.test(unit ?? '') ? 'workingDays' : 'calendarDays' },
            holidays,
          ),
  ),
  // A week or weeks by their days, of which the last is meant.
  rule(
    String.raw`(?:trong\s+tuần\s*(?:,\s*)?(?:từ\s+)?|thực hiện\s+từ\s+)(?:ngày\s+)?\d{1,2}(?:\s*/\s*\d{1,2})?\s*(?:-|–|đến)\s*(?:hết\s+)?${DAY}`,
    ([d, m, y], from) => dayIn(d, m, y, from),
  ),
  rule(String.raw`(?:trong\s+(?:vòng\s+)?)?(\d{1,3})\s+ngày\s+tới(?![\p{L}])`, ([days], from) =>
    from === null ? null : deadlineAfter(from, { days: Number(days), unit: 'calendarDays' }, []),
  ),
  rule(String.raw`ngay\s+sau\s+khi\s+[^,;.]+`, () => null),
  // Occasions that name no day.
  rule(
    String.raw`(?:trước|trong)\s+(?:mùa|kỳ họp|phiên họp|tết|dịp|năm học|hội nghị|thời điểm)\s+[^,;.]{2,50}`,
    () => null,
  ),
  rule(String.raw`trước\s+tết(?=\s*(?:[.,;)]|$))`, () => null),
  rule(String.raw`tại\s+(?:phiên họp|kỳ họp)\s+[^,;.]{2,40}`, () => null),
  rule(
    String.raw`(?:vào|trong)\s+(?:giữa|đầu|nửa đầu|nửa cuối)\s+(?:tháng|quý|năm)\s+[\dIV]+(?:\s*/\s*\d{4})?`,
    () => null,
  ),
  rule(
    String.raw`(?:trong\s+(?:vòng|thời hạn)|chậm nhất(?:\s+là)?|không quá)\s+\d{1,3}\s+(?:ngày(?:\s+làm\s+việc)?|tháng|giờ)(?:\s*,?\s+(?:kể\s+)?từ\s+(?:ngày|khi)[^,;.]*)?`,
    () => null,
  ),
  rule(
    String.raw`(?:định\s+kỳ\s+)?${RECURRING}(?:\s*(?:,|và)\s*(?:(?:hằng|hàng)\s+)?(?:quý|năm|tháng|6 tháng|đột xuất)(?![\p{L}]))*`,
    () => null,
  ),
  rule(
    String.raw`định\s+kỳ\s+(?:\d+\s+(?:tháng|tuần|ngày)(?:\/lần)?|(?:tháng|quý|năm|6 tháng)[^,;.]{0,20})`,
    () => null,
  ),
];
