import { Refusal } from '../shared/contract/refusal.ts';
import type { ReferenceValue } from '../shared/registers/field.ts';
import { newId } from './ids.ts';
import { prepared } from './file/sqlite.ts';
import type { Device, Store } from './store.ts';

/** This PC's row, or null before the first start was completed. */
export function readDevice(store: Pick<Store, 'main'>): Device | null {
  const row = prepared<[], { id: string; prefix: string; actor_id: string; post: string | null }>(
    store.main,
    'SELECT id, prefix, actor_id, post FROM device ORDER BY number DESC LIMIT 1',
  ).get();
  if (row === undefined) return null;
  const post = row.post === null ? null : (JSON.parse(row.post) as ReferenceValue);
  return { id: row.id, prefix: row.prefix, actorId: row.actor_id, post };
}

/** A prefix is what codes bear: 1–6 capital letters or digits. */
export function isPrefix(text: string): boolean {
  return /^[A-ZĐ0-9]{1,6}$/.test(text);
}

/**
 * Begins a new log identity with its own sequence: at the first start, and after a backup was restored.
 * @throws Refusal `setup-invalid` for a prefix that codes cannot bear.
 */
export function beginDevice(store: Store, prefix: string, actorId: string): Device {
  if (!isPrefix(prefix)) throw new Refusal('setup-invalid', { field: 'prefix' });
  const device: Device = { id: newId(), prefix, actorId, post: null };
  insertDevice(store, device);
  store.device = device;
  return device;
}

function insertDevice(store: Store, device: Device): void {
  prepared(
    store.main,
    'INSERT INTO device (id, prefix, actor_id, created_at, post) VALUES (?, ?, ?, ?, ?)',
  ).run(
    device.id,
    device.prefix,
    device.actorId,
    store.now().toISOString(),
    device.post === null ? null : JSON.stringify(device.post),
  );
}

/** Another person works on this PC from now on, it stands elsewhere, or codes bear another prefix; the log goes on. */
export function changeDevice(
  store: Store,
  change: { readonly prefix?: string; readonly actorId?: string; readonly post?: ReferenceValue | null },
): Device {
  const { device } = store;
  if (device === null) throw new Refusal('not-set-up');
  const next = { ...device, ...change };
  if (!isPrefix(next.prefix)) throw new Refusal('setup-invalid', { field: 'prefix' });
  insertDevice(store, next);
  store.device = next;
  return next;
}
