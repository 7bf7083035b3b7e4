import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { keepDraft, listDrafts, readDraft, removeDraft } from './drafts.ts';
import { copyKeys, readKeyCopy } from './file/key-copy.ts';
import { mainOf } from './file/handles.ts';
import { openStore, type OpenStore } from './file/open.ts';
import { restoreBackup } from './file/restore.ts';
import { newId } from './ids.ts';
import { eraseNumbers } from './ledger/erasures.ts';
import { outgoing, save, testFolder, testStore } from './test-store.ts';
import { backUp } from './verify/read-backup.ts';
import { verifyStore } from './verify/verify-store.ts';

const NUMBER = 'C7654321';
const FORM = 'outgoing-delegation/01936b1a-0000-7000-8000-000000000001';
const CONTENT = JSON.stringify({ fields: { notes: `Nguyễn Văn An (HC ${NUMBER})` }, children: {} });

/** The files of folders whose bytes hold a text. */
function filesWith(text: string, ...folders: readonly string[]): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => readFileSync(path).includes(text)),
  );
}

/** A backup of a store, with the keys beside it. */
function backedUp(store: OpenStore): {
  readonly folder: string;
  readonly path: string;
  readonly keys: string;
} {
  const folder = testFolder();
  const path = join(folder, 'so.backup');
  backUp(store, path);
  return { folder, path, keys: copyKeys(store, store.device?.logId ?? '', folder) };
}

/** Another PC on which a backup was restored. */
function restored(path: string, keys: string | null): OpenStore {
  const directory = testFolder();
  const copies = keys === null ? [] : [readKeyCopy(keys)];
  restoreBackup(path, directory, new Date('2024-03-21T03:00:00Z'), { copies, wanted: new Set() });
  return again(directory);
}

function again(directory: string): OpenStore {
  const store = openStore({ directory, now: () => new Date('2024-03-21T04:00:00Z') });
  onTestFinished(() => store.close());
  return store;
}

/** As an earlier version kept it. */
function keepAsTyped(store: OpenStore): void {
  mainOf(store)
    .prepare('INSERT INTO draft (form, content, updated_at) VALUES (?, ?, ?)')
    .run(FORM, CONTENT, '2024-03-19T03:00:00.000Z');
}

describe('a draft in whose texts a number was typed', () => {
  it('is kept, and the number stands in no byte of the data or of a backup, while the program runs and after', () => {
    const store = testStore();
    for (const typed of [CONTENT.slice(0, -20), CONTENT]) keepDraft(store, FORM, typed);
    expect(readDraft(store, FORM)).toEqual({
      form: FORM,
      content: CONTENT,
      updatedAt: '2024-03-20T03:00:00.000Z',
    });
    const { folder } = backedUp(store);
    expect(filesWith(NUMBER, store.directory, folder)).toEqual([]);
    expect(verifyStore(store).faults).toEqual([]);
    store.close();
    expect(filesWith(NUMBER, store.directory)).toEqual([]);
    expect(listDrafts(again(store.directory)).map(({ content }) => content)).toEqual([CONTENT]);
  });

  it('comes back on another PC with the keys beside the backup; without them the form is empty, and takes another', () => {
    const store = testStore();
    keepDraft(store, FORM, CONTENT);
    const { path, keys } = backedUp(store);
    expect(readDraft(restored(path, keys), FORM)?.content).toBe(CONTENT);
    const without = restored(path, null);
    expect(readDraft(without, FORM)).toBeNull();
    expect(listDrafts(without)).toEqual([]);
    keepDraft(without, FORM, '{}');
    expect(readDraft(without, FORM)?.content).toBe('{}');
  });

  it('is read from no earlier backup once it was saved or dropped, and the keys beside it were replaced', () => {
    const store = testStore();
    keepDraft(store, FORM, CONTENT);
    const { path } = backedUp(store);
    removeDraft(store, FORM);
    expect(listDrafts(store)).toEqual([]);
    expect(listDrafts(restored(path, backedUp(store).keys))).toEqual([]);
  });

  it('that an earlier version kept as it was typed is sealed at the next opening, and comes into no backup before', () => {
    const store = testStore();
    keepAsTyped(store);
    expect(filesWith(NUMBER, store.directory)).not.toEqual([]);
    const { folder, path } = backedUp(store);
    expect(filesWith(NUMBER, folder)).toEqual([]);
    expect(listDrafts(restored(path, null))).toEqual([]);
    store.close();
    const opened = again(store.directory);
    expect(filesWith(NUMBER, opened.directory)).toEqual([]);
    expect(readDraft(opened, FORM)).toMatchObject({
      content: CONTENT,
      updatedAt: '2024-03-19T03:00:00.000Z',
    });
  });

  it('of a record whose numbers are erased is masked, and its backups do not tell it any more', () => {
    const store = testStore();
    const fields = { fullName: 'Nguyễn Văn An', documentNumber: 'B1234567' };
    const { id } = save(store, outgoing({}, { members: [{ id: newId(), fields }] }));
    const form = `outgoing-delegation/${id}`;
    keepDraft(store, form, CONTENT);
    keepDraft(store, FORM, CONTENT);
    const before = backedUp(store);
    eraseNumbers(store, newId(), { register: 'outgoing-delegation', id, ground: 'asked', note: null });
    expect(readDraft(store, form)?.content).toBe(CONTENT.replace(NUMBER, 'C7***321'));
    expect(readDraft(store, FORM)?.content).toBe(CONTENT);
    const there = restored(before.path, backedUp(store).keys);
    expect(listDrafts(there).map((draft) => draft.form)).toEqual([FORM]);
  });
});
