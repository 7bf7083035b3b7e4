import type { PlainDate } from '../time/plain-date.ts';
import type { Holiday } from '../time/working-days.ts';
import { citedDocuments } from './cited-documents.ts';
import { findDeadline, type Deadline } from './deadline.ts';
import { splitDocument, type DocumentHead } from './document-head.ts';
import { outlineOf, type OutlineItem } from './outline.ts';
import { joinCut, type SourceBlock } from './source-text.ts';
import { bareDue, tableTasks } from './table-tasks.ts';
import { textBlocks } from './text-tables.ts';
import { toUnicode } from './legacy-encodings.ts';
import { leadAtStart, unitAtStart, unitsAtStart } from './units.ts';

/** A task that a document assigns, ready to be checked by a person. */
export interface ProposedTask {
  /** Labels of its point, joined: `3.2.a`, `II.4-1`; empty for a paragraph without any. */
  readonly ref: string;
  readonly text: string;
  readonly leadUnit: string | null;
  readonly cooperating: readonly string[];
  /** The deadline as written; null for none. */
  readonly dueText: string | null;
  /** The day that the wording names; null where it names none. */
  readonly due: PlainDate | null;
  readonly citedDocuments: readonly string[];
}

export interface ReadNotice extends Omit<DocumentHead, 'addressees' | 'kind'> {
  readonly tasks: readonly ProposedTask[];
  /** Paragraphs and table rows as they were read, in order. */
  readonly source: readonly string[];
}

/** Reads a plain text. */
export function readNoticeText(text: string, holidays?: readonly Holiday[]): ReadNotice {
  return readNotice(textBlocks(toUnicode(text)), holidays);
}

/**
 * Reads the paragraphs and tables of a document.
 * @param holidays for deadlines in working days; the shipped ones where none are given.
 */
export function readNotice(source: readonly SourceBlock[], holidays?: readonly Holiday[]): ReadNotice {
  const blocks = joinCut(
    source.map((block) => ({
      ...block,
      text: toUnicode(block.text),
      cells: block.cells?.map(toUnicode) ?? null,
    })),
  );
  const paragraphs = blocks.filter((block) => block.cells === null).map((block) => block.text);
  const { head, body, attached } = splitDocument(paragraphs);
  const { addressees, kind, ...shown } = head;
  const reader: Reader = {
    date: head.documentDate,
    // Several addressees share no task by being addressed.
    addressee: addressees.length === 1 ? (addressees[0] ?? null) : null,
    holidays,
    tasks: [],
  };
  if ((kind === null || !SILENT.test(kind)) && !HOLIDAY.test(shown.abstract ?? '')) {
    for (const part of [body, ...attached])
      readItem(reader, outlineOf(part), { polarity: 'unknown', lead: null, cooperating: [], due: null });
    reader.tasks.push(...tableTasks(blocks, head.documentDate, holidays));
  }
  return { ...shown, tasks: reader.tasks, source: blocks.map((block) => block.text) };
}

/** Kinds of documents that assign nothing. */
const SILENT = /^(?:BÁO CÁO|TỜ TRÌNH|THƯ|GIẤY MỜI|LỊCH|BIÊN BẢN|THÔNG CÁO|DANH SÁCH)/u;

/** A notice of days off asks for nothing that is followed. */
const HOLIDAY = /nghỉ\s+(?:lễ|tết)|lịch\s+(?:nghỉ|trực|tiếp công dân|công tác)/iu;

interface Reader {
  readonly date: PlainDate | null;
  readonly addressee: string | null;
  readonly holidays: readonly Holiday[] | undefined;
  readonly tasks: ProposedTask[];
}

/** Whether a part of a document assigns, tells of something else, or does not say. */
type Polarity = 'assigns' | 'aside' | 'unknown';

interface Context {
  readonly polarity: Polarity;
  /** The unit that a heading or an intro names for what is below it. */
  readonly lead: string | null;
  /** Units that the same intro names beside the lead. */
  readonly cooperating: readonly string[];
  readonly due: Deadline | null;
}

const ASIDE =
  /^(?:nguồn |về )?kinh phí|phương châm|đánh giá|kết quả|hạn chế|tồn tại|khó khăn|nguyên nhân|tình hình|ưu điểm|thuận lợi|mục đích|căn cứ|phạm vi|quan điểm|đối tượng|thành phần|những mặt|biểu dương|khen|đề xuất|kiến nghị|bối cảnh|thực trạng|nhận định|yêu cầu$|^yêu cầu|nguyên tắc|chỉ tiêu|mục tiêu|ghi nhận|việc đã làm/iu;
