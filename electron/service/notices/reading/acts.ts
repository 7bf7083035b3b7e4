import { STARTS_WITH_VERB } from '../../../../shared/offices/verbs.ts';

const LETTER_AFTER = String.raw`(?![\p{L}\p{M}])`;

/** What a unit is asked to do begins behind such words: "có trách nhiệm rà soát", "cần khẩn trương". */
export const MODAL = new RegExp(
  `^(?:(?:cần|phải|sẽ|có trách nhiệm|chịu trách nhiệm|được (?:giao|đề nghị|yêu cầu|phân công)|khẩn trương|sớm|kịp thời|tiếp tục|trực tiếp|chủ động|thường xuyên|nghiêm túc|là (?:cơ quan|đơn vị) (?:đầu mối|chủ trì|thường trực)|là đầu mối|làm đầu mối|cùng|tự|ngay|có (?:ý kiến|văn bản|kế hoạch|giải pháp|biện pháp|phương án|hình thức)|không|đều|nhanh chóng|có nhiệm vụ|hằng (?:ngày|tuần|tháng|quý|năm)|hàng (?:ngày|tuần|tháng|quý|năm)|định kỳ|(?:trước|chậm nhất|muộn nhất|chậm nhất đến|chậm nhất là|muộn nhất là|xong trước)(?: hết)?(?: ngày)? \\d[\\d/.]+|căn cứ[^,;.]*,|trên cơ sở[^,;.]*,|theo (?:chức năng|thẩm quyền|nhiệm vụ|phạm vi|lĩnh vực|dõi)[^,;.]*,?)${LETTER_AFTER}\\s*,?\\s*)+`,
  'u',
);

/** What was, or what the body itself has in mind: nothing that is asked of the unit. */
export const TOLD =
  /^(?:đã|đang|chậm(?! nhất)|còn (?:chậm|hạn chế|lúng túng|để|có)|chưa|vẫn|được (?:đánh giá|giao (?:\p{Ll}+ )?(?:tại|trong|là|\d)|xếp|ghi|đầu tư|đưa|thành lập|tổ chức|phê)|đạt|có (?:lúc|nơi|\d)|là (?!cơ quan|đơn vị (?:đầu|chủ|thường)|đầu)|cũng|thường (?!xuyên)|xếp|đứng|sẽ (?:có|xem xét|kiểm tra|có ý kiến|nghiên cứu, xem xét|tiếp tục xem xét|cho ý kiến|thông báo)|thống nhất (?:đánh giá|cao|chưa|về|với|chủ trương|nội dung)|ghi nhận|biểu dương|hoan nghênh|đánh giá cao|cơ bản|nhất trí (?:với|về|chủ trương)|đồng ý (?:với|về|chủ trương|cho|để|kéo|gia hạn|bổ sung|điều chỉnh)|đề nghị|kiến nghị|phản ánh|cho rằng|cảm ơn|chúc mừng|trân trọng|tán thành|nhận được|nhận thấy)(?![\p{L}\p{M}])/u;

/** "ngoài các nhiệm vụ nêu trên, chỉ đạo …", "theo chức năng, nhiệm vụ được giao, rà soát …" */
const ASIDE_BEFORE_VERB =
  /^(?:ngoài|trong phạm vi|trong quá trình|theo|căn cứ|trên cơ sở|tùy theo|với|nhằm|để|bằng|trong|khi|sau khi|trước|tại|hằng|hàng)(?![\p{L}\p{M}])[^;.:]{2,120}?,\s*(?=\p{L})/u;

const RELATIVE =
  /^(?:được|có|còn|chưa|nơi)(?! trách nhiệm)\s[^,;.:]{2,140}?\s(?=(?:phải|cần|khẩn trương|tổ chức|báo cáo|rà soát|thực hiện|xây dựng|kiểm điểm|chủ động|tập trung|chịu trách nhiệm|có trách nhiệm|chỉ đạo|hoàn thành|trực tiếp|bố trí|vận động|duy trì|gửi|lập|phối hợp|tiếp tục|tuyên truyền)(?!\p{L}))|^(?:được|có|còn|nơi)\s[^,;.:]{2,60}(?=:)/u;

export const relativeClause = (text: string): string => RELATIVE.exec(text)?.[0] ?? '';

export const isPerson = (name: string): boolean =>
  /^(?:đồng chí|đ\/c|ông|bà|phó chủ tịch|phó thủ tướng|thứ trưởng|phó bí thư|phó giám đốc|phó chủ nhiệm|trưởng ban|bí thư|chủ tịch)\s/iu.test(
    name,
  );

/**
 * What stands between a unit and the verb that says what it does: nothing, a bracket, a person's office, modal words;
 * null where no verb follows, or where it is told and not asked.
 */
export function actsBehind(rest: string, person: boolean, generic = false): string | null {
  let words = rest.replace(/^\s*\([^)]*\)/u, '').trimStart();
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
  return STARTS_WITH_VERB.test(words) ? words : null;
}
