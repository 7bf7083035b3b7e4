import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { SecretValue } from '../shared/registers/field.ts';
import { compactKeys } from './file/key-file.ts';
import { prepared } from './file/sqlite.ts';
import type { ReadStore, WriteStore } from './store.ts';
import { keysOf } from './file/handles.ts';

const FORM = 's1';

/** Ciphertext of an identity-document number under the key of its record (AES-256-GCM), made on first use. */
export function seal(store: WriteStore, recordId: string, plain: string): string {
  const key = keyOf(store, recordId) ?? makeKey(store, recordId);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return [
    FORM,
    nonce.toString('base64'),
    cipher.getAuthTag().toString('base64'),
    sealed.toString('base64'),
  ].join('.');
}

/** The plain number, or null when its key was removed or is not on this PC. */
export function unseal(store: ReadStore, recordId: string, sealed: string): string | null {
  const key = keyOf(store, recordId);
  const [form, nonce, tag, content] = sealed.split('.');
  if (key === null || form !== FORM || nonce === undefined || tag === undefined || content === undefined)
    return null;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'));
    decipher.setAuthTag(Buffer.from(tag, 'base64'));
    return Buffer.concat([decipher.update(Buffer.from(content, 'base64')), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    return null;
  }
}

/** What a reader sees of a number: its first two and last three characters. */
export function mask(plain: string): string {
  if (plain.length <= 5) return '*'.repeat(plain.length);
  return plain.slice(0, 2) + '*'.repeat(plain.length - 5) + plain.slice(-3);
}

export function maskedValue(store: ReadStore, recordId: string, sealed: string): SecretValue {
  const plain = unseal(store, recordId, sealed);
  return { masked: plain === null ? null : mask(plain) };
}

/** Removes the key of a record: its numbers become unreadable in rows, log, backups and data that were set aside. */
export function forgetNumbers(store: WriteStore, recordId: string): void {
  prepared(keysOf(store), 'INSERT OR IGNORE INTO erased_key (record_id) VALUES (?)').run(recordId);
  prepared(keysOf(store), 'DELETE FROM record_key WHERE record_id = ?').run(recordId);
  compactKeys(keysOf(store));
}

function keyOf(store: ReadStore, recordId: string): Buffer | null {
  const row = prepared<[string], { key: Buffer }>(
    keysOf(store),
    'SELECT key FROM record_key WHERE record_id = ?',
  ).get(recordId);
  return row?.key ?? null;
}

function makeKey(store: WriteStore, recordId: string): Buffer {
  const key = randomBytes(32);
  prepared(keysOf(store), 'INSERT INTO record_key (record_id, key) VALUES (?, ?)').run(recordId, key);
  return key;
}
