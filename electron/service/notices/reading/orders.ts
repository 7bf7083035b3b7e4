import { leadAtStart, unitAtStart, unitsAtStart } from '../../../../shared/offices/units-at-start.ts';
import { isPerson } from './acts.ts';
import { beside, isGeneric } from './cooperation.ts';
import { BODY, isAbove, isReport, speaks, writes, type Doer, type Issuing } from './issuing.ts';

const LETTER_BEFORE = String.raw`(?<![\p{L}\p{M}])`;

/** What a paper is passed on for. */
const TO_DO_WITH_IT =
  'xem xét|nghiên cứu|giải quyết|xử lý|kiểm tra|tham mưu|chủ trì|phối hợp|báo cáo|thực hiện|trả lời|rà soát|thẩm định|xác minh|cử|tổ chức|triển khai|cung cấp|cho ý kiến|tham gia|góp ý';

/** Words that hand something to the unit behind them. */
const ORDER = new RegExp(
  `${LETTER_BEFORE}(giao nhiệm vụ cho|giao trách nhiệm cho|giao|yêu cầu|chuyển(?:\\s(?:[^.;]{3,250}?\\s)??(?:đến|tới|cho|về))?(?=\\s[^.;]{4,250}(?:${TO_DO_WITH_IT})(?!\\p{L}))|(?<=(?:UBND|nhân dân)\\s(?:tỉnh|huyện|thành phố|xã|phường)(?:\\s\\p{Lu}\\p{L}+){0,3}\\s|(?:Tỉnh|Huyện|Thành|Đảng) ủy\\s|(?<![\\p{L}])(?:ông|bà|đồng chí)\\s(?:\\p{Lu}\\p{L}*\\s){0,4}(?:cũng\\s|đã\\s)?)(?:chỉ đạo|nhắc)|đề nghị|phân công|ủy quyền|uỷ quyền|kiến nghị)\\s+(?:cho\\s+)?`,
  'giu',
);

/** "quý cơ quan", "các đơn vị nêu trên": whom a letter speaks to. */
const YOU =
  /^(?:các\s+)?[Qq]uý\s+\p{L}+|^[Ôô]ng(?:\s*[/(]\s*|\s+)[Bb]à\)?(?=\s+\p{Ll})|^(?:các\s+)?đồng chí(?:\s+(?:Giám đốc|Chủ tịch|Thủ trưởng|Hiệu trưởng|Bí thư))?(?=\s+(?!ủy viên|thành viên|lãnh đạo|trong|được|là)\p{Ll})|^(?:các\s+)?(?:cơ quan|đơn vị|[Ss]ở|ngành|địa phương|[Vv]ăn phòng)(?:,\s*(?:[Bb]an|[Nn]gành|cơ quan|đơn vị|địa phương|[Vv]ăn phòng))*(?:\s+(?:có tên )?(?:nêu )?trên)?(?=\s+(?!liên quan|có liên quan|còn lại|thuộc|trực thuộc|của|khác|chức năng|tỉnh|chuyên môn)\p{Ll})/u;

/** "được UBND tỉnh giao", "nhiệm vụ được giao", "theo đề nghị của", "văn bản đề nghị" tell of a task, and give none. */
const TOLD_BEFORE =
  /(?:được|đã|theo|văn bản|kiến nghị và|việc|tại|nội dung|xét|có)\s+(?:[^\s,;:]+\s+){0,3}$/iu;
const AGREED_BEFORE = /(?:thống nhất|nhất trí|đồng ý|có ý kiến(?: chỉ đạo)?)\s+$/iu;
/** Who was spoken of before in a report: "ông", "ông A cũng". */
const HE = /^(?:ông|bà|đồng chí)(?:\s\p{Lu}\p{L}*){0,4}(?:\s(?:cũng|đã|tiếp tục))*$/iu;

