import { normalise } from '../text/fold.ts';
import { withoutBrackets } from '../text/brackets.ts';

/** One border marker, or a point on the line behind it: `N[/k][(j)][ + d m]`. */
export interface MarkerPoint {
  /** Main number, 1…1378 on the whole Việt–Trung line. */
  readonly number: number;
  /** Mốc phụ `/k` behind the main marker; null for the main marker itself. */
  readonly sub: number | null;
  /** Which of several markers with one number at a river, `(j)`; null where there is one. */
  readonly copy: number | null;
  /** Metres along the line behind the marker, towards the east; null: at the marker. */
  readonly offset: number | null;
}

/** A place on the line: one point (`to` null), or from one to another, both inclusive. */
export interface MarkerRange {
  readonly from: MarkerPoint;
  readonly to: MarkerPoint | null;
}

/** What a text says of markers. */
export interface ReadMarkers {
  /** Places in the order of the text; one at least. */
  readonly places: readonly [MarkerRange, ...MarkerRange[]];
  /** False: the text says more than its markers. */
  readonly isWhole: boolean;
  /** True where a number was written short: "1088-90", "1088/1, 2". */
  readonly isShortened: boolean;
}

const POINT = String.raw`(\d{1,4})(?:\s*/\s*(\d{1,2})(?!\d))?(?:\s*\(\s*(\d)\s*\))?(?:\s*\+\s*(\d{1,4})\s*(?:(?:mét|met|m)(?![\p{L}\p{N}])|(?<=\d{2})(?!\s*[\p{L}\p{N}/])))?`;
/** Words that people write before a number and that say no more than the field does. */
const LEAD = String.raw`(?:(?:khu vực|tại|từ|giữa|between|khoảng|đoạn|các|cột|mốc|giới|quốc giới|biên giới|số|marker|markers|no\.?|m|界碑|第|#)[\s:.]*)*`;
const TAIL = String.raw`[\s.]*(?:(?:号界碑|号|界碑)[\s.]*)?`;
const TO = String.raw`[-–—−~→]|->|\.\.|…|/(?=\s*${LEAD}\d{3})|đến|tới|to|至|到`;
const AND = String.raw`[;,&]|(?:và|cùng|and|和|与)(?![\p{L}\p{N}])|、`;

const LEAD_AT = new RegExp(LEAD, 'iuy');
const POINT_AT = new RegExp(POINT, 'uy');
const JOINT_AT = new RegExp(`${TAIL}(?:(${TO})|((?:(?:${AND})\\s*)+)|)\\s*`, 'iuy');
const REST_AT = new RegExp(`${TAIL}[;,]*$`, 'iuy');
/**
 * Inside other words only what stands behind "mốc", or has three digits at least and is no other amount, is taken for a marker.
 */
const INSIDE = new RegExp(
  String.raw`(?:((?:mốc|界碑)(?:\s*(?:giới|số|quốc giới))*[\s:]*)|(?<![\p{L}\p{N}/.])(?<!(?:km|ql|số|năm)\s*)(?<!\d,(?=\d{3}(?!\d)))(?=\d{3}))${POINT}(?![\p{L}\p{N}/])(?!\s*(?:m|mét|km|ha|kg|người|đồng|hộ|con|cây)(?!\p{L}))`,
  'giu',
);
const ONLY_TO = new RegExp(`^${TAIL}(?:${TO})\\s*${LEAD}$`, 'iu');
const ONLY_AND = new RegExp(`^${TAIL}(?:(?:${AND})\\s*)+${LEAD}$`, 'iu');
/** The highest number of the whole line; what stands alone in words and is more is a year or an amount. */
const HIGHEST = 1378;

const WRITTEN_POINT = String.raw`([1-9]\d{2,3})(?:\/(\d{1,2}))?(?:\((\d)\))?(?: \+ (\d{1,4}) m)?`;
/** One place as it is kept, which is read many times for each time that one is typed. */
const WRITTEN = new RegExp(`^${WRITTEN_POINT}(?:-${WRITTEN_POINT})?$`);

function placeWritten(parts: readonly (string | undefined)[]): ReadMarkers | null {
  const from = pointOf(parts.slice(0, 4));
  const to = pointOf(parts.slice(4));
  return from === null ? null : { places: [{ from, to }], isWhole: true, isShortened: false };
}

/** How a point follows the one before: as the end of its stretch, as a place of its own, or behind a mere blank. */
type Joint = 'to' | 'and' | 'blank';

interface Said {
  readonly point: MarkerPoint;
  readonly joint: Joint;
}

/**
 * The markers of a text as people type them, one or several: `1088/2 - 1089`, `1088, 1090/1`, `giữa mốc 1104 và 1105`; null where
 * there is none.
 */
