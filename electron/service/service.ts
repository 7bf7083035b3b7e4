import { assertSound, openStore, type OpenStore } from '../../db/open.ts';
import { restoreBackup } from '../../db/backup.ts';
import { asRefusal } from '../../db/sqlite.ts';
import { Refusal, type RefusalDetail } from '../../shared/contract/refusal.ts';
import type { Platform } from './platform.ts';
import { createRouter, type ServiceRouter } from './router.ts';

export interface ServiceOptions {
  readonly dataDirectory: string;
  readonly platform: Platform;
  readonly version: string;
  readonly clock?: () => Date;
  /** Where an unexpected error is told with its stack. */
  readonly report?: (reference: string, error: unknown) => void;
}

/** The open data of the service, or why they could not be opened. */
export interface ServiceState {
  readonly options: ServiceOptions;
  store: OpenStore | null;
  refusal: RefusalDetail | null;
}

export interface Service {
  readonly router: ServiceRouter;
  readonly state: ServiceState;
  close(): void;
}

/**
 * Starts the back end of the program on a data folder. A folder that cannot be opened is no error here: the service runs
 * and tells the window why, so that a backup can be restored from it.
 */
export function startService(options: ServiceOptions): Service {
  const state: ServiceState = { options, store: null, refusal: null };
  open(state);
  const { store } = state;
  // After an unclean end the database was checked before it opened; after a clean one it is checked when idle.
  const idle = store === null || store.recovered ? null : setTimeout(() => checkWhenIdle(state), 5_000);
  idle?.unref();
  return {
    router: createRouter(state),
    state,
    close() {
      if (idle !== null) clearTimeout(idle);
      state.store?.close();
      state.store = null;
    },
  };
}

function open(state: ServiceState): void {
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

function checkWhenIdle(state: ServiceState): void {
  if (state.store === null) return;
  try {
    assertSound(state.store.main);
  } catch (error) {
    if (error instanceof Refusal) state.refusal = error.detail;
    else state.options.report?.('quick-check', error);
  }
}

/** Puts a backup in the place of the data, opens it, and answers where the earlier data went. */
export function restoreInto(state: ServiceState, backup: string): { readonly setAside: string | null } {
  const { dataDirectory, clock } = state.options;
  state.store?.close();
  state.store = null;
  try {
    return restoreBackup(backup, dataDirectory, clock?.() ?? new Date());
  } finally {
    open(state);
  }
}
