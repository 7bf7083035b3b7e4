import { Refusal, type RefusalDetail } from '../../shared/contract/refusal.ts';
import type { WriteStore } from '../store.ts';
import { logMark } from './backup-name.ts';
import { assertNothingMissing } from './examine.ts';
import { databases, mainOf } from './handles.ts';
import { registerIdentity } from './identity.ts';
import { countsOf, headsOf, newestSlot, witnessContent } from './witness.ts';

/** Name of the second copy of a log's witness, as it lies with backups. */
export function witnessCopyName(logId: string): string {
  return `so-ngoai-vu_${logMark(logId)}.witness`;
}

/** True for the name of a second copy of the witness of some log. */
export function isWitnessCopy(name: string): boolean {
  return /^so-ngoai-vu_[0-9a-f]{12}\.witness$/.test(name);
}

/** What the second copy of the witness is to hold now; null for data of a version that had no identity. */
export function witnessToCopy(store: WriteStore): Buffer | null {
  const { main, files, keys } = store[databases];
  const identity = registerIdentity(main);
  if (identity === null) return null;
  const { folder, generation } = identity;
  return witnessContent(
    { folder, generation, heads: headsOf(main), counts: countsOf(files, keys) },
    store.now(),
  );
}

/** How data stand to a second copy of their witness. */
export type HeldAgainstCopy =
  /** The copy knows of nothing that the data lack; `same` where it tells of all that they have. */
  | { readonly stand: 'same' | 'behind' }
  /** It is of other data, or of those that a restore took the place of, or cannot be read. */
  | { readonly stand: 'other' }
  /** It knows of changes that the data lack: an earlier copy of the data folder was put back. */
  | { readonly stand: 'later'; readonly refusal: RefusalDetail };

/** Holds open data against the content of a second copy of a witness. */
export function heldAgainstCopy(store: WriteStore, content: Buffer): HeldAgainstCopy {
  const main = mainOf(store);
  const identity = registerIdentity(main);
  const copy = newestSlot(content)?.slot;
  if (copy === undefined || copy.folder !== identity?.folder || copy.generation !== identity.generation)
    return { stand: 'other' };
  try {
    assertNothingMissing(copy, main);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { stand: 'later', refusal: error.detail };
  }
  return { stand: JSON.stringify(copy.heads) === JSON.stringify(headsOf(main)) ? 'same' : 'behind' };
}
