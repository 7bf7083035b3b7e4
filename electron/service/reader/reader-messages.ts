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
