import patterns from '../../../../shared/reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from '../../../../shared/offices/any-of.ts';
import { isGeneric } from './cooperation.ts';
import { afterTopic, doerOf } from './doers.ts';
import { tolerant } from '../../../../shared/offices/tone-marks.ts';
import { sendsOn } from './requests.ts';
import { unitAtStart } from '../../../../shared/offices/units-at-start.ts';

const CLOSINGS = tolerant(
  new RegExp(
    String.raw`^(?:(?:Thừa lệnh|Thừa ủy quyền)[^.]*|(?:${anyOf(patterns.closingSpeakers)})[^.]*(?:${anyOf(patterns.closingActs)}))`,
    'iu',
  ),
);

/** What a named unit has to do, beyond taking note and carrying out what was said. */
const WORK =
  /(?<!\p{L})(?:chủ trì|tham mưu|nghiên cứu|rà soát|xây dựng|thẩm định|kiểm tra|đề xuất|cung cấp|trả lời|hướng dẫn|báo cáo|xem xét|giải quyết|xử lý|hoàn thiện|chuẩn bị|bố trí|tổng hợp|đón tiếp|xác minh|lập|cử|góp ý)(?!\p{L})|trước ngày|chậm nhất|(?<!\p{L})xong(?!\p{L})/u;

const BY_WHEN = /(?<!\p{L})(?:trước|chậm nhất|xong|đến hết|muộn nhất|hạn)\s[^.;]{0,24}\d/u;

/** The body that speaks at the beginning of a paragraph and asks those below it, or null. */
function speakerOf(paragraph: string): string | null {
  const unit = SUPERIOR.test(paragraph) ? unitAtStart(paragraph) : null;
  return unit !== null && SPEAKS.test(paragraph.slice(unit.length)) ? unit.name : null;
}

const SPEAKS =
  /^\s*(?:(?:xin|đã|trân trọng|kính|cũng)\s+)*(?:thông báo|yêu cầu|đề nghị|giao|truyền đạt|thông tin|chuyển|mong|cảm ơn)(?!\p{L})/u;

/** Whether a sentence of a paragraph asks a named unit for something of its own. */
const asksByName = (paragraph: string, letter: boolean): boolean =>
  paragraph.split(/(?<=[.;])\s+(?=\p{Lu})/u).some((sentence) => {
    const doer = doerOf(sentence.replace(/^(?:Thừa lệnh|Thừa ủy quyền)[^.;:]{3,60},\s+/u, ''), {
      issuer: speakerOf(paragraph),
      letter,
      sentTo: letter ? 'quý cơ quan' : null,
    });
    if (doer === null || !WORK.test(sentence)) return false;
    // Offices in general are asked where they have until when, or are named behind the word for all.
    return isGeneric(doer.unit) && !/^các sở:? \p{Lu}/iu.test(doer.unit)
      ? letter && doer.ordered && BY_WHEN.test(sentence)
      : letter || doer.ordered || /(?<!\p{L})chủ trì(?!\p{L})/u.test(sentence);
  });

/** "Văn phòng Chính phủ thông báo để UBND tỉnh biết, thực hiện.", wherever it stands. */
const TELLS_ONLY =
  /^(?:Văn phòng|VP)\s[^.;:]{2,60}(?:thông báo|truyền đạt)[^.;:]{0,160}biết(?:,| và)? (?:để )?(?:thực hiện|triển khai)[^.;:\p{L}]*$/u;

/** "… thông báo để các hộ kinh doanh biết và đề nghị các hộ kê khai …": asks behind what it tells. */
const TELLS_AND_ASKS = new RegExp(
  String.raw`biết(?:,| và|;)\s+(?:kính\s+|trân trọng\s+)?(?:đề nghị|yêu cầu)\s[^.;]{4,200}(?:${anyOf(patterns.workBehindNotice)})(?!\p{L})`,
  'u',
);

/** What a page on the web prints below its text and its pictures: who wrote it, where it comes from. */
const IMPRINT =
  /^(?:Tin|Bài|Ảnh|Bài viết|Tin,? bài|Tác giả|Nguồn(?: tin)?|Link(?: nội dung)?|Từ khóa|Tags?|Xem thêm|Tin liên quan)(?:(?:,| và)\s(?:ảnh|bài))?\s*:|(?:[.)]\s|^)Ảnh\s*:\s[^.]{2,40}\.?$/u;
/** The name of who wrote it, alone. */
const NAME_ALONE = /^(?:\p{Lu}\p{Ll}+\s){1,3}\p{Lu}\p{Ll}+(?:\s[-–]\s(?:\p{Lu}\p{Ll}+\s?){1,4})?$/u;

