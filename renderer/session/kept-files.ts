import { PIECE_LIMIT } from '../../shared/contract/limits.ts';
import type { FileReference } from '../../shared/registers/field.ts';
import type { Client } from './connection.ts';

type Files = Client['files'];

/**
 * Has a file kept, a large one piece by piece; `works` tells of it, and ends it, by its `workId`.
 * @throws Refusal of the service; where the file cannot be read from its disk, as the browser.
 */
export async function keepFile(
  files: Pick<Files, 'send' | 'keep'>,
  file: File,
  workId: string,
): Promise<FileReference> {
  const { at, end } = await sendFile(files, file, workId);
  return files.keep(at === 0 ? { workId, file } : { workId, at, file: end });
}

/**
 * Sends what stands before the end of a large file, and answers that end, which goes with the call that takes the whole.
 * @throws as `keepFile`.
 */
export async function sendFile(
  files: Pick<Files, 'send'>,
  file: File,
  workId: string,
): Promise<{ readonly at: number; readonly end: File }> {
  let at = 0;
  // The service says where it stands: begun anew, it has nothing of what was sent before.
  while (file.size - at > PIECE_LIMIT) {
    const piece = partOf(file, at, at + PIECE_LIMIT);
    ({ there: at } = await files.send({ workId, at, size: file.size, piece }));
  }
  return { at, end: at === 0 ? file : partOf(file, at, file.size) };
}

const partOf = (file: File, from: number, to: number): File =>
  new File([file.slice(from, to)], file.name, { type: file.type });

/** A kept file, a large one taken out piece by piece. @throws Refusal of the service. */
export async function takeFile(
  files: Pick<Files, 'read'>,
  file: Pick<FileReference, 'hash' | 'name'>,
): Promise<File> {
  const { hash, name } = file;
  const pieces = [await files.read({ hash, name, at: 0 })];
  for (let at = PIECE_LIMIT; pieces.at(-1)?.size === PIECE_LIMIT; at += PIECE_LIMIT)
    pieces.push(await files.read({ hash, name, at }));
  return new File(pieces, name, { type: pieces[0]?.type ?? '' });
}