/** "Đồng ý với kiến nghị nêu tại văn bản và | giao …" */
const JOINED = /(?:\svà|đồng thời)\s+$/iu;
/** "UBND tỉnh đã có văn bản | giao …" in a report; what an earlier paper said is over. */
const WROTE =
  /(?:đã|vừa|có|công văn|văn bản)\s+(?:(?:có|ban hành|ký)\s+)?(?:(?:công văn|văn bản|công điện|chỉ thị)(?:\s+(?:hỏa tốc|khẩn))?(?:\s+(?:số\s+)?\d\S*)?(?:\s+ngày\s+\S+)?\s+)?$/iu;
const OVER = /^(?:Trước đó|Trước đây|Tại)(?!\p{L})|(?<!\p{L})(?:nhưng|tuy nhiên|chưa|đến nay)(?!\p{L})/iu;

/** The words in front of an order in which somebody may be said to ask: from a mark, or from a unit that reaches to the order. */
function askerBefore(said: string): string {
  const starts = [...said.matchAll(/[,;.:]\s+/gu)].map((mark) => mark.index + mark[0].length).slice(-4);
  const bare = said.replace(/\s+(?:(?:vừa|đã|cũng|trân trọng|kính)\s*)*$/u, '').length;
  for (const start of [...starts.toReversed(), 0]) {
    const unit = unitAtStart(said.slice(start));
    if (unit !== null && start + unit.length >= bare) return said.slice(start).trim();
  }
  return said.slice(starts.at(-1) ?? 0).trim();
}

/** What a letter begins with that is sent to those above: no office by its first words. */
const ABOVE =
  /^(?:(?:đồng chí\s+)?(?:Phó )?(?:Thủ tướng(?: Chính phủ)?|Chính phủ)|(?:Ban Thường vụ|Thường trực) (?:Tỉnh|Thành|Huyện) ủy|Tỉnh ủy|Thành ủy|Lãnh đạo (?:Bộ|UBND tỉnh))(?!\p{L})/u;

/** Several offices without the word for it: "sở, ban, ngành, các huyện". */
const BARE_SEVERAL = /^(?:[Ss]ở|[Bb]an|[Bb]ộ),\s+(?:ban|ngành)(?!\p{L})/u;

/** "… đã có văn bản khẩn gửi UBND huyện B và các cơ quan liên quan đề nghị kiểm tra …" in a report. */
const WRITES_TO =
  /(?:có|ban hành|ký)\s(?:công văn|văn bản|công điện)[^.;,]{0,60}?\sgửi\s+(?:đến\s+|tới\s+)?(?<whom>[^.;]{3,160}?)\s(?:đề nghị|yêu cầu|giao)\s+(?=\p{Ll})/u;

/** To whom an office wrote what it asks for, in a report; null where it only wrote. */
export function writtenTo(text: string, issuing: Issuing): Doer | null {
  const whom = isReport(issuing) ? (WRITES_TO.exec(text)?.groups?.['whom'] ?? '') : '';
  const { names } = unitsAtStart(whom);
  const [unit, ...others] = names;
  return unit === undefined || OVER.test(text) ? null : { unit, cooperating: others, ordered: true };
}

