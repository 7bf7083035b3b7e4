import { implement } from '@orpc/server';
import { fileSize, missingFiles, readFile } from '../../../db/files.ts';
import { newId } from '../../../db/ids.ts';
import { filesDatabase } from '../../../db/large-files.ts';
import { files } from '../../../shared/contract/files.ts';
import { PIECE_LIMIT } from '../../../shared/contract/limits.ts';
import { keepUpload, type Uploaded } from '../keep-upload.ts';
import { runLongWork } from '../long-work.ts';
import { mediaTypeOf, plainBytes } from '../pictures/media-type.ts';
import { assertPiece } from '../sent-files.ts';
import type { Served } from './served.ts';

export function filesRouter({ state, store, assertUpdatable, sent }: Served) {
  const os = implement(files);
  const { staged } = state;
  const worker = state.options.worker ?? null;
  /** The names of files that are laid on the disk to be taken out, each until it is there. */
  const takingOut = new Map<string, Promise<null>>();
  const layOut = async (hash: string): Promise<void> => {
    const work = {
      kind: 'take-out',
      database: filesDatabase(store()),
      hash,
      path: staged.path(hash),
    } as const;
    const laying = runLongWork(worker, work);
    takingOut.set(hash, laying);
    try {
      await laying;
    } catch (error) {
      staged.remove(hash);
      throw error;
    } finally {
      takingOut.delete(hash);
    }
  };
  /** A piece of a large file, which is laid on the disk, held against its hash, before the first one is given. */
  const pieceOf = async (hash: string, at: number): Promise<Uint8Array<ArrayBuffer>> => {
    const laying = takingOut.get(hash) ?? (staged.size(hash) === 0 ? layOut(hash) : undefined);
    await laying;
    const piece = await staged.piece(hash, at);
    if (piece.byteLength < PIECE_LIMIT) staged.remove(hash);
    return piece;
  };
  return os.router({
    send: os.send.handler(async ({ input: { workId, ...piece } }) => {
      assertUpdatable();
      return { there: await sent.take(workId, piece) };
    }),
    keep: os.keep.handler(async ({ input, signal }) => {
      const { file, at = 0, workId = newId() } = input;
      const keep = (uploaded: Uploaded) =>
        state.works.during(workId, signal, (how) => {
          const size = Math.ceil((at + file.size) / PIECE_LIMIT);
          if (at > 0) how.tell({ step: 'send', done: size, total: size });
          return keepUpload({ store, reader: state.reader, worker }, uploaded, how);
        });
      assertPiece(file);
      if (at > 0) return sent.whole(workId, { at, end: file }, keep);
      return keep({ name: file.name, content: await file.bytes() });
    }),
    present: os.present.handler(({ input }) => ({ missing: missingFiles(store(), input.hashes) })),
    read: os.read.handler(async ({ input: { hash, name, at } }) => {
      const isSmall = fileSize(store(), hash) < PIECE_LIMIT;
      const content = isSmall
        ? new Uint8Array(readFile(store(), hash)).subarray(at)
        : await pieceOf(hash, at);
      // SVG and HTML, whatever they are called, leave as bytes that nothing renders.
      return new File([content], name, { type: (at === 0 ? mediaTypeOf(content) : null) ?? plainBytes });
    }),
  });
}
