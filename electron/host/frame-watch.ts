export interface FrameLimits {
  /** Bytes of a message of text at most. */
  readonly text: number;
  /** Bytes of a message with files at most. */
  readonly binary: number;
}

/** Bytes that a piece of a message may be short of on average: pieces cost memory of their own. */
const USUAL_PIECE = 512;
const MOST_SMALL_PIECES = 1_000;

/**
 * Reads along the heads of WebSocket frames (RFC 6455, section 5.2), so that a message that is too long is known by what it
 * announces, before it takes memory, and one of text sooner than one of files.
 */
export class FrameWatch {
  readonly #limits: FrameLimits;
  #head: number[] = [];
  /** Bytes of the frame's content that have not come yet. */
  #toSkip = 0;
  #isText = true;
  #length = 0;
  #pieces = 0;

  constructor(limits: FrameLimits) {
    this.#limits = limits;
  }

  /** Takes the next bytes; false once a message is too long. */
  take(bytes: Uint8Array): boolean {
    for (let at = 0; at < bytes.length;) {
      const skipped = Math.min(this.#toSkip, bytes.length - at);
      at += skipped;
      this.#toSkip -= skipped;
      const next = bytes[at];
      if (next === undefined) return true;
      this.#head.push(next);
      at += 1;
      if (!this.#endsHead()) continue;
      if (!this.#begins()) return false;
      this.#head = [];
    }
    return true;
  }

  #endsHead(): boolean {
    const [, second] = this.#head;
    if (second === undefined) return false;
    return this.#head.length === 2 + lengthBytes(second) + ((second & 0x80) === 0 ? 0 : 4);
  }

  /** A frame begins; false where its message gets too long by it. */
  #begins(): boolean {
    const [first = 0, second = 0, ...rest] = this.#head;
    const code = first & 0x0f;
    const size =
      lengthBytes(second) === 0
        ? second & 0x7f
        : rest.slice(0, lengthBytes(second)).reduce((sum, byte) => sum * 256 + byte, 0);
    this.#toSkip = size;
    // Pings and the like stand between the pieces of a message and are short.
    if (code >= 8) return size <= 125;
    if (code !== 0) {
      this.#isText = code === 1;
      this.#length = 0;
      this.#pieces = 0;
    }
    this.#length += size;
    this.#pieces += 1;
    return (
      this.#length <= (this.#isText ? this.#limits.text : this.#limits.binary) &&
      this.#pieces <= MOST_SMALL_PIECES + this.#length / USUAL_PIECE
    );
  }
}

function lengthBytes(second: number): number {
  const short = second & 0x7f;
  return short === 126 ? 2 : short === 127 ? 8 : 0;
}
