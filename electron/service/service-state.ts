import { restoreBackup } from '../../db/file/backup.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import { asRefusal } from '../../db/file/refusing.ts';
import { Refusal, type RefusalDetail } from '../../shared/contract/refusal.ts';
import type { Reader } from './reader/reader.ts';
import type { Platform } from './platform.ts';

export interface ServiceOptions {
  readonly dataDirectory: string;
  readonly platform: Platform;
  readonly version: string;
  readonly clock?: () => Date;
  /** Where the bundle of `worker.ts` lies; absent: long work is done in this thread. */
  readonly worker?: URL;
  /** Where the bundle of `reader/main.ts` lies; absent: strangers' files are read in this process, as tests do. */
  readonly reader?: URL;
  /** Where an unexpected error is told with its stack. */
  readonly report?: (reference: string, error: unknown) => void;
}

/** The open data of the service, or why they could not be opened. */
export interface ServiceState {
  readonly options: ServiceOptions;
  readonly reader: Reader;
  store: OpenStore | null;
  refusal: RefusalDetail | null;
}

/** Opens the data folder, or keeps the reason why it cannot be opened. */
export function openData(state: ServiceState): void {
  const { dataDirectory, clock } = state.options;
  try {
    state.store = openStore({ directory: dataDirectory, ...(clock === undefined ? {} : { now: clock }) });
    state.refusal = null;
  } catch (error) {
    const refusal = asRefusal(error);
    if (!(refusal instanceof Refusal)) throw error;
    state.store = null;
    state.refusal = refusal.detail;
  }
}

/** Puts a backup in the place of the data, opens it, and answers where the earlier data went. */
export async function restoreInto(
  state: ServiceState,
  backup: string,
  signal?: AbortSignal,
): Promise<{ readonly setAside: string | null }> {
  const { dataDirectory, clock } = state.options;
  await state.reader.read({ kind: 'backup', path: backup }, { signal });
  state.store?.close();
  state.store = null;
  try {
    return restoreBackup(backup, dataDirectory, clock?.() ?? new Date());
  } finally {
    openData(state);
  }
}
