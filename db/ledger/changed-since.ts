import type { RegisterName } from '../../shared/registers/all-registers.ts';
import type { AnyRegister } from '../../shared/registers/define-register.ts';
import type { KeptPlace } from '../../shared/registers/save-request.ts';
import { readChanges, type LogRow } from '../change-log.ts';
import { canonicalJson, type StoredValue } from '../columns.ts';
import { isLink } from '../links.ts';
import type { StoredRecord } from '../record-rows.ts';

/** What a save did to one record, and the record as it stands now. */
export interface Touched {
  readonly name: RegisterName;
  readonly register: AnyRegister;
  readonly stored: StoredRecord;
  /** The rows of the save. */
  readonly rows: readonly LogRow[];
  /** The rows of all other saves of the record. */
  readonly others: readonly LogRow[];
}

export const same = (a: StoredValue, b: StoredValue): boolean => canonicalJson(a) === canonicalJson(b);

/** The first row of a record names its code. */
export const isCreation = (row: LogRow): boolean =>
  row.child_list === '' && Object.hasOwn(readChanges(row), 'code');

/** A child's first log row names its position with no old one. */
export function isChildCreation(changes: ReturnType<typeof readChanges>): boolean {
  const position = changes['position'];
  return position !== undefined && position[0] === null;
}

/** Whether a save made the record. One of a fixed id stays where something else was saved in it. */
export function isMadeBy({ register, rows, others }: Touched): boolean {
  return rows.some(isCreation) && !(register.hasFixedIds === true && others.length > 0);
}

/** What of one record decides whether it stays when all of the save is undone. */
export interface Made {
  readonly id: string;
  readonly isChanged: boolean;
  /** Records that it points to. */
  readonly targets: readonly string[];
}

/** What is known of a record that a save made; null for one that it only changed. */
export function madeBy(touched: Touched): Made | null {
  if (!isMadeBy(touched)) return null;
  const { stored } = touched;
  return { id: stored.id, isChanged: isChangedSince(touched), targets: [...targetsOf(stored)] };
}

/**
 * The records that a save made and that stay when all of it is undone: what others worked on since is not taken from
 * them, nor what their records point to.
 */
export function stayingWhole(all: readonly Made[]): ReadonlySet<string> {
  const made = new Map(all.map((one) => [one.id, one]));
  const staying = new Set<string>();
  const stay = (one: Made): void => {
    if (staying.has(one.id)) return;
    staying.add(one.id);
    for (const id of one.targets) {
      const target = made.get(id);
      if (target !== undefined) stay(target);
    }
  };
  for (const one of all) if (one.isChanged) stay(one);
  return staying;
}

function* targetsOf({ values, children }: StoredRecord): Iterable<string> {
  const rows = Object.values(children)
    .flat()
    .filter((row) => !row.withdrawn);
  for (const value of [values, ...rows.map((row) => row.values)].flatMap((all) => Object.values(all)))
    if (isLink(value)) yield value.id;
}

/** Whether other saves left anything in a record that the save which made it did not write. */
function isChangedSince({ stored, rows, others }: Touched): boolean {
  if (stored.withdrawn !== null) return false;
  const left = new Map<string, StoredValue>();
  for (const row of rows)
    for (const [field, [, written]] of Object.entries(readChanges(row)))
      left.set(placeOf(row, field), written);
  return others.some((row) => {
    const fields = Object.keys(readChanges(row));
    if (row.child_list === '')
      return fields.some(
        (field) =>
          field !== 'withdrawn' && !same(stored.values[field] ?? null, left.get(placeOf(row, field)) ?? null),
      );
    const child = stored.children[row.child_list]?.find(({ id }) => id === row.child_id);
    if (child === undefined) return false;
    if (!left.has(placeOf(row, 'position'))) return !child.withdrawn;
    return fields.some((field) =>
      field === 'withdrawn'
        ? child.withdrawn !== (left.get(placeOf(row, field)) ?? false)
        : field !== 'position' && !same(child.values[field] ?? null, left.get(placeOf(row, field)) ?? null),
    );
  });
}

/** The fields that a save wrote and that hold by now neither what it wrote nor what stood there before it. */
export function keptFields({ stored, rows }: Touched): KeptPlace['fields'] {
  return rows
    .filter((row) => !isCreation(row))
    .flatMap((row) => {
      const list = row.child_list === '' ? null : row.child_list;
      const child = list === null ? null : stored.children[list]?.find(({ id }) => id === row.child_id);
      const changes = readChanges(row);
      if (child === undefined || (list !== null && isChildCreation(changes))) return [];
      const values = child?.values ?? stored.values;
      return Object.entries(changes)
        .filter(([field, [old, written]]) => {
          if (field === 'position' || field === 'withdrawn') return false;
          const now = values[field] ?? null;
          return !same(now, written) && !same(now, old);
        })
        .map(([field]) => ({ list, field }));
    });
}

const placeOf = (row: LogRow, field: string): string => `${row.child_list}/${row.child_id}/${field}`;
