import { Refusal } from '../../shared/contract/refusal.ts';
import { Backups } from './backups/backups.ts';
import { ExaminedBackup } from './backups/examined.ts';
import { DataChecks, watchData } from './checks/data-checks.ts';
import { listedBackups } from './backups/views.ts';
import { watchBackups } from './backups/watch.ts';
import { Rescue } from './rescue/rescue.ts';
import { systemAnswers, testAlgorithms } from './exchange/known-answers.ts';
import { StagedFiles } from './staged-files.ts';
import { Updates } from './update/updates.ts';
import { Works } from './works.ts';
import { processReader, readerInPlace, type Reader } from './reader/reader.ts';
import { createRouter, type ServiceRouter } from './router/router.ts';
import { runLongWork } from './long-work.ts';
import { openData, type ServiceOptions, type ServiceState } from './service-state.ts';

export interface Service {
  readonly router: ServiceRouter;
  readonly state: ServiceState;
  /** Backs up what was changed, as long as `signal` lets it, and closes. */
  end(signal: AbortSignal): Promise<void>;
  /** Closes at once. */
  close(): void;
}

/**
 * Starts the back end of the program on a data folder. A folder that cannot be opened is no error here: the service runs
 * and tells the window why, so that a backup can be restored from it.
 */
export function startService(options: ServiceOptions): Service {
  const opening: Omit<ServiceState, 'backups' | 'checks' | 'examined' | 'rescue' | 'updates'> = {
    options,
    reader: readerOf(options),
    works: new Works(),
    staged: new StagedFiles(options.dataDirectory),
    store: null,
    wasThere: false,
    looking: false,
    prepared: null,
    refusal: null,
  };
  const backups = new Backups(opening);
  const state: ServiceState = Object.assign(opening, {
    backups,
    checks: new DataChecks(opening),
    updates: new Updates(opening, backups),
    examined: new ExaminedBackup(opening, backups),
    rescue: new Rescue({
      directory: options.dataDirectory,
      reader: opening.reader,
      worker: options.worker ?? null,
      now: options.clock ?? (() => new Date()),
      backups: () => listedBackups(null, backups),
    }),
  });
  openData(state);
  void testCryptography(state);
  backups.clearLeftovers();
  // Only what holds the folder clears it: another program may be about to update.
  if (state.store !== null) state.updates.clear();
  const { store } = state;
  // After an unclean end the database was checked before it opened; after a clean one it is checked when idle.
  const idle = store === null || store.recovered ? null : setTimeout(() => void checkWhenIdle(state), 5_000);
  idle?.unref();
  const unwatchBackups = watchBackups(backups);
  const unwatchData = watchData(state.checks);
  const unwatch = (): void => {
    unwatchBackups();
    unwatchData();
  };
  const close = (): void => {
    if (idle !== null) clearTimeout(idle);
    unwatch();
    backups.abandon();
    state.checks.abandon();
    state.examined.forget();
    state.store?.close();
    state.store = null;
    state.rescue.forget();
    state.staged.clear();
  };
  return {
    router: createRouter(state),
    state,
    async end(signal) {
      unwatch();
      state.checks.abandon();
      await state.works.cancelAll();
      await backups.atEnd(signal);
      close();
    },
    close,
  };
}

function readerOf({ reader, platform }: ServiceOptions): Reader {
  return reader === undefined ? readerInPlace : processReader(() => platform.startReader(reader));
}

/** What this program's cryptography gets wrong is told before anything is sealed under it. */
async function testCryptography(state: ServiceState): Promise<void> {
  try {
    await testAlgorithms(systemAnswers);
  } catch (error) {
    if (error instanceof Refusal) state.refusal = error.detail;
    state.options.report?.('cryptography', error);
  }
}

async function checkWhenIdle(state: ServiceState): Promise<void> {
  const { store } = state;
  if (store === null) return;
  try {
    const { worker = null, dataDirectory } = state.options;
    await runLongWork(worker, { kind: 'soundness', directory: dataDirectory });
  } catch (error) {
    // Other data were put in the place of those that were looked at.
    if (state.store !== store) return;
    // A folder that is away, or a disk in trouble, is told by the call that comes upon it, and may come back.
    if (error instanceof Refusal && error.detail.code === 'database-damaged') state.refusal = error.detail;
    else state.options.report?.('quick-check', error);
  }
}
