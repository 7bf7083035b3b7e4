import { existsSync, readdirSync } from 'node:fs';
import { mustOpenAnew, openStore, type OpenStore } from '../../db/file/open.ts';
import { projectionsAreStale, refilling } from '../../db/projections/refill.ts';
import { moveFromOldPlace, tellOfMove } from '../../db/file/moved-folder.ts';
import { asRefusal } from '../../db/file/refusing.ts';
import { readSettings } from '../../db/settings.ts';
import { beginEmpty } from '../../db/file/replace-data.ts';
import { beginMending } from '../../db/verify/mend.ts';
import { restoreBackup, type KeysBeside } from '../../db/file/restore.ts';
import type { Rescued } from '../../shared/contract/rescue.ts';
import { Refusal, type RefusalDetail } from '../../shared/contract/refusal.ts';
import type { Backups } from './backups/backups.ts';
import type { DataChecks } from './checks/data-checks.ts';
import type { ExaminedBackup } from './backups/examined.ts';
import type { Reader } from './reader/reader.ts';
import type { Rescue } from './rescue/rescue.ts';
import type { StagedFiles } from './staged-files.ts';
import type { Updates } from './update/updates.ts';
import type { WorkHow, Works } from './works.ts';
import type { Platform } from './platform.ts';

export interface ServiceOptions {
  readonly dataDirectory: string;
  /** Where an earlier version kept the data, which are moved from there; absent: nothing is. */
  readonly oldDirectory?: string;
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
  readonly works: Works;
  readonly backups: Backups;
  readonly checks: DataChecks;
  /** The backup that someone was told of and may restore. */
  readonly examined: ExaminedBackup;
  readonly rescue: Rescue;
  readonly updates: Updates;
  /** Large files that are being sent or taken out. */
  readonly staged: StagedFiles;
  store: OpenStore | null;
  /** The data folder held something since the program began: where it holds nothing now, it went away and is no first start. */
  wasThere: boolean;
  /** The store holds what could be read of damaged data: it is looked at, and nothing can be saved. */
  looking: boolean;
  /** The share (0 to 1) of what is derived of the records that was derived anew; null when nothing has to be. */
  prepared: number | null;
  refusal: RefusalDetail | null;
}

/** Opens the data folder, or keeps the reason why it cannot be opened. */
export function openData(state: ServiceState): void {
  const { dataDirectory, oldDirectory, clock } = state.options;
  state.looking = false;
  try {
    if (oldDirectory !== undefined && !state.wasThere) moveFromOldPlace(oldDirectory, dataDirectory);
    const isThere = holdsAnything(dataDirectory);
    if (state.wasThere && !isThere) throw new Refusal('folder-missing', { path: dataDirectory });
    state.wasThere ||= isThere;
    state.store = openStore({ directory: dataDirectory, ...(clock === undefined ? {} : { now: clock }) });
    state.wasThere = true;
    state.refusal = null;
    if (oldDirectory !== undefined) tellOfMove(state.store, oldDirectory);
    state.rescue.forget();
    const { keyCopies, openToOthers } = state.store;
    if (keyCopies.length > 0)
      state.options.report?.('key-copies', new Error(`Not removed yet: ${keyCopies.join(', ')}`));
    if (openToOthers.length > 0)
      state.options.report?.(
        'open-to-others',
        new Error(`Not narrowed: ${openToOthers.slice(0, 5).join(', ')}`),
      );
    prepare(state, state.store);
    void state.backups.holdWitness();
  } catch (error) {
    const refusal = asRefusal(error);
    state.store = null;
    state.refusal = (refusal instanceof Refusal ? refusal : new Refusal('database-damaged')).detail;
    // What nobody expected is told as damage, for nothing can be opened: what it was stands in the log.
    if (state.refusal.code === 'database-damaged') state.options.report?.('opening', error);
  }
}

function holdsAnything(directory: string): boolean {
  try {
    return readdirSync(directory).length > 0;
  } catch {
    // What cannot be listed is judged by opening it.
    return existsSync(directory);
  }
}

/**
 * Opens a folder anew that is refused, or that went away and came back; data that are open and sound stay as they are.
 * @throws Refusal `folder-missing` as long as open data are not there; then nothing is opened, and nothing made in their place.
 */
export async function openAgain(state: ServiceState): Promise<void> {
  const { store } = state;
  // Asked also of data that are refused: no other folder is opened in the place of what is open.
  const isOpen = store !== null && (state.looking || !mustOpenAnew(store));
  if (isOpen && state.refusal === null) return;
  await state.works.cancelAll();
  await state.backups.cancel();
  state.store?.close();
  state.store = null;
  openData(state);
}

