import { isRegisterName, registerNamed, type RegisterName } from '../../shared/registers/all-registers.ts';
import type { AnyRegister, ChildList, Withdrawn } from '../../shared/registers/define-register.ts';
import type { LogRow } from '../change-log.ts';
import { storedJson, type StoredValue } from '../columns.ts';
import { heldKeys } from '../held-rows.ts';
import { prepared, type Sqlite } from '../file/sqlite.ts';
import type { StoredChild, StoredRecord } from '../record-rows.ts';

/** The last value that the log tells of each field. `code`, `withdrawn` and `position` are fields here too. */
export type ToldFields = ReadonlyMap<string, StoredValue>;

/** A record as the log alone tells it. */
export interface ToldRecord {
  readonly id: string;
  readonly name: RegisterName;
  readonly register: AnyRegister;
  /** Null where only rows of its child lists are told: the rest was withheld. */
  readonly fields: ToldFields | null;
  /** By list and id. */
  readonly children: ReadonlyMap<string, ReadonlyMap<string, ToldFields>>;
  /** The clock of the newest row about it. */
  readonly version: string;
  /** Logs that tell of it. */
  readonly logs: ReadonlySet<string>;
  /** Its rows, oldest first. */
  readonly rows: readonly LogRow[];
}

/** Records of a page: what is known of them is in memory at once. */
const PAGE = 100;

/** Replays the whole log, a page of records at a time. Rows that were withheld or are held, and registers of later versions, tell nothing. */
export function* toldRecords(db: Sqlite): Generator<readonly ToldRecord[], void, void> {
  const held = heldKeys(db);
  const page = prepared<[string], string>(
    db,
    `SELECT DISTINCT record_id FROM change_log WHERE record_id > ? ORDER BY record_id LIMIT ${PAGE}`,
  ).pluck();
  const rows = prepared<[string, string], LogRow>(
    db,
    `SELECT * FROM change_log WHERE record_id >= ? AND record_id <= ?
     ORDER BY record_id, clock, log_id, sequence`,
  );
  for (let after = ''; ;) {
    const ids = page.all(after);
    const [first] = ids;
    const last = ids.at(-1);
    if (first === undefined || last === undefined) return;
    const effective = rows.all(first, last).filter((row) => !held.has(`${row.log_id}/${row.sequence}`));
    const byRecord = Map.groupBy(effective, (row) => row.record_id);
    yield [...byRecord].flatMap(([id, ofRecord]) => toldOf(id, ofRecord) ?? []);
    after = last;
  }
}

function toldOf(id: string, rows: readonly LogRow[]): ToldRecord | null {
  const told = rows.filter((row) => row.content_hash === null);
  const name = told[0]?.register;
  if (name === undefined || !isRegisterName(name)) return null;
  const register = registerNamed(name);
  let fields: Map<string, StoredValue> | null = null;
  const children = new Map<string, Map<string, Map<string, StoredValue>>>();
  let version = '';
  for (const row of told) {
    if (row.clock > version) version = row.clock;
    let into: Map<string, StoredValue>;
    if (row.child_list === '') into = fields ??= new Map();
    else {
      // A child list of a later version stays in the log.
      if (!Object.hasOwn(register.children, row.child_list)) continue;
      const list = children.get(row.child_list) ?? new Map<string, Map<string, StoredValue>>();
      children.set(row.child_list, list);
      into = list.get(row.child_id) ?? new Map<string, StoredValue>();
      list.set(row.child_id, into);
    }
    for (const [field, value] of newValues(row)) into.set(field, value);
  }
  return {
    id,
    name,
    register,
    fields,
    children,
    version,
    logs: new Set(told.map((row) => row.log_id)),
    rows: told,
  };
}

/** The new values of a row; none where somebody made its text unreadable, which the chain of the log tells. */
export function newValues(row: LogRow): readonly (readonly [string, StoredValue])[] {
  let changes: unknown;
  try {
    changes = storedJson<unknown>(row.changes);
  } catch {
    return [];
  }
  if (changes === null || typeof changes !== 'object') return [];
  return Object.entries(changes).flatMap(([field, pair]): (readonly [string, StoredValue])[] =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what JSON holds is a value that a row may hold
    Array.isArray(pair) && pair.length === 2 ? [[field, pair[1] as StoredValue]] : [],
  );
}

/**
 * The record that the log tells, as its tables should hold it; null where nothing is told of the record itself.
 * @param base values of fields that the log says nothing of, as of a shipped row.
 */
export function asStored(
  { id, register, fields, children }: ToldRecord,
  base: Readonly<Record<string, StoredValue>> = {},
): StoredRecord | null {
  if (fields === null) return null;
  const values = valuesOf(Object.keys(register.fields), fields, base);
  const lists = Object.entries(register.children).map(([name, list]) => {
    const rows = [...(children.get(name) ?? [])].map(([childId, told]) => childOf(list, childId, told));
    return [name, rows.toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))] as const;
  });
  return {
    id,
    code: String(fields.get('code') ?? ''),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the log keeps it as the intake took it in: null or a reason
    withdrawn: (fields.get('withdrawn') ?? null) as Withdrawn | null,
    values,
    children: Object.fromEntries(lists),
  };
}

/** A child row as the log tells it. */
export function childOf(list: ChildList, id: string, told: ToldFields): StoredChild {
  return {
    id,
    position: Number(told.get('position') ?? 0),
    withdrawn: told.get('withdrawn') === true,
    values: valuesOf(Object.keys(list.fields), told, {}),
  };
}

function valuesOf(
  names: readonly string[],
  told: ToldFields,
  base: Readonly<Record<string, StoredValue>>,
): Readonly<Record<string, StoredValue>> {
  return Object.fromEntries(
    names.map((name) => [name, told.has(name) ? (told.get(name) ?? null) : (base[name] ?? null)]),
  );
}
