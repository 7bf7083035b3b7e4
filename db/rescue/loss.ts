import { greatestClock } from '../change-log.ts';
import { filesOf, keysOf, mainOf } from '../file/handles.ts';
import { namedFiles, recordsWithNumbers } from '../file/named-in.ts';
import { clockInstant } from '../hybrid-clock.ts';
import { newId } from '../ids.ts';
import { saveSettings } from '../ledger/save-settings.ts';
import type { WriteStore } from '../store.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { DataLoss } from '../../shared/registers/setting/data-loss.ts';
import type { Known } from './standing.ts';

/** What a way back could not bring back. */
interface Lost {
  readonly way: DataLoss['way'];
  /** Saved changes that are known of and not there any more. */
  readonly changes: number;
  readonly known: Known | null;
}

/**
 * Keeps in the log that data were rescued, what is lacking since, and so when and under whose hand: figures of that time can
 * be doubted later. Data that nobody has set up yet keep nothing.
 */
export function noteLoss(store: WriteStore, { way, changes, known }: Lost): void {
  if (store.device === null) return;
  const clock = greatestClock(mainOf(store));
  const dataLoss: DataLoss = {
    way,
    changes,
    files: absent([...namedFiles(mainOf(store))], filesOf(store), 'SELECT hash FROM file'),
    numbers: absent(
      [...recordsWithNumbers(mainOf(store))],
      keysOf(store),
      'SELECT record_id FROM record_key UNION SELECT record_id FROM erased_key',
    ),
    from: clock === null ? null : clockInstant(clock).toISOString(),
    to: known?.at ?? null,
  };
  try {
    saveSettings(store, newId(), { dataLoss });
  } catch (error) {
    // While the PC's clock cannot be right nothing is dated; the way back itself must not wait for that.
    if (!(error instanceof Refusal) || error.detail.code !== 'clock-wrong') throw error;
  }
}

function absent(due: readonly string[], db: ReturnType<typeof filesOf>, there: string): number {
  const has = new Set(db.prepare<[], string>(there).pluck().all());
  return due.filter((one) => !has.has(one)).length;
}
