import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { testFolder } from '../../db/test-store.ts';

/** A disk of its own, of which all but some bytes can be taken away. */
export interface SmallDisk {
  readonly path: string;
  /** Fills the disk up to some free bytes, whole pages of 4096. */
  leave(bytes: number): void;
  /** Gives the room back. */
  free(): void;
}

/** A disk in memory (tmpfs) of some MiB until the test ends; null where this machine may not mount one. */
export function smallDisk(mebibytes: number): SmallDisk | null {
  const path = join(testFolder(), 'disk');
  mkdirSync(path);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', path]);
  if (mounted.status !== 0) return null;
  onTestFinished(() => void spawnSync('umount', ['-l', path]));
  const ballast = join(path, 'ballast');
  const free = (): void => rmSync(ballast, { force: true });
  return {
    path,
    free,
    leave(bytes) {
      free();
      const { bavail, bsize } = statfsSync(path);
      try {
        writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - bytes)));
      } catch (error) {
        // Another process wrote meanwhile, and the disk is full.
        if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOSPC') throw error;
      }
    },
  };
}
