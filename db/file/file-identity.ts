import { statSync } from 'node:fs';
import { Refusal } from '../../shared/contract/refusal.ts';

/** One file on its disk, told from another that came under the same name. */
export interface FileIdentity {
  readonly path: string;
  readonly inode: number;
}

/** Null when there is no such file. */
export function identityOf(path: string): FileIdentity | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found === undefined ? null : { path, inode: found.ino };
}

/**
 * Notices a data folder that was removed or replaced while it is open: SQLite would go on writing into nothing.
 * @throws Refusal `folder-missing`.
 */
export function assertStillThere(directory: string, identity: FileIdentity | null): void {
  if (identity !== null && identityOf(identity.path)?.inode !== identity.inode) {
    throw new Refusal('folder-missing', { path: directory });
  }
}
