import { createHash } from 'node:crypto';
import { FILE_LIMIT } from '../shared/contract/limits.ts';
import { Refusal } from '../shared/contract/refusal.ts';
import { assertStillThere } from './file/file-identity.ts';
import { refusing } from './file/refusing.ts';
import { prepared, type Sqlite } from './file/sqlite.ts';
import type { ReadStore, WriteStore } from './store.ts';
import { countForWitness, tellWitness } from './witnessing.ts';
import { filesOf } from './file/handles.ts';

/**
 * Keeps a file by the hash of its content; the same content costs once. Written before the record that names it.
 * @throws Refusal `file-too-large`, `folder-missing`, `disk-full`.
 */
export function keepFile(
  store: WriteStore,
  content: Uint8Array,
): { readonly hash: string; readonly size: number } {
  assertStillThere(store.directory, store.fileIdentity);
  const { hash, size, added } = keepContent(filesOf(store), content);
  countForWitness(store, { files: added });
  tellWitness(store);
  return { hash, size };
}

/** Writes a file into a database of files; `added` is 0 where the same content was there. @throws as `keepFile`. */
export function keepContent(
  files: Sqlite,
  content: Uint8Array,
): { readonly hash: string; readonly size: number; readonly added: number } {
  if (content.byteLength > FILE_LIMIT)
    throw new Refusal('file-too-large', { limit: FILE_LIMIT / 1024 / 1024 });
  const hash = createHash('sha256').update(content).digest('hex');
  const { changes } = refusing(
    () =>
      prepared(
        files,
        'INSERT INTO file (hash, size, content) VALUES (?, ?, ?) ON CONFLICT (hash) DO NOTHING',
      ).run(hash, content.byteLength, Buffer.from(content.buffer, content.byteOffset, content.byteLength)),
    files.name,
  );
  return { hash, size: content.byteLength, added: changes };
}

/**
 * A file as it was kept: its content is held against its hash at every reading.
 * @throws Refusal `file-missing` when no file with that content is kept here, `file-damaged` when it is another by now.
 */
export function readFile(store: ReadStore, hash: string): Buffer {
  return contentIn(filesOf(store), hash);
}

/** A file out of a database of files. @throws as `readFile`. */
export function contentIn(files: Sqlite, hash: string): Buffer {
  const row = refusing(
    () =>
      prepared<[string], { size: number; content: Buffer }>(
        files,
        'SELECT size, content FROM file WHERE hash = ?',
      ).get(hash),
    files.name,
  );
  if (row === undefined) throw new Refusal('file-missing', { hash });
  const { size, content } = row;
  if (content.byteLength !== size || createHash('sha256').update(content).digest('hex') !== hash)
    throw new Refusal('file-damaged', { hash });
  return content;
}

/** Bytes that a file has as it was kept. @throws Refusal `file-missing`. */
export function fileSize(store: ReadStore, hash: string): number {
  const size = refusing(
    () =>
      prepared<[string], number>(filesOf(store), 'SELECT size FROM file WHERE hash = ?').pluck().get(hash),
    filesOf(store).name,
  );
  if (size === undefined) throw new Refusal('file-missing', { hash });
  return size;
}

/** Those of `hashes` whose content is not kept here, as on a device that the files have not reached. */
export function missingFiles(store: ReadStore, hashes: readonly string[]): readonly string[] {
  const known = prepared<[string], number>(filesOf(store), 'SELECT 1 FROM file WHERE hash = ?');
  return refusing(() => hashes.filter((hash) => known.get(hash) === undefined));
}
