import patterns from '../../../../shared/reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from '../../../../shared/offices/any-of.ts';
import { beside } from './cooperation.ts';
import { isUpperCase, plainCase } from './letter-case.ts';
import { leadAtStart, unitsAtStart } from '../../../../shared/offices/units-at-start.ts';
import { HAS_VERB, STARTS_WITH_VERB } from '../../../../shared/offices/verbs.ts';

/** Whether a part of a document assigns, tells of something else, says what for, or does not show it. */
export type Polarity = 'assigns' | 'states' | 'aims' | 'unknown';

/** Headings above what was, what is lacking, what others proposed: an assignment there must be said outright. */
const TELLS = new RegExp(anyOf(patterns.headingsThatTell), 'iu');
/** Headings above what for and how: general aims, which nobody is handed. */
const AIMS =
  /phương châm|mục đích|căn cứ|phạm vi|quan điểm|đối tượng|^(?:[\p{L},]+\s+){0,5}yêu cầu(?:\s*(?:[:.]\s*)?$)|nguyên tắc|chỉ tiêu|mục tiêu|phương hướng|tên gọi|địa điểm|quy mô|khách mời|hiệu lực/iu;
/** Headings above measures of awards, figures and members. */
const MEASURES =
  /^(?:về\s+)?(?:tiêu chuẩn|tiêu chí|cơ cấu giải|mức (?:thưởng|chi|hỗ trợ)|số lượng|điều kiện (?:xét|khen|tham)|(?:các\s+)?(?:thành viên|ủy viên)\s*(?::\s*)?$)(?![\p{L}])/iu;
const ASSIGNS = new RegExp(anyOf(patterns.headingsThatAssign), 'iu');

/** What a heading says of the part below it; `before` where it says nothing. */
export function polarityOf(heading: string, before: Polarity): Polarity {
  // What an inspection asks to be put right is asked for.
  if (
    /kiến nghị[^.]*xử lý|biện pháp xử lý|xử lý (?:sai phạm|trách nhiệm|vi phạm|về kinh tế|kinh tế)/iu.test(
      heading,
    )
  )
    return 'assigns';
  if (MEASURES.test(heading)) return 'aims';
  const aside = [heading.search(TELLS), heading.search(AIMS)].filter((at) => at >= 0);
  const assigns = heading.search(ASSIGNS);
  if (aside.length === 0 && assigns < 0) return before;
  if (aside.length === 0) return 'assigns';
  const first = Math.min(...aside);
  const kind: Polarity = heading.search(AIMS) === first ? 'aims' : 'states';
  if (assigns < 0) return kind;
  if (
    /^(?:về\s+)?(?:mục tiêu|quan điểm|chỉ tiêu|kết quả|đề xuất|kiến nghị|yêu cầu|phương hướng|nội dung)[^.]*(?:\b(?:và|,)|[,-])\s+(?:một số\s+)?(?:nhiệm vụ|giải pháp)/iu.test(
      heading,
    )
  )
    return 'assigns';
  return first < assigns ? kind : 'assigns';
}

/** Units that a heading names for what is below it; the first leads. */
export interface HeadingUnits {
  readonly lead: string;
  readonly cooperating: readonly string[];
}

const helpers = (lead: string, names: readonly string[]): readonly string[] =>
  [...new Set(names)].filter((name) => name !== lead);

const OPENING =
  /^(?:Đối với|Về phía|Trách nhiệm của|Nhiệm vụ của|Giao(?: nhiệm vụ)? cho|Giao|Đề nghị|Yêu cầu|Phân công|Các nhiệm vụ của|Nhiệm vụ giao|Kiến nghị(?: với| đối với)?|Riêng)\s+/iu;

