import { typedMemory } from '../shared/contract/app.ts';
import { Refusal } from '../shared/contract/refusal.ts';
import { assertStillThere } from './file/file-identity.ts';
import { mainOf } from './file/handles.ts';
import { refusing } from './file/refusing.ts';
import { prepared } from './file/sqlite.ts';
import type { ReadStore, WriteStore } from './store.ts';

/** Names under which a window remembers something at most, and bytes of all that it remembers: each status tells them. */
export const MOST_REMEMBERED = 200;
const MOST_BYTES = 2_000_000;

/** All that this PC's window remembers, by name. */
export function rememberedAll(store: ReadStore): Record<string, string> {
  const rows = prepared<[], { name: string; value: string }>(
    mainOf(store),
    'SELECT name, value FROM window_memory',
  ).all();
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/**
 * Remembers something of the window under a name. Where it is too much, what was remembered longest ago goes first, but
 * never what somebody typed (`typedMemory`).
 * @throws Refusal `views-full` where only such is left, `folder-missing`, `disk-full`, `database-read-only`.
 */
export function remember(store: WriteStore, name: string, value: string): void {
  assertStillThere(store.directory, store.fileIdentity);
  const db = mainOf(store);
  refusing(() =>
    db.transaction(() => {
      for (const gone of inTheWay(store, name, Buffer.byteLength(value)))
        prepared(db, 'DELETE FROM window_memory WHERE name = ?').run(gone);
      // It is written as a new row, so that the order of the rows is that of the last time.
      prepared(db, 'INSERT OR REPLACE INTO window_memory (name, value) VALUES (?, ?)').run(name, value);
    })(),
  );
}

/** What has to go for a value of so many bytes. */
function inTheWay(store: WriteStore, name: string, size: number): readonly string[] {
  const others = prepared<[string], { name: string; size: number }>(
    mainOf(store),
    'SELECT name, octet_length(value) AS size FROM window_memory WHERE name <> ? ORDER BY rowid',
  ).all(name);
  let count = others.length + 1;
  let bytes = others.reduce((sum, other) => sum + other.size, size);
  const gone: string[] = [];
  for (const other of others) {
    if (count <= MOST_REMEMBERED && bytes <= MOST_BYTES) break;
    if (other.name.startsWith(typedMemory)) continue;
    gone.push(other.name);
    count -= 1;
    bytes -= other.size;
  }
  if (count > MOST_REMEMBERED || bytes > MOST_BYTES) throw new Refusal('views-full');
  return gone;
}
