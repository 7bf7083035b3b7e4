import type { MarkerValue } from '../registers/field.ts';
import { normalise } from '../text/fold.ts';

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

/** What the department expects of its own stretch; a setting, because the west end lies between two published markers. */
export interface MarkerLimits {
  /** Lowest main number of the province, inclusive. */
  readonly west: number;
  /** Highest main number of the province, inclusive. */
  readonly east: number;
  /** A range over more main numbers than this is taken for a typing mistake. */
  readonly longestSpan: number;
}

/** Whether a place on the line, by its west end, stands within the limits; both ends inclusive, with what lies between the last marker and the next. */
export function withinLimits(limits: MarkerLimits, west: number): boolean {
  return west >= limits.west && west < limits.east + 1;
}

/** Verified: 947 is Cao Bằng's and 962 Lạng Sơn's; the east end is where Lạng Sơn, Quảng Ninh and Guangxi meet (vov.vn/616676: 1300 and on is Bình Liêu's). */
export const defaultMarkerLimits: MarkerLimits = { west: 948, east: 1300, longestSpan: 30 };

export const markerWarnings = [
  'not-a-marker',
  'partly-read',
  'out-of-range',
  'end-before-start',
  'span-too-long',
] as const;
export type MarkerWarning = (typeof markerWarnings)[number];

export interface ParsedMarkers {
  /** Null when nothing in the text can be read as a marker. */
  readonly range: MarkerRange | null;
  /** `1116`, `1088/2-1089`, `1106 + 238 m`, `943(2)`; null when nothing was read. */
  readonly normalised: string | null;
  readonly warnings: readonly MarkerWarning[];
}

const POINT = String.raw`(\d{1,4})(?:\s*/\s*(\d{1,2}))?(?:\s*\(\s*(\d)\s*\))?(?:\s*\+\s*(\d{1,4})\s*(?:mét|met|m)(?![\p{L}\p{N}]))?`;
/** Words that people write before a number and that say no more than the field does. */
const LEAD = String.raw`(?:(?:khu vực|tại|từ|giữa|khoảng|đoạn|các|cột|mốc|giới|quốc giới|biên giới|số|marker|markers|no\.?|m|界碑|第|#)[\s:.]*)*`;
const BETWEEN = String.raw`(?:\s*(?:[-–—−~→]|->|đến|tới|to|至|到)\s*|\s+)`;
const TAIL = String.raw`[\s.;,]*(?:号界碑|号|界碑)?[\s.;,]*`;

const WHOLE = new RegExp(`^${LEAD}${POINT}(?:${TAIL}${BETWEEN}${LEAD}${POINT})?${TAIL}$`, 'iu');
/** Inside other words only what stands behind "mốc", or has three digits at least, is taken for a marker. */
const INSIDE = new RegExp(
  String.raw`(?:(?:mốc|界碑)(?:\s*(?:giới|số|quốc giới))*[\s:]*|(?<![\p{L}\p{N}/.,])(?=\d{3}))${POINT}(?:\s*[-–—−~]\s*${LEAD}${POINT}|\s+(?:đến|tới)\s+${LEAD}${POINT})?(?![\p{L}\p{N}/])`,
  'iu',
);

/**
 * Reads markers as people type them: `1088/2 - 1089`, `mốc 1119-1120`, `1106+238m`, `943(2)`. Never refuses: what cannot
 * be read has no range and the warning `not-a-marker`. The grammar is that of the annex of Nghị định 153/2026/NĐ-CP.
 */
export function parseMarkers(text: string, limits: MarkerLimits = defaultMarkerLimits): ParsedMarkers {
  const tidy = normalise(text);
  const whole = WHOLE.exec(tidy);
  const found = whole ?? INSIDE.exec(tidy);
  const from = found === null ? null : pointOf(found.slice(1, 5));
  if (found === null || from === null) return { range: null, normalised: null, warnings: ['not-a-marker'] };
  const to = pointOf(found.slice(5, 9)) ?? pointOf(found.slice(9, 13));
  const range: MarkerRange = { from, to };
  return {
    range,
    normalised: formatMarkers(range),
    warnings: [...(whole === null ? (['partly-read'] as const) : []), ...warningsOf(range, limits)],
  };
}

function pointOf(parts: readonly (string | undefined)[]): MarkerPoint | null {
  const [number, sub, copy, offset] = parts.map((part) => (part === undefined ? null : Number(part)));
  if (number === null || number === undefined || number === 0) return null;
  // "/0", "(0)" and "+ 0 m" name the marker itself.
  return { number, sub: sub || null, copy: copy || null, offset: offset || null };
}

/** What is odd about a place on the line; each is shown and none keeps it from being saved. */
export function warningsOf(range: MarkerRange, limits: MarkerLimits): readonly MarkerWarning[] {
  const { from, to } = range;
  const points = to === null ? [from] : [from, to];
  const found: MarkerWarning[] = [];
  if (points.some(({ number }) => number < limits.west || number > limits.east)) found.push('out-of-range');
  if (to !== null && compareMarkers(to, from) < 0) found.push('end-before-start');
  if (to !== null && Math.abs(to.number - from.number) > limits.longestSpan) found.push('span-too-long');
  return found;
}

/** What is kept of a typed text: the text itself and what was read of it. */
export function markerValue(text: string): MarkerValue {
  const { range, normalised } = parseMarkers(text);
  return { text, normalised, order: range === null ? null : markerOrder(range) };
}

/** A point in its one written form: `1116`, `1088/2`, `943(2)`, `1106 + 238 m`. */
export function formatMarker({ number, sub, copy, offset }: MarkerPoint): string {
  return [
    String(number),
    sub === null ? '' : `/${sub}`,
    copy === null ? '' : `(${copy})`,
    offset === null ? '' : ` + ${offset} m`,
  ].join('');
}

/** A place on the line in its one written form: a point, or `A-B`. */
export function formatMarkers({ from, to }: MarkerRange): string {
  return to === null ? formatMarker(from) : `${formatMarker(from)}-${formatMarker(to)}`;
}

/** Total order along the line from west to east: main number, sub-number, metres, then the copy. */
export function compareMarkers(a: MarkerPoint, b: MarkerPoint): number {
  return (
    a.number - b.number ||
    (a.sub ?? 0) - (b.sub ?? 0) ||
    (a.offset ?? 0) - (b.offset ?? 0) ||
    (a.copy ?? 0) - (b.copy ?? 0)
  );
}

/**
 * Where a point stands on the schematic line, in main numbers: 1116 stands at 1116, its sub-markers between it and 1117.
 * It keeps the order of `compareMarkers` but no distance: the line is a scheme, not a map.
 */
export function linePosition({ number, sub, copy, offset }: MarkerPoint): number {
  const k = sub ?? 0;
  const start = 1 - 1 / (k + 1);
  const gap = 1 / (k + 1) - 1 / (k + 2);
  return number + start + gap * (((offset ?? 0) + (copy ?? 0) / 10) / 10_000);
}

/** West and east end of a place on the line, whichever way it was typed. */
export function lineSpan({ from, to }: MarkerRange): { readonly west: number; readonly east: number } {
  const start = linePosition(from);
  const end = to === null ? start : linePosition(to);
  return { west: Math.min(start, end), east: Math.max(start, end) };
}

/** A text that sorts as `compareMarkers` does by the range's beginning, for the database. */
export function markerOrder({ from }: MarkerRange): string {
  const digits = (value: number | null, length: number): string => String(value ?? 0).padStart(length, '0');
  return [digits(from.number, 4), digits(from.sub, 2), digits(from.offset, 4), digits(from.copy, 1)].join(
    '.',
  );
}
