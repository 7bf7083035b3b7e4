import type { PlainDate } from '../time/plain-date.ts';
import { holdsOn } from './find-reference.ts';
import type { Catalogue, ReferenceRow } from './reference-row.ts';

/**
 * What a code has become by `asOf`: its own row where one holds on that day, else the rows that its successors lead to
 * and that hold then. Empty for an unknown code, and where the successors ended too.
 */
export function currentCodes(
  rows: readonly ReferenceRow[],
  catalogue: Catalogue,
  code: string,
  asOf: PlainDate,
): readonly ReferenceRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const ofCode = (of: Pick<ReferenceRow, 'catalogue' | 'code'>): readonly ReferenceRow[] =>
    rows.filter((row) => row.catalogue === of.catalogue && row.code === of.code);
  const found = new Map<string, ReferenceRow>();
  const seen = new Set<string>();
  const follow = (of: Pick<ReferenceRow, 'catalogue' | 'code'>): void => {
    const key = `${of.catalogue}/${of.code}`;
    if (seen.has(key)) return;
    seen.add(key);
    const versions = ofCode(of);
    const held = versions.find((row) => holdsOn(row, asOf));
    if (held !== undefined) {
      found.set(held.id, held);
      return;
    }
    const last = versions.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1)).at(-1);
    for (const id of last?.successorIds ?? []) {
      const next = byId.get(id);
      if (next !== undefined) follow(next);
    }
  };
  follow({ catalogue, code });
  return [...found.values()];
}
