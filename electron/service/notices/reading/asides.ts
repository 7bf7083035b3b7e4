import { afterTopic } from './doers.ts';
import { tolerant } from '../../../../shared/offices/tone-marks.ts';
import { unitAtStart } from '../../../../shared/offices/units-at-start.ts';

const CLOSINGS = tolerant(
  /^(?:(?:Thừa lệnh|Thừa ủy quyền)[^.]*|(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Văn phòng|VP|Tỉnh ủy|Ban Thường vụ|Thường trực|Chủ tịch|Vậy|Nhận được|Trong quá trình|Quá trình|Căn cứ (?:nội dung|Thông báo|Kế hoạch|Chỉ thị)|(?:Thông báo|Kế hoạch|Chỉ thị|Quyết định|Kết luận|Công điện|Công văn|Hướng dẫn|Chương trình|Nghị quyết) này|Đề nghị các|Yêu cầu các|Yêu cầu Thủ trưởng|Đề nghị Thủ trưởng|Các (?:sở|cơ quan|ông|đồng chí)|Chánh Văn phòng|Sở [\p{Lu}]|Ban Chỉ đạo|Ban Tổ chức|Bộ [\p{Lu}]|Trân trọng)[^.]*(?:thông báo|triển khai|thực hiện|báo cáo|vướng mắc|biết|nghiêm túc|thi hành|phản ánh|hiệu lực|cảm ơn|kết luận|phổ biến|hợp tác|quan tâm))/iu,
);

/** Whether a paragraph is one of the sentences with which documents end. */
export function closes(paragraph: string, last: boolean): boolean {
  // "Văn phòng Tỉnh ủy theo dõi, đôn đốc việc thực hiện Thông báo này" is asked for.
  if (/^(?:Giao\s|Văn phòng|Sở\s|Thanh tra|Ủy ban Kiểm tra)[^.;]*(?:theo dõi|đôn đốc)/u.test(paragraph))
    return false;
  if (/^(?:Trên đây|Xin trân trọng|Trân trọng|Nhận được|Vậy)(?![\p{L}\p{M}])/iu.test(paragraph)) return true;
  if (
    /^(?:Trong quá trình|Quá trình)[^.]*(?:vướng mắc|khó khăn|(?:có|nếu) phát sinh|chưa phù hợp|bất cập)/iu.test(
      paragraph,
    )
  )
    return true;
  if (!CLOSINGS.test(paragraph)) return false;
  if (
    /^(?:(?:Thông báo|Kế hoạch|Chỉ thị|Quyết định|Kết luận|Công điện|Công văn|Hướng dẫn|Chương trình|Nghị quyết) này|Thừa lệnh|Thừa ủy quyền)/iu.test(
      paragraph,
    )
  )
    return true;
  // "Yêu cầu Thủ trưởng các sở, ban, ngành nghiêm túc thực hiện" asks all for what was said.
  if (
    /nghiêm túc|thực hiện nghiêm|(?:triển khai|tổ chức) thực hiện[^.;]{0,30}$/u.test(paragraph) &&
    !/trước ngày|chậm nhất|chủ trì/u.test(paragraph) &&
    /^(?:Yêu cầu|Đề nghị|Các|UBND|Ủy ban|Chủ tịch|Ban Thường vụ)/u.test(paragraph)
  )
    return true;
  return last || /\/\.\/?\s*$|\.\/\.\s*$/u.test(paragraph);
}

/** A sentence that only says where the tasks are listed. */
export const POINTS_ELSEWHERE =
  /^\(?(?:(?:Nội dung\s+)?chi tiết|cụ thể)[^.]{0,40}\s+(?:tại|theo|trong|như|ở)\s+(?:các\s+)?(?:phụ lục|biểu|bảng|danh mục)[^.]*\.?\)?\.?$/iu;

const SUPERIOR = tolerant(
  /^(?:Ban Thường vụ|Ban Chấp hành|Thường trực|Thường vụ|Tỉnh ủy|Huyện ủy|Đảng ủy|UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Chủ tịch|Phó Chủ tịch|Chính phủ|Thủ tướng|Bộ|Ban Chỉ đạo|Hội nghị)(?!\p{L})/u,
);

/** An agreement in principle, which asks nobody for anything. */
const AGREES =
  /^(?:Cơ bản |Về nguyên tắc,? |cơ bản )?(?:thống nhất|đồng ý|nhất trí|chấp thuận|tán thành|ghi nhận|đánh giá|biểu dương|hoan nghênh|khen)(?:\s+(?:cao|về|chủ trương|nguyên tắc|theo|cho|nội dung|phương án|đề xuất|đề nghị|dự thảo|danh mục|việc|các|lựa chọn|thông qua|những|kết quả|chưa|mở|kéo dài|gia hạn|bổ sung|điều chỉnh|hỗ trợ|để|giữ)(?![\p{L}])|\s+với\s+(?:đề xuất|đề nghị|nội dung|báo cáo|ý kiến|các|dự thảo|chủ trương|phương án|đánh giá))/iu;

/** Whether a text agrees with something and asks nobody: also behind the matter, and said by the body itself. */
export function agrees(text: string): boolean {
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
const WILL_SEE =
  /^(?:(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Ban Thường vụ|Thường trực|Chính phủ|Bộ|Ban Chỉ đạo|Tỉnh ủy|Sở)[^.;]{0,60}\s(?:sẽ|chưa)\s(?:xem xét|có kế hoạch riêng|có văn bản riêng|có ý kiến|kiểm tra|nghiên cứu|thông báo|họp|cho ý kiến)|đây là vấn đề[^.]*\.?$)/iu;

const PAST =
  /^đây là|^tình hình|(?:^|\s)(?:đã|đạt được|được đánh giá|còn hạn chế|còn chậm|chưa kịp thời|chưa đáp ứng|chưa cao|ghi nhận|biểu dương|hoan nghênh|đánh giá cao|xếp thứ|đứng thứ|ước đạt|đạt \d|còn (?:chậm|thấp|lúng túng|nhiều|một số)|chưa (?:được|rõ|nghiêm|chặt|đồng|có|thực|quan|sâu|chủ)|sẽ xem xét|không có|có \d|hiện có|hiện nay|hiện tạm|thực tế|sẽ được|sẽ do)(?![\p{L}\p{M}])/iu;

const firstClause = (text: string): string => text.slice(0, 180).split(/[;.\n]/u)[0] ?? '';

/** What only says which: `các nhiệm vụ đã được giao`, `theo kế hoạch đã đề ra`. */
const WHICH =
  /(?<=(?:^|\s)(?:các|những|theo|mọi|toàn bộ)\s[^,;.:]{2,80})\s(?:đã|chưa|còn|đang)\s(?:được\s)?(?:giao|phê duyệt|ban hành|ký|nêu|đề ra|thống nhất|cam kết|thỏa thuận|thoả thuận|chỉ ra|kết luận|thông qua|phân công|đăng ký|đề xuất|đạt được|đưa vào|triển khai|hoàn thành|giải quyết|xử lý|thực hiện|tồn tại|hạn chế|vướng mắc)(?![\p{L}\p{M}])/giu;

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
  /làm việc theo chế độ (?:kiêm nhiệm|tập thể)|tự giải thể/iu.test(text) ||
  /có hiệu lực (?:thi hành )?(?:kể )?từ (?:ngày|khi)/iu.test(text) ||
  (article &&
    /^(?:Phê duyệt|Ban hành kèm theo|Ban hành|Thành lập|Cho phép|Bãi bỏ|Kiện toàn|Chấp thuận|Công nhận)/u.test(
      text,
    ));
