import type { DrawnText } from './drawn-text.ts';
import { times, type Matrix } from './matrix.ts';
import type { Piece } from '../../reading/column-tables.ts';

/** A text with its place once the page is turned so that it is read from left to right. */
interface Turned {
  readonly drawn: DrawnText;
  /** Quarters of a turn from the reading direction of the page as it is shown, 0 to 3. */
  readonly quarter: number;
}

/** Letters of a page in reading direction. */
export interface UprightPage {
  /** From the page's own space to the page in reading direction. */
  readonly turn: Matrix;
  /** Turns what is drawn into the page's reading direction. */
  readonly place: (drawn: DrawnText) => Piece;
  /** Texts in the direction of most of the page. */
  readonly straight: readonly DrawnText[];
  /** Those that run another way, such as a note along the edge. */
  readonly aside: readonly DrawnText[];
}

/** Slant in radians from which on lines are drawn level again: a sheet that lay askew in the scanner. */
const LEVEL = 0.004;

/**
 * Finds the direction in which most of a page's letters run, whether the page is drawn turned and righted again, or lies on its side.
 * @param shown from the page's own space to what is shown, y from the top, as the library gives it.
 */
export function upright(texts: readonly DrawnText[], shown: Matrix): UprightPage {
  // From the top down becomes from the bottom up, as lines are read here.
  const raised: Matrix = times([1, 0, 0, -1, 0, 0], shown);
  const angle = ({ matrix }: DrawnText): number => {
    const [a, b] = times(raised, matrix);
    return Math.atan2(b, a);
  };
  const turned = texts.map((drawn): Turned => ({ drawn, quarter: quarterOf(angle(drawn)) }));
  const letters = [0, 0, 0, 0];
  for (const { drawn, quarter } of turned) letters[quarter] = (letters[quarter] ?? 0) + drawn.text.length;
  const most = letters.indexOf(Math.max(...letters));
  const straight = turned.filter(({ quarter }) => quarter === most).map(({ drawn }) => drawn);
  const slants = straight
    .filter(({ text }) => text.length >= 8)
    .map((drawn) => {
      const slant = angle(drawn) - (most * Math.PI) / 2;
      return Math.atan2(Math.sin(slant), Math.cos(slant));
    })
    .toSorted((a, b) => a - b);
  const slant = slants[Math.floor(slants.length / 2)] ?? 0;
  const turn = -((most * Math.PI) / 2 + (Math.abs(slant) > LEVEL ? slant : 0));
  const level: Matrix = times(
    [Math.cos(turn), Math.sin(turn), -Math.sin(turn), Math.cos(turn), 0, 0],
    raised,
  );
  const scale = Math.hypot(shown[0], shown[1]);
  return {
    turn: level,
    place({ text, matrix, width }) {
      const [, , c, d, x, y] = times(level, matrix);
      return { text, x, y, width: width * scale, height: Math.hypot(c, d) };
    },
    straight,
    aside: turned.filter(({ quarter }) => quarter !== most).map(({ drawn }) => drawn),
  };
}

function quarterOf(angle: number): number {
  return (Math.round(angle / (Math.PI / 2)) + 4) % 4;
}
