import { closes, closesReport, isForce, isTold } from './asides.ts';
import { isGeneric } from './cooperation.ts';
import { asks, doerOf } from './doers.ts';
import { headingUnits, introduces, isTitle, polarityOf, polarityUnder } from './headings.ts';
import { orderIn, orderedParts } from './one-paragraph.ts';
import { isReport } from './issuing.ts';
import { labelOf } from './outline.ts';
import { piecesOf, sentences } from './pieces.ts';
import { deadlineIn, pushText, type Context, type Reader } from './propose.ts';
import { isToBeSent } from './requests.ts';

/** Paragraphs without a label: each that hands something to a unit is a task of its own, for each unit that it asks. */
export function readLoose(reader: Reader, paragraphs: readonly string[], above: Context): void {
  let context = above;
  const parts = paragraphs.flatMap(orderedParts);
  const first = reader.tasks.length;
  /** Whether a report told of an order before: what units do behind it is what they are to do. */
  let ordered = above.polarity === 'assigns';
  /** Whom the paragraph before asked, which one without a subject goes on asking. */
  let asked: string | null = null;
  for (const [at, paragraph] of parts.entries()) {
    const before: string | null = asked;
    asked = null;
    const spoken: boolean = ordered;
    ordered ||= GIVES_ORDERS.test(paragraph);
    if (endsWithDeadline(reader, paragraph, first)) continue;
    const last = at === parts.length - 1;
    if (isReport(reader) ? closesReport(paragraph, last) : closes(paragraph, last, reader.letter)) continue;
    if (isForce(paragraph, false)) continue;
    if (introduces(paragraph) || isTitle(paragraph)) {
      context = introduced(reader, paragraph, context);
      continue;
    }
    if (sumsUp(reader, paragraph, parts.slice(at + 1))) continue;
    const order = orderIn(reader, paragraph);
    if (order === null) {
      // "… giao Sở X một số nội dung sau:" asks it for every paragraph below.
      if (context.lead !== null && context.polarity === 'assigns' && asks(paragraph))
        pushText(reader, '', paragraph, context);
      else if (before !== null && goesOn(paragraph)) {
        pushText(reader, '', paragraph, { ...above, lead: before, cooperating: [], due: null });
        asked = before;
      } else pushToBeSent(reader, paragraph, first, above);
      continue;
    }
    if (isReport(reader) && !spoken && !leavesNoDoubt(reader, order)) continue;
    if ((context.polarity === 'states' || context.polarity === 'aims') && !handsOver(reader, order)) continue;
    pushText(reader, '', order, { ...context, lead: null, cooperating: [] });
    asked = reader.tasks.at(-1)?.leadUnit ?? null;
  }
}

/** Words by which a report tells that something was ordered. */
const GIVES_ORDERS =
  /(?<!\p{L})(?:[Yy]êu cầu|[Cc]hỉ đạo|[Pp]hân công|[Gg]iao(?! thông| lưu| dịch| ban))\s|(?:UBND|Chủ tịch|Thủ tướng|Bộ \p{Lu}\p{Ll}+)[^.;]{0,80}\sđề nghị\s/u;

/** Whether a report's sentence is an order though none was told of before: handed out, urged, or with a day. */
const leavesNoDoubt = (reader: Reader, order: string): boolean =>
  handsOver(reader, order) || URGED.test(order);
const URGED =
  /(?<!\p{L})(?:cần|phải|khẩn trương|chịu trách nhiệm|chậm nhất)(?!\p{L})|(?<!\p{L})trước\s(?:ngày\s)?\d/u;

/** Whether a paragraph names nobody and says in a sentence what is to be done: "Theo dõi, đôn đốc các phòng …". */
const goesOn = (paragraph: string): boolean =>
  /[.;]$/u.test(paragraph) &&
  asks(paragraph) &&
  !isTold(paragraph) &&
  !/^(?:Thực hiện|Triển khai|Phát biểu|Kết luận|Tham dự|Trao đổi|Tiếp tục chương trình)(?!\p{L})[^.]*,\s/u.test(
    paragraph,
  );

/**
 * The orders of a letter that would ask for nothing without the sentences with which others close: "UBND tỉnh yêu cầu các đơn vị theo
 * chức năng, nhiệm vụ triển khai thực hiện Công văn nêu trên."
 */
export function readOnlyOrders(reader: Reader, paragraphs: readonly string[], above: Context): void {
  for (const paragraph of paragraphs.flatMap(orderedParts)) {
    if (ONLY_CLOSES.test(paragraph)) continue;
    const order = orderIn(reader, paragraph);
    if (order !== null && doerOf(order, reader)?.ordered === true) pushText(reader, '', order, above);
    else if (BY_FUNCTION.test(paragraph) && reader.sentTo !== null)
      pushText(reader, '', paragraph, { ...above, lead: reader.sentTo });
  }
}

/** What an invitation hands to one unit beside coming: "Giao Sở Ngoại vụ chuẩn bị báo cáo, gửi trước ngày …". */
export function readInvitation(reader: Reader, paragraphs: readonly string[]): void {
  for (const paragraph of paragraphs) {
    const label = labelOf(paragraph);
    const text = label?.rest ?? paragraph;
    const doer = PREPARES.test(text) ? doerOf(text, reader) : null;
    if (doer !== null && !isGeneric(doer.unit))
      pushText(reader, label?.text ?? '', text, {
        polarity: 'assigns',
        lead: null,
        cooperating: [],
        due: null,
        ref: null,
      });
  }
}

