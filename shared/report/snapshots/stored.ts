import type { JsonValue } from '../../registers/field.ts';

/** A snapshot of an earlier form, or a part of one: what is in it, only the program of its time could say. */
export type Stored = Readonly<Record<string, JsonValue>>;

function isStored(value: JsonValue | undefined): value is Stored {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A snapshot as its parts by name. @throws RangeError where it is not made of parts. */
export function asStored(value: JsonValue | undefined): Stored {
  if (isStored(value)) return value;
  throw new RangeError('A closed report is not made of parts');
}

/** The parts of one name in a list. @throws RangeError where there is no such list. */
export function listIn(stored: Stored, name: string): readonly Stored[] {
  const list = stored[name];
  if (Array.isArray(list)) return list.map(asStored);
  throw new RangeError(`A closed report lacks its ${name}`);
}
