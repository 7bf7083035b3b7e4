import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { awaited } from '../../db/file/patient-files.ts';
import { removeScratch, scratchFolder } from '../../db/file/scratch.ts';
import { PIECE_LIMIT } from '../../shared/contract/limits.ts';

/** Files that are sent or taken out at the same time, at most: the one that was asked for longest ago is let go. */
const AT_ONCE = 8;

/** Large files that windows send or take out piece by piece: meanwhile each lies in a scratch folder. */
export class StagedFiles {
  readonly #directory: string;
  /** Scratch folders by what the file is known by, the one that was asked for last at the end. */
  readonly #folders = new Map<string, string>();

  constructor(directory: string) {
    this.#directory = directory;
  }

  /** Where the file of a name lies, or may be laid. */
  path(name: string): string {
    const folder = this.#folders.get(name) ?? scratchFolder(this.#directory);
    this.#folders.delete(name);
    this.#folders.set(name, folder);
    const [oldest] = this.#folders.keys();
    if (this.#folders.size > AT_ONCE && oldest !== undefined) this.remove(oldest);
    return join(folder, 'file');
  }

  /** Bytes that are there of a file; 0 for one that nothing is known of. */
  size(name: string): number {
    const folder = this.#folders.get(name);
    const found = folder === undefined ? undefined : join(folder, 'file');
    return found === undefined || !existsSync(found) ? 0 : statSync(found).size;
  }

  /** Lays a piece behind those that are there. @throws as the disk. */
  async append(name: string, piece: Uint8Array): Promise<void> {
    const file = await awaited.open(this.path(name), 'a', 0o600);
    try {
      await file.appendFile(piece);
    } finally {
      await file.close();
    }
  }

  /** A piece of a file from a byte on. */
  async piece(name: string, at: number): Promise<Uint8Array<ArrayBuffer>> {
    const file = await awaited.open(this.path(name), 'r');
    try {
      const piece = new Uint8Array(PIECE_LIMIT);
      const { bytesRead } = await file.read(piece, 0, PIECE_LIMIT, at);
      return piece.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  remove(name: string): void {
    const folder = this.#folders.get(name);
    this.#folders.delete(name);
    if (folder !== undefined) removeScratch(folder);
  }

  clear(): void {
    for (const name of this.#folders.keys()) this.remove(name);
  }
}
