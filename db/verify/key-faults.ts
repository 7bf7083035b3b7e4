import type { DataFault } from '../../shared/contract/data-faults.ts';
import type { Fields } from '../../shared/registers/field.ts';
import { keysOf } from '../file/handles.ts';
import { prepared } from '../file/sqlite.ts';
import type { StoredValues } from '../record-rows.ts';
import { unseal } from '../secrets.ts';
import type { ReadStore } from '../store.ts';
import type { ExpectedRecord } from './compare-rows.ts';
import { newValues } from './told-records.ts';

interface Lacking {
  readonly fault: DataFault;
  readonly logs: ReadonlySet<string>;
}

/** Whether the keys of identity-document numbers open what they are for. */
export class KeyFaults {
  readonly #store: ReadStore;
  /** Logs of whose records keys are here: those of others may never have come to this PC. */
  readonly #known = new Set<string>();
  readonly #lacking: Lacking[] = [];

  constructor(store: ReadStore) {
    this.#store = store;
    if (store.device !== null) this.#known.add(store.device.logId);
  }

  /** Records with numbers, one after the other. */
  *judge({ told, stored }: ExpectedRecord): Generator<DataFault, void, void> {
    const { register, id } = told;
    const sealed = stored === null ? [] : [...sealedIn(register.fields, stored.values)];
    for (const [name, rows] of Object.entries(stored?.children ?? {}))
      for (const row of rows) sealed.push(...sealedIn(register.children[name]?.fields ?? {}, row.values));
    // Numbers that stand only in the history must be readable too: one of them tells.
    if (sealed.length === 0) sealed.push(...sealedBefore({ told, stored }));
    if (sealed.length === 0) return;
    const keys = keysOf(this.#store);
    const erased = prepared<[string], number>(keys, 'SELECT 1 FROM erased_key WHERE record_id = ?').get(id);
    if (erased !== undefined) return;
    const place = { register: register.name, code: stored?.code || id, detail: id };
    if (prepared(keys, 'SELECT 1 FROM record_key WHERE record_id = ?').get(id) === undefined) {
      this.#lacking.push({ fault: { kind: 'key-missing', ...place }, logs: told.logs });
      return;
    }
    for (const log of told.logs) this.#known.add(log);
    if (sealed.some((value) => unseal(this.#store, id, value) === null)) yield { kind: 'key', ...place };
  }

  /** What can be told only once all records were judged. */
  *rest(): Generator<DataFault, void, void> {
    for (const { fault, logs } of this.#lacking)
      if ([...logs].some((log) => this.#known.has(log))) yield fault;
    const keys = keysOf(this.#store);
    const isBound =
      prepared(keys, "SELECT 1 FROM pragma_table_info('record_key') WHERE name = 'checksum'").get() !==
      undefined;
    const damaged = prepared<[], string>(
      keys,
      `SELECT record_id FROM record_key WHERE length(key) <> 32${
        isBound ? ' OR checksum <> key_checksum(record_id, key)' : ''
      }`,
    ).pluck();
    for (const id of damaged.iterate()) yield { kind: 'key', code: id, detail: id };
  }
}

function* sealedIn(fields: Fields, values: StoredValues): Generator<string, void, void> {
  for (const [name, { kind }] of Object.entries(fields)) {
    const value = kind === 'secret' ? values[name] : null;
    if (typeof value === 'string') yield value;
  }
}

/** The newest number that the log still tells of a record that has none now. */
function sealedBefore({ told }: ExpectedRecord): readonly string[] {
  const { register } = told;
  for (const row of told.rows.toReversed()) {
    const fields = row.child_list === '' ? register.fields : register.children[row.child_list]?.fields;
    for (const [name, value] of newValues(row))
      if (fields?.[name]?.kind === 'secret' && typeof value === 'string') return [value];
  }
  return [];
}
