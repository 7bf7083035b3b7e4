import { writeFileSync } from 'node:fs';
import { readForeign } from '../../electron/service/reader/read-foreign.ts';
import type { ForeignFile } from '../../electron/service/reader/foreign-file.ts';
import { Refusal } from '../../shared/contract/refusal.ts';

type WithoutContent<File> = File extends unknown ? Omit<File, 'content' | 'path'> : never;
/** How a file is read, without the file. */
export type ReadAsked = WithoutContent<ForeignFile>;

/** A file to be read. */
export interface MutatedFile {
  readonly asked: ReadAsked;
  readonly content: Uint8Array;
  /** Where a database is laid before it is read. */
  readonly path: string;
}

/** How the reading of a file ended; `error`: as nobody foresaw. */
export type Ending =
  | { readonly kind: 'read' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'error'; readonly stack: string };

/** Reads what the parent sends, one file after the other, as the reader process does. */
export function readWhatComes(): void {
  process.on('message', (sent) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the parent is our own test
    void endingOf(sent as MutatedFile).then((ending) => process.send?.(ending));
  });
  process.send?.({ kind: 'read' } satisfies Ending);
}

async function endingOf({ asked, content, path }: MutatedFile): Promise<Ending> {
  try {
    const isDatabase = asked.kind === 'backup' || asked.kind === 'contents' || asked.kind === 'keys';
    if (isDatabase) writeFileSync(path, content);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what was left out is put back
    const file = (
      isDatabase ? { ...asked, path } : { ...asked, content: new Uint8Array(content) }
    ) as ForeignFile;
    await readForeign(file, () => undefined);
    return { kind: 'read' };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', code: error.detail.code };
    return { kind: 'error', stack: error instanceof Error ? String(error.stack) : String(error) };
  }
}
