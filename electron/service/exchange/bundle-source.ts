import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { placeRefusal } from './at-place.ts';

/** A bundle as it lies at a place. */
export interface BundleSource {
  /** Bytes. @throws Refusal `place-lost`, `folder-not-writable`. */
  size(): Promise<number>;
  /** All its bytes, from the first; can be asked for again. @throws as `size`. */
  pieces(): AsyncIterable<Uint8Array>;
}

/** A bundle that lies on a disk, a stick or in a folder of the network. */
export function fileSource(path: string): BundleSource {
  return {
    async size() {
      try {
        const found = await stat(path);
        if (!found.isFile()) throw new Refusal('bundle-unknown');
        return found.size;
      } catch (error) {
        throw placeRefusal(path, error);
      }
    },
    async *pieces() {
      try {
        yield* createReadStream(path, { highWaterMark: 256 * 1024 });
      } catch (error) {
        throw placeRefusal(path, error);
      }
    },
  };
}
