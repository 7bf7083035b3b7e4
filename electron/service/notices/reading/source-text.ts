import { isUpper } from './head-patterns.ts';
import { LONGEST } from './long-paragraphs.ts';
import { labelOf } from './outline.ts';

/** One piece of a source: a paragraph, or the row of a table. */
export interface SourceBlock {
  readonly text: string;
  /** Cells of a table's row; null for a paragraph. */
  readonly cells: readonly string[] | null;
  /** Number of the table that a row belongs to, from 0. */
  readonly table?: number;
}

/** Stands before a line that goes on in the paragraph above it for certain, as the places of lines on a page tell. */
export const GOES_ON = '\u2060';

/** Words with which a paragraph of its own begins: parts of the head and end, and lines that say who and when. */
const OPENS =
  /^(?:Nơi nhận|Kính gửi|Số\s*:|T\/?[LM]\.?\s|K\/?T\.?\s|Trên đây\s|(?:Đơn vị|Cơ quan|Thời gian|Thời hạn|Chủ trì|Phối hợp|Sản phẩm|Tiến độ)(?:\s+\p{Ll}[\p{L}\p{M}]*){0,3}\s*:)/u;
/** Whether a line begins an item or another paragraph of its own, whatever stands above it. */
const begins = (line: string): boolean =>
  OPENS.test(line) || (labelOf(line) !== null && !/^[-–]\s*Thương binh và Xã hội/u.test(line));
