import { storedJson } from './columns.ts';
import { Refusal } from '../shared/contract/refusal.ts';
import type { ReferenceValue } from '../shared/registers/field.ts';
import { newId } from './ids.ts';
import { sealRow } from './kept-rows.ts';
import { prepared, type Sqlite } from './file/sqlite.ts';
import type { Device, ReadStore, WriteStore } from './store.ts';
import { mainOf } from './file/handles.ts';

/**
 * This PC's row, or null before the first start was completed.
 * @throws Refusal `database-damaged` for a row that no program wrote.
 */
export function readDevice(db: Sqlite): Device | null {
  const row = prepared<
    [],
    { id: string; log_id: string; prefix: string; actor_id: string; post: string | null }
  >(db, 'SELECT id, log_id, prefix, actor_id, post FROM device ORDER BY number DESC LIMIT 1').get();
  if (row === undefined) return null;
  const post = row.post === null ? null : storedJson<ReferenceValue>(row.post);
  const isWhole =
    [row.id, row.log_id, row.actor_id].every((id) => id !== '') &&
    isPrefix(row.prefix) &&
    (post === null || (typeof post === 'object' && typeof post.text === 'string'));
  if (!isWhole) throw new Refusal('database-damaged', { detail: 'device' });
  return { id: row.id, logId: row.log_id, prefix: row.prefix, actorId: row.actor_id, post };
}

/** Ids of the people who worked on this PC, the latest first; empty before the first start. */
export function actorIds(store: ReadStore): readonly string[] {
  return prepared<[], string>(
    mainOf(store),
    'SELECT actor_id FROM device GROUP BY actor_id ORDER BY max(number) DESC',
  )
    .pluck()
    .all();
}

/** A prefix is what codes bear: 1–6 capital letters or digits. */
export function isPrefix(text: string): boolean {
  return /^[A-ZĐ0-9]{1,6}$/.test(text);
}

/**
 * Begins this PC's identity and its log at the first start. Use inside the call that also makes the person.
 * @throws Refusal `already-set-up`, `setup-invalid` for a prefix that codes cannot bear.
 */
export function beginDevice(
  store: WriteStore,
  prefix: string,
  actorId: string,
  post: ReferenceValue | null = null,
): Device {
  if (store.device !== null) throw new Refusal('already-set-up');
  if (!isPrefix(prefix)) throw new Refusal('setup-invalid', { field: 'prefix' });
  const device: Device = { id: newId(), logId: newId(), prefix, actorId, post };
  insertDevice(store, device);
  store.device = device;
  return device;
}

function insertDevice(store: WriteStore, device: Device): void {
  const { lastInsertRowid } = prepared(
    mainOf(store),
    'INSERT INTO device (id, log_id, prefix, actor_id, created_at, post) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(
    device.id,
    device.logId,
    device.prefix,
    device.actorId,
    store.now().toISOString(),
    device.post === null ? null : JSON.stringify(device.post),
  );
  sealRow(mainOf(store), 'device', lastInsertRowid);
}

/**
 * This PC goes on under a log of its own that begins; under another id too where it is no longer the PC that it was a copy of.
 */
export function beginNextLog(store: WriteStore, as: 'same-pc' | 'other-pc' = 'same-pc'): Device {
  const { device } = store;
  if (device === null) throw new Refusal('not-set-up');
  const next = { ...device, logId: newId(), ...(as === 'other-pc' ? { id: newId() } : {}) };
  insertDevice(store, next);
  store.device = next;
  return next;
}

/** Another person works on this PC from now on, it stands elsewhere, or codes bear another prefix; the log goes on. */
export function changeDevice(
  store: WriteStore,
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