/**
 * Derives anew what another version of the program, or another PC's settings, derived otherwise. What takes longer than
 * one step goes on in between other calls; until its end those are refused, for figures would be half of each.
 */
function prepare(state: ServiceState, store: OpenStore): void {
  state.prepared = null;
  if (!projectionsAreStale(store)) return;
  const steps = refilling(store);
  const step = (): void => {
    // Closed, or another folder: it is still stale, and will be taken up when it is opened again.
    if (state.store !== store) return;
    try {
      const { value, done } = steps.next();
      state.prepared = done === true ? null : value;
      if (done !== true) setImmediate(step);
    } catch (error) {
      const refusal = asRefusal(error);
      state.prepared = null;
      if (refusal instanceof Refusal) state.refusal = refusal.detail;
      else {
        state.refusal = new Refusal('database-damaged').detail;
        state.options.report?.('prepare', error);
      }
    }
  };
  step();
}

/** Settles when what is derived of the records was derived anew, or is not going to be. */
async function derived(state: ServiceState): Promise<void> {
  while (state.store !== null && state.prepared !== null)
    await new Promise((next) => {
      setImmediate(next);
    });
}

/**
 * Puts a backup in the place of the data, opens it, and answers where the earlier data went.
 * @param backup a file that was read as a stranger's and that nobody else can reach.
 * @param keys what lay beside it: of the records named, those keys that this PC lacks are taken.
 */
export async function restoreInto(
  state: ServiceState,
  backup: string,
  keys: KeysBeside,
): Promise<{ readonly setAside: string | null }> {
  const { dataDirectory, clock } = state.options;
  await state.checks.cancel();
  await state.works.cancelAll();
  await state.backups.cancel();
  state.store?.close();
  state.store = null;
  try {
    return restoreBackup(backup, dataDirectory, clock?.() ?? new Date(), keys);
  } finally {
    openData(state);
    await derived(state);
  }
}

/**
 * Begins an empty register in the place of the sample's, which is set aside with all that was added to it, and answers
 * where it went. The first start then asks again who works here.
 * @throws Refusal `message-invalid` where the register did not begin with the sample, and as `beginEmpty`.
 */
export async function leaveSample(state: ServiceState): Promise<{ readonly setAside: string | null }> {
  const { store } = state;
  if (state.looking) throw new Refusal('only-looking');
  if (store === null || readSettings(store).sample === null)
    throw new Refusal('message-invalid', { field: 'sample' });
  const { dataDirectory, clock } = state.options;
  await state.checks.cancel();
  await state.works.cancelAll();
  await state.backups.cancel();
  store.close();
  state.store = null;
  try {
    return beginEmpty(dataDirectory, clock?.() ?? new Date());
  } finally {
    openData(state);
    await derived(state);
  }
}

/**
 * Mends what follows from something else; what is derived is derived anew as after an upgrade, and waited for.
 * @throws Refusal as `beginMending`.
 */
export async function mendData(state: ServiceState, store: OpenStore): Promise<void> {
  beginMending(store);
  prepare(state, store);
  await derived(state);
}

/**
 * Carries out a way back for data that could not be opened, and opens what came of it.
 * @param id names it for who asks how far it is; it is not cancelled.
 * @throws as the way, or the refusal of what came of it; then the reason why the data cannot be opened stands.
 */
export async function wayBack(
  state: ServiceState,
  id: string,
  way: (rescue: Rescue, tell: WorkHow['tell']) => Promise<Rescued>,
): Promise<Rescued> {
  if (state.refusal === null && !state.looking) throw new Refusal('message-invalid', { field: 'rescue' });
  await state.checks.cancel();
  await state.works.cancelAll();
  await state.backups.cancel();
  // While it goes on there are no data that others could ask for.
  const { refusal } = state;
  state.store?.close();
  Object.assign(state, { store: null, refusal: refusal ?? new Refusal('not-ready').detail, looking: false });
  try {
    const rescued = await state.works.during(id, undefined, ({ tell }) => way(state.rescue, tell));
    state.rescue.forget();
    return rescued;
  } finally {
    openData(state);
    await derived(state);
  }
}

/** Shows what can be read of data that could not be opened. */
export function lookOnly(state: ServiceState): void {
  if (state.refusal === null) throw new Refusal('message-invalid', { field: 'rescue' });
  const store = state.rescue.opened();
  state.store?.close();
  Object.assign(state, { store, looking: true, prepared: null, refusal: null });
}

/** Ends looking: whether the data can be opened is asked anew. */
export function endLooking(state: ServiceState): void {
  if (!state.looking) return;
  state.store?.close();
  state.store = null;
  openData(state);
}
