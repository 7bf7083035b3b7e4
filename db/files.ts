import { createHash } from 'node:crypto';
import { FILE_LIMIT } from '../shared/contract/limits.ts';
import { Refusal } from '../shared/contract/refusal.ts';
import { assertStillThere } from './file/file-identity.ts';
import { refusing } from './file/refusing.ts';
import { prepared } from './file/sqlite.ts';
import type { ReadStore, WriteStore } from './store.ts';
import { filesOf } from './file/handles.ts';

/**
 * Keeps a file by the hash of its content; the same content costs once. Written before the record that names it.
 * @throws Refusal `file-too-large`, `folder-missing`, `disk-full`.
 */
export function keepFile(
  store: WriteStore,
  content: Uint8Array,
): { readonly hash: string; readonly size: number } {
  if (content.byteLength > FILE_LIMIT)
    throw new Refusal('file-too-large', { limit: FILE_LIMIT / 1024 / 1024 });
  assertStillThere(store.directory, store.fileIdentity);
  const hash = createHash('sha256').update(content).digest('hex');
  refusing(
    () =>
      prepared(
        filesOf(store),
        'INSERT INTO file (hash, size, content) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING',
      ).run(hash, content.byteLength, Buffer.from(content.buffer, content.byteOffset, content.byteLength)),
    filesOf(store).name,
  );
  return { hash, size: content.byteLength };
}

/**
 * A file as it was kept: its content is held against its hash at every reading.
 * @throws Refusal `file-missing` when no file with that content is kept here, `file-damaged` when it is another by now.
 */
export function readFile(store: ReadStore, hash: string): Buffer {
  const row = refusing(
    () =>
      prepared<[string], { size: number; content: Buffer }>(
        filesOf(store),
        'SELECT size, content FROM file WHERE hash = ?',
      ).get(hash),
    filesOf(store).name,
  );
  if (row === undefined) throw new Refusal('file-missing', { hash });
  const { size, content } = row;
  if (content.byteLength !== size || createHash('sha256').update(content).digest('hex') !== hash)
    throw new Refusal('file-damaged', { hash });
  return content;
}

/** Those of `hashes` whose content is not kept here, as on a device that the files have not reached. */
export function missingFiles(store: ReadStore, hashes: readonly string[]): readonly string[] {
  const known = prepared<[string], number>(filesOf(store), 'SELECT 1 FROM file WHERE hash = ?');
  return refusing(() => hashes.filter((hash) => known.get(hash) === undefined));
}
