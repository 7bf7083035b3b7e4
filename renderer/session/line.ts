import type { ClientLink } from '@orpc/client';

/** One live line to the service: calls go through `link`; `closed` settles when it is gone. */
export interface Line {
  readonly link: ClientLink<Record<never, never>>;
  readonly closed: Promise<void>;
}
