import { exchangeReceipt, type HeldHead } from '../../shared/registers/exchange-receipt/exchange-receipt.ts';
import type { Origin } from '../change-log.ts';
import { logHead, logHeads } from '../change-log.ts';
import { storedJson, type StoredValue } from '../columns.ts';
import { mainOf } from '../file/handles.ts';
import { prepared } from '../file/sqlite.ts';
import { newId } from '../ids.ts';
import type { Device, ReadStore, WriteStore } from '../store.ts';
import { apply } from './apply.ts';
import { LogWriter } from './log-writer.ts';
import type { Writing } from './once.ts';
import { writingDevice } from './once.ts';

/** Up to which rows all logs but the one that this PC writes are held here, by log. */
export function heldHeads(store: ReadStore): readonly HeldHead[] {
  const db = mainOf(store);
  const registers = new Map(
    prepared<[], { log: string; registers: string | null }>(
      db,
      'SELECT log_id AS log, registers FROM signed_head WHERE registers IS NOT NULL',
    )
      .all()
      .map((row) => [row.log, row.registers === null ? null : storedJson<readonly string[]>(row.registers)]),
  );
  return logHeads(db)
    .filter(({ logId, sequence }) => logId !== store.device?.logId && sequence > 0)
    .map(({ logId, sequence, hash }) => ({ logId, sequence, hash, registers: registers.get(logId) ?? null }))
    .toSorted((a, b) => (a.logId < b.logId ? -1 : 1));
}

/** What a receipt says beside what is held. */
export interface ReceiptFacts {
  readonly wants?: readonly string[];
  readonly keyFiles?: readonly string[];
  readonly erased?: readonly string[];
  readonly adopted?: readonly StoredValue[];
}

/** Logs what this PC holds by now: part of a writing call. */
export function writeReceipt(writing: Writing, facts: ReceiptFacts): void {
  const { store, saveId, origin } = writing;
  keepReceipt(store, writingDevice(writing), saveId, origin, facts);
}

function keepReceipt(
  store: WriteStore,
  device: Device,
  saveId: string,
  origin: Origin,
  { wants = [], keyFiles = [], erased = [], adopted = [] }: ReceiptFacts,
): void {
  const told = { wants, keyFiles, erased, adopted };
  const changes: Record<string, readonly [StoredValue, StoredValue]> = {
    heads: [null, heldHeads(store).map((head) => ({ ...head }))],
    ...Object.fromEntries(
      Object.entries(told).flatMap(([name, list]) => (list.length === 0 ? [] : [[name, [null, [...list]]]])),
    ),
  };
  const place = { register: exchangeReceipt.name, recordId: newId(), childList: '', childId: '' };
  apply(store, [new LogWriter(store, device, saveId, origin).next(place, changes)]);
}

/**
 * A log that begins where others are held, as after a restore, first says what it holds: so its rows are known to have seen it.
 * Call before the first row of a save is made.
 */
export function beginLogWithReceipt({ store, saveId, origin, actorId }: Writing, device: Device): void {
  const db = mainOf(store);
  if (logHead(db, device.logId).sequence > 0) return;
  const others = prepared<[string], number>(
    db,
    'SELECT 1 FROM change_log_head WHERE log_id <> ? AND sequence > 0 LIMIT 1',
  ).get(device.logId);
  if (others === undefined) return;
  keepReceipt(store, actorId === undefined ? device : { ...device, actorId }, saveId, origin, {});
}
