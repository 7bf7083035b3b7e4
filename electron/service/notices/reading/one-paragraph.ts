import { agrees } from './asides.ts';
import { doerOf } from './doers.ts';
import { isIssuer, SAYS_SO, speaks } from './issuing.ts';
import { isReport } from './issuing.ts';
import { sentences } from './pieces.ts';
import type { Reader } from './propose.ts';
import { requestedIn } from './requests.ts';
import { unitAtStart } from '../../../../shared/offices/units-at-start.ts';

/** What leads in to an order within its paragraph: "…, Chủ tịch UBND tỉnh có ý kiến như sau:", "UBND tỉnh giao:". */
const LEADS_IN =
  /^(?:[\s\S]{8,1200}?(?<!(?:theo|lấy|cho|xin|tham gia|góp) )(?:ý kiến(?! của)|chỉ đạo|bút phê|kết luận|như sau|sau đây)(?!\p{L})(?![^.;:]{0,60}(?:gửi|địa chỉ|[Ee]mail|điện tử|điện thoại))[^.;:]{0,60}|[\s\S]{0,1200}?(?:UBND|nhân dân) \p{L}+ (?:giao|yêu cầu|đề nghị)\s*):\s+(?=[\p{L}“"(])/u;

/** A paragraph that leads in to an order and gives it, as two; any other as it is. */
export function orderedParts(paragraph: string): readonly string[] {
  const intro = LEADS_IN.exec(paragraph)?.[0] ?? '';
  return intro === '' ? [paragraph] : [intro.trimEnd(), paragraph.slice(intro.length)];
}

/** Sentences that say when a meeting was and who was there. */
const MEETING =
  /^(?:Ngày|Sáng|Chiều|Tham dự|Dự|Cùng dự|Cùng tiếp|Thành phần|(?:Từ )?\d)(?![\p{L}\p{M}])|^(?:Chủ trì|Thư ký|Thời gian|Địa điểm)\s*:/u;

/** Sentences before what a document says: when, who was there, by what it is based. */
const PREAMBLE =
  /^(?:Thực hiện|Căn cứ|Sau khi|Ngày|Sáng|Chiều|Theo|Xét|Qua|Tại|Trước tình hình|Thời gian qua|Trong thời gian qua|Tham dự|Dự|Cùng dự|Thành phần|Tiếp theo)(?![\p{L}\p{M}])/u;

/** Whose words those of a proposal are. */
const PROPOSES = /(?<!\p{L})(?:kiến nghị|đề xuất|[Cc]ử tri|[Đđ]ại biểu)(?!\p{L})/u;

/** Not "giao ban", a meeting; but "giao Ban Dân tộc". */
const ORDERS =
  /(?<!\p{L})(?:[Gg]iao|[Yy]êu cầu|[Đđ]ề nghị|[Pp]hân công|[Cc]huyển|[Cc]hỉ đạo|[Nn]hắc)\s(?!ban\s)/u;

/** "Hội chợ do Sở Công Thương chủ trì tổ chức": what a press report tells. */
const HELD_BY = /(?<!\p{L})do\s\p{Lu}[^.;,]{3,90}\s(?:chủ trì|phối hợp|tổ chức|thực hiện)(?!\p{L})/u;

/** Sentences with which a letter's only paragraph ends. */
const CLOSES_IT =
  /^[”"]?\s*(?:(?:(?:[Tt]hừa lệnh|[Tt]hừa ủy quyền)[^.;:]{3,60},\s+)?(?:Văn phòng|VP|UBND|Ủy ban nhân dân)[^.;]*(?:thông báo|truyền đạt|thông tin)[^.;]*(?:biết|thực hiện|triển khai)|Trên đây|Trân trọng|Rất mong|Xin (?:trân trọng )?cảm ơn|Trong quá trình)/u;

/** Whether a sentence ends a letter's only paragraph; what another office is to make known is asked of it. */
function closesIt(words: string, reader: Reader): boolean {
  if (!CLOSES_IT.test(words)) return false;
  const unit = /^(?:UBND|Ủy ban)/u.test(words) ? unitAtStart(words) : null;
  return unit === null || speaks(unit.name, reader) || isIssuer(unit.name, reader);
}

/** "Đồng ý cử Đoàn gồm 03 người do ông A, Phó Giám đốc Trung tâm B làm Trưởng đoàn đi …": agreement, whoever it names. */
const agreesOnly = (words: string): boolean => agrees(words) && !ORDERS.test(words);

/** What an order rests on, before who gives it: "Xét đề nghị của …, | Chủ tịch UBND tỉnh giao …". */
const BASIS =
  /^(?:Xét|Thực hiện|Căn cứ|Theo|Trên cơ sở|Liên quan|Sau khi|Phúc đáp|Tiếp theo|Để|Nhằm|Ngày|Qua)(?![\p{L}\p{M}])[\s\S]{5,900}?[,;]\s+/u;

/**
 * What a paragraph orders, from its first sentence that asks somebody: without what was before and by what it is based;
 * null where it asks nobody.
 */
export function orderIn(reader: Reader, paragraph: string): string | null {
  const all = sentences(paragraph);
  const at = all.findIndex(
    ({ words }, index) =>
      // What a document that is only told of had said.
      !(
        index > 0 &&
        !isReport(reader) &&
        /^theo đó\s*,?\s/iu.test(words) &&
        !/^theo đó\s*,?\s(?:giao|yêu cầu|đề nghị)/iu.test(words)
      ) &&
      !(
        MEETING.test(words) &&
        !(isReport(reader) && ORDERS.test(words) && !/^(?:Tham dự|Dự|Cùng)/u.test(words))
      ) &&
      !agreesOnly(words) &&
      // What others propose in a report: "lãnh đạo huyện kiến nghị …; đề nghị Sở X nâng cấp đường".
      !(
        isReport(reader) &&
        /^(?:đề nghị|kiến nghị)\s/u.test(words) &&
        PROPOSES.test(all[index - 1]?.words ?? '')
      ) &&
      !(reader.issuer === null && HELD_BY.test(words) && !ORDERS.test(words)) &&
      (!PREAMBLE.test(words) || ORDERS.test(words) || requestedIn(words, reader) !== null) &&
      doerOf(withoutBasis(words), reader) !== null,
  );
  if (at < 0) return null;
  const said = all.slice(at);
  while (said.length > 1 && closesIt(said.at(-1)?.words ?? '', reader)) said.pop();
  const text = said
    .map(({ words, apart }) => words + apart)
    .join('')
    .trim();
  return withoutBasis(text);
}

/** A sentence from whom it has saying it: what it rests on is left out. */
function withoutBasis(text: string): string {
  for (let from = 0; ;) {
    const basis = BASIS.exec(from === 0 ? text : `Xét ${text.slice(from)}`)?.[0];
    if (basis === undefined) return text;
    from += basis.length - (from === 0 ? 0 : 4);
    if (SAYS_SO.test(text.slice(from)))
      return text.slice(from).replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  }
}
