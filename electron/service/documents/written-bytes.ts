const BLOCK = 1 << 20;

/** Bytes of a file that is written bit by bit. A packer gives small parts of large buffers, which would all be held. */
export class WrittenBytes {
  readonly #blocks: Uint8Array<ArrayBuffer>[] = [];
  #last = 0;

  add(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      let block = this.#blocks.at(-1);
      if (block === undefined || this.#last === BLOCK) {
        block = new Uint8Array(BLOCK);
        this.#blocks.push(block);
        this.#last = 0;
      }
      const part = bytes.subarray(from, from + BLOCK - this.#last);
      block.set(part, this.#last);
      this.#last += part.length;
      from += part.length;
    }
  }

  /** All of them in one piece. */
  whole(): Uint8Array<ArrayBuffer> {
    const full = Math.max(0, this.#blocks.length - 1);
    const whole = new Uint8Array(full * BLOCK + this.#last);
    for (const [at, block] of this.#blocks.entries())
      whole.set(at < full ? block : block.subarray(0, this.#last), at * BLOCK);
    return whole;
  }
}
