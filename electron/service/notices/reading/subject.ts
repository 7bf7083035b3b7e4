import { foldText } from '../../../../shared/text/fold.ts';
import { leadAtStart, unitAtStart, unitsAtStart } from '../../../../shared/offices/units-at-start.ts';
import { FUNCTION_WORD } from '../../../../shared/offices/verbs.ts';
import { actsBehind, isPerson, relativeClause, TOLD } from './acts.ts';
import { beside } from './cooperation.ts';
import { givesOrder } from './givers.ts';
import { speaks, writes, type Doer, type Issuing } from './issuing.ts';
import { isReport } from './issuing.ts';

/** "UBND tỉnh Quảng Ngãi vừa có công văn yêu cầu Sở …" in a report: who hands it out. */
const handsDown = (unit: string, rest: string, issuing: Issuing): boolean => {
  const order = HANDS_DOWN.exec(rest)?.[0] ?? '';
  return (
    isReport(issuing) &&
    order !== '' &&
    BODY_ABOVE.test(unit) &&
    (unitAtStart(rest.slice(order.length)) !== null || /^\p{Ll}/u.test(rest.slice(order.length)))
  );
};
const BODY_ABOVE =
  /^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Bộ|Thủ tướng|Chính phủ|Tỉnh ủy|Thành ủy|Văn phòng (?:UBND|Bộ|Chính phủ)|(?:Phó )?Chủ tịch)(?!\p{L})/u;
const HANDS_DOWN =
  /^\s+(?:(?:vừa|đã|cũng|mới|tiếp tục)\s+)*(?:(?:có|ban hành|ký)\s+)?(?:(?:công văn|văn bản|công điện)[^;.:]{0,90}?\s)?(?:giao|yêu cầu|đề nghị|phân công|nhắc|chuyển)\s+(?:cho\s+)?/u;

/** What a newspaper wrote, or will write: "Báo Thanh tra ngày 11/9 đăng bài …". */
const WRITES_NEWS =
  /^\s*(?:điện tử\s+)?(?:\([^)]*\)\s*)?(?:số ra\s|ra ngày\s|ngày\s\d|(?:đã|vừa|mới|sẽ)\s(?:tiếp tục\s)?(?:đăng|đưa tin|phản ánh|nêu|thông tin|nhận được|có (?:bài|loạt))|(?:có (?:bài|loạt|đưa)|đăng(?! ký)|phản ánh|nêu|nhận được)(?!\p{L}))/u;

/** "… chủ trì họp vào 14 giờ": an announcement. */
const PRESIDES =
  /^(?:\s*[,–-]\s[^;.:]{3,90}?)?\s+(?:chủ trì|dự|cùng dự|phát biểu|điều hành)(?:\s(?:và\s)?(?:chủ trì|chỉ đạo|phát biểu|kết luận))*(?:\s(?:hội nghị|cuộc họp|buổi họp|buổi làm việc|phiên họp|buổi tiếp|lễ)[^;.:]{0,40})?[.;]?$|^\s+chủ trì\s+(?:buổi\s+|cuộc\s+)?(?:họp|làm việc|hội nghị|tiếp)(?!\p{L})[^.;]*\d/u;

/** "Thanh tra tỉnh chuyển đơn của bà A đến UBND xã B để xem xét": who sends it on. */
function passesOn(rest: string): boolean {
  const words =
    /^\s+(?:đã\s|vừa\s)?chuyển\s(?:[^.;]{2,250}?\s)??(?:đến|tới|cho|về)\s+/u.exec(rest)?.[0] ?? '';
  return words !== '' && unitAtStart(rest.slice(words.length)) !== null;
}

const ALL_OF_THEM = /^[Cc]ác (?:cơ quan|đơn vị)(?:(?:,| và) (?:cơ quan|đơn vị|địa phương))*$/u;

/** The unit that a text names first with what it is to do, or null. */
export function subjectOf(text: string, issuing: Issuing): Doer | null {
  const first = leadAtStart(text);
  if (first === null) return null;
  const list = unitsAtStart(text);
  const whole = list.length > first.length ? list : { names: [first.name], length: first.length };
  const rest = text.slice(whole.length);
  const last = whole.names.at(-1) ?? '';
  // "… của Huyện ủy Tiên Yên, Huyện ủy Hải Hà: giao Ban cán sự đảng …": whose matter it is.
  if (/^\s*:\s*(?:thống nhất |đồng ý )?(?:giao|yêu cầu|đề nghị|phân công)(?!\p{L})/iu.test(rest)) return null;
  // "Phó Chủ tịch UBND tỉnh Lê Văn A giao Sở Y tế rà soát": who hands it out.
  if (givesOrder(text, first.name, first.length, issuing)) return null;
  if (passesOn(text.slice(first.length))) return null;
  if (isPerson(first.name) && PRESIDES.test(text.slice(first.length))) return null;
  if (whole.names.length === 1 && handsDown(last, rest, issuing)) return null;
  if (
    whole.names.length === 1 &&
    /^(?:Báo|Tạp chí|Đài|Cổng|Trang|Thông tấn xã)(?!\p{L})/u.test(first.name) &&
    WRITES_NEWS.test(rest)
  )
    return null;
  // "Sở Nội vụ đề nghị quý Sở báo cáo": whose letter it is.
  if (whole.names.length === 1 && writes(last, rest, issuing)) return null;
  // A verb that no list knows, behind a named office at the beginning of a sentence.
  const unknown =
    (!/(?:^|\s)các(?:\s|$)/iu.test(last) || /^(?:Trưởng|Bí thư)/u.test(last)) &&
    /^\s+\p{Ll}/u.test(rest) &&
    !FUNCTION_WORD.test(rest.trimStart()) &&
    !TOLD.test(rest.trimStart());
  const said = actsBehind(rest, isPerson(last), /(?:^|\s)các(?:\s|$)/iu.test(last));
  // "Sở Y tế: cơ số thuốc, bác sĩ phải sẵn sàng"
  const titled = /^\s*(?:\([^)]*\)\s*)?:\s+\p{L}/u.test(rest) && !TOLD.test(rest.replace(/^[^:]*:\s*/u, ''));
  if (said === null && !unknown && !titled) return null;
  const clause =
    /(?:^|\s)các(?:\s|$)/iu.test(last) && whole.names.length === 1 ? relativeClause(rest.trimStart()) : '';
  const [named = first.name, ...others] = whole.names;
  const unit = `${named} ${clause}`.replace(/\s*\([^)]*\)\s*$/u, '').trim();
  if (
    (speaks(unit, issuing) && !(isPerson(unit) && / \p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u.test(unit))) ||
    (foldText(unit) === foldText(issuing.issuer ?? '') && /^\s*sẽ\s/u.test(rest))
  )
    return null;
  return {
    // "Các đơn vị" of a letter are all whom it is sent to.
    unit:
      issuing.letter === true && typeof issuing.sentTo === 'string' && ALL_OF_THEM.test(unit)
        ? issuing.sentTo
        : unit,
    cooperating: [...others, ...beside(text)],
    ordered: /^\s*(?:chủ trì|có trách nhiệm|chịu trách nhiệm)/u.test(rest),
  };
}
