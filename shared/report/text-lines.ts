import { typeWidth, type TypeFace } from '../reference/type-width.ts';

/** Dates, numbers of documents and codes hold a digit and signs behind which a line may otherwise end. */
const KEPT = [/^\S+$/u, /\d/u, /[-/–]/u];
/** Letters of the longest of them, two dates with a dash between them and what follows. */
const LONGEST_KEPT = 24;

/** Whether a word is a date, a number or a code, which stands whole in its line wherever the line is long enough. */
export function isKeptWhole(word: string): boolean {
  return word.length <= LONGEST_KEPT && KEPT.every((mark) => mark.test(word));
}

/** The parts behind each of which a line may end: after a space, or after a hyphen or a slash inside a word. */
function partsOf(text: string): readonly string[] {
  return text.match(/[^\S\u00A0]+|(?:[^\s/–-]|\u00A0)+[/–-]*|[/–-]+/gu) ?? [];
}

/** The lines in which a text of one paragraph stands in a column `width` mm wide; a run longer than the column is cut anywhere. */
export function linesOf(text: string, face: TypeFace, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of partsOf(text)) {
    if (typeWidth((line + part).trimEnd(), face) <= width) {
      line += part;
      continue;
    }
    if (line.trimEnd() !== '') lines.push(line.trimEnd());
    line = '';
    for (const letter of part.trimStart()) {
      if (line !== '' && typeWidth(line + letter, face) > width) {
        lines.push(line);
        line = '';
      }
      line += letter;
    }
  }
  if (line.trimEnd() !== '') lines.push(line.trimEnd());
  return lines;
}

/** A text whose words were measured once, to be set in columns of several widths. */
export interface MeasuredText {
  /** How many lines it takes in a column `width` mm wide; none: empty. */
  lines(this: void, width: number): number;
}

export function measured(text: string, face: TypeFace): MeasuredText {
  const space = typeWidth(' ', face);
  const paragraphs = text
    .split('\n')
    .map((paragraph) => runsOf(paragraph).map((run) => typeWidth(run, face)));
  return {
    lines(width) {
      let count = 0;
      for (const words of paragraphs) {
        let at = width + 1;
        for (const word of words) {
          const fits = at + space + word <= width;
          if (!fits) count += Math.max(1, Math.ceil(word / Math.max(1, width)));
          at = fits ? at + space + word : word % Math.max(1, width);
        }
      }
      return count;
    },
  };
}

/** The words of a text: what stands between spaces and ends of lines. A no-break space is no space. */
export const runsOf = (text: string): readonly string[] =>
  text.split(/[^\S\u00A0]+/u).filter((run) => run !== '');

/**
 * A text with a line ended before each date, number or code that would else be parted at the end of a line. For writers that know no
 * other means; a run longer than the column is parted all the same.
 * @param width of the column, mm
 */
export function keptWhole(text: string, face: TypeFace, width: number): string {
  return text
    .split('\n')
    .map((paragraph) => {
      let whole = '';
      let line = '';
      for (const word of paragraph.split(' ')) {
        const next = line === '' ? word : `${line} ${word}`;
        const fits = typeWidth(next, face) <= width;
        const kept = isKeptWhole(word) && typeWidth(word, face) <= width;
        const ended = line !== '' && !fits;
        whole += whole === '' ? word : `${ended && kept ? '\n' : ' '}${word}`;
        line = fits ? next : ended && kept ? word : (linesOf(next, face, width).at(-1) ?? '');
      }
      return whole;
    })
    .join('\n');
}

/**
 * Millimetres of the narrowest column in which a text has no more lines than in one of `width` mm, so that the last of them is about as long
 * as the others.
 */
export function balancedWidth(text: string, face: TypeFace, width: number): number {
  const count = linesOf(text, face, width).length;
  let [narrow, wide] = [width / Math.max(1, count + 1), width];
  while (wide - narrow > STEP) {
    const middle = (narrow + wide) / 2;
    if (linesOf(text, face, middle).length > count) narrow = middle;
    else wide = middle;
  }
  return Math.min(width, wide + STEP);
}

/** Millimetres to which a width is sought, and that two programs may measure differently. */
const STEP = 0.5;

/**
 * Millimetres of the line below a text: between a third and a half of the text's longest line (Nghị định 30/2020/NĐ-CP, Phụ lục I).
 * @param width of the column in which the text stands, mm
 */
export function lineBelow(text: string, face: TypeFace, width: number): number {
  const longest = Math.max(0, ...linesOf(text, face, width).map((line) => typeWidth(line, face)));
  return longest * SHARE_OF_LINE;
}

const SHARE_OF_LINE = 0.42;