/** The unit to which a text hands something, or null. */
export function orderedIn(text: string, most: number, issuing: Issuing): Doer | null {
  for (const match of text.matchAll(ORDER)) {
    if (match.index > most && !(match.index <= 700 && isReport(issuing))) return null;
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    const close = before.slice(-24);
    if (
      TOLD_BEFORE.test(close) &&
      !AGREED_BEFORE.test(close) &&
      !(JOINED.test(close) && /^(?:giao|yêu cầu)/iu.test(match[0])) &&
      !(isReport(issuing) && WROTE.test(before) && !OVER.test(text.slice(0, match.index)))
    )
      continue;
    if (/(?<!\p{L})(?:không|chưa|dừng|thôi)\s+$/iu.test(close)) continue;
    if (/^kiến nghị$/iu.test(match[1] ?? '') && match.index > 0 && !/[,;:]\s*$/u.test(before)) continue;
    // "Bà Tổng Lãnh sự đề nghị", "UBND xã X đề nghị": what others ask for.
    const clause = askerBefore(text.slice(0, match.index));
    const asker = unitAtStart(clause);
    if (match.index > most && !(BODY.test(clause) && clause.length < 80)) continue;
    if (
      /^\p{Lu}|^(?:bà|ông|phía|doanh nghiệp|cử tri|hai bên|bạn)(?!\p{L})/u.test(clause) &&
      !BODY.test(clause) &&
      !(asker !== null && isPerson(asker.name) && /^(?:giao|phân công)/iu.test(match[0])) &&
      !(isReport(issuing) && HE.test(clause) && !/^(?:đề nghị|kiến nghị)/iu.test(match[0])) &&
      !(asker !== null && writes(asker.name, clause.slice(asker.length), issuing)) &&
      !/^(?:Kính|Trân|Nay|Để|Nhằm|Trong|Trước|Do|Vì|Trên|Từ|Theo|Căn|Thống|Nhất|Đồng|Qua|Với|Tuy|Đối|Về|Riêng|Sau|Đến|Khi|Nếu|Hiện|Xét|Thực|Tiếp|Cơ)/u.test(
        clause,
      )
    )
      continue;
    // A letter reminds of what it had asked for before.
    if (!isReport(issuing) && /(?<!\p{L})đã\s(?:có|ban hành|ký|gửi)\s/u.test(clause)) continue;
    const rest = text
      .slice(match.index + match[0].length)
      .replace(BARE_SEVERAL, (words) => `các ${words.toLowerCase()}`);
    const meant = YOU.exec(rest)?.[0];
    if (meant !== undefined && typeof issuing.sentTo === 'string')
      return { unit: issuing.sentTo, cooperating: beside(text), ordered: true };
    const upward = /kính\s+$/iu.test(before);
    const first = leadAtStart(rest);
    if (first === null) {
      const above = upward ? ABOVE.exec(rest)?.[0] : undefined;
      if (above !== undefined) return { unit: above, cooperating: beside(text), ordered: true };
      continue;
    }
    const { names, length } = unitsAtStart(rest);
    const [unit = first.name, ...others] = length > first.length ? names : [first.name];
    const above = asker !== null && isReport(issuing) && isAbove(asker.name, unit);
    if (speaks(unit, issuing) && !isPerson(unit) && !upward && !above) continue;
    if (/^\s+(?:đã|đang)\s/u.test(rest.slice(Math.max(length, first.length)))) continue;
    if (meansAddressees(unit, issuing.sentTo))
      return { unit: issuing.sentTo ?? unit, cooperating: [...others, ...beside(text)], ordered: true };
    return { unit, cooperating: [...others, ...beside(text)], ordered: true };
  }
  return null;
}

/** Whether "Ủy ban nhân dân (các) tỉnh" speaks of those whom a letter is sent to by name. */
const meansAddressees = (unit: string, sentTo: string | null | undefined): boolean =>
  typeof sentTo === 'string' &&
  ((isGeneric(unit) &&
    sentTo.toLowerCase().startsWith(`${unit.toLowerCase()} `) &&
    /^(?:thuộc|trực thuộc|trên địa bàn|của|trong)\s[^,;]*$/u.test(sentTo.slice(unit.length + 1))) ||
    (/^các (?:hộ|doanh nghiệp|thương nhân|cơ sở|chủ|trường|công ty)(?!\p{L})/u.test(unit) &&
      sentTo.toLowerCase().startsWith(`${unit.toLowerCase()},`)) ||
    (/^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) (?:các )?tỉnh$/u.test(unit) &&
      /^(?:Chủ tịch )?(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) (?:các )?tỉnh:? \p{Lu}/u.test(sentTo)));

/** Whether a text hands something out: not "Bộ Ngoại giao", "bàn giao", "giao thông". */
export const handsOut = (text: string): boolean =>
  /(?<![\p{L}\p{M}])(?<!(?:[Nn]goại|[Bb]àn|[Cc]huyển|được|[Tt]iếp) )giao\s(?!thông|ban|dịch|lưu|nộp|nhận|thừa|tiếp|cho phía)/iu.test(
    text,
  );
