import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

/** A new id, ordered by time. */
export function newId(): string {
  return v7();
}

/** The same id for the same name on every PC: for settings, which are one record each everywhere. */
export function uuidFor(name: string): string {
  const hex = createHash('sha256').update(`so-ngoai-vu/${name}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(18, 20),
    hex.slice(20, 32),
  ].join('-');
}

/** The id of the record of a setting, on every PC. */
export function settingId(key: string): string {
  return uuidFor(`setting/${key}`);
}
