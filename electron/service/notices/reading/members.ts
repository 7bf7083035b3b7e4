import { STARTS_WITH_VERB } from '../../../../shared/offices/verbs.ts';
import { AN_HOUR } from './table-tasks.ts';

const PERSON = String.raw`(?:[Mm]ời\s+)?(?:[ÔôBb](?:ng|à)|[Đđ]ồng chí|[Đđ]\/c|Đại tá|Thượng tá|Trung tá|Thiếu tá|Thiếu tướng|Đại úy)`;
const ROLE = String.raw`(?:Phó\s+)?(?:[Tt]rưởng [Bb]an|[Tt]rưởng [Đđ]oàn|[Tt]ổ trưởng|[Tt]ổ phó|Chủ tịch Hội đồng|[Tt]hành viên|[Ủủ]y viên|[Tt]hư ký|Chủ nhiệm)`;
/** What somebody does, beside who he is. */
const DOES =
  /(?<!\p{L})(?:chủ trì|phụ trách|chịu trách nhiệm|có trách nhiệm|theo dõi|chỉ đạo|chuẩn bị|báo cáo|tham mưu|phối hợp|tổ chức|thực hiện|đôn đốc|xây dựng|kiểm tra|rà soát|giúp|tổng hợp|ghi|triển khai|điều hành)(?!\p{L})/u;

/** A member of a committee by his role, or by his name and office. */
const MEMBER = new RegExp(
  String.raw`^(?:${ROLE}[^:.;]{0,40}:\s*(?:${PERSON}|Đại diện|[Ll]ãnh đạo|Giám đốc|Phó|Chủ tịch)|${PERSON}\s[^;:]*(?:[-–,:]\s*|làm\s+|là\s+)${ROLE}|${PERSON}\s(?:\p{Lu}\p{L}*\s?){2,5}[,;-]|Đại diện\s|${ROLE}\s*[:-]\s*$)`,
  'u',
);

const BY_NAME = new RegExp(`^(?:${PERSON}|Đại diện|[Ll]ãnh đạo|Giám đốc|Phó|Chủ tịch)`, 'u');

/** Who comes: "Đoàn gồm 09 người do ông X làm Trưởng đoàn". */
const DELEGATION =
  /^(?:Đoàn|Thành phần)[^.;]{0,80}?\s(?:gồm|có)\s[^.;]{3,300}\s(?:làm|là)\s+[Tt]rưởng [Đđ]oàn[^.;]{0,60}[.;]?$/u;
/** Where the money comes from: "Kinh phí: Từ nguồn ngân sách tỉnh giao Sở X năm 2024". */
const FUNDS =
  /^(?:Nguồn )?[Kk]inh phí(?:\s[^:.;]{0,40}?)?(?:\s*:)?\s+(?:được\s)?(?:từ|lấy từ|trích từ|sử dụng|do ngân sách|ngân sách|theo|bố trí từ)(?!\p{L})/iu;
const WORK_ON_FUNDS =
  /(?<!\p{L})(?:chủ trì|tham mưu|thẩm định|trình|cân đối|hướng dẫn|lập dự toán|chịu trách nhiệm|có trách nhiệm)(?!\p{L})|trước ngày/iu;

/** Who is invited, and by whom: "lãnh đạo UBND xã (do UBND huyện mời)". */
const INVITED = /\((?:do\s|giao\s)?[^()]{2,60}\smời\)[\s;,.]*$/u;

/** Whether a line names a member of a committee, and asks nothing of him. */
export const isMember = (text: string): boolean => {
  if (DELEGATION.test(text) || (FUNDS.test(text) && !WORK_ON_FUNDS.test(text))) return true;
  if (!MEMBER.test(text)) return INVITED.test(text);
  const behind = /:\s+(?:\([\divx]+\)\s*)?([\s\S]+)$/u.exec(text)?.[1] ?? '';
  // "Ông X, chuyên viên, thành viên: Kiểm tra việc …" has something to do.
  if (behind !== '' && !BY_NAME.test(behind))
    return !(STARTS_WITH_VERB.test(behind) || /^\p{Ll}/u.test(behind));
  return !DOES.test(text);
};

/** What only says how many, when, where or by what measure: "Số lượng: 20 người", "Mức thưởng: …". */
const STATEMENT =
  /^(?:Số lượng|Thời gian|Địa điểm|Thành phần|Hình thức|Đối tượng|Mức (?:tiền )?(?:chi|thưởng|hỗ trợ|phạt)|Tiêu chuẩn|Tiêu chí|Giải thưởng|Cơ cấu giải|Trang phục|Chủ đề|Quy mô)(?:\s[^:.;]{0,60})?(?:\s*:|\s(?:thực hiện )?theo\s)/u;

/** Whether a line belongs to a programme or states figures, without asking anybody. */
export const isStatement = (text: string): boolean => AN_HOUR.test(text) || STATEMENT.test(text);
