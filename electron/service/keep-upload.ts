import { keepFile } from '../../db/files.ts';
import type { WriteStore } from '../../db/store.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import { claimsPicture, mediaTypeOf, plainBytes } from './pictures/media-type.ts';
import type { Reader, ReadOptions } from './reader/reader.ts';
import type { FileReference } from '../../shared/registers/field.ts';

/**
 * Keeps an uploaded file under the media type that its content shows, never the one that was claimed; pictures without the place where they were taken. The hash is that of what
 * is kept, so the same photo twice costs once.
 * @throws Refusal `not-a-picture` where the name claims a picture that the content is not; those of `keepFile` and `Reader`.
 */
export async function keepUpload(
  store: () => WriteStore,
  reader: Reader,
  file: File,
  how: ReadOptions = {},
): Promise<FileReference> {
  const content = await file.bytes();
  const type = mediaTypeOf(content);
  const isPicture = type?.startsWith('image/') === true;
  if (claimsPicture(file.name) && !isPicture) throw new Refusal('not-a-picture', { name: file.name });
  const own = isPicture ? await reader.read({ kind: 'picture', content, name: file.name }, how) : content;
  const kept = keepFile(store(), own);
  return { ...kept, name: file.name.slice(0, 500), type: type ?? plainBytes };
}
