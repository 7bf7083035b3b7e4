import type { MarkerValue } from '../registers/field.ts';
import { readMarkers, type MarkerPoint, type MarkerRange } from './marker-text.ts';

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
  'shortened',
  'several-places',
  'out-of-range',
  'end-before-start',
  'span-too-long',
] as const;
export type MarkerWarning = (typeof markerWarnings)[number];

export interface ParsedMarkers {
  /** The first place that the text names; null when nothing in it can be read as a marker. */
  readonly range: MarkerRange | null;
  /** `1116`, `1088/2-1089`, `1106 + 238 m`, `943(2)`, of several places `1088; 1090/1`; null when nothing was read. */
  readonly normalised: string | null;
  readonly warnings: readonly MarkerWarning[];
}

/**
 * Reads markers as people type them: `1088/2 - 1089`, `mốc 1119-1120`, `1106+238m`, `943(2)`, several as `1088; 1090/1`. Never
 * refuses: what cannot be read has no range and the warning `not-a-marker`. The grammar is that of the annex of Nghị định
 * 153/2026/NĐ-CP.
 */
export function parseMarkers(text: string, limits: MarkerLimits = defaultMarkerLimits): ParsedMarkers {
  const read = readMarkers(text);
  if (read === null) return { range: null, normalised: null, warnings: ['not-a-marker'] };
  const { places, isWhole, isShortened } = read;
  const odd = new Set(places.flatMap((place) => warningsOf(place, limits)));
  return {
    range: places[0],
    normalised: places.map(formatMarkers).join('; '),
    warnings: [
      ...(isWhole ? [] : (['partly-read'] as const)),
      ...(isShortened ? (['shortened'] as const) : []),
      ...(places.length > 1 ? (['several-places'] as const) : []),
      ...markerWarnings.filter((warning) => odd.has(warning)),
    ],
  };
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
