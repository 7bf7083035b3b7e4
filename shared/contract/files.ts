import * as z from 'zod';
import { call } from './call.ts';
import { FILE_LIMIT } from './limits.ts';
import { file, writeId } from './schemas.ts';

const hash = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .max(64);

const bytes = z.int().min(0).max(FILE_LIMIT);

/** Files kept by the hash of their content. Those above `PIECE_LIMIT` bytes are sent and taken out in pieces. */
export const files = {
  /**
   * Sends the next piece of a file that has `size` bytes; `works` tells of it by its `workId`, and ends it.
   * @returns how many bytes are there by now: where it is not `at` and the piece, it goes on from there.
   */
  send: call
    .input(z.strictObject({ workId: writeId, at: bytes, size: bytes, piece: z.file() }))
    .output(z.object({ there: bytes })),
  /** Keeps a file, or one that was sent, where `file` is its end from byte `at` on. */
  keep: call
    .input(z.strictObject({ workId: writeId.exactOptional(), at: bytes.exactOptional(), file: z.file() }))
    .output(file),
  present: call
    .input(z.strictObject({ hashes: z.array(hash).max(1_000) }))
    .output(z.object({ missing: z.array(z.string()).readonly() })),
  /** A piece of a file from byte `at` on; the last one is shorter than `PIECE_LIMIT`. */
  read: call.input(z.strictObject({ hash, name: z.string().max(500), at: bytes })).output(z.file()),
};
