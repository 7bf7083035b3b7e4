import type { GroupName } from './group-name.ts';

/** Rows that stand in one line of a table, with the line's name. */
export interface Grouped<Row> extends GroupName {
  readonly members: readonly Row[];
}

/** Puts every row into exactly one group, groups in the order in which they first occur. */
export function grouped<Row>(
  rows: readonly Row[],
  groupOf: (row: Row) => GroupName,
): readonly Grouped<Row>[] {
  const groups = new Map<string, { key: string; label: string; readonly members: Row[] }>();
  for (const row of rows) {
    const { key, label } = groupOf(row);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { key, label, members: [row] });
    else {
      // The newest record's wording stands for a unit that was renamed meanwhile.
      known.label = label;
      known.members.push(row);
    }
  }
  return [...groups.values()];
}
