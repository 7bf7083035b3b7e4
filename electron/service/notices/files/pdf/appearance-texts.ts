import { getResolvedPDFJS } from 'unpdf';
import type { Operators } from './drawing.ts';
import type { DrawnText } from './drawn-text.ts';
import { IDENTITY, matrixOf, times, type Matrix } from './matrix.ts';

interface State {
  readonly space: Matrix;
  readonly size: number;
  readonly betweenLetters: number;
  readonly betweenWords: number;
  /** 1 for letters of their own width. */
  readonly stretch: number;
  readonly leading: number;
  readonly rise: number;
  readonly unseen: boolean;
}

const BEGIN: State = {
  space: IDENTITY,
  size: 0,
  betweenLetters: 0,
  betweenWords: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  unseen: false,
};
/** The way of drawing that shows nothing. */
const UNSEEN = 3;

/**
 * The texts that the appearances of signature fields, stamps and notes draw, one list for each of them. A page's own text does not
 * have them: number and day of a paper that is signed on a screen stand only here.
 */
export async function appearanceTexts({
  fnArray,
  argsArray,
}: Operators): Promise<readonly (readonly DrawnText[])[]> {
  const { OPS } = await getResolvedPDFJS();
  const found: DrawnText[][] = [];
  let own: DrawnText[] | null = null;
  let state = BEGIN;
  let kept: State[] = [];
  let line: Matrix = IDENTITY;
  let place: Matrix = IDENTITY;
  const move = (x: number, y: number): void => {
    line = times(line, [1, 0, 0, 1, x, y]);
    place = line;
  };
  const steps = new Map<number, (args: readonly unknown[]) => void>([
    [OPS.save, () => void kept.push(state)],
    [OPS.restore, () => void (state = kept.pop() ?? state)],
    [OPS.transform, (args) => void (state = moved(state, matrixOf(args)))],
    [
      OPS.paintFormXObjectBegin,
      ([matrix]) => {
        kept.push(state);
        state = moved(state, matrixOf(matrix));
      },
    ],
    [OPS.paintFormXObjectEnd, () => void (state = kept.pop() ?? state)],
    [OPS.beginText, () => void (line = place = IDENTITY)],
    [OPS.setTextMatrix, (args) => void (line = place = matrixOf(args) ?? matrixOf(args[0]) ?? IDENTITY)],
    [OPS.moveText, ([x, y]) => move(numberOr(x, 0), numberOr(y, 0))],
    [
      OPS.setLeadingMoveText,
      ([x, y]) => {
        state = { ...state, leading: -numberOr(y, 0) };
        move(numberOr(x, 0), numberOr(y, 0));
      },
    ],
    [OPS.nextLine, () => move(0, -state.leading)],
    [OPS.setLeading, ([leading]) => void (state = { ...state, leading: -numberOr(leading, 0) })],
    [OPS.setFont, ([, size]) => void (state = { ...state, size: numberOr(size, 0) })],
    [OPS.setCharSpacing, ([space]) => void (state = { ...state, betweenLetters: numberOr(space, 0) })],
    [OPS.setWordSpacing, ([space]) => void (state = { ...state, betweenWords: numberOr(space, 0) })],
    [OPS.setHScale, ([scale]) => void (state = { ...state, stretch: numberOr(scale, 100) / 100 })],
    [OPS.setTextRise, ([rise]) => void (state = { ...state, rise: numberOr(rise, 0) })],
    [OPS.setTextRenderingMode, ([mode]) => void (state = { ...state, unseen: mode === UNSEEN })],
    [
      OPS.showText,
      ([glyphs]) => {
        const { text, length } = written(glyphs, state);
        const whole = times(times(state.space, place), [1, 0, 0, 1, 0, state.rise]);
        const { size, stretch } = state;
        if (text.trim() !== '' && !state.unseen)
          own?.push({
            text,
            matrix: times(whole, [size * stretch, 0, 0, size, 0, 0]),
            width: length * Math.hypot(whole[0], whole[1]),
          });
        place = times(place, [1, 0, 0, 1, length, 0]);
      },
    ],
  ]);
  for (const [at, operator] of fnArray.entries()) {
    const args = argsArray[at];
    const list: readonly unknown[] = Array.isArray(args) ? args : [];
    if (operator === OPS.beginAnnotation) {
      own = [];
      kept = [];
      state = moved(moved(BEGIN, matrixOf(list[2])), matrixOf(list[3]));
    } else if (operator === OPS.endAnnotation) {
      if (own !== null && own.length > 0) found.push(own);
      own = null;
    } else if (own !== null) steps.get(operator)?.(list);
  }
  return found;
}

const numberOr = (value: unknown, usual: number): number => (typeof value === 'number' ? value : usual);

const moved = (state: State, matrix: Matrix | null): State =>
  matrix === null ? state : { ...state, space: times(state.space, matrix) };

interface Glyph {
  readonly unicode?: unknown;
  readonly width?: unknown;
  readonly isSpace?: unknown;
}

/** The letters of a list of glyphs, and how far they reach along the line in the space of their text. */
function written(glyphs: unknown, state: State): { readonly text: string; readonly length: number } {
  let text = '';
  let length = 0;
  for (const glyph of Array.isArray(glyphs) ? (glyphs as readonly unknown[]) : []) {
    if (typeof glyph === 'number') {
      const step = (-glyph / 1_000) * state.size * state.stretch;
      // A jump inside a line parts words as a blank does.
      if (step > state.size * 0.2 && text !== '' && !text.endsWith(' ')) text += ' ';
      length += step;
    } else if (typeof glyph === 'object' && glyph !== null) {
      const { unicode, width, isSpace }: Glyph = glyph;
      text += typeof unicode === 'string' ? unicode : '';
      length +=
        ((numberOr(width, 0) / 1_000) * state.size +
          state.betweenLetters +
          (isSpace === true ? state.betweenWords : 0)) *
        state.stretch;
    }
  }
  return { text, length };
}
