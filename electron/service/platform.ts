import type { Judgement } from './update/windows-signature.ts';
import type { ReaderProcess } from './reader/reader-messages.ts';

/** A page of HTML, UTF-8, in parts: as one text it may be too long. */
export type PageParts = readonly Uint8Array<ArrayBuffer>[];

/** What only the shell of the program can do; the Electron shell and the host each implement it. */
export interface Platform {
  /**
   * Asks where to save a backup; undefined when the user cancels. Null in a browser: there it is offered as a download, as
   * documents are everywhere.
   */
  readonly chooseSavePath: ((suggestedName: string) => Promise<string | undefined>) | null;
  /** Asks for a folder; undefined when the user cancels. Null in a browser: there its path is typed. */
  readonly chooseFolder: (() => Promise<string | undefined>) | null;
  /**
   * Prints a whole HTML page to PDF with the page sizes of its own style sheet.
   * @param folder a private folder for what a browser needs to lie on the disk meanwhile.
   * @param signal ends it, where the shell can.
   * @throws Refusal `pdf-unavailable`, `pdf-failed`.
   */
  printToPdf(page: string | PageParts, folder: string, signal?: AbortSignal): Promise<Uint8Array>;
  /** Shows a desktop notification; false where the system has none for us, and the window must tell itself. */
  notify(title: string, body: string): Promise<boolean>;
  /**
   * Starts a process that reads one stranger's file.
   * @param module the bundle of the reader; the shell knows its own and starts no other.
   */
  startReader(module: URL): ReaderProcess;
  /** What the system says of the signature of a program file; null where it has no judgement of programs for Windows. */
  readonly judgeSignature: ((path: string) => Promise<Judgement>) | null;
  /**
   * Starts a setup file of the program, which waits for the program's end and starts it again, then ends the program in order. Null where
   * the program was not installed by one.
   * @throws Refusal `setup-not-started`; then nothing ends.
   */
  readonly startSetup: ((path: string) => Promise<void>) | null;
}
