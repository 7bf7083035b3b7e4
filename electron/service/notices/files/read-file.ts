import type { ReadNotice } from '../../../../shared/contract/notices.ts';
import type { SourceBlock } from '../reading/source-text.ts';

/** What stands in a file, and what of it does not count or could not be read. */
export interface ReadFile {
  readonly blocks: readonly SourceBlock[];
  readonly remarks: ReadNotice['remarks'];
  /** Who signed it on a screen, where the text itself may name nobody. */
  readonly signer?: string | null;
}
