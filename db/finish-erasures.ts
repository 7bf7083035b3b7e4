import { maskDraftsOf } from './drafts.ts';
import { mainOf } from './file/handles.ts';
import { overwriteInCopies, overwriteKeyOf } from './file/key-file.ts';
import { prepared } from './file/sqlite.ts';
import { forgetNumbers, keyMark, keyOfRecord, wasErased } from './secrets.ts';
import type { WriteStore } from './store.ts';

/** Stores to whose log a wish to erase came that was not carried out yet. */
const pending = new WeakSet<WriteStore>();

/** A wish to erase was applied: the key goes once it is committed. */
export function expectErasing(store: WriteStore): void {
  pending.add(store);
}

/** Carries out what was applied since. Call after the commit. */
export function finishExpectedErasures(store: WriteStore): void {
  if (pending.delete(store)) finishErasures(store);
}

/**
 * Removes the keys that the log says were erased and that are still here: after an erasing that was broken off, after rows of
 * another PC, after a backup that is newer than the keys beside it. A key made since is not touched.
 */
export function finishErasures(store: WriteStore): void {
  const wishes = prepared<[], { target: string; mark: string }>(
    mainOf(store),
    'SELECT target, key_mark AS mark FROM number_erasure',
  ).all();
  for (const { target, mark } of wishes) {
    const key = keyOfRecord(store, target);
    if (key === null ? wasErased(store, target) : keyMark(key) !== mark) continue;
    // The copies first: while the key itself is here, an end in between is begun anew.
    if (key !== null) overwriteInCopies(store.directory, key);
    // It may lie in damaged keys that were set aside, in whose place others were begun without it.
    else overwriteKeyOf(store.directory, target, (bytes) => keyMark(bytes) === mark);
    maskDraftsOf(store, target);
    forgetNumbers(store, target);
  }
}
