import { assertStillThere } from './file/file-identity.ts';
import { refusing } from './file/refusing.ts';
import { prepared } from './file/sqlite.ts';
import type { ReadStore, WriteStore } from './store.ts';
import { mainOf } from './file/handles.ts';

/** What was being typed in a form. Identity-document numbers are never in it: the window leaves them out. */
export interface Draft {
  readonly form: string;
  readonly content: string;
  readonly updatedAt: string;
}

export function readDraft(store: ReadStore, form: string): Draft | null {
  return (
    prepared<[string], Draft>(
      mainOf(store),
      'SELECT form, content, updated_at AS updatedAt FROM draft WHERE form = ?',
    ).get(form) ?? null
  );
}

export function listDrafts(store: ReadStore): readonly Draft[] {
  return prepared<[], Draft>(
    mainOf(store),
    'SELECT form, content, updated_at AS updatedAt FROM draft ORDER BY updated_at DESC',
  ).all();
}

/** @throws Refusal `folder-missing`, `disk-full`, `database-read-only`. */
export function keepDraft(store: WriteStore, form: string, content: string): void {
  assertStillThere(store.directory, store.fileIdentity);
  refusing(
    () =>
      prepared(
        mainOf(store),
        `INSERT INTO draft (form, content, updated_at) VALUES (?, ?, ?)
       ON CONFLICT (form) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at`,
      ).run(form, content, store.now().toISOString()),
    mainOf(store).name,
  );
}

export function removeDraft(store: WriteStore, form: string): void {
  assertStillThere(store.directory, store.fileIdentity);
  refusing(() => prepared(mainOf(store), 'DELETE FROM draft WHERE form = ?').run(form), mainOf(store).name);
}

/** All that this PC's window remembers, by name. */
export function rememberedAll(store: ReadStore): Record<string, string> {
  const rows = prepared<[], { name: string; value: string }>(
    mainOf(store),
    'SELECT name, value FROM window_memory',
  ).all();
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

export function remember(store: WriteStore, name: string, value: string): void {
  assertStillThere(store.directory, store.fileIdentity);
  refusing(() =>
    prepared(
      mainOf(store),
      'INSERT INTO window_memory (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    ).run(name, value),
  );
}
