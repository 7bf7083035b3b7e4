import { PURPOSE } from '../../../../shared/offices/office-patterns.ts';
import { unitAtStart } from '../../../../shared/offices/units-at-start.ts';
import { isPerson } from './acts.ts';
import { isIssuer, isReport, isSentTo, speaks, type Issuing } from './issuing.ts';

/** ", Ủy viên Ban Thường vụ, Chủ tịch UBND tỉnh", " - Phó Chủ tịch Thường trực UBND tỉnh": the offices of who was named. */
const OFFICES_OF_PERSON = String.raw`(?:\s*[,–-]\s+(?=\p{Lu})[^,;.:]{3,70}?){0,3}`;
/** "cũng đã có văn bản số 12/UBND" */
const BY_PAPER = String.raw`(?:\s+(?:cũng|vừa|đã|tiếp tục|trân trọng))*(?:\s+(?:có|ký|ban hành)\s(?:ý kiến(?: chỉ đạo)?|(?:công văn|văn bản|công điện)[^;.:,]{0,60}?))?`;
const handing = (verbs: string): RegExp =>
  new RegExp(String.raw`^${OFFICES_OF_PERSON}${BY_PAPER}\s+(?:${verbs})\s+(?:cho\s+)?`, 'u');
const HANDS = handing('giao|yêu cầu|đề nghị|phân công|nhắc');
/** "chỉ đạo" too in a letter; elsewhere it may be what a person is to do himself. */
const HANDS_IN_LETTER = handing('giao|yêu cầu|đề nghị|phân công|nhắc|chỉ đạo');

/** Whether these words behind a person or a body hand something to a unit. */
export const hands = (rest: string, { letter }: Issuing): boolean => {
  const words = (letter === true ? HANDS_IN_LETTER : HANDS).exec(rest)?.[0] ?? '';
  const whom = rest.slice(words.length);
  return words !== '' && (unitAtStart(whom) !== null || /^[Qq]uý\s/u.test(whom));
};

/** Offices that ask others of their own accord. */
const OFFICE = /^(?:Bộ|Sở|Văn phòng|Tổng cục|Cục|Thanh tra)\s\p{Lu}/u;

/** The body whose head is named behind it: "UBND tỉnh" of "UBND tỉnh Lê Văn A", "Sở" of "Sở Lê Văn A". */
const BODY_OF_HEAD =
  /^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy)(?:\s(?:[Tt]ỉnh|[Hh]uyện|[Tt]hành phố|TP\.?|[Tt]hị xã|[Qq]uận|[Xx]ã|[Pp]hường|đặc khu))?(?![\p{L}])/u;

/** Whether a name is "Sở" or "Sở Lê Văn A", by which an office's own papers call it and its head. */
const isOwnOffice = (name: string): boolean =>
  /^(?:Sở|Bộ|Cục|Chi cục)(?:\s\p{Lu}\p{Ll}*){0,4}$/u.test(name) &&
  !PURPOSE.test(name.replace(/^(?:Sở|Bộ|Cục|Chi cục)/u, ''));

/**
 * Whether a text begins with who gives an order and not with who is to do it: the body that speaks, its head by name
 * ("Chủ tịch UBND tỉnh Lê Văn A giao …"), or a person, whatever offices stand behind the name.
 * @param name the unit that the text begins with, without its head's title.
 * @param length of the unit with the title.
 */
export function givesOrder(text: string, name: string, length: number, issuing: Issuing): boolean {
  if (!hands(text.slice(length), issuing)) return false;
  if (isPerson(name)) return true;
  if (isIssuer(name, issuing)) return true;
  // "Bộ Y tế yêu cầu Sở Y tế các tỉnh" in a letter to these, or in a report.
  if (
    (issuing.letter === true && !isSentTo(name, issuing.sentTo ?? '') && OFFICE.test(name)) ||
    isReport(issuing)
  )
    return HANDS.test(text.slice(length));
  if (length === name.length) return speaks(name, issuing);
  return isOwnOffice(name) || speaks(BODY_OF_HEAD.exec(name)?.[0] ?? name, issuing);
}
