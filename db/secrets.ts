import { createHash, randomBytes } from 'node:crypto';
import { Refusal } from '../shared/contract/refusal.ts';
import type { SecretValue } from '../shared/registers/field.ts';
import { maskNumber } from '../shared/text/identity-number.ts';
import { compactKeys } from './file/key-file.ts';
import { keyChecksum, prepared } from './file/sqlite.ts';
import { openedUnder, sealedUnder } from './sealing.ts';
import type { ReadStore, WriteStore } from './store.ts';
import { keysOf } from './file/handles.ts';
import { countForWitness, recountForWitness, tellWitness } from './witnessing.ts';

type Unreadable = NonNullable<SecretValue['unreadable']>;

/**
 * Ciphertext of an identity-document number under the key of its record (AES-256-GCM), made on first use.
 * @throws Refusal `key-damaged` where the record's key cannot be read: another would make its other numbers unreadable too.
 */
export function seal(store: WriteStore, recordId: string, plain: string): string {
  const known = keyOf(store, recordId);
  if (known === 'damaged') throw new Refusal('key-damaged', { record: recordId });
  const key = typeof known === 'string' ? makeKey(store, recordId) : known;
  return sealedUnder(key, plain);
}

/** The plain number, or null where it cannot be read here; `unsealed` tells why. */
export function unseal(store: ReadStore, recordId: string, sealed: string): string | null {
  const read = unsealed(store, recordId, sealed);
  return 'plain' in read ? read.plain : null;
}

/** The plain number, or why it cannot be read. */
export function unsealed(
  store: ReadStore,
  recordId: string,
  sealed: string,
): { readonly plain: string } | { readonly unreadable: Unreadable } {
  const key = keyOf(store, recordId);
  if (typeof key === 'string') return { unreadable: key };
  const plain = openedUnder(key, sealed);
  if (plain !== null) return { plain };
  // Where its key was erased and another made since, what was sealed before stays erased.
  return { unreadable: wasErased(store, recordId) ? 'erased' : 'damaged' };
}

export function maskedValue(store: ReadStore, recordId: string, sealed: string): SecretValue {
  const read = unsealed(store, recordId, sealed);
  return 'plain' in read ? { masked: maskNumber(read.plain) } : { masked: null, unreadable: read.unreadable };
}

/** Removes the key of a record: its numbers become unreadable in rows, log, backups and data that were set aside. */
export function forgetNumbers(store: WriteStore, recordId: string): void {
  keysOf(store).transaction(() => {
    prepared(keysOf(store), 'INSERT OR IGNORE INTO erased_key (record_id) VALUES (?)').run(recordId);
    prepared(keysOf(store), 'DELETE FROM record_key WHERE record_id = ?').run(recordId);
  })();
  compactKeys(keysOf(store));
  recountForWitness(store);
  tellWitness(store);
}

/** The key of a record as it was made: it is held against its checksum at every reading. */
function keyOf(store: ReadStore, recordId: string): Buffer | Unreadable {
  const row = prepared<[string], { key: Buffer; checksum: string }>(
    keysOf(store),
    'SELECT key, checksum FROM record_key WHERE record_id = ?',
  ).get(recordId);
  if (row === undefined) return wasErased(store, recordId) ? 'erased' : 'missing';
  return keyChecksum(recordId, row.key) === row.checksum ? row.key : 'damaged';
}

/** Whether the numbers of a record were ever erased here. */
export function wasErased(store: ReadStore, recordId: string): boolean {
  return (
    prepared<[string], number>(keysOf(store), 'SELECT 1 FROM erased_key WHERE record_id = ?').get(
      recordId,
    ) !== undefined
  );
}

/** The key of a record as it lies here, damaged or not; null where there is none. */
export function keyOfRecord(store: ReadStore, recordId: string): Buffer | null {
  return (
    prepared<[string], Buffer>(keysOf(store), 'SELECT key FROM record_key WHERE record_id = ?')
      .pluck()
      .get(recordId) ?? null
  );
}

/** By what a key is named where it may not stand itself: SHA-256 (hexadecimal) of its 32 random bytes. */
export function keyMark(key: Uint8Array): string {
  return createHash('sha256').update(key).digest('hex');
}

function makeKey(store: WriteStore, recordId: string): Buffer {
  const key = randomBytes(32);
  prepared(keysOf(store), 'INSERT INTO record_key (record_id, key, checksum) VALUES (?, ?, ?)').run(
    recordId,
    key,
    keyChecksum(recordId, key),
  );
  countForWitness(store, { keys: wasErased(store, recordId) ? 0 : 1 });
  return key;
}
