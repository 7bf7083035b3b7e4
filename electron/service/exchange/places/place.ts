import type { BundleSource } from '../bundle-source.ts';

/** A bundle that lies at a place. */
export interface PlacedBundle {
  readonly name: string;
  readonly bytes: number;
  /** When it was laid there, by the date of who laid it (milliseconds since 1970). */
  readonly laidAt: number;
}

/** What carries bundles from PC to PC. It is trusted with nothing: what lies there is sealed and signed. */
export interface Place {
  /** Where it is, as people are told. */
  readonly path: string;
  /** The whole bundles that lie there, the earliest first. @throws Refusal `place-lost`, `folder-not-writable`. */
  bundles(): Promise<readonly PlacedBundle[]>;
  /** One of them, to be read. */
  source(name: string): BundleSource;
  /**
   * Lays a bundle there: whole or not at all, and never over another.
   * @throws Refusal as `writeOnce`.
   */
  lay(name: string, bundle: AsyncIterable<Uint8Array>): Promise<void>;
}
