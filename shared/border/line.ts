import { holdsOn } from '../reference/find-reference.ts';
import type { ReferenceRow } from '../reference/reference-row.ts';
import type { PlainDate } from '../time/plain-date.ts';
import { lineSpan, parseMarkers, type MarkerLimits } from './marker.ts';

/** Something fixed on the line; `west` and `east` are positions by `linePosition`, both inclusive. */
export interface LineFeature {
  readonly kind: 'gate' | 'lane' | 'post' | 'commune';
  readonly code: string;
  readonly name: string;
  readonly west: number;
  readonly east: number;
  /** False: the place itself is to be confirmed ("cần xác nhận") and is drawn dashed. */
  readonly confirmed: boolean;
  readonly gateClass: string | null;
}

/** An incident at its place on the line; `west` and `east` by `lineSpan`. */
export interface LineIncident {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly west: number;
  readonly east: number;
  /** The place in its one written form. */
  readonly markers: string;
  /** Code of the catalogue of types. */
  readonly type: string;
  readonly typeName: string;
  readonly status: string;
  /** A quick report of a post that waits for its cross-check. */
  readonly awaiting: boolean;
  readonly date: PlainDate;
}

/** All that the schematic line shows; a scheme by marker number, never a map. */
export interface LineModel {
  readonly limits: MarkerLimits;
  /** The shown period, both ends inclusive; null is open. */
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly features: readonly LineFeature[];
  readonly incidents: readonly LineIncident[];
  /** West ends of the incidents of the same period last year. */
  readonly lastYear: readonly number[];
  /** Incidents of the period without a readable marker within the limits: nowhere on the line. */
  readonly unplaced: number;
}

/** Where a row of reference data says that it stands, and whether that is an estimate. */
function placeOf(row: ReferenceRow): { readonly text: string; readonly estimated: boolean } | null {
  const { markers, nearMarker, axisMarker } = row.attributes;
  const places = [
    { value: markers, estimated: false },
    { value: nearMarker, estimated: true },
    { value: axisMarker, estimated: false },
  ];
  for (const { value, estimated } of places) {
    if (typeof value === 'number' || (typeof value === 'string' && value !== '')) {
      return { text: String(value), estimated };
    }
  }
  return null;
}

function kindOf(row: ReferenceRow): LineFeature['kind'] | null {
  const { attributes } = row;
  // Compared as text: the catalogue of units may be unknown to an older list of catalogues.
  const catalogue: string = row.catalogue;
  if (catalogue === 'gate' && attributes['province'] === 'LS') {
    return attributes['class'] === 'lane' ? 'lane' : 'gate';
  }
  if (catalogue === 'organisation' && attributes['post'] === true) return 'post';
  return catalogue === 'unit' && attributes['border'] === true ? 'commune' : null;
}

/**
 * Gates, lanes, posts and communes that hold on a day and stand somewhere on the line, from west to east. Rows whose
 * markers are missing or unreadable are left out: nothing is drawn at a guessed place.
 */
export function lineFeatures(rows: readonly ReferenceRow[], on: PlainDate): readonly LineFeature[] {
  const features: LineFeature[] = [];
  for (const row of rows) {
    const kind = holdsOn(row, on) ? kindOf(row) : null;
    const place = kind === null ? null : placeOf(row);
    if (kind === null || place === null) continue;
    const { range } = parseMarkers(place.text);
    if (range === null) continue;
    const gateClass = row.attributes['class'];
    features.push({
      kind,
      code: row.code,
      name: row.shortName ?? row.name,
      ...lineSpan(range),
      confirmed: row.confirmed && !place.estimated && row.attributes['markersConfirmed'] !== false,
      gateClass: typeof gateClass === 'string' ? gateClass : null,
    });
  }
  return features.toSorted((a, b) => a.west - b.west || a.east - b.east || (a.code < b.code ? -1 : 1));
}

/** Incidents of one stretch; `west` and `east` are main numbers, both inclusive. */
export interface LineStretch {
  readonly west: number;
  readonly east: number;
  readonly count: number;
  readonly lastYear: number;
}

/**
 * Density of incidents by stretches of `size` main numbers from the west limit on; the last may be shorter. Each
 * incident counts once, at its west end; one outside the limits counts in the first or the last stretch, so that the
 * sums equal the totals.
 */
export function lineStretches(
  model: Pick<LineModel, 'limits' | 'incidents' | 'lastYear'>,
  size: number,
): readonly LineStretch[] {
  const { limits } = model;
  const amount = Math.max(1, Math.ceil((limits.east - limits.west + 1) / size));
  const counts = Array.from({ length: amount }, () => 0);
  const before = Array.from({ length: amount }, () => 0);
  const add = (bins: number[], position: number): void => {
    const index = Math.min(amount - 1, Math.max(0, Math.floor((position - limits.west) / size)));
    bins[index] = (bins[index] ?? 0) + 1;
  };
  for (const { west } of model.incidents) add(counts, west);
  for (const position of model.lastYear) add(before, position);
  return counts.map((count, index) => ({
    west: limits.west + index * size,
    east: Math.min(limits.west + (index + 1) * size - 1, Math.max(limits.east, limits.west)),
    count,
    lastYear: before[index] ?? 0,
  }));
}

/** Order along the line: west end, then day, then code. */
export function compareIncidents(a: LineIncident, b: LineIncident): number {
  if (a.west !== b.west) return a.west - b.west;
  if (a.date !== b.date) return a.date < b.date ? -1 : 1;
  return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
}

/** Index of the first incident at or east of a position; incidents in the order of `compareIncidents`. */
export function firstFrom(sorted: readonly LineIncident[], position: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.west ?? Infinity) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The part of the line in view: positions, `west` inclusive and `east` exclusive, over `width` pixels. */
export interface LineView {
  readonly west: number;
  readonly east: number;
  readonly width: number;
}

/** Incidents that share one column of marks, from the band outwards. */
export interface MarkStack {
  /** Left edge of the column in pixels of the view. */
  readonly left: number;
  readonly incidents: readonly LineIncident[];
}

/**
 * Places the incidents in view into columns as wide as a mark, so that marks never overlap at any width. Columns hang
 * on the line, not on the window: panning moves them, and never reshuffles them. Incidents come in the order of
 * `compareIncidents`; those in view are found by binary search. An incident stands at its west end.
 */
export function stackIncidents(
  sorted: readonly LineIncident[],
  view: LineView,
  markSize: number,
): readonly MarkStack[] {
  const scale = view.width / (view.east - view.west);
  const step = markSize / scale;
  const stacks: { readonly left: number; readonly incidents: LineIncident[]; readonly column: number }[] = [];
  // A column that begins left of the view still shows its right part.
  const begin = firstFrom(sorted, Math.floor(view.west / step) * step);
  for (let index = begin; index < sorted.length; index += 1) {
    const incident = sorted[index];
    if (incident === undefined || incident.west >= view.east) break;
    const column = Math.floor(incident.west / step);
    const last = stacks.at(-1);
    if (last?.column === column) last.incidents.push(incident);
    else stacks.push({ left: (column * step - view.west) * scale, incidents: [incident], column });
  }
  return stacks.map(({ left, incidents }) => ({ left, incidents }));
}
