import { areAtMost } from '../../db/queries/lists.ts';
import { momentOf } from '../../db/file/snapshot.ts';
import type { ReadStore } from '../../db/store.ts';
import { readNow, type ReadingAnswer, type ReadingInput, type ReadingName } from './long-readings.ts';
import { runLongWork } from './long-work.ts';
import type { ServiceState } from './service-state.ts';
import type { WorkHow } from './works.ts';

/** Records up to which everything is read in a moment: a worker would take longer to begin. */
const FEW = 2_000;

/**
 * Reads what may be much: in a worker beside other calls, of one moment, or at once where there are few records.
 * @throws Refusal `work-cancelled`, `work-ended`, and as the reading itself.
 */
export function longReading<Name extends ReadingName>(
  { options }: Pick<ServiceState, 'options'>,
  store: ReadStore,
  name: Name,
  input: ReadingInput<Name>,
  { signal, tell }: WorkHow,
): Promise<ReadingAnswer<Name>> {
  const { worker } = options;
  if (worker === undefined || areAtMost(store, FEW))
    return readNow(store, name, input, { tell, cancelled: () => signal.aborted });
  const work = { kind: 'reading', directory: store.directory, moment: momentOf(store), name, input } as const;
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the name of the reading says its answer, which the compiler cannot follow through the worker
  return runLongWork(worker, work, signal, tell) as Promise<ReadingAnswer<Name>>;
}
