import { walkDrawing, type Operators } from './drawing.ts';
import { numbersOf, times, type Matrix } from './matrix.ts';

/** A line that is drawn level or upright, in points of the page in reading direction. */
export interface RuledLine {
  readonly level: boolean;
  /** Its height where it is level, its distance from the left where it is upright. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Points: what is filled and no thicker is a line. */
const THICK = 3;
/** Points from which on a line counts; the sides of a letter that is drawn are shorter. */
const SHORT = 4;
/** Points by which a line may lean. */
const LEAN = 1.5;
/** Lines of a page at the most: a drawing has more, and no table. */
const MOST = 20_000;

type Point = readonly [x: number, y: number];

/**
 * The lines that a page draws, be they strokes or thin boxes.
 * @param upright from the page's own space to the page in reading direction.
 */
export async function ruledLines(operators: Operators, upright: Matrix): Promise<readonly RuledLine[]> {
  const lines: RuledLine[] = [];
  const add = ([x1, y1]: Point, [x2, y2]: Point): void => {
    const [wide, high] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
    if (lines.length > MOST || Math.max(wide, high) < SHORT || Math.min(wide, high) > LEAN) return;
    lines.push(
      wide > high
        ? { level: true, at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) }
        : { level: false, at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) },
    );
  };
  await walkDrawing(operators, (operator, args, space, codes) => {
    if (operator !== codes.constructPath) return;
    const [how, paths] = args;
    const strokes = [codes.stroke, codes.closeStroke, codes.fillStroke, codes.eoFillStroke].some(
      (code) => code === how,
    );
    const fills = how === codes.fill || how === codes.eoFill;
    if (!strokes && !fills) return;
    const onPage = times(upright, space);
    for (const path of Array.isArray(paths) ? (paths as readonly unknown[]) : [])
      for (const points of partsOf(numbersOf(path), onPage)) {
        if (strokes) for (const [at, point] of points.slice(1).entries()) add(points[at] ?? point, point);
        else if (points.length > 2) {
          const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
          const [left, right] = [Math.min(...xs), Math.max(...xs)];
          const [low, high] = [Math.min(...ys), Math.max(...ys)];
          if (high - low <= THICK && right - left > high - low)
            add([left, (low + high) / 2], [right, (low + high) / 2]);
          else if (right - left <= THICK) add([(left + right) / 2, low], [(left + right) / 2, high]);
        }
      }
  });
  return lines.length > MOST ? [] : lines;
}

/** Points of a part of a path at the most: a line or a box has five. */
const MOST_POINTS = 64;

/** The straight parts of a path, as the library packs them: 0 goes to a point, 1 draws to one, 2 and 3 bend, 4 closes. */
function partsOf(packed: readonly number[], onPage: Matrix): readonly (readonly Point[])[] {
  const parts: Point[][] = [];
  const point = (at: number): Point => {
    const [x, y] = [packed[at] ?? 0, packed[at + 1] ?? 0];
    return [onPage[0] * x + onPage[2] * y + onPage[4], onPage[1] * x + onPage[3] * y + onPage[5]];
  };
  for (let at = 0; at < packed.length;) {
    const last = parts.at(-1);
    const step = packed[at];
    if (step === 0) {
      parts.push([point(at + 1)]);
      at += 3;
    } else if (step === 1) {
      if (last !== undefined && last.length < MOST_POINTS) last.push(point(at + 1));
      at += 3;
    } else if (step === 2 || step === 3) {
      // What bends is no side of a table.
      if (last !== undefined) last.length = 0;
      at += step === 2 ? 7 : 5;
    } else {
      const [first] = last ?? [];
      if (step === 4 && first !== undefined) last?.push(first);
      at += 1;
    }
  }
  return parts;
}
