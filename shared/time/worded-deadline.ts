import { deadlineRules, type Named } from './deadline-wordings.ts';
import { addDays, makeDate, monthOf, plainDate, yearOf, type PlainDate } from './plain-date.ts';
import type { Holiday } from './working-days.ts';

/** A deadline as a document writes it; `date` null: a wording that names no day (hằng tháng, ngay sau khi …). */
export interface Deadline {
  readonly text: string;
  readonly date: PlainDate | null;
}

/** How an office counts what papers leave open. */
export interface DeadlinePractice {
  /** For working days that are counted from the document's own day. */
  readonly holidays: readonly Holiday[];
  /** What `trước ngày D` means as the last day: the one before it, or D itself. */
  readonly beforeDay: 'dayBefore' | 'sameDay';
}

const CITED =
  /(?:số\s+)?(?<!\d)\d[\d/]{0,19}[-/][\p{Lu}Đ][\p{L}\p{N}/-]{0,40}\s{0,9}(?:,\s{0,9})?ngày\s+(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})/giu;

/**
 * The deadline in a text, or null. The day of a cited document is none; a month, quarter or year gives its last day.
 * `trước` a day is as `practice` says, `trước` a month, quarter or year the day before it begins; `trước 17 giờ` of a day is that day.
 * @param from day of the document; null: what needs it (days without a year, days counted from it) stays words.
 */
export function findDeadline(
  text: string,
  from: PlainDate | null,
  practice: DeadlinePractice,
): Deadline | null {
  // Blanks of the same length keep the places of what follows.
  const masked = text.replaceAll(CITED, (cited) => ' '.repeat(cited.length));
  let undated: Deadline | null = null;
  for (const { pattern, names, date } of deadlineRules) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(masked); match !== null; match = pattern.exec(masked)) {
      const [whole, ...parts] = match;
      const found = date(parts, from, practice.holidays);
      const words = text.slice(match.index, match.index + whole.length).trim();
      if (isSpan(masked, match.index, whole) || isHorizon(whole, found, from)) continue;
      // "đến năm 2030", "trong 2024" without a real day is no deadline of this kind: go on looking.
      if (found === null && parts.some((part) => part !== undefined)) {
        if (from === null && undated === null && date(parts, ANY_DAY, practice.holidays) !== null)
          undated = { text: words, date: null };
        continue;
      }
      // What is past is told, not asked for.
      if (found !== null && from !== null && found < from) continue;
      return { text: words, date: found === null ? null : lastDay(words, found, names, practice) };
    }
  }
  return undated;
}

/** By which is seen that words lack only the document's day. */
const ANY_DAY = plainDate('2024-01-01');

/** `trước` with a day or a span behind it, not with an hour of the day. */
const BEFORE_IT =
  /(?<![\p{L}\p{M}])trước\s+(?!hết|lúc|sáng|trưa|chiều|buổi|giờ|(?:đầu|cuối|hết)\s+giờ|(?!0{1,2}\s*(?:giờ|h|g|:))\d{1,2}\s*(?:giờ|h|g|:))/iu;

function lastDay(words: string, found: PlainDate, names: Named, { beforeDay }: DeadlinePractice): PlainDate {
  if (!BEFORE_IT.test(words)) return found;
  if (names === 'day') return beforeDay === 'dayBefore' ? addDays(found, -1) : found;
  const months = names === 'year' ? 11 : names === 'quarter' ? 2 : 0;
  return addDays(makeDate(yearOf(found), monthOf(found) - months, 1) ?? found, -1);
}

/** Whether "đến năm 2030" is far enough to be what a plan aims at. */
const isHorizon = (words: string, found: PlainDate | null, from: PlainDate | null): boolean =>
  /^đến\s+(?:hết\s+)?năm/iu.test(words) &&
  found !== null &&
  from !== null &&
  yearOf(found) - yearOf(from) >= 2;

/** Whether the words are the end of a span of time that a task is about: "giai đoạn 2021 đến 2025", "từ 2020 đến nay". */
function isSpan(text: string, at: number, words: string): boolean {
  const before = text.slice(Math.max(0, at - 40), at).toLowerCase();
  if (/\d\s+tháng\s+$/u.test(before) && /^(?:đầu|cuối|trong)/iu.test(words)) return true;
  if (
    /^trong\s+năm/iu.test(words) &&
    /(?:nhiệm vụ|mục tiêu|kế hoạch|công tác|kết quả|được giao|phê duyệt)\s+$/u.test(before)
  )
    return true;
  if (/(?:giai đoạn|từ năm|tầm nhìn|định hướng|từ ngày|từ tháng|từ quý|từ \d)[^,;.]*$/u.test(before))
    return true;
  if (/^đến\s+năm/iu.test(words) && /(?:phấn đấu|mục tiêu)\s+$/iu.test(before)) return true;
  // A planned event: "(Hội nghị tại X dự kiến trong tháng 5/2026)".
  if (/dự kiến\s+$/u.test(before)) return true;
  if (/tính\s+$/u.test(before) || (/từ nay\s+$/u.test(before) && /năm/iu.test(words))) return true;
  // A planned event has its day; only what is due by then is asked for.
  if (/^vào\s/iu.test(words) && !/(?:hoàn thành|báo cáo|gửi|trình|nộp|xong|tổng hợp)[^.;]*$/u.test(before))
    return true;
  // "đến năm 2030, tầm nhìn …" belongs to the name of a plan.
  return (
    /^đến\s+năm/iu.test(words) &&
    /(?:kế hoạch|đề án|chiến lược|quy hoạch|chương trình|mục tiêu|nghị quyết|chính sách)[^,;.]*$/iu.test(
      text.slice(Math.max(0, at - 200), at),
    )
  );
}

/** A month or quarter without its year, whatever leads to it. */
const BARE_SPAN = /^(?:trong |trước |cuối |đầu )?(?:tháng \d{1,2}|quý (?:IV|III|II|I))$/iu;

/**
 * The deadline in a cell or a line that holds nothing but a time: `30/6/2024`, `Quý II/2024`, `Tháng 6/2024`, `Năm 2024`. Of a span its
 * end. A month or quarter that is past on `from` is one of the next year, as a programme signed late in a year means.
 */
export function bareDeadline(words: string, from: PlainDate | null, practice: DeadlinePractice): Deadline {
  // "Từ tháng 11/2025 đến tháng 6/2026", "Quý IV/2025 và Quý I/2026", "90 ngày, kết thúc ngày 30/11".
  const end = words.replace(
    /^.*(?:\sđến(?: hết)?\s|\svà\s|\s[-–]\s|,\s*kết thúc\s)(?=(?:ngày|tháng|quý|cuối|\d))/iu,
    '',
  );
  const [found = null] = [end, words]
    .flatMap((time) =>
      [time, `chậm nhất ${time}`, `trong ${time}`].flatMap(
        (said) => findDeadline(said, from, practice) ?? [],
      ),
    )
    .toSorted((a, b) => Number(a.date === null) - Number(b.date === null));
  if ((found === null || found.date === null) && from !== null && BARE_SPAN.test(end)) {
    const lead = /^trước /iu.test(end) ? 'trước' : 'trong';
    const next = findDeadline(
      `${lead} ${end.replace(/^(?:trong|trước|cuối|đầu) /iu, '')} năm ${yearOf(from) + 1}`,
      from,
      practice,
    );
    if (next !== null) return { text: words, date: next.date };
  }
  const year = /^(?:năm\s+)?(\d{4})$/iu.exec(words)?.[1];
  const date = found?.date ?? (year === undefined ? null : (makeDate(Number(year), 12, 31) ?? null));
  return { text: words, date };
}
