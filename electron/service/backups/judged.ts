import type { BackupContents } from '../../../db/verify/backup-contents.ts';
import { keptKeys, type KeyCopy } from '../../../db/file/key-copy.ts';
import type { KeysBeside } from '../../../db/file/restore.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import type { Reader } from '../reader/reader.ts';

/** A backup that was read as a stranger's, with the keys that lay beside it. */
export interface JudgedBackup {
  readonly contents: BackupContents;
  readonly keys: KeysBeside;
  /** Records with identity-document numbers, and how many of them can be read in the data folder once it is restored. */
  readonly numbers: { readonly records: number; readonly readable: number };
  /** Drafts in it that cannot be read there then, for their keys are nowhere here. */
  readonly lostDrafts: number;
}

/** A file with keys: one that was named is refused where it is none, one that was found is left out. */
export interface KeysFile {
  readonly path: string;
  readonly isNamed: boolean;
}

/**
 * Reads a backup, and what of keys lies beside it, in the reader's process.
 * @param path a copy of our own, so that what was judged is what is restored.
 * @throws Refusal `backup-invalid`, `backup-altered`, `backup-log-broken`, `database-newer`, and those of `Reader`.
 */
export async function judgeBackup(
  reader: Reader,
  directory: string,
  path: string,
  keyFiles: readonly KeysFile[],
  signal?: AbortSignal,
): Promise<JudgedBackup> {
  const contents = await reader.read({ kind: 'contents', path }, { signal });
  const copies: KeyCopy[] = [];
  for (const file of keyFiles) {
    try {
      copies.push(await reader.read({ kind: 'keys', path: file.path }, { signal }));
    } catch (error) {
      if (file.isNamed) throw error;
    }
  }
  const own = keptKeys(directory);
  const erased = new Set(own.erased);
  const kept = new Set(own.keys.map(({ recordId }) => recordId));
  const beside = new Set(copies.flatMap((copy) => copy.keys.map(({ recordId }) => recordId)));
  const draftKeys = new Set([own, ...copies].flatMap((copy) => copy.drafts.map(({ form }) => form)));
  const { numbers, drafts } = contents;
  return {
    contents,
    keys: { copies, wanted: new Set(numbers) },
    numbers: {
      records: numbers.length,
      readable: numbers.filter((one) => kept.has(one) || (beside.has(one) && !erased.has(one))).length,
    },
    lostDrafts: drafts.filter((form) => !draftKeys.has(form)).length,
  };
}

/** @throws Refusal `backup-faults` for a backup with faults in its records or files that nobody decided to take. */
export function assertTaken({ faults }: BackupContents, withFaults: boolean): void {
  if (faults > 0 && !withFaults) throw new Refusal('backup-faults', { count: faults });
}
