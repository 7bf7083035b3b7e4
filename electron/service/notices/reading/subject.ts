import { foldText } from '../../../../shared/text/fold.ts';
import { leadAtStart, unitAtStart, unitsAtStart } from '../../../../shared/offices/units-at-start.ts';
import { FUNCTION_WORD } from '../../../../shared/offices/verbs.ts';
import { actsBehind, isPerson, relativeClause, TOLD } from './acts.ts';
import { beside } from './cooperation.ts';
import { speaks, writes, type Doer, type Issuing } from './issuing.ts';

/** Whether a person, by these words behind the name, hands something to a unit; "chỉ đạo" does so in a letter only. */
const hands = (rest: string, { letter }: Issuing): boolean => {
  const order = (letter === true ? HANDS_IN_LETTER : HANDS).exec(rest)?.[0] ?? '';
  return order !== '' && unitAtStart(rest.slice(order.length)) !== null;
};
/** "… chủ trì họp vào 14 giờ": an announcement. */
const PRESIDES = /^\s+chủ trì\s+(?:buổi\s+|cuộc\s+)?(?:họp|làm việc|hội nghị|tiếp)(?!\p{L})[^.;]*\d/u;
const HANDS = /^\s+(?:giao|yêu cầu|đề nghị|phân công|nhắc)\s+(?:cho\s+)?/u;
const HANDS_IN_LETTER = /^\s+(?:giao|yêu cầu|đề nghị|phân công|nhắc|chỉ đạo)\s+(?:cho\s+)?/u;

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
  if (whole.names.length === 1 && isPerson(last) && (hands(rest, issuing) || PRESIDES.test(rest)))
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
    unit,
    cooperating: [...others, ...beside(text)],
    ordered: /^\s*(?:chủ trì|có trách nhiệm|chịu trách nhiệm)/u.test(rest),
  };
}
