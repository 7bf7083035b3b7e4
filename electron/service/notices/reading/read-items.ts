import patterns from '../../../../shared/reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from '../../../../shared/offices/any-of.ts';
import { agrees, closes, exhorts, isForce, isTold, POINTS_ELSEWHERE } from './asides.ts';
import { attributesIn, isAttribute } from './attributes.ts';
import { isPerson } from './acts.ts';
import { beside } from './cooperation.ts';
import { asks, doerOf } from './doers.ts';
import { handsOut } from './orders.ts';
import { headingUnits, introduces, isTitle, polarityOf, polarityUnder, type Polarity } from './headings.ts';
import { speaks } from './issuing.ts';
import { isUpperCase } from './letter-case.ts';
import type { OutlineItem } from './outline.ts';
import { ordersAlone, paragraphTasks } from './item-paragraphs.ts';
import { readLoose } from './loose-paragraphs.ts';
import { isMember, isStatement } from './members.ts';
import { piecesOf, sentences } from './pieces.ts';
import {
  applyClosing,
  CLOSING_DUE,
  deadlineIn,
  pushText,
  pushWhole,
  timeOf,
  type Context,
  type Reader,
} from './propose.ts';
import { tableOf, tableTasks, type TaskTable } from './table-tasks.ts';
import { unitsAtStart } from '../../../../shared/offices/units-at-start.ts';

/** Words that ask for an end, beside which a time is a deadline for all that follows. */
const FINISH = /hoàn thành|xong|thời hạn|chậm nhất|trước ngày/iu;

export function readTable(reader: Reader, table: TaskTable, prefix: string): void {
  reader.tables.delete(table.number);
  reader.tasks.push(...tableTasks(table, prefix, reader.date ?? reader.about, reader.practice));
}

/** The units that a heading names: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH" above what it decides asks nobody. */
const unitsIn = (heading: string, reader: Reader): ReturnType<typeof headingUnits> => {
  const units = headingUnits(heading);
  return units !== null && isUpperCase(heading) && speaks(units.lead, reader) ? null : units;
};

/** The context below a heading without a label: the unit it names, or whether its part assigns. */
function below(heading: string | null, above: Context, reader: Reader): Context {
  if (heading === null) return above;
  const units = unitsIn(heading, reader);
  const polarity = units === null ? polarityOf(heading, above.polarity) : 'assigns';
  return {
    ...above,
    polarity,
    ...(units === null ? {} : { lead: units.lead, cooperating: units.cooperating, due: null }),
  };
}

export function readItem(reader: Reader, item: OutlineItem, outer: Context): void {
  const above = below(item.under, outer, reader);
  const paragraphs = item.paragraphs.filter((paragraph) => {
    const number = tableOf(paragraph);
    const table = number === null ? undefined : reader.tables.get(number);
    if (table !== undefined) readTable(reader, table, item.ref);
    return number === null;
  });
  if (item.children.length === 0) {
    if (item.label === null) readLoose(reader, paragraphs, above);
    else readLeaf(reader, item, paragraphs, above);
    return;
  }
  const [first = ''] = paragraphs;
  let context: Context = { ...above };
  if (item.label !== null) context = { ...context, polarity: polarityUnder(first, above.polarity) };
  const attributes = attributesIn(item.children.map((child) => child.paragraphs.join('\n')));
  if (attributes !== null) {
    readAttributed(reader, item, paragraphs, context, attributes);
    return;
  }
  for (const [at, paragraph] of paragraphs.entries()) {
    const titled = at === 0 && item.label !== null;
    const own = titled || (isTitle(paragraph) && !introduces(paragraph)) ? unitsIn(paragraph, reader) : null;
    const intro = introduces(paragraph);
    const said =
      own === null && (intro || titled) ? (doerOf(paragraph, reader) ?? headingDoer(paragraph)) : null;
    // "đồng chí X, Chủ tịch UBND tỉnh kết luận như sau:" asks nobody.
    // … and neither does "Văn phòng UBND tỉnh thông báo nội dung như sau:".
    const doer =
      said !== null &&
      ((isPerson(said.unit) && !handsOut(paragraph)) || (!said.ordered && SPEAKS_NEXT.test(paragraph)))
        ? null
        : said;
    const lead = own?.lead ?? doer?.unit ?? null;
    if (lead !== null && (context.polarity !== 'aims' || doer?.ordered === true))
      // Words for all at the top do not take the place of a unit named above.
      context = {
        ...context,
        lead,
        cooperating:
          own === null ? (doer?.cooperating ?? []) : [...new Set([...own.cooperating, ...beside(paragraph)])],
        polarity: context.polarity === 'states' && doer?.ordered !== true ? context.polarity : 'assigns',
      };
    if (intro && context.polarity === 'unknown')
      context = { ...context, polarity: INTRODUCES_TASKS.test(paragraph) ? 'assigns' : 'unknown' };
    // Of an intro its last sentence speaks of what follows.
    const due =
      item.label === null && !intro
        ? null
        : deadlineIn(reader, intro ? (paragraph.split(/(?<=[.;])\s+/u).at(-1) ?? paragraph) : paragraph);
    if (
      due !== null &&
      FINISH.test(paragraph) &&
      !/^(?:vào|đến|cuối|trong)\s(?:hết\s)?năm/iu.test(due.text) &&
      (intro || isTitle(paragraph) || DUE_FOR_ALL.test(paragraph))
    )
      context = { ...context, due };
    // A sentence before the list that asks by itself stands on its own.
    if (!intro && !isTitle(paragraph) && !DUE_FOR_ALL.test(paragraph) && doerOf(paragraph, reader) !== null)
      if (item.label === null) readLoose(reader, [paragraph], { ...context, polarity: 'unknown' });
      else pushText(reader, item.ref, paragraph, context);
  }
  const start = reader.tasks.length;
  for (const child of item.children) readItem(reader, child, context);
  applyClosing(reader, item, start);
}

