import { canonicalJson } from '../columns.ts';
import { nextClock } from '../hybrid-clock.ts';
import { schemaVersion } from '../file/migrate.ts';
import { prepared } from '../file/sqlite.ts';
import { presentInstant, type Device, type WriteStore } from '../store.ts';
import { mainOf } from '../file/handles.ts';
import { FIRST_HASH, hashOf, type Changes, type LogRow, type Origin } from '../change-log.ts';

export interface LogPlace {
  readonly register: string;
  readonly recordId: string;
  readonly childList: string;
  readonly childId: string;
}

/** Appends rows of one save to this device's log. Use inside the transaction of the save. */
export class LogWriter {
  readonly #store: WriteStore;
  readonly #device: Device;
  readonly #saveId: string;
  readonly #origin: Origin;
  #sequence: number;
  #hash: string;
  #clock: string | null;

  constructor(store: WriteStore, device: Device, saveId: string, origin: Origin) {
    this.#store = store;
    this.#device = device;
    this.#saveId = saveId;
    this.#origin = origin;
    this.#clock = store.lastClock;
    const head = prepared<[string], { sequence: number; hash: string }>(
      mainOf(store),
      'SELECT sequence, hash FROM change_log_head WHERE device_id = ?',
    ).get(device.id);
    this.#sequence = head?.sequence ?? 0;
    this.#hash = head?.hash ?? FIRST_HASH;
  }

  /** The clock of the last row written, or of the log before it. */
  get clock(): string {
    return this.#clock ?? nextClock(null, presentInstant(this.#store));
  }

  append(place: LogPlace, changes: Changes): void {
    this.#clock = nextClock(this.#clock, presentInstant(this.#store));
    const row: LogRow = {
      device_id: this.#device.id,
      sequence: this.#sequence + 1,
      clock: this.#clock,
      actor_id: this.#device.actorId,
      save_id: this.#saveId,
      origin: this.#origin,
      register: place.register,
      record_id: place.recordId,
      child_list: place.childList,
      child_id: place.childId,
      changes: canonicalJson(changes),
      schema_version: schemaVersion,
      previous_hash: this.#hash,
    };
    prepared<[LogRow]>(
      mainOf(this.#store),
      `INSERT INTO change_log VALUES (@device_id, @sequence, @clock, @actor_id, @save_id, @origin, @register, @record_id,
        @child_list, @child_id, @changes, @schema_version, @previous_hash)`,
    ).run(row);
    this.#sequence = row.sequence;
    this.#hash = hashOf(row);
  }

  /** Keeps the head; call once, after the last row and inside the same transaction. */
  finish(): void {
    prepared(
      mainOf(this.#store),
      `INSERT INTO change_log_head (device_id, sequence, hash) VALUES (?, ?, ?)
       ON CONFLICT (device_id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash`,
    ).run(this.#device.id, this.#sequence, this.#hash);
  }
}
