import { holdsOn } from '../reference/find-reference.ts';
import type { ReferenceRow } from '../reference/reference-row.ts';
import type { PlainDate } from '../time/plain-date.ts';
import { lineSpan, parseMarkers } from './marker.ts';
import type { MarkerRange } from './marker-text.ts';

/** The commune, post and gate whose stretch of the line holds a place; null where none is known or several are. */
export interface UnitsAt {
  readonly commune: ReferenceRow | null;
  readonly post: ReferenceRow | null;
  readonly gate: ReferenceRow | null;
}

/** Which units a place on the line belongs to on a day, by the middle of the place. Estimates, to be confirmed by staff. */
export function unitsAt(rows: readonly ReferenceRow[], range: MarkerRange, on: PlainDate | null): UnitsAt {
  const place = lineSpan(range);
  const middle = (place.west + place.east) / 2;
  const only = (matches: (row: ReferenceRow) => boolean): ReferenceRow | null => {
    const found = rows.filter((row) => {
      const markers = row.attributes['markers'];
      if (typeof markers !== 'string' || !holdsOn(row, on) || !matches(row)) return false;
      const own = parseMarkers(markers).range;
      if (own === null) return false;
      const span = lineSpan(own);
      return middle >= span.west && middle <= span.east;
    });
    // The narrowest stretch is the most telling: a lane lies within its gate.
    const narrowest = found.toSorted((a, b) => width(a) - width(b))[0];
    return narrowest ?? null;
  };
  return {
    commune: only((row) => row.catalogue === 'unit' && row.attributes['border'] === true),
    post: only((row) => row.catalogue === 'organisation' && row.attributes['post'] === true),
    gate: only((row) => row.catalogue === 'gate'),
  };
}

function width(row: ReferenceRow): number {
  const { range } = parseMarkers(String(row.attributes['markers']));
  if (range === null) return Number.POSITIVE_INFINITY;
  const { west, east } = lineSpan(range);
  return east - west;
}