/** A sentence that gives all that follows its deadline. */
const DUE_FOR_ALL =
  /^(?:các|những|toàn bộ)\s+(?:công việc|việc|nhiệm vụ|nội dung)\s+(?:dưới đây|sau đây|sau|tại|thuộc)/iu;

const SPEAKS_NEXT =
  /(?<!\p{L})(?:thông báo|kết luận|ban hành|quyết định|có ý kiến|trả lời|hướng dẫn|xây dựng kế hoạch|báo cáo|xây dựng)(?!\p{L})[^:]*(?:như sau|sau đây|sau|cụ thể|nội dung|chính)\s*:\s*$/iu;

/** An intro that asks a unit without a verb of its own: "UBND các huyện, thành phố:" behind other words. */
const headingDoer = (paragraph: string) =>
  introduces(paragraph) ? doerOf(`${paragraph.replace(/[\s:]+$/u, '')} thực hiện.`, { issuer: null }) : null;

const INTRODUCES_TASKS =
  /(?:nhiệm vụ|nội dung|công việc|giải pháp|yêu cầu|cụ thể|giao|chỉ đạo|thực hiện|các việc)[^:]*:\s*$/iu;

/** An item whose children say who does it and until when. */
function readAttributed(
  reader: Reader,
  item: OutlineItem,
  paragraphs: readonly string[],
  above: Context,
  said: NonNullable<ReturnType<typeof attributesIn>>,
): void {
  const due = said.time === null ? null : timeOf(reader, said.time);
  const context: Context = {
    ...above,
    polarity: above.polarity === 'states' ? 'states' : 'assigns',
    lead: said.lead ?? above.lead,
    cooperating: [...said.others, ...said.cooperating],
    due: due ?? above.due,
  };
  const contents = item.children.filter((child) => !isAttribute(child.paragraphs[0] ?? ''));
  if (contents.length > 0) {
    for (const child of contents)
      if (child.children.length > 0) readItem(reader, child, context);
      else pushWhole(reader, child.ref, child.paragraphs.join('\n'), context);
    return;
  }
  pushWhole(reader, item.ref, paragraphs.join('\n'), context);
}

