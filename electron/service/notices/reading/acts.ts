import patterns from '../../../../shared/reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from '../../../../shared/offices/any-of.ts';
import { STARTS_WITH_VERB } from '../../../../shared/offices/verbs.ts';

const LETTER_AFTER = String.raw`(?![\p{L}\p{M}])`;

/** What a unit is asked to do begins behind such words: "có trách nhiệm rà soát", "cần khẩn trương". */
export const MODAL = new RegExp(`^(?:(?:${anyOf(patterns.dutyPhrases)})${LETTER_AFTER}\\s*(?:,\\s*)?)+`, 'u');

/** What was, or what the body itself has in mind: nothing that is asked of the unit. */
export const TOLD = new RegExp(String.raw`^(?:${anyOf(patterns.stateOfAffairsStarts)})(?![\p{L}\p{M}])`, 'u');

/** "ngoài các nhiệm vụ nêu trên, chỉ đạo …", "theo chức năng, nhiệm vụ được giao, rà soát …" */
const ASIDE_BEFORE_VERB =
  /^(?:ngoài|trong phạm vi|trong quá trình|theo|căn cứ|trên cơ sở|tùy theo|với|nhằm|để|bằng|trong|khi|sau khi|trước|tại|hằng|hàng)(?![\p{L}\p{M}])[^;.:]{2,120}?,\s*(?=\p{L})/u;

const RELATIVE = new RegExp(
  String.raw`^(?:được|có|còn|chưa|nơi)(?! trách nhiệm)\s[^,;.:]{2,140}?\s(?=(?:${anyOf(patterns.dutyVerbsBehindRelative)})(?!\p{L}))|^(?:được|có|còn|nơi)\s[^,;.:]{2,60}(?=:)`,
  'u',
);

export const relativeClause = (text: string): string => RELATIVE.exec(text)?.[0] ?? '';

export const isPerson = (name: string): boolean =>
  /^(?:đồng chí|đ\/c|ông|bà|phó chủ tịch|phó thủ tướng|thứ trưởng|phó bí thư|phó giám đốc|phó chủ nhiệm|trưởng ban|bí thư|chủ tịch)\s/iu.test(
    name,
  );

/** "Sở Công Thương xong trước Tết": a verb of its own only with until when. */
const DONE_BY = /^xong\s+(?:trước|trong|chậm nhất|vào|ngày|quý|tháng)(?!\p{L})/u;

const LED_BY = new RegExp(
  String.raw`^do\s[^,;.]{3,90}?\s(?:làm|là)\s(?:${anyOf(patterns.headsOfCommittees)})(?!\p{L})\s*(?:,\s*)?`,
  'u',
);

/**
 * What stands between a unit and the verb that says what it does: nothing, a bracket, a person's office, modal words;
 * null where no verb follows, or where it is told and not asked.
 */
export function actsBehind(rest: string, person: boolean, generic = false): string | null {
  let words = rest.replace(/^\s*\([^)]*\)/u, '').trimStart();
  // "Tổ công tác … do Sở Ngoại vụ làm thường trực rà soát"
  words = words.replace(LED_BY, '');
  // "đồng chí Nguyễn Văn A, Phó Giám đốc Sở chủ trì", "… - Phó Giám đốc Sở:"
  if (person)
    words = words.replace(
      /^(?:,|-|–)\s*\p{L}[^,:;.]*?(?=,|:|\s(?:chủ trì|trực tiếp|phụ trách|chịu|chỉ đạo|theo dõi|làm|phối hợp)(?!\p{L}))/u,
      '',
    );
  // "Phó Giám đốc Công an tỉnh, Phó Trưởng ban: Chỉ đạo …"
  words = words.replace(/^(?:,\s*[^,:;.]{3,40}){1,3}:\s*(?=\p{L})/u, '');
  // "Sở Giáo dục và Đào tạo - cơ quan thường trực Ban Chỉ đạo thi - phối hợp …"
  words = words
    .replace(/^[-–]\s\p{Ll}[^-–]{3,80}[-–]\s+/u, '')
    .replace(/^[,:–-]\s*/u, '')
    .trimStart()
    .replace(/^\((?:\d|[ivx]+|[a-z])\)\s*/u, '');
  if (generic)
    words = words
      .slice(relativeClause(words).length)
      .replace(/^\s*[,:–-]\s*/u, '')
      .replace(/^\((?:\d|[ivx]+|[a-z])\)\s*/u, '');
  if (TOLD.test(words)) return null;
  const circumstance = ASIDE_BEFORE_VERB.exec(words)?.[0] ?? '';
  if (circumstance !== '') {
    const said = words.slice(circumstance.length).replace(MODAL, '');
    if (STARTS_WITH_VERB.test(said)) return said;
  }
  const said = words.replace(MODAL, '');
  if (said !== words && said !== '') return said;
  return STARTS_WITH_VERB.test(words) || DONE_BY.test(words) ? words : null;
}