const PREPARES =
  /^(?:Giao|Phân công|Đề nghị|Yêu cầu)\s[^.;]{3,120}?\s(?:chuẩn bị|xây dựng|tham mưu|báo cáo|gửi|bố trí)(?!\p{L})/u;

/** What asks for nothing in any letter. */
const ONLY_CLOSES =
  /^(?:Trong quá trình|Quá trình|Trên đây|Nếu|Trường hợp|Rất mong|Trân trọng|Xin|Thừa lệnh[^.;]*thông báo|Nhận được)(?!\p{L})|(?:thông báo|truyền đạt|gửi)[^.;]*\sbiết(?:,| và)?\s(?:để\s)?(?:thực hiện|phối hợp|tổ chức thực hiện|triển khai thực hiện)?[^.;]{0,30}[.;/]*$|nghỉ lễ|kính mời|trân trọng mời/u;
/** "Căn cứ chức năng, nhiệm vụ được giao, triển khai thực hiện …" */
const BY_FUNCTION =
  /^(?:Căn cứ|Theo)\s(?:vào\s)?(?:chức năng|nhiệm vụ|thẩm quyền)[^.;]{0,60},\s(?:chủ động\s|khẩn trương\s)?(?:triển khai|tổ chức|thực hiện|nghiên cứu|rà soát|phối hợp)(?!\p{L})/u;

/** What a letter that asks for nothing else wants sent by a day, from whom it is sent to. */
function pushToBeSent(reader: Reader, paragraph: string, first: number, above: Context): void {
  if (reader.tasks.length > first) return;
  const all = sentences(paragraph);
  const at = all.findIndex(({ words }) => isToBeSent(words, reader));
  const text = all.slice(at).map(({ words }) => words);
  while (text.length > 1 && closes(text.at(-1) ?? '', true, true)) text.pop();
  if (at >= 0) pushText(reader, '', text.join(' '), { ...above, lead: reader.sentTo, cooperating: [] });
}

/** Whether a report's paragraph says in short what it tells below: "UBND tỉnh vừa có văn bản yêu cầu các sở …". */
const sumsUp = (reader: Reader, paragraph: string, below: readonly string[]): boolean =>
  isReport(reader) && SUMS_UP.test(paragraph) && below.some((next) => orderIn(reader, next) !== null);

const SUMS_UP = /(?<!\p{L})vừa\s(?:có|ban hành|ký|giao|yêu cầu|chỉ đạo)(?!\p{L})/u;

/** Whether a paragraph only says until when what stands before it is done; its deadline is given to what has none. */
function endsWithDeadline(reader: Reader, paragraph: string, first: number): boolean {
  if (!(ONLY_WHEN.test(paragraph) || ALL_BY_WHEN.test(paragraph)) || reader.tasks.length === first)
    return false;
  if (!ALL_BY_WHEN.test(paragraph) && doerOf(paragraph, reader) !== null) return false;
  const due = deadlineIn(reader, paragraph);
  if (due === null) return false;
  for (let at = first; at < reader.tasks.length; at += 1) {
    const task = reader.tasks[at];
    if (task?.dueText === null) reader.tasks[at] = { ...task, dueText: due.text, due: due.date };
  }
  return true;
}

const ONLY_WHEN =
  /^(?:Thời hạn|Thời gian|Hạn|Thông tin|Hoàn thành|Kết quả|Báo cáo kết quả|Yêu cầu hoàn thành|Đề nghị hoàn thành|Văn bản|Báo cáo|Ý kiến)(?![\p{L}\p{M}])/u;

/** What has all do by a day what was asked of them before: "Các đơn vị thực hiện trước ngày 24/3/2016." */
const ALL_BY_WHEN =
  /^Nhận được (?:công văn|văn bản|thông báo|kế hoạch) này|^(?:(?:Yêu cầu|Đề nghị)\s)?(?:[Cc]ác|[Qq]uý)\s(?:cơ quan|đơn vị|trường|địa phương|xã)[\p{Ll}, ]{0,40}?\s(?:thực hiện|hoàn thành|gửi báo cáo|nộp báo cáo|báo cáo)(?:\s(?:xong|kết quả|về \p{Lu}[\p{L} ]{2,40}))*\s(?:trước|chậm nhất|xong|muộn nhất)\s/u;

function introduced(reader: Reader, paragraph: string, context: Context): Context {
  const units = headingUnits(paragraph) ?? null;
  const doer = doerOf(paragraph, reader);
  const due = introduces(paragraph) ? deadlineIn(reader, paragraph) : null;
  return {
    ...context,
    polarity:
      units !== null
        ? 'assigns'
        : introduces(paragraph)
          ? polarityUnder(paragraph, /kết luận|ý kiến/iu.test(paragraph) ? 'unknown' : context.polarity)
          : polarityOf(paragraph, context.polarity),
    lead: units?.lead ?? doer?.unit ?? (introduces(paragraph) ? null : context.lead),
    cooperating: units?.cooperating ?? doer?.cooperating ?? [],
    due: due ?? context.due,
  };
}

/** Whether a text hands something over by words that leave no doubt. */
const handsOver = (reader: Reader, text: string): boolean =>
  piecesOf(text, null, reader).some((piece) => piece.doer?.ordered === true);