/**
 * Whether a paragraph is one of the sentences with which documents end.
 * @param letter whether the document is a letter, whose last paragraph may be all that it asks.
 */
export function closes(paragraph: string, last: boolean, letter = false): boolean {
  if (TELLS_AND_ASKS.test(paragraph)) return false;
  if (IMPRINT.test(paragraph) || (last && NAME_ALONE.test(paragraph))) return true;
  // "Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện Thông báo này" is asked for.
  if (/^(?:Giao\s|Văn phòng|Sở\s|Thanh tra|Ủy ban Kiểm tra)[^.;]*(?:theo dõi|đôn đốc)/u.test(paragraph))
    return false;
  if (TELLS_ONLY.test(paragraph)) return true;
  if (/^(?:Trên đây|Xin trân trọng|Trân trọng|Nhận được|Vậy)(?![\p{L}\p{M}])/iu.test(paragraph))
    return !(
      letter &&
      asksByName(paragraph, true) &&
      (!/^(?:Trên đây|Nhận được)/iu.test(paragraph) || BY_WHEN.test(paragraph))
    );
  if (
    /^(?:Trong quá trình|Quá trình)[^.]*(?:vướng mắc|khó khăn|(?:có|nếu) phát sinh|chưa phù hợp|bất cập)/iu.test(
      paragraph,
    )
  )
    return true;
  if (!CLOSINGS.test(paragraph) || asksByName(paragraph, letter) || (letter && sendsOn(paragraph)))
    return false;
  if (
    /^(?:(?:Thông báo|Kế hoạch|Chỉ thị|Quyết định|Kết luận|Công điện|Công văn|Hướng dẫn|Chương trình|Nghị quyết) này|Thừa lệnh|Thừa ủy quyền)/iu.test(
      paragraph,
    )
  )
    return true;
  // "Yêu cầu Thủ trưởng các sở, ban, ngành nghiêm túc thực hiện" asks all for what was said.
  if (
    /nghiêm túc|thực hiện (?:nghiêm|tốt|đầy đủ)|(?:triển khai|tổ chức) thực hiện[^.;]{0,30}$/u.test(
      paragraph,
    ) &&
    !/trước ngày|chậm nhất|chủ trì/u.test(paragraph) &&
    !BY_WHEN.test(paragraph) &&
    /^(?:Yêu cầu|Đề nghị|Các|UBND|Ủy ban|Chủ tịch|Ban Thường vụ)/u.test(paragraph)
  )
    return true;
  return last || /\/\.\/?\s*$|\.\/\.\s*$/u.test(paragraph);
}

/** Whether a paragraph of a press report is none of its text, or how papers end that it quotes. */
export const closesReport = (paragraph: string, last: boolean): boolean =>
  IMPRINT.test(paragraph) ||
  (last && NAME_ALONE.test(paragraph)) ||
  TELLS_ONLY.test(paragraph) ||
  /^(?:Trên đây|Trân trọng|Trong quá trình)(?!\p{L})/u.test(paragraph);

/** A sentence that only says where the tasks are listed. */
export const POINTS_ELSEWHERE =
  /^\(?(?:(?:Nội dung\s+)?chi tiết|cụ thể)[^.]{0,40}\s+(?:tại|theo|trong|như|ở)\s+(?:các\s+)?(?:phụ lục|biểu|bảng|danh mục)[^.]*\.?\)?\.?$/iu;

const SUPERIOR = tolerant(
  /^(?:Ban Thường vụ|Ban Chấp hành|Thường trực|Thường vụ|Tỉnh ủy|Huyện ủy|Đảng ủy|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch|Phó Chủ tịch|Chính phủ|Thủ tướng|Bộ|Ban Chỉ đạo|Hội nghị)(?!\p{L})/u,
);

/** An agreement in principle, which asks nobody for anything. */
const AGREES = new RegExp(
  String.raw`^(?:Cơ bản |Về nguyên tắc,? |cơ bản )?(?:${anyOf(patterns.agreeingVerbs)})(?:\s+(?:${anyOf(patterns.agreedMatters)})(?![\p{L}])|\s+với\s+(?:${anyOf(patterns.agreedProposals)}))`,
  'iu',
);

/** "Đồng ý với kiến nghị của …, giao Bộ Ngoại giao thông báo …" asks somebody all the same. */
const HANDS_ON = /(?:,|;|\svà|đồng thời)\s+(?:giao|yêu cầu)\s+(?:cho\s+)?(?:\p{Lu}|các\s)/u;

