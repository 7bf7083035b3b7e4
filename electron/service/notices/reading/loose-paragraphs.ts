import { closes, isForce } from './asides.ts';
import { asks, doerOf } from './doers.ts';
import { headingUnits, introduces, isTitle, polarityOf, polarityUnder } from './headings.ts';
import { orderIn, orderedParts } from './one-paragraph.ts';
import { isReport } from './orders.ts';
import { piecesOf, sentences } from './pieces.ts';
import { deadlineIn, pushText, type Context, type Reader } from './propose.ts';
import { isToBeSent } from './requests.ts';

/** Paragraphs without a label: each that hands something to a unit is a task of its own, for each unit that it asks. */
export function readLoose(reader: Reader, paragraphs: readonly string[], above: Context): void {
  let context = above;
  const parts = paragraphs.flatMap(orderedParts);
  const first = reader.tasks.length;
  for (const [at, paragraph] of parts.entries()) {
    if (closes(paragraph, at === parts.length - 1, reader.letter) || isForce(paragraph, false)) continue;
    if (introduces(paragraph) || isTitle(paragraph)) {
      context = introduced(reader, paragraph, context);
      continue;
    }
    if (sumsUp(reader, paragraph, parts.slice(at + 1))) continue;
    if (endsWithDeadline(reader, paragraph, first)) continue;
    const order = orderIn(reader, paragraph);
    if (order === null) {
      // "… giao Sở X một số nội dung sau:" asks it for every paragraph below.
      if (context.lead !== null && context.polarity === 'assigns' && asks(paragraph))
        pushText(reader, '', paragraph, context);
      else pushToBeSent(reader, paragraph, first, above);
      continue;
    }
    if ((context.polarity === 'states' || context.polarity === 'aims') && !handsOver(reader, order)) continue;
    pushText(reader, '', order, { ...context, lead: null, cooperating: [] });
  }
}

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
  if (!ONLY_WHEN.test(paragraph) || reader.tasks.length === first || doerOf(paragraph, reader) !== null)
    return false;
  const due = deadlineIn(reader, paragraph);
  if (due === null) return false;
  for (let at = first; at < reader.tasks.length; at += 1) {
    const task = reader.tasks[at];
    if (task?.dueText === null) reader.tasks[at] = { ...task, dueText: due.text, due: due.date };
  }
  return true;
}

const ONLY_WHEN =
  /^(?:Thời hạn|Thời gian|Hạn|Hoàn thành|Kết quả|Báo cáo kết quả|Yêu cầu hoàn thành|Đề nghị hoàn thành|Văn bản|Báo cáo|Ý kiến)(?![\p{L}\p{M}])/u;

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