function readLeaf(reader: Reader, item: OutlineItem, paragraphs: readonly string[], above: Context): void {
  const isLast = isLastOfAll(item);
  const kept = withoutClosing(paragraphs, isLast);
  const lines = kept.filter((paragraph) => !isAttribute(paragraph));
  const pushLater: (readonly [string, string])[] = [];
  const attributes = attributesIn(kept, true);
  const [first = ''] = lines;
  const headed = lines.length > 1 && isHeading(first);
  const units = headed ? headingUnits(first) : null;
  const doer = headed && units === null ? (introduces(first) ? doerOf(first, reader) : null) : null;
  const polarity = headed
    ? units === null
      ? polarityOf(first, above.polarity)
      : above.polarity === 'aims'
        ? 'aims'
        : 'assigns'
    : titledPolarity(first, above.polarity);
  let context: Context = {
    ...above,
    polarity,
    ...(units !== null || doer !== null
      ? {
          lead: units?.lead ?? doer?.unit ?? null,
          cooperating: units?.cooperating ?? doer?.cooperating ?? [],
        }
      : {}),
  };
  if (attributes !== null) {
    const due = attributes.time === null ? null : timeOf(reader, attributes.time);
    context = {
      ...context,
      polarity: context.polarity === 'unknown' ? 'assigns' : context.polarity,
      lead: attributes.lead ?? context.lead,
      cooperating: [...attributes.others, ...attributes.cooperating],
      due: due ?? context.due,
    };
    if (attributes.lead === null) {
      const doer = doerOf(first, reader);
      if (doer !== null) context = { ...context, lead: doer.unit, cooperating: doer.cooperating };
    }
    pushWhole(reader, item.ref, kept.join('\n'), context);
    return;
  }
  // Behind the document's last item, what asks a unit in a paragraph of its own stands by itself.
  // … and so does, behind a last item with a title, what has the document itself followed.
  const follows = isLast
    ? lines.findIndex(
        (line, at) => at > (headed ? 1 : 0) && FOLLOWS_UP.test(line) && doerOf(line, reader) !== null,
      )
    : -1;
  // A paragraph behind a list of dashes that asks another unit is of what stands above the list.
  const dashed = item.label?.kind === 'dash' || item.label?.kind === 'plus';
  const beyond =
    dashed && follows < 0 && !headed && /[.;]$/u.test(first)
      ? lines.findIndex(
          (line, at) =>
            at > 0 &&
            !CLOSING_DUE.test(line) &&
            doerOf(line, reader) !== null &&
            !sameLead(doerOf(line, reader)?.unit ?? null, context.lead),
        )
      : -1;
  if (beyond > 0) {
    for (const line of lines.slice(beyond))
      if (doerOf(line, reader) !== null) pushLater.push([item.parent?.ref ?? '', line]);
    lines.length = beyond;
  }
  const own = follows > 0 ? lines.slice(0, follows) : lines;
  const later = lines.slice(own.length);
  const said = headed ? own.slice(1) : own;
  // A heading that asks by itself, of which what follows only says how, is what is asked.
  const bare = headed && units === null && asks(first) && !said.some((line) => ordersAlone(reader, line));
  const texts = bare
    ? [{ text: own.join('\n'), lead: context.lead }]
    : paragraphTasks(reader, said, context.lead, (line, lead) =>
        accepts(reader, item, line, { ...context, lead }),
      );
  if (texts.length > 0 && accepts(reader, item, texts.map(({ text }) => text).join('\n'), context))
    for (const [at, { text, lead }] of texts.entries())
      pushText(
        reader,
        texts.length === 1 ? item.ref : `${item.ref} (đoạn ${at + 1})`,
        text,
        lead === context.lead ? context : { ...context, lead, cooperating: [] },
      );
  readLoose(reader, later, { ...above, polarity: 'unknown', lead: null, due: null });
  for (const [ref, line] of pushLater) pushText(reader, ref, line, { ...above, due: null });
}

/** An item's paragraphs without the document's closing words, nor the title of what is attached behind them. */
function withoutClosing(paragraphs: readonly string[], isLast: boolean): readonly string[] {
  const kept = paragraphs.filter(
    (paragraph, at) =>
      at === 0 ||
      (!closes(paragraph, isLast && at === paragraphs.length - 1) && !ATTACHED_TITLE.test(paragraph)),
  );
  // "1. Giao Sở X … . Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện./."
  return isLast ? kept.map((paragraph) => paragraph.replace(CLOSING_WORDS, '')) : kept;
}

const ATTACHED_TITLE =
  /^(?:Chương trình|Phụ lục|Danh sách|Danh mục|Lịch|Biểu|Bảng|Mẫu|CHƯƠNG TRÌNH|PHỤ LỤC|DANH SÁCH|DANH MỤC|LỊCH)\s[^.;:]{0,120}:?$/u;
const CLOSING_WORDS =
  /(?<=[.;]\s*)(?:Trên đây là|(?:Văn phòng|UBND|Ủy ban nhân dân)[^.;]{0,60}(?:thông báo|truyền đạt)[^.;]{0,120}(?:biết|thực hiện))[^.;]*(?:\.\/?\.?)?\s*$/u;

