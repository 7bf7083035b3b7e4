import { unitAtStart } from '../../../../shared/offices/units-at-start.ts';
import { STARTS_WITH_VERB } from '../../../../shared/offices/verbs.ts';
import { beside } from './cooperation.ts';
import { isIssuer, isReport, writes, type Doer, type Issuing } from './issuing.ts';

/** "Quý cơ quan", "Quý Sở": whom a letter speaks to. */
const YOU = String.raw`(?:các\s+)?[Qq]uý\s+(?:[Cc]ơ quan|[Đđ]ơn vị|ông bà|\p{L}+)(?:,\s*(?:đơn vị|địa phương|cơ quan))*`;
const BY_WHEN =
  /(?<!\p{L})(?:trước|chậm nhất|muộn nhất|đến hết|hạn|không quá|không muộn hơn)\s(?:[^.;,]{0,20}\s)?\d/u;

/** What others are asked for, beyond their kindness. */
const WORK =
  'nghiên cứu|tham gia|góp ý|có ý kiến|cho ý kiến|đóng góp|cung cấp|gửi|báo cáo|cử|rà soát|kiểm tra|xác minh|thẩm định|trả lời|hướng dẫn|đăng ký|chuẩn bị|bố trí|thông báo|hoàn thành|hoàn thiện|tổ chức|triển khai|thực hiện|xử lý|giải quyết|chủ động|tham mưu|xem xét';
const KINDLY = String.raw`(?:(?:quan tâm|sớm|khẩn trương|kịp thời|tiếp tục|phối hợp|hỗ trợ|tạo điều kiện|giúp đỡ|bớt chút thời gian|xem xét)\s*(?:,\s*)?(?:và\s+|để\s+)?)*`;

/** "mong Quý Sở cho ý kiến", "đề nghị được Quý cơ quan cung cấp", "xin ý kiến tham gia của Quý Sở". */
const ASKS_YOU = new RegExp(
  String.raw`(?<!\p{L})(?:mong(?:\s+muốn)?|đề nghị|yêu cầu)\s+(?:được\s+)?${YOU}\s+${KINDLY}(?:${WORK})(?!\p{L})`,
  'iu',
);
/** "Quý cơ quan có ý kiến góp ý xin vui lòng gửi về … trước 17h ngày …" */
const YOU_FIRST = new RegExp(String.raw`^${YOU}\s[^.;]{0,120}?(?:${WORK})(?!\p{L})`, 'u');
const WISHES_OF_YOU = new RegExp(
  String.raw`(?<!\p{L})(?:mong|xin)\s[^.;]{0,60}?(?:của\s+)?(?:${YOU}|các (?:cơ quan|đơn vị))(?!\p{L})`,
  'iu',
);

/** "đề nghị quan tâm, cung cấp …" at the beginning, or behind who writes, or behind what is sent. */
const ASKS_NOBODY = new RegExp(
  String.raw`^(?<before>[^.;:]{0,260}?)(?:(?:rất|kính|trân trọng|xin)\s+)*(?:đề nghị|yêu cầu|mong)\s+(?:được\s+)?${KINDLY}(?:${WORK}|phối hợp)(?!\p{L})`,
  'iu',
);

/** What is sent on, and what for: "gửi kèm dự thảo để Quý Sở cho ý kiến", "sao gửi Công văn … đến Sở Ngoại vụ để nghiên cứu". */
const SENDS = new RegExp(
  String.raw`(?<!\p{L})(?:gửi kèm|sao gửi|gửi|chuyển)(?!\p{L})(?<what>[^.;]{3,400}?)\s(?:để|và đề nghị)\s+(?<whom>[^.;]*?)(?<![\p{L}])(?<work>nghiên cứu|tham gia|góp ý|có ý kiến|cho ý kiến|xử lý|giải quyết|triển khai|chủ động|tham mưu|kiểm tra|rà soát|trả lời|cung cấp|thực hiện|tổ chức)(?!\p{L})`,
  'iu',
);

/** What has no verb of asking: "Ý kiến tham gia gửi về Sở Ngoại vụ trước ngày …", "Yêu cầu hoàn thành trước ngày …". */
const TO_BE_SENT =
  /^(?:(?:Ý kiến|Văn bản|Thông tin|Báo cáo|Danh sách|Kết quả|Hồ sơ|Số liệu|Đăng ký|Phiếu|Tài liệu|Nội dung|Góp ý|Mọi ý kiến|Các ý kiến)(?!\p{L})[^.;:]{0,140}?(?:gửi|nộp|chuyển|báo cáo|hoàn thành)(?!\p{L})|(?:Yêu cầu|Đề nghị|Thời hạn)\s+(?:hoàn thành|gửi|nộp|báo cáo|xong)(?!\p{L}))/u;

