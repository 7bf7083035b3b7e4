import type { WriteStore } from '../../../db/store.ts';
import { mayUpdate } from '../../../shared/contract/rescue.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { SentFiles } from '../sent-files.ts';
import type { ServiceState } from '../service-state.ts';

/** What the handlers of every namespace stand on. */
export interface Served {
  readonly state: ServiceState;
  /** The open data. @throws Refusal with the reason why there are none. */
  readonly store: () => WriteStore;
  /**
   * Passes where data are open, or are refused for a reason that a newer version of the program may mend: there its setup is sent.
   * @throws Refusal as `store`.
   */
  readonly assertUpdatable: () => void;
  readonly sent: SentFiles;
}

export function servedFrom(state: ServiceState): Served {
  return {
    state,
    store: () => openStoreOf(state),
    assertUpdatable: () => {
      if (state.refusal === null || !mayUpdate(state.refusal.code)) openStoreOf(state);
    },
    sent: new SentFiles(state),
  };
}

function openStoreOf({ store, prepared, refusal }: ServiceState): WriteStore {
  if (store !== null && prepared === null) return store;
  throw refusal === null ? new Refusal('not-ready') : new Refusal(refusal.code, refusal.params);
}

/** The answer of a call that only does something. */
export const done = { done: true } as const;
