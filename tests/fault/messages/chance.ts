import { randomFrom } from '../random.ts';

/** Choices that look like chance and are the same for the same seed. */
export class Chance {
  readonly #random: ReturnType<typeof randomFrom>;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  /** Whether something of this share (0 to 1) comes about. */
  takes(share: number): boolean {
    return this.#random.chance(share);
  }

  below(end: number): number {
    return this.#random.below(end);
  }

  of<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined && values.length === 0) throw new RangeError('There is nothing to choose from.');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the place is within the values
    return value as T;
  }
}
