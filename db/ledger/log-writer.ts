import { randomBytes } from 'node:crypto';
import {
  EXCHANGE_VERSION,
  hashOf,
  LOG_FORM,
  logHead,
  type Changes,
  type LogHead,
  type LogRow,
  type Origin,
} from '../change-log.ts';
import { canonicalJson } from '../columns.ts';
import { mainOf } from '../file/handles.ts';
import { schemaVersion } from '../file/migrate.ts';
import { nextClock } from '../hybrid-clock.ts';
import { presentInstant, type Device, type WriteStore } from '../store.ts';

/** A record, or one of its child rows, as the log names it. */
export interface LogPlace {
  readonly register: string;
  readonly recordId: string;
  /** Empty for the record itself. */
  readonly childList: string;
  readonly childId: string;
}

/** Makes the rows of one save, each following the one before it in this PC's log. It keeps none of them. */
export class LogWriter {
  readonly #device: Device;
  readonly #saveId: string;
  readonly #origin: Origin;
  readonly #instant: Date;
  #head: LogHead;
  #clock: string | null;

  constructor(store: WriteStore, device: Device, saveId: string, origin: Origin) {
    this.#device = device;
    this.#saveId = saveId;
    this.#origin = origin;
    this.#instant = presentInstant(store);
    this.#clock = store.lastClock;
    this.#head = logHead(mainOf(store), device.logId);
  }

  /** The clock of the last row made, or of the logs before it; null before the first row of all. */
  get clock(): string | null {
    return this.#clock;
  }

  next(place: LogPlace, changes: Changes): LogRow {
    const clock = nextClock(this.#clock, this.#instant);
    const row: LogRow = {
      log_id: this.#device.logId,
      sequence: this.#head.sequence + 1,
      clock,
      form: LOG_FORM,
      previous_hash: this.#head.hash,
      salt: randomBytes(16).toString('hex'),
      content_hash: null,
      device_id: this.#device.id,
      actor_id: this.#device.actorId,
      save_id: this.#saveId,
      origin: this.#origin,
      register: place.register,
      record_id: place.recordId,
      child_list: place.childList,
      child_id: place.childId,
      changes: canonicalJson(changes),
      schema_version: schemaVersion,
      exchange_version: EXCHANGE_VERSION,
      written_at: this.#instant.toISOString(),
    };
    this.#clock = clock;
    this.#head = { sequence: row.sequence, hash: hashOf(row) };
    return row;
  }
}