const ASSIGNS =
  /nhiệm vụ|giải pháp|thời gian tới|tổ chức thực hiện|phân công|trách nhiệm|nội dung thực hiện|trọng tâm|cần thực hiện|công việc cần|triển khai thực hiện|ý kiến chỉ đạo|nội dung chỉ đạo|giao việc|tiến độ/iu;

function polarityOf(heading: string, before: Polarity): Polarity {
  const aside = heading.search(ASIDE);
  const assigns = heading.search(ASSIGNS);
  if (aside < 0 && assigns < 0) return before;
  if (assigns < 0) return 'aside';
  if (aside < 0) return 'assigns';
  if (
    /^(?:về\s+)?(?:mục tiêu|quan điểm|chỉ tiêu|kết quả|đề xuất|kiến nghị|yêu cầu)[^.]*\b(?:và|,)\s+(?:một số\s+)?(?:nhiệm vụ|giải pháp)/iu.test(
      heading,
    )
  )
    return 'assigns';
  return aside < assigns ? 'aside' : 'assigns';
}

const VERBS =
  'giao|đề nghị|yêu cầu|rà soát|tổ chức|tăng cường|tiếp tục|chủ động|chủ trì|phối hợp|tham mưu|xây dựng|triển khai|thực hiện|nghiên cứu|đẩy mạnh|đẩy nhanh|nâng cao|phát huy|duy trì|củng cố|chuẩn bị|tranh thủ|hoàn thành|hoàn thiện|khẩn trương|kiểm tra|chỉ đạo|hướng dẫn|đôn đốc|theo dõi|tổng hợp|báo cáo|bố trí|cân đối|thẩm định|trình|ban hành|công khai|tuyên truyền|cung cấp|đảm bảo|bảo đảm|quán triệt|tập trung|kịp thời|thường xuyên|quản lý|giải quyết|xử lý|lập|đề xuất|cập nhật|ưu tiên|phân công|quan tâm|tạo điều kiện|thành lập|ký kết|đào tạo|bồi dưỡng|huy động|thông báo|thông tin|niêm yết|giám sát|thanh tra|vận động|khảo sát|sắp xếp|kiện toàn|tích cực|nghiêm túc|hỗ trợ|phân bổ|giải ngân|định kỳ|hằng|hàng|làm việc|liên hệ|mở|gửi|tiếp nhận|rút kinh nghiệm|khắc phục|siết chặt|chấn chỉnh|đổi mới|ứng dụng|phấn đấu|quyết liệt|chịu trách nhiệm|có trách nhiệm|có văn bản|cử|công bố|kết nối|đa dạng|bàn giao|đăng ký|phát động|lồng ghép|chấp hành|không để|không được|tuyệt đối|căn cứ|trên cơ sở|trực tiếp|đánh giá|thống kê|thu hồi|di dời|lắp đặt|vận hành|bảo vệ|ngăn chặn|đấu tranh|tuần tra|nắm|phát hiện|điều tra|tiến hành|chuyển|đầu tư|sửa chữa|xác định|phê duyệt|cấp|phát triển|mời|tháo gỡ|thúc đẩy|thu hút|quảng bá|xúc tiến|gắn|trước ngày|trước mắt|số hóa|đối với|phân loại|hướng tới|bám sát|chú trọng|chuẩn hóa|đồng thời|tham gia|tổng kết|sơ kết|điều chỉnh|bổ sung|phổ biến|khai thác|tiết kiệm|cắt giảm|đơn giản hóa|giữ|giữ vững|phòng|chống|phòng, chống|phòng ngừa|in ấn|trang bị|tuyển|khen thưởng|bình xét|nghiệm thu|quyết toán|thanh toán|tạm ứng|lựa chọn|đấu thầu|khởi công|giải phóng|bồi thường|cưỡng chế|đo đạc|cắm mốc|lấy ý kiến|tiếp thu|giải trình|đăng tải|tập huấn|rút ngắn|xem xét|quy hoạch|trồng|nuôi|tiêm|khoanh vùng|dập dịch|dự trữ|bình ổn|thu|chi|nộp|lưu trữ|đặt|thăm|đón|tiếp|dự|viết|dịch|tăng|giảm|nâng|đẩy|mở rộng|chấm dứt|dừng|tạm dừng|thu gom|kiểm điểm|làm rõ|kiểm soát|rà|tính toán|xin ý kiến|thống nhất với|đàm phán|ký|cam kết|phát|đo|nạo vét|cấp phát|ghi|tham dự|cảnh báo|dự báo|phản ánh|nhắc nhở|thi công|sử dụng|áp dụng|truyền thông|kêu gọi|chia sẻ|trả lời|trao đổi|phân tích|thẩm tra|kiểm kê|kiểm đếm|sơ tán|trực|ứng trực|cấm|hạn chế|gia cố|tu bổ|khơi thông|biên soạn|treo|phân luồng|điều tiết|sẵn sàng|khôi phục|tìm kiếm|cứu trợ|chăm sóc|vệ sinh|tiêu hủy|mua sắm|thuê|hợp đồng|tuyển dụng|luân chuyển|tinh giản|sáp nhập|công nhận|xếp loại|chấm điểm|giải đáp|tiếp xúc|đối thoại|xét|phê bình|nhân rộng|phân cấp|giám định|số hoá|tích hợp|nâng cấp|túc trực|duyệt|thỏa thuận|gặp|làm|nêu|chọn|đối chiếu|thẩm duyệt|soạn thảo|soạn|dự thảo|nhập|in|sao|photo|phát hành|ấn hành|phục vụ|tiếp đón|tiễn|chi trả|hoàn trả|thu thập|kết hợp|đồng hành|đảm nhiệm|phụ trách|chủ động|thay mặt|tìm hiểu|nhanh chóng|bảo dưỡng|bảo trì|sắp đặt|dọn|khai trương|tổng rà soát|lựa|đóng|mua|bán|tìm|nối|xóa|phủ|quét|hỏi|cắt|gia hạn|điều động|điều phối|điều hành|mời';