export function readMarkers(text: string): ReadMarkers | null {
  const alone = WRITTEN.exec(text);
  if (alone !== null) return placeWritten(alone.slice(1));
  const lined = normalise(text.replaceAll(/(?:(?<!\s)\s+)?\n\s*/g, '; '));
  // A spreadsheet keeps "1088/2" that was typed with a full stop.
  const tidy = lined.replaceAll(/(?<![\d.,])(\d{3,4})\.(\d{1,2})(?![\d.,])/g, '$1/$2');
  const whole = saidAlone(tidy);
  const said = whole ?? saidInWords(tidy);
  const [first, ...further] = placesOf(written(said));
  if (first === undefined) return null;
  const isShortened = tidy !== lined || written(said).some(({ point }, at) => point !== said[at]?.point);
  return { places: [first, ...further], isWhole: whole !== null, isShortened };
}

/** The points of a text that holds nothing else; null for any other text. */
function saidAlone(text: string): readonly Said[] | null {
  const found: Said[] = [];
  let at = 0;
  let isBetween = false;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  for (let joint: Joint = 'and'; ;) {
    const lead = take(LEAD_AT)?.[0] ?? '';
    const point = pointOf(take(POINT_AT)?.slice(1) ?? []);
    if (point === null) return null;
    found.push({ point, joint: isBetween && joint === 'and' && found.length === 1 ? 'to' : joint });
    isBetween ||= found.length === 1 && /giữa|between/iu.test(lead);
    const end = at;
    if (take(REST_AT) !== null) return blanksRead(found);
    at = end;
    const signs = take(JOINT_AT);
    if (signs === null || at === end) return null;
    joint = signs[1] === undefined ? (signs[2] === undefined ? 'blank' : 'and') : 'to';
  }
}

/** "1119 1120" is a stretch; more numbers apart by blanks are as many places. */
function blanksRead(said: readonly Said[]): readonly Said[] {
  const blank: Joint = said.length === 2 ? 'to' : 'and';
  return said.map(({ point, joint }) => ({ point, joint: joint === 'blank' ? blank : joint }));
}

/** The points among other words: those behind "mốc" and what is joined to them, else numbers that can be markers. */
function saidInWords(text: string): readonly Said[] {
  const matches = [...text.matchAll(INSIDE)];
  const isNamed = (match: RegExpExecArray): boolean => match[1] !== undefined;
  const hasNamed = matches.some(isNamed);
  const found: Said[] = [];
  const from = text.search(/(?<!\p{L})từ(?!\p{L})/iu);
  let end = 0;
  for (const match of matches) {
    const point = pointOf(match.slice(2));
    if (point === null || (!isNamed(match) && point.number > HIGHEST)) continue;
    const between = text.slice(end, match.index);
    const plain = withoutBrackets(between);
    const isFrom = from >= 0 && from < end && /(?<!\p{L})(?:đến|tới)(?!\p{L})/iu.test(plain);
    const isTo = ONLY_TO.test(plain) || isFrom;
    if (
      !isNamed(match) &&
      (found.length > 0 || hasNamed) &&
      !(found.length > 0 && (isTo || ONLY_AND.test(plain)))
    )
      continue;
    const isBetween = /giữa\s+$/iu.test(text.slice(0, matches[0]?.index)) && found.length === 1;
    const joint: Joint = isTo || (isBetween && ONLY_AND.test(plain)) ? 'to' : 'and';
    found.push({ point, joint });
    end = match.index + match[0].length;
  }
  return found;
}

/** The points with the numbers that were written short: "1088-90", "1088/1, 2" (parts of one marker). */
function written(said: readonly Said[]): readonly Said[] {
  let before: MarkerPoint | null = null;
  return said.map((one) => {
    const point = before === null ? one.point : inFull(one.point, before);
    before = point;
    return point === one.point ? one : { ...one, point };
  });
}

function inFull(point: MarkerPoint, before: MarkerPoint): MarkerPoint {
  const { number, sub } = point;
  if (number > 99 || before.number <= 99 || sub !== null) return point;
  if (before.sub !== null) return { ...point, number: before.number, sub: number };
  const scale = number > 9 ? 100 : 10;
  const full = before.number - (before.number % scale) + number;
  return full > before.number ? { ...point, number: full } : point;
}

function placesOf(said: readonly Said[]): readonly MarkerRange[] {
  const places: MarkerRange[] = [];
  for (const { point, joint } of said) {
    const last = places.at(-1);
    if (joint === 'to' && last !== undefined) places.splice(-1, 1, { from: last.from, to: point });
    else places.push({ from: point, to: null });
  }
  return places;
}

function pointOf(parts: readonly (string | undefined)[]): MarkerPoint | null {
  const [number, sub, copy, offset] = parts.map((part) => (part === undefined ? null : Number(part)));
  if (number === null || number === undefined || number === 0) return null;
  // "/0", "(0)" and "+ 0 m" name the marker itself.
  return { number, sub: sub || null, copy: copy || null, offset: offset || null };
}
