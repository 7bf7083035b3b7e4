/** What the service asks of the shell, over the port between their processes. */
export type ShellRequest = PlatformRequest | ReaderRequest;

export interface PlatformRequest {
  readonly id: string;
  readonly kind: 'choose-save-path' | 'choose-folder' | 'print-to-pdf' | 'notify' | 'start-setup';
  /** The suggested name, the title of a notification, or the path of the setup file that is started before the program ends. */
  readonly text: string;
  /** The HTML page to print, UTF-8, in parts. */
  readonly page?: readonly Uint8Array<ArrayBuffer>[];
  /** Text of a notification. */
  readonly body?: string;
}

/** About a process that reads a stranger's file. */
export interface ReaderRequest {
  readonly id: string;
  /**
   * `start-reader` is answered with a port to the new process, `await-reader` once the process is gone, `end-reader` at
   * once.
   */
  readonly kind: 'start-reader' | 'await-reader' | 'end-reader';
  /** Name of the process, made by the service. */
  readonly reader: string;
}

/** The shell's answer to the request with the same id. */
export interface ShellAnswer {
  readonly id: string;
  /** Chosen path of a file or folder; absent when the user cancelled. */
  readonly path?: string;
  readonly content?: Uint8Array;
  /** Whether a notification was shown. */
  readonly shown?: boolean;
  /** Code of a refusal. */
  readonly refusal?: string;
}

/** What the shell says to the service when the program ends: back up what was changed, close the data, and end. */
export const stopRequest = 'stop';
/** What it says when there is no time: close the data, and end. */
export const stopNowRequest = 'stop-now';
/** Milliseconds that a backup may take while the program ends. */
export const BACKUP_AT_END = 8_000;

/** The page asks its preload for a port to the service, and gets one with this message. */
export const portRequest = 'service-port-please';
export const portHandOver = 'service-port';

/** The page's own language, told by its preload whenever it changes: the shell's menus and sentences are in it. */
export const languageMessage = 'language';
