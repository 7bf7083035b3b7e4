import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { assertPathFits } from '../../../db/file/disk-refusal.ts';
import { syncFolder } from '../../../db/file/durable.ts';
import { awaited, removeWithPatience } from '../../../db/file/patient-files.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { atPlace } from './at-place.ts';

/** How a file is called while it is written; nobody takes it for a whole one. */
export const UNFINISHED = '.partial';

/**
 * Writes a file that is never changed afterwards: under a temporary name, flushed to the disk, read back and compared, and only
 * then under its own. On any failure nothing lies there.
 * @throws Refusal `target-exists`, `place-lost` where the stick or the network went away, `disk-full`, `folder-not-writable`,
 *   `written-differs` where it reads otherwise than it was written, on Windows `name-refused`, `path-too-long`; and as `pieces`.
 */
export async function writeOnce(target: string, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  if (process.platform === 'win32') assertPathFits(target);
  if (existsSync(target)) throw new Refusal('target-exists', { path: target });
  const partial = target + UNFINISHED;
  try {
    const written = await atPlace(target, () => awaited.open(partial, 'w', 0o600));
    const hash = createHash('sha256');
    try {
      for await (const piece of pieces) {
        hash.update(piece);
        await atPlace(target, () => written.writeFile(piece));
      }
      await atPlace(target, () => written.sync());
    } finally {
      await written.close().catch(() => undefined);
    }
    const read = await atPlace(target, () => hashOfFile(partial));
    if (read !== hash.digest('hex')) throw new Refusal('written-differs', { path: target });
    if (existsSync(target)) throw new Refusal('target-exists', { path: target });
    await atPlace(target, async () => {
      await awaited.rename(partial, target);
      syncFolder(dirname(target));
    });
  } catch (error) {
    try {
      removeWithPatience(partial);
    } catch {
      // What could not be written need not be removable: the first fault is the one to tell.
    }
    throw error;
  }
}

/** SHA-256 (hexadecimal) of a file. @throws as the disk. */
async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await awaited.open(path, 'r');
  for await (const piece of file.createReadStream()) hash.update(piece);
  return hash.digest('hex');
}
