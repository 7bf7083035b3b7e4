import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ownLogMarks } from '../../../db/file/backup-state.ts';
import {
  heldAgainstCopy,
  isWitnessCopy,
  witnessCopyName,
  witnessToCopy,
} from '../../../db/file/witness-copy.ts';
import type { Device, WriteStore } from '../../../db/store.ts';
import type { RefusalDetail } from '../../../shared/contract/refusal.ts';
import { awaited } from '../../../db/file/patient-files.ts';

/** Bytes above which a file is no copy of a witness. */
const LARGEST = 4 * 1024 * 1024;

/** The service's data, and why they are not to be gone on with. */
interface HeldData {
  readonly options: { readonly report?: (reference: string, error: unknown) => void };
  readonly store: WriteStore | null;
  readonly looking: boolean;
  refusal: RefusalDetail | null;
}

/**
 * Holds the open data against the second copies of their witness that lie with the backups of some folders, and lays there
 * what the data are now, one file a place. Where a copy knows of later changes, the data are refused and it stays as it is.
 * A place may be slow or far away: nothing here keeps other calls waiting, and one that is not there is passed over.
 */
export async function holdAgainstPlaces(of: HeldData, folders: readonly string[]): Promise<void> {
  const { store, looking } = of;
  if (store === null || store.device === null || looking) return;
  for (const folder of folders) {
    if (of.store !== store || of.refusal !== null) return;
    try {
      // oxlint-disable-next-line no-await-in-loop -- the first that knows of later changes is enough
      of.refusal = await heldAgainst(store, store.device, folder);
    } catch (error) {
      // The data were closed meanwhile, or the place is not there.
      const isAway = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (of.store === store && !isAway) of.options.report?.('backup-witness', error);
    }
  }
}

async function heldAgainst(
  store: WriteStore,
  { logId }: Device,
  folder: string,
): Promise<RefusalDetail | null> {
  const names = (await readdir(folder)).filter(isWitnessCopy);
  const own = witnessCopyName(logId);
  let isSame = false;
  for (const name of names) {
    const path = join(folder, name);
    // oxlint-disable-next-line no-await-in-loop -- a place has one or two of them
    if ((await stat(path)).size > LARGEST) continue;
    // oxlint-disable-next-line no-await-in-loop -- as above
    const held = heldAgainstCopy(store, await awaited.read(path));
    if (held.stand === 'later') return held.refusal;
    if (held.stand === 'same' && name === own) isSame = true;
  }
  if (!isSame) await lay(store, join(folder, own));
  // What earlier logs of this PC left there tells of data that a restore took the place of.
  const marks = ownLogMarks(store);
  const old = names.filter((name) => name !== own && [...marks].some((mark) => name.includes(`_${mark}.`)));
  await Promise.all(old.map((name) => awaited.remove(join(folder, name))));
  return null;
}

async function lay(store: WriteStore, path: string): Promise<void> {
  const content = witnessToCopy(store);
  if (content === null) return;
  const partial = `${path}.partial`;
  const file = await awaited.open(partial, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await awaited.rename(partial, path);
}
