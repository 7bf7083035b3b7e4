import type { KnownLoss } from '../../shared/contract/data.ts';
import { dataLossSchema } from '../../shared/registers/setting/data-loss.ts';
import { actorName } from '../actor-name.ts';
import { logOfRecord, readChanges } from '../change-log.ts';
import { mainOf } from '../file/handles.ts';
import { clockInstant } from '../hybrid-clock.ts';
import { settingId } from '../ids.ts';
import type { ReadStore } from '../store.ts';

/** Every time that these data were brought back after damage, newest first, as their log tells it, other PCs' too. */
export function knownLosses(store: ReadStore): readonly KnownLoss[] {
  return logOfRecord(mainOf(store), settingId('dataLoss'))
    .flatMap((row) => {
      const loss = dataLossSchema.safeParse(readChanges(row)['value']?.[1]);
      const at = row.written_at ?? clockInstant(row.clock).toISOString();
      return loss.success ? [{ ...loss.data, at, by: actorName(store, row.actor_id) }] : [];
    })
    .toReversed();
}
