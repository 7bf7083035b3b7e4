import type { RefusalDetail } from '../../../shared/contract/refusal.ts';
import type { ForeignFile, ReadProgress, ReadResult } from './foreign-file.ts';

/** The one thing that a reader process is asked. */
export interface ReaderTask {
  readonly file: ForeignFile;
  /** Bytes of memory above which the process ends itself. */
  readonly memory: number;
}

/** What a reader process tells: any number of times how far it is, then one answer. */
export type ReaderMessage =
  | { readonly kind: 'progress'; readonly progress: ReadProgress }
  /** The next rows of a result; the result itself then has none. */
  | { readonly kind: 'rows'; readonly rows: readonly unknown[] }
  | { readonly kind: 'result'; readonly result: ReadResult }
  | { readonly kind: 'refusal'; readonly detail: RefusalDetail }
  /** An error that nobody expected, with its stack. */
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'over-memory' };

/** A process that reads one file, as the shell and the host each start it. */
export interface ReaderProcess {
  send(task: ReaderTask): void;
  onMessage(listener: (message: ReaderMessage) => void): void;
  /** Told once when the process is gone, asked or unasked, or could not be started. */
  onEnd(listener: () => void): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
}

const ROWS_AT_ONCE = 500;

/** A result as messages: rows in small parts, since the service answers nobody while it takes a message apart. */
export function* inParts(result: ReadResult): Generator<ReaderMessage> {
  if (!('rows' in result)) {
    yield { kind: 'result', result };
    return;
  }
  for (let at = 0; at < result.rows.length; at += ROWS_AT_ONCE)
    yield { kind: 'rows', rows: result.rows.slice(at, at + ROWS_AT_ONCE) };
  yield { kind: 'result', result: { ...result, rows: [] } };
}

/** Puts the parts together again. */
export function withRows(result: ReadResult, rows: readonly unknown[]): ReadResult {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rows came apart in `inParts`, so they are those of this result
  return 'rows' in result ? ({ ...result, rows } as ReadResult) : result;
}
