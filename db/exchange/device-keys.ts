import { Refusal } from '../../shared/contract/refusal.ts';
import { exchangeDevice } from '../../shared/registers/exchange-device/exchange-device.ts';
import type { LogRow } from '../change-log.ts';
import { beginNextLog } from '../device.ts';
import { keysOf, mainOf } from '../file/handles.ts';
import { keyChecksum, prepared } from '../file/sqlite.ts';
import { apply } from '../ledger/apply.ts';
import { LogWriter } from '../ledger/log-writer.ts';
import { once, writingDevice } from '../ledger/once.ts';
import { beginLogWithReceipt } from '../ledger/receipts.ts';
import { readStored } from '../record-rows.ts';
import type { ReadStore, WriteStore } from '../store.ts';

/** The secret keys of this PC. */
export interface DeviceKeys {
  /** 32 bytes (Ed25519). */
  readonly signSeed: Buffer;
  /** `AGE-SECRET-KEY-1…`. */
  readonly identity: string;
}

/** What a PC begins to exchange with. */
export interface MadeKeys extends DeviceKeys {
  readonly signKey: string;
  readonly sealKey: string;
  /** What people call this PC, and the office or post that it belongs to. */
  readonly name: string;
  readonly unit: string;
}

/** The keys of this PC; null where none were made, or those that lie here are another's. @throws Refusal `key-damaged`. */
export function deviceKeys(store: ReadStore): DeviceKeys | null {
  const row = prepared<[], { device: string; seed: Buffer; identity: string; checksum: string }>(
    keysOf(store),
    'SELECT device_id AS device, sign_seed AS seed, identity, checksum FROM device_key',
  ).get();
  if (row === undefined || row.device !== store.device?.id) return null;
  if (row.checksum !== checksumOf(row.device, row.seed, row.identity))
    throw new Refusal('key-damaged', { record: row.device });
  return { signSeed: row.seed, identity: row.identity };
}

const checksumOf = (device: string, seed: Buffer, identity: string): string =>
  keyChecksum(`${device}\n${identity}`, seed);

/**
 * Gives this PC its keys, and logs its public ones with its name. A PC whose register knows keys that do not lie here is a copy,
 * or was restored elsewhere: it goes on as a PC of its own. A log with rows of the first form ends here: those cannot be withheld.
 * Where it has keys already, only its name and unit are logged.
 * @throws Refusal as `once`.
 */
export function beginDeviceKeys(store: WriteStore, writeId: string, made: MadeKeys): void {
  const { signKey, sealKey, name, unit } = made;
  once(
    store,
    { name: 'exchange.beginDevice', writeId, request: { signKey, sealKey, name, unit } },
    (writing) => {
      const db = mainOf(store);
      const old = writingDevice(writing);
      const known = readStored(db, exchangeDevice, old.id)?.values['signKey'] ?? null;
      if (known !== null && known !== signKey) beginNextLog(store, 'other-pc');
      else if (hasFirstForm(store, old.logId)) beginNextLog(store);
      const device = writingDevice(writing);
      keepKeys(store, device.id, made);
      beginLogWithReceipt(writing, device);
      const before = readStored(db, exchangeDevice, device.id)?.values ?? {};
      const values = {
        name,
        unit,
        prefix: device.prefix,
        post: device.post === null ? null : { ...device.post },
        signKey,
        sealKey,
      };
      const changes = Object.fromEntries(
        Object.entries(values)
          .filter(([field, value]) => JSON.stringify(before[field] ?? null) !== JSON.stringify(value))
          .map(([field, value]) => [field, [before[field] ?? null, value]] as const),
      );
      if (Object.keys(changes).length === 0) return null;
      const place = { register: exchangeDevice.name, recordId: device.id, childList: '', childId: '' };
      apply(store, [new LogWriter(store, device, writing.saveId, writing.origin).next(place, changes)]);
      return null;
    },
  );
}

function keepKeys(store: WriteStore, deviceId: string, { signSeed, identity }: MadeKeys): void {
  prepared(
    keysOf(store),
    `INSERT INTO device_key (one, device_id, sign_seed, identity, checksum) VALUES (1, ?, ?, ?, ?)
     ON CONFLICT (one) DO UPDATE SET device_id = excluded.device_id, sign_seed = excluded.sign_seed,
       identity = excluded.identity, checksum = excluded.checksum`,
  ).run(deviceId, signSeed, identity, checksumOf(deviceId, signSeed, identity));
}

/** Rows of the first form stand first in their log. */
export function hasFirstForm(store: ReadStore, logId: string): boolean {
  const first = prepared<[string], Pick<LogRow, 'form'>>(
    mainOf(store),
    'SELECT form FROM change_log WHERE log_id = ? ORDER BY sequence LIMIT 1',
  ).get(logId);
  return first?.form === 1;
}
