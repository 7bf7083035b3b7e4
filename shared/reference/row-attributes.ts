import type { AttributeValue } from './attribute-fields.ts';
import type { ReferenceRow } from './reference-row.ts';

export type AttributeKind = 'text' | 'number' | 'yesNo';

/** Names of the attributes that rows have, in the order in which they first appear. */
export function attributeNames(rows: readonly ReferenceRow[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row.attributes)))];
}

/** The kind of a value; null has none. */
function kindOf(value: AttributeValue): AttributeKind | null {
  if (value === null) return null;
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'yesNo' : 'text';
}

/** The one kind of value that each attribute of the rows has; attributes of several kinds are left out. */
export function attributeKinds(rows: readonly ReferenceRow[]): ReadonlyMap<string, AttributeKind> {
  const found = new Map<string, AttributeKind | 'several'>();
  for (const row of rows) {
    for (const [name, value] of Object.entries(row.attributes)) {
      const kind = kindOf(value);
      const known = found.get(name);
      if (kind !== null && known !== kind) found.set(name, known === undefined ? kind : 'several');
    }
  }
  return new Map([...found].flatMap(([name, kind]) => (kind === 'several' ? [] : [[name, kind] as const])));
}
