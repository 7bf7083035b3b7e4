import { keepFile } from '../../db/files.ts';
import { filesDatabaseToKeepIn } from '../../db/large-files.ts';
import type { WriteStore } from '../../db/store.ts';
import { PIECE_LIMIT } from '../../shared/contract/limits.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { FileReference } from '../../shared/registers/field.ts';
import { runLongWork } from './long-work.ts';
import { claimsPicture, mediaTypeOf, plainBytes } from './pictures/media-type.ts';
import type { Reader, ReadOptions } from './reader/reader.ts';
import { awaited } from '../../db/file/patient-files.ts';

/** What keeps files, and where what is too large for this thread is kept. */
export interface Keeping {
  readonly store: () => WriteStore;
  readonly reader: Reader;
  /** As in `ServiceOptions`. */
  readonly worker: URL | null;
}

/** A file that was sent whole, or that lies on the disk by now. */
export type Uploaded = { readonly name: string } & (
  | { readonly content: Uint8Array }
  | { readonly path: string; readonly head: Uint8Array }
);

/**
 * Keeps an uploaded file under the media type that its content shows, never the one that was claimed; pictures without the place where they were taken. The hash is that of what
 * is kept, so the same photo twice costs once.
 * @throws Refusal `not-a-picture` where the name claims a picture that the content is not; those of `keepFile` and `Reader`.
 */
export async function keepUpload(
  keeping: Keeping,
  file: Uploaded,
  how: ReadOptions = {},
): Promise<FileReference> {
  const type = mediaTypeOf('path' in file ? file.head : file.content);
  const isPicture = type?.startsWith('image/') === true;
  if (claimsPicture(file.name) && !isPicture) throw new Refusal('not-a-picture', { name: file.name });
  const kept = isPicture ? await keepPicture(keeping, file, how) : await keepAsItIs(keeping, file, how);
  return { hash: kept.hash, size: kept.size, name: file.name.slice(0, 500), type: type ?? plainBytes };
}

type Kept = Pick<FileReference, 'hash' | 'size'>;

async function keepPicture(keeping: Keeping, file: Uploaded, how: ReadOptions): Promise<Kept> {
  const content = 'path' in file ? new Uint8Array(await awaited.read(file.path)) : file.content;
  const own = await keeping.reader.read({ kind: 'picture', content, name: file.name }, how);
  if (!('path' in file) || own.byteLength <= PIECE_LIMIT) return keepFile(keeping.store(), own);
  await awaited.write(file.path, own);
  return keepAsItIs(keeping, file, how);
}

async function keepAsItIs({ store, worker }: Keeping, file: Uploaded, how: ReadOptions): Promise<Kept> {
  if (!('path' in file)) return keepFile(store(), file.content);
  const asked = store();
  const database = filesDatabaseToKeepIn(asked);
  if (how.signal?.aborted === true) throw new Refusal('work-cancelled');
  const work = { kind: 'keep-file', database, path: file.path } as const;
  const kept = await runLongWork(worker, work);
  return kept;
}
