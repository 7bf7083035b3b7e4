import type { Catalogue, ReferenceRow } from '../reference/reference-row.ts';
import { currentCodes } from '../reference/successors.ts';
import type { ReferenceValue } from '../registers/field.ts';
import { foldText } from '../text/fold.ts';
import type { PlainDate } from '../time/plain-date.ts';

/** How reports name units that were merged or renamed: as on the record's date, or as they are called now. */
export const groupModes = ['asThen', 'asNow'] as const;
export type GroupMode = (typeof groupModes)[number];

export interface GroupName {
  /** Values with one key stand in one line of a table. */
  readonly key: string;
  readonly label: string;
}

/** The line of a value as its record says it. */
export function asThen(value: ReferenceValue): GroupName {
  return { key: value.code ?? `~${foldText(value.text)}`, label: value.text };
}

/**
 * The line of a table in which a value stands. As now: under the one unit that its code has become by `asOf`; where it
 * was split over several, or is in no catalogue, it stays as it was then, for nobody can say which part it belongs to.
 */
export function groupOfReference(
  value: ReferenceValue,
  catalogue: Catalogue,
  asOf: PlainDate,
  mode: GroupMode,
  rows: readonly ReferenceRow[],
): GroupName {
  if (mode === 'asThen' || value.code === null) return asThen(value);
  const [current, ...others] = currentCodes(rows, catalogue, value.code, asOf);
  if (current === undefined || others.length > 0) return asThen(value);
  return { key: current.code, label: current.name };
}
