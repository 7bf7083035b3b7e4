/** A record by its last change. */
export interface RecordVersion {
  readonly id: string;
  readonly register: string;
  /** Clock of its newest change, which orders as text. */
  readonly version: string;
}

/** How the records of one register here and in another copy of the data stand to each other. */
export interface RegisterComparison {
  readonly register: string;
  /** Records in the other copy. */
  readonly there: number;
  readonly onlyHere: number;
  readonly onlyThere: number;
  readonly newerHere: number;
  readonly newerThere: number;
}

/** Compares two copies of the data, by register in the order of `registers`; registers without a record are left out. */
export function compareRecords(
  here: readonly RecordVersion[],
  there: readonly RecordVersion[],
  registers: readonly string[],
): readonly RegisterComparison[] {
  const counts = new Map(
    registers.map((register) => [
      register,
      { register, there: 0, onlyHere: 0, onlyThere: 0, newerHere: 0, newerThere: 0 },
    ]),
  );
  const others = new Map(there.map((record) => [record.id, record.version]));
  const own = new Set<string>();
  for (const { id, register, version } of here) {
    own.add(id);
    const count = counts.get(register);
    const other = others.get(id);
    if (count === undefined) continue;
    if (other === undefined) count.onlyHere += 1;
    else if (version > other) count.newerHere += 1;
    else if (version < other) count.newerThere += 1;
  }
  for (const { id, register } of there) {
    const count = counts.get(register);
    if (count === undefined) continue;
    count.there += 1;
    if (!own.has(id)) count.onlyThere += 1;
  }
  return [...counts.values()].filter(({ there, onlyHere }) => there + onlyHere > 0);
}
