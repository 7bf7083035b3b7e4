import type { PlainDate } from '../time/plain-date.ts';
import { holdsOn } from './find-reference.ts';
import type { Catalogue, ReferenceRow } from './reference-row.ts';

/**
 * The rows that stand on `asOf` for what `code` meant earlier, for reports that group "as now": the code's own row where
 * it still holds, else the rows that its successors lead to, over any number of reforms. A district leads to several
 * communes. Empty for an unknown code, and where the chain ends before `asOf` or begins after it.
 */
export function currentCodes(
  rows: readonly ReferenceRow[],
  catalogue: Catalogue,
  code: string,
  asOf: PlainDate,
): readonly ReferenceRow[] {
  const ofCatalogue = rows.filter((row) => row.catalogue === catalogue);
  const ofCode = ofCatalogue.filter((row) => row.code === code);
  const held = ofCode.find((row) => holdsOn(row, asOf));
  if (held !== undefined) return [held];

  const byId = new Map(ofCatalogue.map((row) => [row.id, row]));
  const found = new Set<ReferenceRow>();
  // Rows are edited by people: a chain that leads back to itself must end too.
  const visited = new Set<ReferenceRow>();
  const waiting = ofCode.filter((row) => row.validTo !== null && row.validTo < asOf);
  for (const row of waiting) {
    if (visited.has(row)) continue;
    visited.add(row);
    if (holdsOn(row, asOf)) {
      found.add(row);
      continue;
    }
    const next = row.successorIds.flatMap((id) => byId.get(id) ?? []);
    const later = ofCatalogue.filter((other) => other.code === row.code && isAfter(other, row));
    waiting.push(...next, ...later);
  }
  return [...found];
}

function isAfter(other: ReferenceRow, row: ReferenceRow): boolean {
  return row.validTo !== null && other.validFrom !== null && other.validFrom > row.validTo;
}