/** How a line ends that nothing goes on from: with its mark, or with who took the picture above it. */
const ENDED = /[.;:!?…”"]\s*\**$|\.\/\.?\**$|(?:^|[.)]\s)Ảnh\s*:\s[^.:]{2,40}$/u;

/**
 * A text without the signs that only help to break lines. Some files print a hyphen by one of them: in numbers of documents,
 * between blanks and before an item.
 */
export const withoutBreaks = (text: string): string =>
  text
    .replaceAll(/(?<=[\p{Lu}\d])\u00AD(?=[\p{Lu}\d])|(?<=^|\s)\u00AD(?=\s)/gu, '-')
    .replaceAll(/[\u00AD\u200B-\u200D\u2060\uFEFF]/g, '');

const bare = (line: string): string =>
  withoutBreaks(line.normalize('NFC'))
    .replaceAll(/[\t\u00A0 ]+/g, ' ')
    .replaceAll(/\*{2,}|_{2,}|^[\s\-–—=_*.~…]{3,}$/g, '')
    .trim();

/** Columns that a head or a signature was laid out in with blanks. */
function columns(line: string): readonly string[] {
  const parts = line.trim().split(/ {5,}|\t+/);
  return parts.length === 2 && parts.every((part) => part.length >= 6) ? parts : [line];
}

/** Whether a line is only the number of a page. */
export const isPageNumber = (line: string): boolean =>
  /^(?:-\s*)?(?:trang\s+)?\d{1,3}(?:\s*\/\s*\d{1,3})?(?:\s*-)?$/iu.test(line);
/** Whether a letter begins behind its addressees: "Kính gửi: Các đơn vị trực thuộc Sở" / "Thực hiện Kế hoạch …". */
const beginsLetter = (before: string, next: string): boolean =>
  /^Kính (?:gửi|chuyển(?=\s*:))/iu.test(before) &&
  /^(?:Thực hiện|Căn cứ|Ngày|Để|Nhằm|Theo|Xét|Phúc đáp|Trả lời|Sau khi|Qua|Liên quan|Tiếp theo|Vừa qua)\s/u.test(
    next,
  );

/** Whether a paragraph goes on in the next one: its sentence is open, and the next begins in the middle of one. */
function goesOn(before: string, next: string): boolean {
  if (before === '' || begins(next) || ENDED.test(before) || beginsLetter(before, next)) return false;
  // A heading in capitals ends with its capitals.
  if (isUpper(before) && !isUpper(next)) return false;
  if (isUpper(next) && next.length >= 8 && !isUpper(before)) return false;
  if (/^(?:[\p{Ll}(,;]|\d)/u.test(next) || /^[-–]\s*Thương binh và Xã hội/u.test(next)) return true;
  // A bracket or a name with a dash that was cut.
  if (/\([^)]*$/u.test(before) || (/[-–]$/u.test(before) && /^\p{Lu}/u.test(next))) return true;
  // A sentence that breaks before a name ends with a word that wants one more; a short line is a heading.
  if (before.length < 60) return false;
  return /(?:\s(?:và|của|với|cho|tại|về|theo|số|các|do|giao|từ|đến|là|Sở|UBND|Bộ|Ban|ngày|tỉnh|huyện|xã)|,)$/u.test(
    before,
  );
}

/** Whether a line that begins with a dash only goes on with words that have one: "Trà Lĩnh" / "- Long Bang". */
const cutAtDash = (before: string, next: string): boolean =>
  !ENDED.test(before) &&
  ((/^[-–]\s\p{Lu}/u.test(next) && /\p{Lu}\p{Ll}*\s\p{Lu}\p{Ll}*$/u.test(before)) ||
    (/^[-–]\s\p{Ll}/u.test(next) && /\p{Ll}$/u.test(before)));

/** The nation's name stands alone: what is below it in the text stood beside it. */
const NATION = /CỘNG H[ÒO][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM$/u;

/** Paragraphs of a plain text: lines that an editor or a page wrapped are joined, page numbers left out. */
export function paragraphsOf(text: string): readonly string[] {
  const parts = text
    .replaceAll(/\r\n?|\f/g, '\n')
    .split('\n')
    .flatMap((line) => columns(line));
  const lines = parts.map(bare);
  const filled = lines.filter((line) => line !== '');
  const longest =
    filled.map((line) => line.length).toSorted((a, b) => a - b)[Math.floor(filled.length * 0.9)] ?? 0;
  // Lines of a page's width: at most some 110 signs, most of them directly below one another.
  const adjacent = lines.filter((line, at) => line !== '' && (lines[at + 1] ?? '') !== '').length;
  const wrapped = longest <= 115 && adjacent > filled.length * 0.4;
  const paragraphs: string[] = [];
  let gap = true;
  let lastLine = '';
  for (const [at, line] of lines.entries()) {
    if (line === '' || isPageNumber(line)) {
      gap = true;
      continue;
    }
    const before = paragraphs.at(-1) ?? '';
    const full = lastLine.length >= longest * 0.72;
    const whole = !gap && before !== '' && parts[at]?.startsWith(GOES_ON) === true && labelOf(line) === null;
    const joins =
      whole ||
      (wrapped && !gap
        ? before !== '' &&
          (!begins(line) || (full && cutAtDash(before, line))) &&
          (!isUpper(before) || isUpper(line)) &&
          (!isUpper(line) || line.length < 8 || isUpper(lastLine)) &&
          (full || goesOn(before, line)) &&
          !(
            /^Kính gửi/iu.test(before) &&
            /^\p{Lu}/u.test(line) &&
            (beginsLetter(before, line) || !/(?:[,;:]|\s(?:và|các|Sở|UBND))$/u.test(before))
          ) &&
          !(ENDED.test(before) && (!full || /^\p{Lu}/u.test(line)))
        : goesOn(before, line) && (gap ? before.length > 40 : true));
    if (joins && !NATION.test(lastLine) && before.length + line.length < LONGEST)
      paragraphs[paragraphs.length - 1] = `${before} ${line}`;
    else paragraphs.push(line);
    gap = false;
    lastLine = line;
  }
  return paragraphs;
}

/** A paragraph cut in two by a page, in a source that knows its paragraphs. */
export function joinCut(blocks: readonly SourceBlock[]): readonly SourceBlock[] {
  const joined: SourceBlock[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (block.cells === null && (block.text === '' || isPageNumber(block.text))) continue;
    if (
      last?.cells === null &&
      block.cells === null &&
      last.text.length > 40 &&
      last.text.length + block.text.length < LONGEST &&
      goesOn(last.text, block.text)
    )
      joined[joined.length - 1] = { ...last, text: `${last.text} ${block.text}` };
    else joined.push(block);
  }
  return joined;
}
