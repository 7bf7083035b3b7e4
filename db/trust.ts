import type { ReferenceValue } from '../shared/registers/field.ts';
import {
  exchangeDevice,
  exchangeRoles,
  type ExchangeRole,
} from '../shared/registers/exchange-device/exchange-device.ts';
import { registersFor } from '../shared/exchange/rights.ts';
import { byClock, readChanges, type LogRow } from './change-log.ts';
import type { StoredValue } from './columns.ts';
import { prepared, type Sqlite } from './file/sqlite.ts';
import { mainOf } from './file/handles.ts';
import type { ReadStore } from './store.ts';

/** A PC as the rows that count here tell of it. */
export interface KnownDevice {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly prefix: string;
  readonly post: ReferenceValue | null;
  readonly signKey: string;
  readonly sealKey: string;
  /** Null: nobody said it; of ourselves, that we decide for ourselves. */
  readonly role: ExchangeRole | null;
  /** Registers that it is sent; null: all. */
  readonly registers: readonly string[] | null;
  readonly numbers: boolean;
  /** Why its trust was withdrawn; null: it is trusted. */
  readonly withdrawn: string | null;
}

interface Turn {
  readonly clock: string;
  readonly role: ExchangeRole | null;
  readonly isWithdrawn: boolean;
}

/** Rounds after which the devices are taken as they stand, whatever two administrators say of each other. */
const MOST_ROUNDS = 64;

/** The PCs that are known, and what each of them might decide at which time. */
export class Devices {
  readonly #ownId: string | null;
  readonly #turns = new Map<string, readonly Turn[]>();
  readonly #known = new Map<string, KnownDevice>();
  #counted = new Set<LogRow>();
  #keys = new Set<string>();

  /**
   * @param ownId this PC: its own rows count always. Null before the first start: then all rows do.
   * @param rows all rows about PCs, stubs and rows that are ahead left out.
   */
  constructor(ownId: string | null, rows: readonly LogRow[]) {
    this.#ownId = ownId;
    const ordered = rows.toSorted(byClock);
    let counted = ordered.filter((row) => ownId === null || row.device_id === ownId);
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      this.#tell(counted);
      const next = ordered.filter(
        (row) => ownId === null || row.device_id === ownId || this.isAdministratorAt(row),
      );
      const isSame = next.length === counted.length && next.every((row, at) => row === counted[at]);
      counted = next;
      if (isSame) break;
    }
    this.#tell(counted);
    this.#counted = new Set(counted);
    this.#keys = new Set(counted.map(keyOf));
  }

  #tell(rows: readonly LogRow[]): void {
    this.#turns.clear();
    this.#known.clear();
    const values = new Map<string, Map<string, StoredValue>>();
    const turns = new Map<string, Turn[]>();
    for (const row of rows) {
      if (row.child_list !== '') continue;
      const ofDevice = values.get(row.record_id) ?? new Map<string, StoredValue>();
      values.set(row.record_id, ofDevice);
      for (const [field, [, next]] of Object.entries(readChanges(row))) ofDevice.set(field, next);
      const list = turns.get(row.record_id) ?? [];
      turns.set(row.record_id, list);
      list.push({
        clock: row.clock,
        role: roleOf(ofDevice.get('role')),
        isWithdrawn: (ofDevice.get('withdrawn') ?? null) !== null,
      });
    }
    for (const [id, list] of turns) this.#turns.set(id, list);
    for (const [id, ofDevice] of values) this.#known.set(id, knownDevice(id, ofDevice));
  }

  /** Whether a row about a PC counts here. */
  counts(row: LogRow): boolean {
    return this.#counted.has(row) || this.#keys.has(keyOf(row));
  }

  /** The PCs that are known, this one included where it has a record, by id. */
  all(): readonly KnownDevice[] {
    return [...this.#known.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  find(id: string): KnownDevice | null {
    return this.#known.get(id) ?? null;
  }

  /** Whether who wrote a row might decide for all then. What was first said of a PC holds for its earlier rows too. */
  isAdministratorAt({ device_id: id, clock }: Pick<LogRow, 'device_id' | 'clock'>): boolean {
    if (this.#ownId === null) return true;
    if (this.isWithdrawnAt(id, clock)) return false;
    const turns = this.#turns.get(id) ?? [];
    const role =
      turns.findLast((turn) => turn.clock <= clock && turn.role !== null)?.role ??
      turns.find((turn) => turn.role !== null)?.role ??
      null;
    return role === null ? id === this.#ownId : role === 'administrator';
  }

  isWithdrawnAt(id: string, clock: string): boolean {
    if (id === this.#ownId) return false;
    return this.#turns.get(id)?.findLast((turn) => turn.clock <= clock)?.isWithdrawn ?? false;
  }

  /** Whether a PC may decide for all now. */
  isAdministrator(id: string): boolean {
    return this.isAdministratorAt({ device_id: id, clock: 'g' });
  }
}

/** Names a row about a PC, whether it stands in the log already or in a bundle. */
const keyOf = (row: LogRow): string => `${row.clock}/${row.log_id}/${row.record_id}/${row.changes}`;

function roleOf(value: StoredValue | undefined): ExchangeRole | null {
  return exchangeRoles.find((role) => role === value) ?? null;
}

function knownDevice(id: string, values: ReadonlyMap<string, StoredValue>): KnownDevice {
  const text = (name: string): string => {
    const value = values.get(name);
    return typeof value === 'string' ? value : '';
  };
  const role = roleOf(values.get('role'));
  const named = values.get('registers');
  const withdrawn = values.get('withdrawn') ?? null;
  return {
    id,
    name: text('name'),
    unit: text('unit'),
    prefix: text('prefix'),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `trustDevice` takes it from a card, whose schema says so
    post: (values.get('post') ?? null) as ReferenceValue | null,
    signKey: text('signKey'),
    sealKey: text('sealKey'),
    role,
    registers: registersFor(role, Array.isArray(named) ? named.map(String) : null),
    numbers: values.get('numbers') === true,
    withdrawn:
      withdrawn !== null && typeof withdrawn === 'object' && 'reason' in withdrawn
        ? String(withdrawn.reason)
        : null,
  };
}

/** The rows about PCs that stand in the log, stubs and rows that wait for their time or were taken over left out. */
export function deviceRows(db: Sqlite): readonly LogRow[] {
  return prepared<[], LogRow>(
    db,
    `SELECT * FROM change_log AS l WHERE register = '${exchangeDevice.name}' AND content_hash IS NULL
       AND NOT EXISTS (SELECT 1 FROM held_row AS h WHERE h.log_id = l.log_id AND h.sequence = l.sequence
         AND h.reason IN ('ahead', 'adopted'))`,
  ).all();
}

/** The PCs that are known here. */
export function devices(store: ReadStore): Devices {
  return new Devices(store.device?.id ?? null, deviceRows(mainOf(store)));
}
