import { randomBytes } from 'node:crypto';
import { identityNumbers, withNumbersMasked } from '../shared/text/identity-number.ts';
import { Refusal } from '../shared/contract/refusal.ts';
import { assertStillThere } from './file/file-identity.ts';
import { keysOf, mainOf } from './file/handles.ts';
import { isDraftOf } from './file/key-copy.ts';
import { overwriteInCopies } from './file/key-file.ts';
import { refusing } from './file/refusing.ts';
import { checkpoint, keyChecksum, prepared } from './file/sqlite.ts';
import { isSealed, openedUnder, sealedUnder } from './sealing.ts';
import type { ReadStore, WriteStore } from './store.ts';

/**
 * What was being typed in a form. Numbers of identity documents may stand in its texts, for nobody was asked yet: it is kept as
 * ciphertext under a key of its own, which goes with it.
 */
export interface Draft {
  readonly form: string;
  readonly content: string;
  readonly updatedAt: string;
}

const SELECT = 'SELECT form, content, updated_at AS updatedAt FROM draft';

/** The draft of a form; null where there is none, or its key is not here, as after restoring without the keys beside the backup. */
export function readDraft(store: ReadStore, form: string): Draft | null {
  const kept = prepared<[string], Draft>(mainOf(store), `${SELECT} WHERE form = ?`).get(form);
  return kept === undefined ? null : opened(store, kept);
}

/** Newest first; without those that cannot be read here. */
export function listDrafts(store: ReadStore): readonly Draft[] {
  return prepared<[], Draft>(mainOf(store), `${SELECT} ORDER BY updated_at DESC`)
    .all()
    .flatMap((kept) => opened(store, kept) ?? []);
}

/** Drafts that are kept at most, and bytes of all of them. What was typed is never let go for what is typed now. */
export const MOST_DRAFTS = 300;
const MOST_BYTES = 64 * 1024 * 1024;

/** @throws Refusal `drafts-full`, `folder-missing`, `disk-full`, `database-read-only`. */
export function keepDraft(store: WriteStore, form: string, content: string): void {
  assertStillThere(store.directory, store.fileIdentity);
  const others = prepared<[string], { drafts: number; bytes: number }>(
    mainOf(store),
    'SELECT count(*) AS drafts, total(octet_length(content)) AS bytes FROM draft WHERE form <> ?',
  ).get(form);
  if (
    others !== undefined &&
    (others.drafts >= MOST_DRAFTS || others.bytes + Buffer.byteLength(content) > MOST_BYTES)
  )
    throw new Refusal('drafts-full', { most: MOST_DRAFTS });
  const key = refusing(() => keyOf(store, form) ?? makeKey(store, form), keysOf(store).name);
  refusing(
    () =>
      prepared(
        mainOf(store),
        `INSERT INTO draft (form, content, updated_at) VALUES (?, ?, ?)
       ON CONFLICT (form) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at`,
      ).run(form, sealedUnder(key, content), store.now().toISOString()),
    mainOf(store).name,
  );
}

export function removeDraft(store: WriteStore, form: string): void {
  assertStillThere(store.directory, store.fileIdentity);
  refusing(() => prepared(mainOf(store), 'DELETE FROM draft WHERE form = ?').run(form), mainOf(store).name);
  refusing(() => dropKey(store, form), keysOf(store).name);
}

/** Seals the drafts that earlier versions kept as they were typed, and leaves nothing of them in the register's file or log. */
export function sealOldDrafts(store: WriteStore): void {
  const main = mainOf(store);
  const plain = prepared<[], Draft>(main, SELECT)
    .all()
    .filter(({ content }) => !isSealed(content));
  if (plain.length === 0) return;
  main.pragma('secure_delete = ON');
  main.transaction(() => {
    for (const { form, content } of plain) reseal(store, form, content);
  })();
  main.pragma('secure_delete = OFF');
  checkpoint(main);
}

/** Masks the numbers in the drafts of a record whose numbers are erased: under a new key, so that no backup tells them. */
export function maskDraftsOf(store: WriteStore, recordId: string): void {
  const drafts = prepared<[string, string], Draft>(
    mainOf(store),
    `${SELECT} WHERE ${isDraftOf('form', '?')}`,
  ).all(recordId, recordId);
  for (const kept of drafts) {
    const key = keyOf(store, kept.form);
    const draft = opened(store, kept);
    if (key === null || draft === null) continue;
    overwriteInCopies(store.directory, key);
    dropKey(store, kept.form);
    reseal(store, kept.form, masked(draft.content));
  }
}

function opened(store: ReadStore, kept: Draft): Draft | null {
  const key = keyOf(store, kept.form);
  const content = key === null ? null : openedUnder(key, kept.content);
  return content === null ? null : { ...kept, content };
}

function reseal(store: WriteStore, form: string, content: string): void {
  const key = keyOf(store, form) ?? makeKey(store, form);
  prepared(mainOf(store), 'UPDATE draft SET content = ? WHERE form = ?').run(sealedUnder(key, content), form);
}

/** The key of a form's draft as it was made; null where there is none. */
function keyOf(store: ReadStore, form: string): Buffer | null {
  const row = prepared<[string], { key: Buffer; checksum: string }>(
    keysOf(store),
    'SELECT key, checksum FROM draft_key WHERE form = ?',
  ).get(form);
  return row !== undefined && keyChecksum(form, row.key) === row.checksum ? row.key : null;
}

function makeKey(store: WriteStore, form: string): Buffer {
  const key = randomBytes(32);
  prepared(keysOf(store), 'INSERT OR REPLACE INTO draft_key (form, key, checksum) VALUES (?, ?, ?)').run(
    form,
    key,
    keyChecksum(form, key),
  );
  return key;
}

function dropKey(store: WriteStore, form: string): void {
  prepared(keysOf(store), 'DELETE FROM draft_key WHERE form = ?').run(form);
}

/** What is kept of a record's form is JSON; every text in it is looked at as a person's name is. */
function masked(content: string): string {
  const inText = (text: string): string => withNumbersMasked(text, identityNumbers(text, true));
  try {
    return JSON.stringify(
      JSON.parse(content, (_name, value: unknown) => (typeof value === 'string' ? inText(value) : value)),
    );
  } catch {
    return inText(content);
  }
}