/** The units that a heading names: `1. Sở Công Thương`, `Đối với UBND các huyện:`, `NHIỆM VỤ CỦA CÔNG AN TỈNH`. */
export function headingUnits(heading: string): HeadingUnits | null {
  const bare = plainCase(heading).replace(OPENING, '').replace(OPENING, '').trim();
  const list = unitsAtStart(bare);
  const first = leadAtStart(bare);
  const [lead, ...cooperating] = list.names;
  if (lead === undefined || first === null) return null;
  const rest = bare.slice(list.length).trim();
  if (rest === '' || /^[:.;]|^\([^)]*\)\s*[:.]?$|^chủ trì[^.;]*:$/iu.test(rest))
    return { lead, cooperating: helpers(lead, [...cooperating, ...beside(bare)]) };
  // "UBND các huyện biên giới (A, B) và thành phố C:"
  if (/^\([^()]{2,60}\)\s*(?:,|và)\s+[^:.;()]{2,80}:$/u.test(rest))
    return { lead: bare.replace(/\s*:$/u, ''), cooperating: [] };
  const after = bare.slice(first.length).trim();
  if (
    /^[(,]|^(?:và|chủ trì|có (?:các |những )?nhiệm vụ|có trách nhiệm|chịu trách nhiệm|thực hiện|tập trung|khẩn trương|phối hợp|căn cứ|theo|tiếp tục|cần)(?![\p{L}])/iu.test(
      after,
    )
  )
    return { lead: first.name, cooperating: introduces(bare) ? helpers(first.name, beside(bare)) : [] };
  if (
    introduces(bare) &&
    /^(?:trong phạm vi|theo|căn cứ|ngoài|với|trên cơ sở|bằng|tùy|trước|sau|đối với)(?![\p{L}])/iu.test(rest)
  )
    return { lead, cooperating };
  // A name that no list knows, alone in its heading: "Vụ Thông tin lễ tân:", "UBND các huyện có dự án đi qua".
  const alone = bare
    .replace(/[\s:.;]+$/u, '')
    .replace(
      /\s+(?:tập trung|khẩn trương|có trách nhiệm|chịu trách nhiệm|cần|phải|thực hiện|tiếp tục|chủ trì|triển khai|chủ động|là cơ quan|là đơn vị|là đầu mối)(?![\p{L}]).*$/u,
      '',
    );
  const more = alone.slice(first.length);
  // "Phó Thủ tướng Lê Văn A có ý kiến như sau:" says who speaks.
  if (alone.length > 90 || /[:.;(]/u.test(more) || /\s(?:như sau|sau đây)$/u.test(more)) return null;
  return /^\s+(?:có|nơi|đang|được)\s/u.test(more) || !HAS_VERB.test(more) || /^\s+tham gia\s/u.test(more)
    ? { lead: alone, cooperating: [] }
    : null;
}

/** Whether a paragraph only leads into what stands below it. */
export const introduces = (text: string): boolean => /:\s*$/u.test(text) || NAMES_WHAT_FOLLOWS.test(text);

/** "… thực hiện một số nội dung, nhiệm vụ trọng tâm sau", whose colon was left out. */
const NAMES_WHAT_FOLLOWS =
  /(?:nội dung|nhiệm vụ|công việc|giải pháp)(?:,?\s(?!trên|nêu|này|báo|gửi|trình)\p{Ll}+){0,4}\s(?:sau|sau đây|như sau|dưới đây)\s*(?:\.\s*)?$/u;

/** "… yêu cầu các đơn vị nộp báo cáo trước ngày 10/6/2019" without its full stop: no heading. */
const ASKS_BY_DAY = /(?:yêu cầu|đề nghị|giao)\s[^:]*(?:trước|chậm nhất)\s(?:\S+\s){0,3}\d[\d/.-]+$/iu;

/** Whether a paragraph without a label is a heading: short, no sentence. */
export const isTitle = (text: string): boolean =>
  text.length <= 110 &&
  !/[.;,]["”]?$/u.test(text) &&
  !ASKS_BY_DAY.test(text) &&
  /^[\p{Lu}"“]/u.test(text) &&
  (isUpperCase(text) || introduces(text) || !STARTS_WITH_VERB.test(text) || text.length < 50);

/** What an item's first paragraph says of the items below it; `before` where it says nothing. */
export function polarityUnder(heading: string, before: Polarity): Polarity {
  if (heading.length > 220 && !introduces(heading)) return before;
  // "… kết luận như sau:" says nothing of what kind the conclusions are.
  if (introduces(heading) && /(?:kết luận|ý kiến)[^.;:]*:\s*$/iu.test(heading)) return before;
  // Of a longer intro its end says what follows.
  if (introduces(heading) && heading.length > 70) {
    if (/(?:yêu cầu|đề nghị|giao|thực hiện|chỉ đạo|nhiệm vụ|nội dung)[^.;:]*[:.]\s*$/iu.test(heading))
      return 'assigns';
    if (/[.;]\s/u.test(heading)) return before;
  }
  const title = /^[^:]{0,160}:(?=\s)/u.exec(heading)?.[0] ?? heading;
  if (headingUnits(title) !== null) return before === 'states' ? 'assigns' : before;
  return polarityOf(title, before);
}
