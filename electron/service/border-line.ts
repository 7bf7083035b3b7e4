import { lastYearPositions, lineIncidents, type LineSelection } from '../../db/queries/border-line.ts';
import { referenceRows } from '../../db/reference.ts';
import { readSettings } from '../../db/settings.ts';
import type { ReadStore } from '../../db/store.ts';
import { today } from '../../db/today.ts';
import { compareIncidents, lineFeatures, type LineModel } from '../../shared/border/line.ts';
import { withinLimits } from '../../shared/border/marker.ts';

/**
 * The line for a period and types (none: all types), with the features of the period's last day, at most today. An
 * incident at a marker beyond the limits of the settings stands nowhere on the line, like one without a marker.
 */
export function borderLine(store: ReadStore, selection: LineSelection): LineModel {
  const now = today(store);
  const { from, to } = selection;
  const limits = readSettings(store).markerLimits;
  const within = (west: number): boolean => withinLimits(limits, west);
  const { incidents, unplaced } = lineIncidents(store, selection);
  const placed = incidents.filter(({ west }) => within(west));
  return {
    limits,
    from,
    to,
    features: lineFeatures(referenceRows(store), to === null || to > now ? now : to),
    incidents: placed.toSorted(compareIncidents),
    lastYear: lastYearPositions(store, selection).filter(within),
    unplaced: unplaced + incidents.length - placed.length,
  };
}
