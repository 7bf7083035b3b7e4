import { DATE, isUpper, KIND, MOTTO, SYMBOL } from './head-patterns.ts';
import { plainCase } from './letter-case.ts';
import { labelOf } from './outline.ts';
import { tableOf } from './table-tasks.ts';

/** How a body begins: with its basis, its occasion or its day. */
const BODY_BEGINS =
  /^(?:Thực hiện|Căn cứ|Ngày|Sáng|Chiều|Trong (?:các )?ngày|Kính gửi|KÍNH GỬI|Để |Nhằm |Trong|Thời gian qua|Vừa qua|Qua |Sau khi|Theo|Tại|Xét|Trên cơ sở|Nhân dịp|Hôm nay|UBND|Ủy ban|Uỷ ban|Năm \d)/u;
/** Where a body that was not parted from the abstract begins. */
const RUN_ON = /\s(?=(?:Sáng|Chiều|Ngày|Trong (?:các )?ngày)\s(?:ngày\s)?\d{1,2}[/\s])/u;
/** Who decides, between the abstract of a decision and its body. */
const AUTHORITY =
  /^(?:CHÍNH PHỦ|[ỦU][YỶ] BAN|UBND|CHỦ TỊCH|HỘI ĐỒNG|HĐND|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|TRƯỞNG BAN|CỤC TRƯỞNG|TỔNG|BAN |CHÁNH|THỐNG ĐỐC|VIỆN TRƯỞNG|BÍ THƯ)/u;
const URGENT = /^(?:HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN)\s*/u;

/** The abstract stands behind the kind, or behind "V/v"; the body begins after it. */
export function abstractOf(
  lines: string[],
  kindAt: number,
  subjectAt: number,
  toAt: number,
  headAt: number,
  end: number,
): { readonly abstract: string | null; readonly bodyAt: number } {
  if (kindAt >= 0) {
    const own = (lines[kindAt] ?? '')
      .replace(KIND, '')
      .replace(/^[\s:]+/, '')
      .replace(URGENT, '');
    const words = own === '' ? [] : [plainOf(own)];
    let at = kindAt + 1;
    while (at < end && words.length < 5) {
      const line = lines[at] ?? '';
      // The right column of a head may have been copied behind the kind.
      if (words.length === 0 && (MOTTO.test(line) || (DATE.test(line) && line.length < 70))) {
        at += 1;
        continue;
      }
      if (
        MOTTO.test(line) ||
        labelOf(line) !== null ||
        tableOf(line) !== null ||
        (line.length > 600 && line.search(RUN_ON) < 0)
      )
        break;
      if (words.length === 0 || isUpper(words.at(-1) ?? '') !== isUpper(line)) {
        if (isUpper(line) && words.length > 0 && AUTHORITY.test(line)) break;
        if (words.some((one) => !/^của /iu.test(one)) && isUpper(line)) break;
      }
      if (words.length > 0 && AUTHORITY.test(line) && isUpper(line)) break;
      const last = words.at(-1) ?? '';
      if (
        words.length > 0 &&
        !/^của /iu.test(last) &&
        (BODY_BEGINS.test(line) || /[.:;]$/u.test(line)) &&
        !goesOnTo(last, line)
      )
        break;
      if (words.length > 0 && /[.;:]$/u.test(last)) break;
      const cut = line.search(RUN_ON);
      if (cut > 20) {
        words.push(line.slice(0, cut));
        lines[at] = line.slice(cut + 1);
        break;
      }
      words.push(plainOf(line));
      at += 1;
    }
    const abstract = words.join(' ').replace(/\s+/g, ' ').trim();
    return { abstract: abstract === '' ? null : abstract, bodyAt: words.length === 0 ? kindAt + 1 : at };
  }
  if (subjectAt >= 0) {
    const words = [lines[subjectAt] ?? ''];
    for (let at = subjectAt + 1; at < end && words.length < 5; at += 1) {
      const line = (lines[at] ?? '').replace(PLACE_AND_DAY, '').trim();
      if (line === '') continue;
      if (
        MOTTO.test(line) ||
        SYMBOL.test(line) ||
        /^Kính gửi/iu.test(line) ||
        isUpper(line) ||
        line.length > 120 ||
        /[.:;]$/u.test(line) ||
        labelOf(line) !== null
      )
        break;
      words.push(line);
    }
    const abstract = words.join(' ').replace(PLACE_AND_DAY, ' ').replace(/\s+/g, ' ').trim();
    return { abstract: abstract === '' ? null : abstract, bodyAt: Math.max(subjectAt, toAt, headAt) + 1 };
  }
  return { abstract: null, bodyAt: Math.max(headAt, toAt) + 1 };
}

/** Place and day of a head whose columns were copied as one: "Kon Tum, ngày … tháng 9 năm 2023". */
const PLACE_AND_DAY =
  /(?:\p{Lu}[\p{L}\p{M}.]*\s){0,4}\p{Lu}[\p{L}\p{M}]*\s*,\s*ngày.{0,12}tháng.{0,8}năm\s*\d{4}/u;

/** Whether a line of an abstract goes on in the next: it ends in the middle of words. */
const goesOnTo = (before: string, next: string): boolean =>
  /(?:\s(?:và|của|với|cho|tại|về|theo|số|các|do|họp|hội nghị|buổi|với|tỉnh|trong|thực hiện|năm)|,|-|–)$/iu.test(
    before,
  ) &&
  next.length < 140 &&
  !/[.:]$/u.test(next);

/** "CỦA BAN THƯỜNG VỤ TỈNH ỦY" as it goes on in a sentence. */
const plainOf = (words: string): string =>
  /^CỦA\s/u.test(words) ? `của ${plainCase(words.slice(4))}` : words;