const IMPERATIVE = new RegExp(`^(?:${VERBS})(?![\\p{L}\\p{M}])`, 'iu');
const ACTING = new RegExp(`(?<![\\p{L}\\p{M}])(?:${VERBS})(?![\\p{L}\\p{M}])`, 'iu');
const PAST =
  /(?:^|\s)(?:đã|đạt được|được đánh giá|còn hạn chế|còn chậm|chưa kịp thời|chưa đáp ứng|chưa cao|ghi nhận|biểu dương|hoan nghênh|đánh giá cao|xếp thứ|đứng thứ)(?![\p{L}\p{M}])/iu;
/** Words that hand something to the unit behind them. */
const ORDER =
  /(?:(?:^|[\s,;:(])(?:UBND tỉnh|Chủ tịch UBND tỉnh|đồng chí [^,;.]{3,60}|Tỉnh ủy|Ban Thường vụ Tỉnh ủy|Thường trực Tỉnh ủy|Hội nghị|thống nhất|nhất trí|đồng ý)\s+)?(?<![\p{L}\p{M}])(giao|yêu cầu|đề nghị|phân công|ủy quyền|giao nhiệm vụ cho|giao trách nhiệm cho)\s+(?:cho\s+)?/giu;

/** The unit to which a text hands something, and where the words begin. */
function ordered(text: string): { readonly unit: string; readonly at: number; readonly verb: string } | null {
  ORDER.lastIndex = 0;
  for (let match = ORDER.exec(text); match !== null; match = ORDER.exec(text)) {
    const rest = text.slice(match.index + match[0].length);
    const lead = leadAtStart(rest)?.name ?? null;
    // "được UBND tỉnh giao", "nhiệm vụ được giao" tell of a task, and give none.
    const before = text.slice(Math.max(0, match.index - 12), match.index + match[0].length);
    if (lead !== null && !/được\s+(?:\S+\s+){0,3}$/iu.test(before.slice(0, before.length - match[0].length)))
      return { unit: lead, at: match.index, verb: (match[1] ?? '').toLowerCase() };
  }
  return null;
}

/** The unit that leads by the text's own words, or null. */
function ownLead(whole: string): string | null {
  const text = afterTopic(whole);
  const start = leadAtStart(text);
  const rest = start === null ? '' : text.slice(start.length).trimStart();
  const order = ordered(text);
  // "Sở X chỉ đạo các đơn vị …" is led by Sở X; "UBND tỉnh giao Sở X" is not led by UBND tỉnh.
  const hands =
    /^(?:\([^)]*\)\s*)?(?:thống nhất |đồng ý |nhất trí )?(?:giao|yêu cầu|đề nghị|phân công)(?![\p{L}])/iu.test(
      rest,
    );
  if (start !== null && !(hands && order !== null)) {
    if (
      rest === '' ||
      /^[:,;(]/u.test(rest) ||
      IMPERATIVE.test(rest) ||
      /^(?:là|và|với|cùng|cần|phải|sẽ|được giao|\p{Ll})/u.test(rest)
    )
      return wholeName(start.name, rest);
  }
  if (order !== null) return order.unit;
  // "do Sở X chủ trì", "Cơ quan chủ trì: Sở X", "(Sở X chủ trì)".
  const said =
    /(?:(?:cơ quan|đơn vị)\s+(?:chủ trì|thực hiện|đầu mối)(?:\s+thực hiện)?\s*:\s*|(?<![\p{L}])do\s+|\(\s*)(?=\p{L})/giu;
  for (const match of text.matchAll(said)) {
    const rest = text.slice(match.index + match[0].length);
    const unit = unitAtStart(rest);
    if (unit === null) continue;
    if (
      match[0].includes(':') ||
      /^\s+(?:chủ trì|làm đầu mối|thực hiện|tham mưu|làm)/iu.test(rest.slice(unit.length))
    )
      return unit.name;
  }
  return null;
}

/** A unit with the words of its name that begin small and end in a place: "Ban Quản lý Cảng" + "cá Thanh Hóa". */
function wholeName(name: string, rest: string): string {
  const more = acts(rest) ?? '';
  return /^\p{Ll}/u.test(more) && /\p{Lu}/u.test(more) ? `${name} ${more}` : name;
}

const WITH =
  /(?<![\p{L}])(?:phối hợp|cùng)\s+(?:chặt chẽ\s+|kịp thời\s+|thường xuyên\s+)?(?:(?:với|cùng)\s+)?|(?:cơ quan|đơn vị)\s+phối hợp(?:\s+thực hiện)?\s*:\s*/giu;

function cooperatingOf(text: string, lead: string | null): readonly string[] {
  const names = [...text.matchAll(WITH)].flatMap(
    (match) => unitsAtStart(text.slice(match.index + match[0].length)).names,
  );
  return [...new Set(names)].filter((name) => name !== lead);
}

/** The unit that a heading names: `1. Sở Công Thương`, `Đối với UBND các huyện:`, `Nhiệm vụ của Công an tỉnh`. */
function headingLead(heading: string): string | null {
  const bare = heading
    .replace(
      /^(?:Đối với|Về phía|Trách nhiệm của|Nhiệm vụ của|Giao(?: nhiệm vụ)? cho|Giao|Đề nghị|Yêu cầu|Phân công|Các nhiệm vụ của|Nhiệm vụ giao)\s+/iu,
      '',
    )
    .trim();
  const unit = leadAtStart(bare);
  if (unit === null) return null;
  const rest = bare.slice(unit.length).trim();
  if (
    rest === '' ||
    /^[:.,;(]|^(?:và|chủ trì|có trách nhiệm|chịu trách nhiệm|thực hiện|tập trung|khẩn trương|phối hợp|căn cứ|theo|tiếp tục|cần)/iu.test(
      rest,
    )
  )
    return unit.name;
  // A name that no list knows, alone in its heading: "Vụ Thông tin lễ tân:".
  const alone = bare.replace(/[\s:.;]+$/u, '');
  const more = alone.slice(unit.length);
  return alone.length <= 80 && !/[:.;(]/u.test(more) && !ACTING.test(more) ? alone : null;
}

/** Words that ask for an end, beside which a time is a deadline for all that follows. */
const FINISH = /hoàn thành|xong|thời hạn|chậm nhất|trước ngày|báo cáo/iu;

/** Whether a paragraph only leads into what stands below it. */
const introduces = (text: string): boolean => /:\s*$/u.test(text);

function readItem(reader: Reader, item: OutlineItem, above: Context): void {
  const heading = item.label === null ? '' : (item.paragraphs[0] ?? '');
  const title = /^[^:]{0,160}:(?=\s)/u.exec(heading)?.[0] ?? heading;
  const polarity =
    item.label === null || (heading.length > 220 && !introduces(heading))
      ? above.polarity
      : polarityOf(item.children.length > 0 || title !== heading ? title : titled(heading), above.polarity);
  const attributes = attributesOf(item);
  if (attributes !== null) {
    readAttributed(reader, item, { ...above, polarity }, attributes);
    return;
  }
  if (item.children.length === 0) {
    if (item.label === null) readLoose(reader, item.paragraphs, { ...above, polarity });
    else readLeaf(reader, item, { ...above, polarity }, polarity !== above.polarity);
    return;
  }
  let context: Context = { ...above, polarity };
  for (const [at, paragraph] of item.paragraphs.entries()) {
    const own = at === 0 && item.label !== null ? headingLead(paragraph) : null;
    const order = ordered(paragraph);
    const intro = introduces(paragraph);
    const lead = own ?? order?.unit ?? null;
    if (lead !== null)
      context = {
        ...context,
        lead,
        cooperating: intro ? cooperatingOf(paragraph, lead) : [],
        polarity: context.polarity === 'aside' && order === null ? context.polarity : 'assigns',
      };
    if (
      intro &&
      /(?:nhiệm vụ|nội dung|công việc|giải pháp|yêu cầu|cụ thể|giao|kết luận|chỉ đạo|thực hiện)[^:]*:\s*$/iu.test(
        paragraph,
      ) &&
      context.polarity === 'unknown'
    )
      context = {
        ...context,
        polarity: /kết luận|ý kiến như sau|thống nhất/iu.test(paragraph) ? 'unknown' : 'assigns',
      };
    const due = item.label === null ? null : findDeadline(paragraph, reader.date, reader.holidays);
    if (due !== null && FINISH.test(paragraph)) context = { ...context, due };
  }
  // A plain paragraph before the list that assigns by itself stands on its own.
  if (item.label === null) {
    const own = item.paragraphs.filter((paragraph) => !introduces(paragraph) && ordered(paragraph) !== null);
    readLoose(reader, own, { ...context, polarity: 'unknown' });
  }
  const first = reader.tasks.length;
  for (const child of item.children) readItem(reader, child, context);
  applyClosing(reader, item, first);
}

const ATTRIBUTE =
  /^(?:(?:đơn vị|cơ quan|bộ phận)\s+(?:chủ trì|thực hiện|chịu trách nhiệm|đầu mối|phối hợp)|chủ trì|phối hợp|thời gian|thời hạn|hạn hoàn thành|tiến độ|sản phẩm|kinh phí|địa điểm|hình thức|đối tượng|thành phần|số lượng|kết quả)(?:\s+(?:thực hiện|hoàn thành|dự kiến|tổ chức|đầu ra|cần đạt))*\s*:/iu;

/** Dashes below an item that only say who does it and until when: `- Đơn vị chủ trì: Sở X`; null for other items. */
function attributesOf(item: OutlineItem): readonly string[] | null {
  if (item.label === null || item.children.length === 0) return null;
  const texts = item.children.map((child) => child.paragraphs.join(' '));
  const plain = item.children.every((child) => child.children.length === 0);
  return plain &&
    texts.every((text) => ATTRIBUTE.test(text)) &&
    texts.some((text) => /chủ trì|thực hiện/iu.test(text))
    ? texts
    : null;
}

function readAttributed(
  reader: Reader,
  item: OutlineItem,
  context: Context,
  attributes: readonly string[],
): void {
  const text = item.paragraphs.join('\n');
  if (context.polarity === 'aside' || text === '') return;
  const value = (pattern: RegExp): string =>
    attributes.find((attribute) => pattern.test(attribute))?.replace(/^[^:]*:\s*/u, '') ?? '';
  const [first = '', ...more] = unitsAtStart(
    value(/^(?:(?:đơn vị|cơ quan|bộ phận)\s+)?(?:chủ trì|thực hiện|chịu trách nhiệm|đầu mối)/iu),
  ).names;
  const others = unitsAtStart(value(/^(?:(?:đơn vị|cơ quan)\s+)?phối hợp/iu)).names;
  const time = value(/^(?:thời gian|thời hạn|hạn hoàn thành|tiến độ)/iu).replace(/[.;]+$/u, '');
  const due =
    time === ''
      ? findDeadline(text, reader.date, reader.holidays)
      : bareDue(time, reader.date, reader.holidays);
  reader.tasks.push({
    ref: item.ref,
    text,
    leadUnit: first === '' ? (context.lead ?? reader.addressee) : first,
    cooperating: [...more, ...others],
    dueText: due?.text ?? null,
    due: due?.date ?? null,
    citedDocuments: citedDocuments(text),
  });
}

/** A heading as far as it is one: without what a sentence says behind it. */
const titled = (text: string): string => (text.length <= 90 && !/[.;]$/u.test(text) ? text : '');

const CLOSING_DUE =
  /^(?:các\s+nhiệm vụ\s+(?:trên|nêu trên|này|tại|ở|thuộc)|thời (?:hạn|gian)(?:\s+(?:hoàn thành|thực hiện|báo cáo))?|hoàn thành\s+(?:các|toàn bộ|tất cả|những)|(?:các\s+)?nội dung (?:trên|nêu trên|này|tại|ở)|yêu cầu (?:hoàn thành|các đơn vị hoàn thành)|tất cả|(?:những|các) công việc (?:trên|nêu trên))/iu;

/** A deadline at the end of a list holds for all of it that has none. */
function applyClosing(reader: Reader, item: OutlineItem, first: number): void {
  const last = lastLeaf(item);
  if (last.parent !== item) return;
  const closing = last.paragraphs.slice(1).findLast((paragraph) => CLOSING_DUE.test(paragraph));
  const due = closing === undefined ? null : findDeadline(closing, reader.date, reader.holidays);
  if (due === null) return;
  for (let at = first; at < reader.tasks.length; at += 1) {
    const task = reader.tasks[at];
    if (task === undefined) continue;
    const text = task.text
      .split('\n')
      .filter((line) => line !== closing)
      .join('\n');
    // The last of the list was read together with its closing.
    const own =
      text === task.text ? task.dueText : (findDeadline(text, reader.date, reader.holidays)?.text ?? null);
    const date =
      text === task.text ? task.due : (findDeadline(text, reader.date, reader.holidays)?.date ?? null);
    reader.tasks[at] = {
      ...task,
      text,
      dueText: own ?? due.text,
      due: own === null ? due.date : date,
    };
  }
}

function lastLeaf(item: OutlineItem): OutlineItem {
  const last = item.children.at(-1);
  return last === undefined ? item : lastLeaf(last);
}

const CLOSINGS =
  /^(?:(?:Thừa lệnh|Thừa ủy quyền)[^.]*|(?:UBND|Ủy ban nhân dân|Văn phòng|VP|Tỉnh ủy|Ban Thường vụ|Thường trực|Chủ tịch|Trên đây|Vậy|Nhận được|Trong quá trình|Quá trình|Căn cứ (?:nội dung|Thông báo|Kế hoạch|Chỉ thị)|Thông báo này|Kế hoạch này|Chỉ thị này|Quyết định này|Kết luận này|Đề nghị các|Yêu cầu các|Yêu cầu Thủ trưởng|Đề nghị Thủ trưởng|Các (?:sở|cơ quan|ông|đồng chí)|Chánh Văn phòng|Xin trân trọng|Trân trọng)[^.]*(?:thông báo|triển khai|thực hiện|báo cáo|vướng mắc|biết|nghiêm túc|thi hành|phản ánh|hiệu lực|cảm ơn|kết luận|phổ biến))/iu;

/** Whether a paragraph is one of the sentences with which documents end. */
function closes(paragraph: string, last: boolean): boolean {
  if (!CLOSINGS.test(paragraph)) return false;
  if (
    /^(?:Trên đây|Vậy|Trong quá trình|Quá trình|Thông báo này|Kế hoạch này|Chỉ thị này|Quyết định này|Kết luận này|Nhận được|Xin trân trọng|Trân trọng|Thừa lệnh|Thừa ủy quyền)/iu.test(
      paragraph,
    )
  )
    return true;
  return last || /\/\.\/?\s*$|\.\/\.\s*$/u.test(paragraph);
}

/** Paragraphs without a label: each that hands something to a unit is a task of its own. */
function readLoose(reader: Reader, paragraphs: readonly string[], context: Context): void {
  let { polarity, lead, due } = context;
  for (const [at, paragraph] of paragraphs.entries()) {
    if (closes(paragraph, at === paragraphs.length - 1)) continue;
    if (introduces(paragraph) || (paragraph.length < 90 && !/[.;]$/u.test(paragraph))) {
      polarity = polarityOf(paragraph, polarity);
      lead = ordered(paragraph)?.unit ?? headingLead(paragraph) ?? lead;
      due = findDeadline(paragraph, reader.date, reader.holidays) ?? due;
      continue;
    }
    const order = ordered(paragraph);
    const begins = order !== null && (order.at < 60 || /^(?:Đối với|Về|Liên quan|Riêng)\s/u.test(paragraph));
    const start = ownLead(paragraph);
    const named = unitsAtStart(paragraph).length;
    const hands =
      begins ||
      (start !== null &&
        (/chủ trì|có trách nhiệm|chịu trách nhiệm/iu.test(paragraph) ||
          (named > 0 && acts(paragraph.slice(named)) !== null && !PAST.test(firstClause(paragraph)))));
    if (hands && !/^(?:Thực hiện|Căn cứ|Sau khi|Ngày|Theo|Xét|Để|Qua|Tại)\s/u.test(paragraph))
      pushTasks(reader, '', paragraph, { ...context, polarity, lead, due });
  }
}

/** A sentence that only says where the tasks are listed. */
const POINTS_ELSEWHERE =
  /^\(?(?:(?:Nội dung\s+)?chi tiết|cụ thể)[^.]{0,40}\s+(?:tại|theo|trong|như|ở)\s+(?:các\s+)?(?:phụ lục|biểu|bảng|danh mục)[^.]*\.?\)?\.?$/iu;

/** Bodies that conclude, and are asked for nothing by their own conclusion. */
const SUPERIOR =
  /^(?:Ban Thường vụ|Ban Chấp hành|Thường trực|Thường vụ|Tỉnh ủy|Huyện ủy|Đảng ủy|UBND|Ủy ban nhân dân|Chủ tịch|Phó Chủ tịch|Chính phủ|Thủ tướng|Bộ)(?!\p{L})/u;

/** Whether a text agrees with something and asks nobody: also behind the matter, and said by the body itself. */
function agrees(text: string): boolean {
  const matter = afterTopic(text);
  const unit = unitAtStart(matter);
  const said = matter.slice(unit?.length ?? 0).trimStart();
  return (
    AGREES.test(text) ||
    AGREES.test(matter) ||
    ((matter !== text || SUPERIOR.test(unit?.name ?? '')) && AGREES.test(said))
  );
}

/** An agreement in principle, which asks nobody for anything. */
const AGREES =
  /^(?:Cơ bản |Về nguyên tắc,? )?(?:thống nhất|đồng ý|nhất trí|chấp thuận|tán thành|ghi nhận|đánh giá|biểu dương|hoan nghênh|khen)(?:\s+(?:cao|về|chủ trương|nguyên tắc|theo|cho|nội dung|phương án|đề xuất|đề nghị|dự thảo|danh mục|việc|các|lựa chọn|thông qua)(?![\p{L}])|\s+với\s+(?:đề xuất|đề nghị|nội dung|báo cáo|ý kiến|các|dự thảo|chủ trương|phương án|đánh giá))/iu;

function readLeaf(reader: Reader, item: OutlineItem, context: Context, titledHere: boolean): void {
  const isLast = isLastOfAll(item);
  const kept = item.paragraphs.filter(
    (paragraph, at) => at === 0 || !closes(paragraph, isLast && at === item.paragraphs.length - 1),
  );
  const [first = ''] = kept;
  const ends = first.length > 140 || /[.;]$/u.test(first);
  const isHeading = kept.length > 1 && (!ends || introduces(first)) && first.length <= 220;
  const lead = isHeading ? (headingLead(first) ?? ordered(first)?.unit ?? context.lead) : context.lead;
  const polarity: Polarity =
    isHeading && headingLead(first) !== null && context.polarity !== 'aside' ? 'assigns' : context.polarity;
  const text = (isHeading ? kept.slice(1) : kept).join('\n');
  if (text === '') return;
  // "Điều 3. Chánh Văn phòng … chịu trách nhiệm thi hành Quyết định này" only puts the decision in force.
  if (
    /chịu trách nhiệm\s+(?:thi hành|thực hiện)\s+(?:Quyết định|Kế hoạch|Chỉ thị) này/iu.test(text) ||
    /có hiệu lực (?:thi hành )?(?:kể )?từ ngày/iu.test(text)
  )
    return;
  if (
    /^(?:Phê duyệt|Ban hành kèm theo|Thành lập|Cho phép|Bãi bỏ)/u.test(text) &&
    item.label?.kind === 'article'
  )
    return;
  const order = ordered(text);
  if (order === null && (agrees(text) || POINTS_ELSEWHERE.test(text))) return;
  const start = ownLead(text);
  // "Về bổ sung biên chế: Ban Tổ chức xem xét" answers a proposal by handing it on.
  const answered = afterTopic(text) !== text && handedTo(text) !== null;
  const begins = text.split('\n').some((line) => IMPERATIVE.test(line) || handedTo(line) !== null);
  const explicit =
    answered || order !== null || (start !== null && /chủ trì|trách nhiệm|tham mưu|phối hợp/iu.test(text));
  const accepted =
    polarity === 'aside'
      ? answered ||
        (order !== null &&
          (/giao|yêu cầu|phân công/.test(order.verb) || (isHeading && /^Về\s/u.test(first))) &&
          !titledAside(first, titledHere))
      : polarity === 'assigns'
        ? !(PAST.test(firstClause(text)) && !begins && order === null)
        : explicit ||
          (begins && !PAST.test(firstClause(text))) ||
          (start !== null && !PAST.test(firstClause(text)) && text.length > 40);
  if (!accepted) return;
  pushTasks(reader, item.ref, text, { ...context, polarity, lead });
}

const titledAside = (first: string, here: boolean): boolean =>
  here && /^(?:kết quả|hạn chế|tồn tại)/iu.test(first);
const firstClause = (text: string): string => text.slice(0, 160).split(/[;.\n]/u)[0] ?? '';

function isLastOfAll(item: OutlineItem): boolean {
  for (let one = item; one.parent !== null; one = one.parent)
    if (one.parent.children.at(-1) !== one) return false;
  return true;
}

/** A sentence that tells or agrees, before one that asks. */
const TELLS =
  /(?<!\p{L})(?:ghi nhận|đánh giá cao|biểu dương|hoan nghênh|đã|cơ bản|thống nhất|đồng ý|nhất trí|là nhiệm vụ|có ý nghĩa|còn chậm|còn hạn chế)(?!\p{L})/iu;

/** Pieces of a text that hand something to different units, each with what is said of it. */
function pieces(text: string): readonly string[] {
  const joined: string[] = [];
  let unit: string | null = null;
  for (const part of text.split(/(?<=[.;\n])\s*(?=\p{L})/u)) {
    const own = handedTo(part);
    const last = joined.at(-1);
    const apart = last !== undefined && text.includes(`${last}\n${part}`);
    if (last === undefined) joined.push(part);
    // A paragraph that asks nobody for anything, before one that does, is no part of what is asked.
    else if (own !== null && unit === null && !IMPERATIVE.test(last) && (apart || TELLS.test(last)))
      joined[joined.length - 1] = part;
    else if (own === null || unit === null || own === unit)
      joined[joined.length - 1] = `${last}${apart ? '\n' : ' '}${part}`;
    else joined.push(part);
    unit = own ?? unit;
  }
  return joined.map((part) => part.trim()).filter((part) => part !== '');
}

/** The unit to which a sentence hands something by its own first words, or null. */
function handedTo(part: string): string | null {
  const order = ordered(part);
  if (order !== null && order.at < 40) return order.unit;
  const said = afterTopic(part);
  const start = leadAtStart(said);
  if (start === null) return null;
  const whole = Math.max(start.length, unitsAtStart(said).length);
  return acts(said.slice(whole)) === null ? null : start.name;
}

/**
 * What stands between a unit and the verb that says what it does: nothing, or up to four more words of its name
 * (" Cảng cá Thanh Hóa" of "Ban Quản lý Cảng cá Thanh Hóa bố trí"); null where no verb follows.
 */
function acts(rest: string): string | null {
  const words = rest.replace(/^\s*\([^)]*\)/u, '').trimStart();
  let skipped = '';
  for (let count = 0; count < 5; count += 1) {
    const left = words.slice(skipped.length);
    if (IMPERATIVE.test(left)) return skipped.trimEnd();
    const word = NAMING.exec(left)?.[0];
    if (word === undefined) return null;
    skipped += word;
  }
  return null;
}

/** A word that may go on with a name: none of the small words with which a sentence goes on. */
const NAMING =
  /^(?!(?:đã|đang|còn|chưa|được|bị|là|có|và|của|trong|tại|với|về|theo|do|để|mà|như|phải|nhận|cùng|cho|từ|lãnh|chịu)(?![\p{L}]))\p{L}[\p{L}\p{M}]*\s+/u;

/** A text without the matter that it names first: `Về bổ sung biên chế: Ban Tổ chức …`. */
function afterTopic(text: string): string {
  return text.replace(/^(?:Về|Đối với)\s[^:]{3,220}:\s+/u, '');
}

function pushTasks(reader: Reader, ref: string, text: string, context: Context): void {
  for (const piece of pieces(text)) {
    const lead = ownLead(piece) ?? leadOfLines(piece) ?? context.lead ?? reader.addressee;
    const due = findDeadline(piece, reader.date, reader.holidays) ?? context.due;
    reader.tasks.push({
      ref,
      text: piece.replace(/\s*\.\/\.\s*$/u, '.'),
      leadUnit: lead,
      cooperating: cooperatingBeside(piece, lead, context),
      dueText: due?.text ?? null,
      due: due?.date ?? null,
      citedDocuments: citedDocuments(piece),
    });
  }
}

/** The units that cooperate by a task's own words, or by the intro that names its lead. */
function cooperatingBeside(piece: string, lead: string | null, context: Context): readonly string[] {
  const own = cooperatingOf(piece, lead);
  return own.length === 0 && lead === context.lead ? context.cooperating : own;
}

/** A unit before the colon of an item: `Nhiệm vụ của UBND các huyện biên giới: quan tâm rà soát …`. */
function leadOfLines(text: string): string | null {
  const title = /^([^:\n]{0,160}):\s/u.exec(text)?.[1];
  return title === undefined ? null : headingLead(title);
}