const sameLead = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a.toLowerCase() === b.toLowerCase();

/** "Giao Văn phòng theo dõi, đôn đốc việc thực hiện Chỉ thị này" */
const FOLLOWS_UP = new RegExp(
  anyOf([
    String.raw`^(?:Giao|Yêu cầu|Đề nghị)\s[^.;]*(?:theo dõi|đôn đốc)`,
    `^(?:${anyOf(patterns.followingOffices)})[^.;]*(?:theo dõi|đôn đốc|tổng hợp|trực ban)`,
    `(?:${anyOf(patterns.followingVerbs)})[^.;]*(?:${anyOf(patterns.followedDocumentKinds)})`,
  ]),
  'u',
);

/** What the title in front of an item's colon says of it: "Mục tiêu: …", "Kết quả: …". */
function titledPolarity(text: string, before: Polarity): Polarity {
  const title = /^[^:.;]{0,60}(?=:\s)/u.exec(text)?.[0] ?? '';
  return title === '' ||
    headingUnits(title) !== null ||
    /^(?:Đối với|Kiến nghị|Đề nghị|Đề xuất)\s/u.test(title)
    ? before
    : polarityOf(title, before);
}

const isHeading = (first: string): boolean =>
  first.length <= 220 && (introduces(first) || (first.length <= 140 && !/[.;]$/u.test(first)));

/** Words of what was or is, anywhere in a text. */
const TELLS_SOMEWHERE =
  /(?<!\p{L})(?:đã|chưa|được|còn(?! lại)|nhưng|đạt|tăng(?! cường)|giảm|hiện (?:nay|có|còn|đang)|xảy ra)(?!\p{L})|\d%|\s\d+\s(?:hồ sơ|lượt|vụ|cuộc|trường hợp|đơn thư|văn bản)(?!\p{L})/iu;

const withoutBrackets = (text: string): string => text.replaceAll(/\([^)]*\)/g, '');

/** Words by which a unit is urged, where a section otherwise tells what was. */
const URGES =
  /khẩn trương|(?<!\p{L})(?:cần|sớm|trước ngày|xong|chậm nhất|tiếp tục|tập trung|có trách nhiệm|chủ động)(?!\p{L})|phải(?! rà soát nhưng)(?!\p{L})/iu;

function accepts(reader: Reader, item: OutlineItem, text: string, context: Context): boolean {
  if (
    isForce(text, item.label?.kind === 'article') ||
    /^(?:Trong quá trình|Quá trình)[^.]*(?:vướng mắc|khó khăn)/iu.test(text)
  )
    return false;
  if (isMember(text) || exhorts(text)) return false;
  // A line that only names units is a list of them.
  if (unitsAtStart(text).length >= text.replace(/[\s.;,]+$/u, '').length) return false;
  const pieces = piecesOf(text, context.lead ?? reader.addressee, reader);
  const ordered = pieces.some((piece) => piece.doer?.ordered === true);
  const named = pieces.some((piece) => piece.doer !== null);
  if (!ordered && isStatement(text)) return false;
  if (!ordered && (agrees(text) || POINTS_ELSEWHERE.test(text)))
    return pieces.some(
      (piece) =>
        piece.doer !== null &&
        sentences(piece.text).some(
          ({ words }) => !agrees(words) && !isTold(words) && doerOf(words, reader) !== null,
        ),
    );
  if (context.polarity === 'aims') return ordered && (handsOut(text) || /(?<!\p{L})phân công\s/iu.test(text));
  if (context.polarity === 'states')
    return (
      ordered ||
      (named && !isTold(text) && (URGES.test(withoutBrackets(text)) || !TELLS_SOMEWHERE.test(text)))
    );
  if (named) return true;
  if (context.lead === null && reader.addressee === null && !(context.polarity === 'assigns' && reader.own))
    return false;
  const starts = text.split(/\n|(?<=[.;])\s+/u).some((sentence) => asks(sentence));
  if (context.polarity === 'assigns' && context.lead !== null) return starts || !isTold(text);
  return (starts || (deadlineIn(reader, text)?.date ?? null) !== null) && !isTold(text);
}

function isLastOfAll(item: OutlineItem): boolean {
  for (let one = item; one.parent !== null; one = one.parent)
    if (one.parent.children.at(-1) !== one) return false;
  return true;
}