/** Whether a sentence of a letter says by when something is sent or done, and leaves open by whom: by those whom it is sent to. */
export const isToBeSent = (sentence: string, { letter, sentTo }: Issuing): boolean =>
  letter === true && typeof sentTo === 'string' && TO_BE_SENT.test(sentence) && BY_WHEN.test(sentence);

/** Whether words before "đề nghị" are only who writes, or what is sent; not whose proposal is told of. */
function saysItself(before: string, issuing: Issuing): boolean {
  const said =
    before
      .split(/,\s+|\svà\s/u)
      .at(-1)
      ?.trim() ?? '';
  if (said === '') return before.trim() === '' || OCCASION.test(before) || speakerAtStart(before, issuing);
  if (/^(?:rất|kính|trân trọng|xin|vậy|nay|do đó|vì vậy)$/iu.test(said)) return true;
  const unit = unitAtStart(said);
  return (
    unit !== null &&
    said
      .slice(unit.length)
      .replace(/\s*(?:rất|kính|trân trọng|xin)\s*$/u, '')
      .trim() === '' &&
    speakerAtStart(said, issuing)
  );
}

const OCCASION =
  /^(?:Để|Nhằm|Căn cứ|Thực hiện|Theo|Trên cơ sở|Vì vậy|Do đó|Nay|Vậy|Nhận được|Sau khi|Về|Trong|Đối với|Liên quan|Xét|Tiếp theo|Ngoài ra|Đồng thời)(?!\p{L})/iu;

/** Whether words begin with who writes the letter. */
function speakerAtStart(words: string, issuing: Issuing): boolean {
  const unit = unitAtStart(words);
  return unit !== null && (isIssuer(unit.name, issuing) || writes(unit.name, ' đề nghị', issuing));
}

/** Whether a paragraph sends a paper on for something to be done with it. */
export const sendsOn = (paragraph: string): boolean => SENDS.test(paragraph);

/**
 * Whom a letter's sentence asks where it uses no word of ordering before a unit: who the letter is sent to, or the unit to which
 * it sends a paper on; null where it asks nobody.
 */
export function requestedIn(text: string, issuing: Issuing): Doer | null {
  const asked = (unit: string): Doer => ({ unit, cooperating: beside(text), ordered: true });
  // A report tells of who "chuyển đơn … đến UBND xã A để xem xét", and of much else that was sent.
  if (issuing.letter !== true)
    return isReport(issuing) && PASSES_ON.test(text) ? sentOn(text, issuing, null, asked) : null;
  // Of a copy without its addressees the letter's own words for them.
  const sentTo = issuing.sentTo ?? new RegExp(YOU, 'u').exec(text)?.[0] ?? null;
  if (sentTo === null) return null;
  if (ASKS_YOU.test(text) || ((WISHES_OF_YOU.test(text) || YOU_FIRST.test(text)) && BY_WHEN.test(text)))
    return asked(sentTo);
  const before = ASKS_NOBODY.exec(text)?.groups?.['before'];
  if (before !== undefined && saysItself(before, issuing)) return asked(sentTo);
  return sentOn(text, issuing, sentTo, asked);
}

/** Words in which a paper or a petition is passed on to somebody. */
const PASSES_ON = /(?<!\p{L})chuyển\s[^.;]{3,300}\s(?:đến|tới|cho|về)\s/u;

function sentOn(
  text: string,
  issuing: Issuing,
  sentTo: string | null,
  asked: (unit: string) => Doer,
): Doer | null {
  const { what = '', whom = '' } = SENDS.exec(text)?.groups ?? {};
  if (what === '' || /(?<!\p{L})(?:đã|được)\s+(?:gửi|chuyển)/u.test(text)) return null;
  const orAll = (unit: string): Doer | null =>
    isIssuer(unit, issuing) ? null : asked(sentTo !== null && /^các\s/iu.test(unit) ? sentTo : unit);
  const bare = whom.trim();
  const named = unitAtStart(bare);
  if (named !== null) return orAll(named.name);
  if (sentTo !== null && new RegExp(`^${YOU}`, 'u').test(bare)) return asked(sentTo);
  // "để kịp thời nghiên cứu", "để biết, nghiên cứu"
  if (bare !== '' && !HOW.test(bare) && !STARTS_WITH_VERB.test(bare)) return null;
  for (const match of what.matchAll(/(?:^|\s)(?:đến|tới|cho|về|(?=\p{Lu}))\s*/gu)) {
    const to = unitAtStart(what.slice(match.index + match[0].length));
    if (to !== null && !/của\s*$/u.test(what.slice(0, match.index))) return orAll(to.name);
  }
  return sentTo === null ? null : asked(sentTo);
}

const HOW = /^(?:kịp thời|tiếp tục|khẩn trương|xem xét|phối hợp|chủ động|biết|tổ chức)[\s\p{L},]{0,30}$/u;
