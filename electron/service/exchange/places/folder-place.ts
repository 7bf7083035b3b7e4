import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Refusal } from '../../../../shared/contract/refusal.ts';
import { atPlace, placeRefusal } from '../at-place.ts';
import { fileSource } from '../bundle-source.ts';
import { writeOnce } from '../write-once.ts';
import type { Place, PlacedBundle } from './place.ts';

/** How bundles end, whatever else they are called. */
export const BUNDLE_ENDING = '.snv';

/** A folder that all can see, or one on a stick. Only bundles lie there; others' files are passed over. */
export function folderPlace(path: string): Place {
  return {
    path,
    async bundles() {
      const names = await atPlace(path, () => readdir(path));
      const found: PlacedBundle[] = [];
      for (const name of names.filter(isBundleName)) {
        try {
          const { size, mtimeMs, isFile } = await facts(join(path, name));
          if (isFile) found.push({ name, bytes: size, laidAt: mtimeMs });
        } catch (error) {
          // Taken away since it was listed. Where the whole place went away, that is told.
          await atPlace(path, () => stat(path));
          if (!isGone(error)) throw placeRefusal(path, error);
        }
      }
      return found.toSorted((one, other) => one.laidAt - other.laidAt || (one.name < other.name ? -1 : 1));
    },
    source: (name) => fileSource(within(path, name)),
    async lay(name, bundle) {
      await writeOnce(within(path, name), bundle);
    },
  };
}

/** Hidden files are not ours: some systems lay one beside each file that they copy. */
const isBundleName = (name: string): boolean => name.endsWith(BUNDLE_ENDING) && !name.startsWith('.');

/** The path of a bundle in a folder; a name leads nowhere else. */
function within(folder: string, name: string): string {
  if (basename(name) !== name || !isBundleName(name)) throw new Refusal('message-invalid');
  return join(folder, name);
}

async function facts(path: string) {
  const found = await stat(path);
  return { size: found.size, mtimeMs: found.mtimeMs, isFile: found.isFile() };
}

const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
