import { lastYearPositions, lineIncidents, type LineSelection } from '../../db/border-line.ts';
import { referenceRows } from '../../db/reference.ts';
import { readSettings } from '../../db/settings.ts';
import { today, type Store } from '../../db/store.ts';
import { compareIncidents, lineFeatures, type LineModel } from '../../shared/border/line.ts';

/** The line for a period and types (none: all types), with the features of the period's last day, at most today. */
export function borderLine(store: Store, selection: LineSelection): LineModel {
  const now = today(store);
  const { from, to } = selection;
  const { incidents, unplaced } = lineIncidents(store, selection);
  return {
    limits: readSettings(store).markerLimits,
    from,
    to,
    features: lineFeatures(referenceRows(store), to === null || to > now ? now : to),
    incidents: incidents.toSorted(compareIncidents),
    lastYear: lastYearPositions(store, selection),
    unplaced,
  };
}