/** Whether a text agrees with something and asks nobody: also behind the matter, and said by the body itself. */
export function agrees(text: string): boolean {
  if (HANDS_ON.test(text)) return false;
  const matter = afterTopic(text);
  const said = [text, matter].map((words) =>
    words.slice(SUPERIOR.test(words) ? (unitAtStart(words)?.length ?? 0) : 0).trimStart(),
  );
  return (
    [text, matter, ...said].some((words) => AGREES.test(words)) ||
    WILL_SEE.test(text.replace(/^[^:]{3,200}:\s+/u, ''))
  );
}

/** What the issuing body itself will consider. */
const WILL_SEE = new RegExp(
  String.raw`^(?:(?:${anyOf(patterns.superiorsWhoWillSee)})[^.;]{0,60}\s(?:sẽ|chưa)\s(?:${anyOf(patterns.willSeeVerbs)})|đây là vấn đề[^.]*\.?$)`,
  'iu',
);

const PAST = new RegExp(
  String.raw`^đây là|^tình hình|(?:^|\s)(?:${anyOf(patterns.pastEvents)})(?![\p{L}\p{M}])`,
  'iu',
);

const firstClause = (text: string): string => text.slice(0, 180).split(/[;.\n]/u)[0] ?? '';

/** What only says which: `các nhiệm vụ đã được giao`, `theo kế hoạch đã đề ra`. */
const WHICH = new RegExp(
  String.raw`(?<=(?:^|\s)(?:các|những|theo|mọi|toàn bộ)\s[^,;.:]{2,80})\s(?:đã|chưa|còn|đang)\s(?:được\s)?(?:${anyOf(patterns.verbsOfGivenOrders)})(?![\p{L}\p{M}])`,
  'giu',
);

/** All there are, by no name. */
const EVERYBODY =
  /^(?:(?:Yêu cầu|Đề nghị)\s+)?(?:[Cc]ác cấp|[Tt]oàn thể|[Tt]oàn (?:Đảng|đảng|tỉnh|ngành)|[Mm]ỗi|[Mm]ọi|[Tt]ừng)(?!\p{L})/u;

/** What urges everybody to a state of mind, and asks nobody for work: "coi đây là nhiệm vụ trọng tâm, phát huy tinh thần trách nhiệm". */
const URGES =
  /(?<!\p{L})(?:coi|xác định)\s[^.;,]{2,60}\slà\s(?:một trong những\s|những\s)?nhiệm vụ|(?<!\p{L})(?:phát huy|nêu cao)\s(?:cao\s)?(?:tinh thần|truyền thống|trách nhiệm|ý thức)|(?<!\p{L})(?:đoàn kết|quyết tâm)(?!\p{L})/u;
const ACTS =
  /(?<!\p{L})(?:triển khai|tổ chức|thực hiện|hoàn thành|khẩn trương|tập trung|tuyên truyền|phối hợp|bảo đảm|đảm bảo|tăng cường|đẩy mạnh|nâng cao|chỉ đạo)(?!\p{L})/u;

/** Whether a text only urges: no work in it, and no day. */
export const exhorts = (text: string): boolean =>
  EVERYBODY.test(text) && URGES.test(text) && !WORK.test(text) && !ACTS.test(text) && !BY_WHEN.test(text);

/** Whether a text tells what was or is, and asks for nothing. */
export const isTold = (text: string): boolean => PAST.test(firstClause(text).replaceAll(WHICH, ''));

/** Sentences in which the body itself says what it will do: no deadline of anybody's. */
export const withoutPlans = (text: string): string =>
  text.replaceAll(
    /(?<=^|[.;\n]\s*)(?:Chủ tịch|Phó Chủ tịch|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Ban Thường vụ|Thường trực|Bí thư|Thủ tướng|Phó Thủ tướng)[^.;\n]*\ssẽ\s[^.;\n]*/gu,
    (words) => ' '.repeat(words.length),
  );

/** Whether an article only puts something in force, or names who answers for it. */
export const isForce = (text: string, article: boolean): boolean =>
  /chịu trách nhiệm\s+(?:thi hành|thực hiện)\s+(?:nghiêm\s+)?(?:Quyết định|Kế hoạch|Chỉ thị|Nghị quyết) này/iu.test(
    text,
  ) ||
  /chịu trách nhiệm\s+(?:thi hành|thực hiện)\s*(?:[.;/]|$)/iu.test(text) ||
  /làm việc theo chế độ (?:kiêm nhiệm|tập thể)|tự giải thể/iu.test(text) ||
  /có hiệu lực (?:thi hành )?(?:kể )?từ (?:ngày|khi)/iu.test(text) ||
  (article &&
    /^(?:Phê duyệt|Ban hành kèm theo|Ban hành|Thành lập|Cho phép|Bãi bỏ|Kiện toàn|Chấp thuận|Công nhận)/u.test(
      text,
    ));
