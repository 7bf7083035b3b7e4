import { leadAtStart, unitsAtStart } from '../../../../shared/offices/units-at-start.ts';
import { isPerson } from './acts.ts';
import { beside } from './cooperation.ts';
import { BODY, speaks, type Doer, type Issuing } from './issuing.ts';

const LETTER_BEFORE = String.raw`(?<![\p{L}\p{M}])`;

/** What a paper is passed on for. */
const TO_DO_WITH_IT =
  'xem xét|nghiên cứu|giải quyết|xử lý|kiểm tra|tham mưu|chủ trì|phối hợp|báo cáo|thực hiện|trả lời|rà soát|thẩm định|xác minh|cử|tổ chức|triển khai|cung cấp|cho ý kiến|tham gia|góp ý';

/** Words that hand something to the unit behind them. */
const ORDER = new RegExp(
  `${LETTER_BEFORE}(giao nhiệm vụ cho|giao trách nhiệm cho|giao|yêu cầu|chuyển(?:\\s(?:[^.;]{3,250}?\\s)??(?:đến|tới|cho|về))?(?=\\s[^.;]{4,250}(?:${TO_DO_WITH_IT})(?!\\p{L}))|(?<=(?:UBND|nhân dân)\\s(?:tỉnh|huyện|thành phố|xã|phường)(?:\\s\\p{Lu}\\p{L}+){0,3}\\s|(?:Tỉnh|Huyện|Thành|Đảng) ủy\\s)(?:chỉ đạo|nhắc)|đề nghị|phân công|ủy quyền|uỷ quyền|kiến nghị)\\s+(?:cho\\s+)?`,
  'giu',
);

/** "quý cơ quan", "các đơn vị nêu trên": whom a letter speaks to. */
const YOU =
  /^(?:các\s+)?[Qq]uý\s+\p{L}+|^[Ôô]ng(?:\s*[/(]\s*|\s+)[Bb]à\)?(?=\s+\p{Ll})|^(?:các\s+)?đồng chí(?:\s+(?:Giám đốc|Chủ tịch|Thủ trưởng|Hiệu trưởng|Bí thư))?(?=\s+(?!ủy viên|thành viên|lãnh đạo|trong|được|là)\p{Ll})|^(?:các\s+)?(?:cơ quan|đơn vị|[Ss]ở|ngành|địa phương|[Vv]ăn phòng)(?:,\s*(?:[Bb]an|[Nn]gành|cơ quan|đơn vị|địa phương|[Vv]ăn phòng))*(?:\s+(?:có tên )?(?:nêu )?trên)?(?=\s+(?!liên quan|có liên quan|thuộc|trực thuộc|của|khác|chức năng|tỉnh|chuyên môn)\p{Ll})/u;

/** The unit to which a text hands something, or null. */
export function orderedIn(text: string, most: number, issuing: Issuing): Doer | null {
  for (const match of text.matchAll(ORDER)) {
    if (match.index > most) return null;
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    // "được UBND tỉnh giao", "nhiệm vụ được giao", "theo đề nghị của", "văn bản đề nghị" tell of a task, and give none.
    if (
      /(?:được|đã|theo|văn bản|kiến nghị và|việc|tại|nội dung|xét|có)\s+(?:[^\s,;:]+\s+){0,3}$/iu.test(
        before,
      ) &&
      !/(?:thống nhất|nhất trí|đồng ý|có ý kiến(?: chỉ đạo)?)\s+$/iu.test(before)
    )
      continue;
    if (/^kiến nghị$/iu.test(match[1] ?? '') && match.index > 0 && !/[,;:]\s*$/u.test(before)) continue;
    // "Bà Tổng Lãnh sự đề nghị", "UBND xã X đề nghị": what others ask for.
    const clause =
      text
        .slice(0, match.index)
        .split(/[,;.:]\s/u)
        .at(-1)
        ?.trim() ?? '';
    if (
      /^\p{Lu}|^(?:bà|ông|phía|doanh nghiệp|cử tri|hai bên|bạn)(?!\p{L})/u.test(clause) &&
      !BODY.test(clause) &&
      !/^(?:Kính|Trân|Nay|Để|Nhằm|Trong|Trước|Do|Vì|Trên|Từ|Theo|Căn|Thống|Nhất|Đồng|Qua|Với|Tuy|Đối|Về|Riêng|Sau|Đến|Khi|Nếu|Hiện|Xét|Thực|Tiếp|Cơ)/u.test(
        clause,
      )
    )
      continue;
    const rest = text.slice(match.index + match[0].length);
    const meant = YOU.exec(rest)?.[0];
    if (meant !== undefined && typeof issuing.sentTo === 'string')
      return { unit: issuing.sentTo, cooperating: beside(text), ordered: true };
    const first = leadAtStart(rest);
    if (first === null) continue;
    const { names, length } = unitsAtStart(rest);
    const [unit = first.name, ...others] = length > first.length ? names : [first.name];
    if (speaks(unit, issuing) && !isPerson(unit)) continue;
    if (/^\s+(?:đã|đang)\s/u.test(rest.slice(Math.max(length, first.length)))) continue;
    return { unit, cooperating: [...others, ...beside(text)], ordered: true };
  }
  return null;
}

/** Whether a text hands something out: not "Bộ Ngoại giao", "bàn giao", "giao thông". */
export const handsOut = (text: string): boolean =>
  /(?<![\p{L}\p{M}])(?<!(?:[Nn]goại|[Bb]àn|[Cc]huyển|được|[Tt]iếp) )giao\s(?!thông|ban|dịch|lưu|nộp|nhận|thừa|tiếp|cho phía)/iu.test(
    text,
  );
