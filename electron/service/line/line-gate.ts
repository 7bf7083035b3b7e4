/** The far end of a line, as far as a gate needs it. */
export interface FarEnd {
  /** Sends; calls back once the message has left this process, or was read. */
  readonly send: (message: string | ArrayBuffer, left: () => void) => void;
  /** Stops and begins again to take messages; absent where that cannot be. */
  readonly pause?: () => void;
  readonly resume?: () => void;
  /** Closes the line at once. */
  readonly drop: () => void;
}

/** Bytes of answers that may wait until they are read, before further messages are taken. */
const UNREAD_LIMIT = 4 * 1024 * 1024;
/** Bytes of answers beside the largest one, above which the line is closed. */
const HELD_LIMIT = 64 * 1024 * 1024;
/** Messages that may wait until answers are read, where the far end goes on to send. */
const MOST_WAITING = 1_000;
/** Milliseconds in which something of what waits must be read where messages wait for it. */
const PATIENCE = 30_000;

/**
 * Takes the messages of a line one after another, each in a turn of its own. Whoever does not read the answers is not
 * listened to any more, and is dropped before it costs memory.
 */
export class LineGate {
  readonly #end: FarEnd;
  readonly #take: (message: unknown) => void;
  readonly #patience: number;
  readonly #waiting: unknown[] = [];
  /** Sizes of answers that have not left, in bytes. */
  readonly #unread = new Map<object, number>();
  #unreadBytes = 0;
  #scheduled = false;
  #closed = false;
  #impatient: NodeJS.Timeout | null = null;

  constructor(end: FarEnd, take: (message: unknown) => void, patience = PATIENCE) {
    this.#end = end;
    this.#take = take;
    this.#patience = patience;
  }

  receive(message: unknown): void {
    if (this.#closed) return;
    this.#waiting.push(message);
    this.#schedule();
  }

  send(message: string | ArrayBuffer): void {
    if (this.#closed) return;
    const size = typeof message === 'string' ? message.length : message.byteLength;
    const key = {};
    this.#unread.set(key, size);
    this.#unreadBytes += size;
    if (this.#unreadBytes - Math.max(...this.#unread.values()) > HELD_LIMIT) {
      this.#drop();
      return;
    }
    this.#end.send(message, () => {
      this.#unreadBytes -= size;
      this.#unread.delete(key);
      this.#forgive();
      this.#schedule();
    });
  }

  /** The line was closed by whoever is at its far end. */
  close(): void {
    this.#closed = true;
    this.#waiting.length = 0;
    this.#forgive();
  }

  #schedule(): void {
    if (this.#scheduled || this.#closed || this.#waiting.length === 0) return;
    if (this.#unreadBytes > UNREAD_LIMIT) {
      this.#end.pause?.();
      if (this.#waiting.length > MOST_WAITING) {
        this.#drop();
        return;
      }
      this.#impatient ??= setTimeout(() => this.#drop(), this.#patience);
      return;
    }
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      if (this.#closed) return;
      const message = this.#waiting.shift();
      if (message !== undefined) this.#take(message);
      if (this.#waiting.length === 0) this.#end.resume?.();
      this.#schedule();
    });
  }

  #forgive(): void {
    if (this.#impatient !== null) clearTimeout(this.#impatient);
    this.#impatient = null;
  }

  #drop(): void {
    this.close();
    this.#end.drop();
  }
}
