import type { Actor } from '../../shared/contract/schemas.ts';
import { person, positionOn } from '../../shared/registers/person/person.ts';
import { actorName } from '../actor-name.ts';
import { actorIds } from '../device.ts';
import { readTyped } from '../record-rows.ts';
import type { ReadStore } from '../store.ts';
import { today } from '../today.ts';

/** Most people of a PC that are offered. */
const MOST = 12;

/** People by their ids, with the position that each holds today; those who are not in the register, or taken out of it, are left out. */
function known(store: ReadStore, ids: readonly string[]): readonly Actor[] {
  return readTyped(store, person.name, ids, ['positions']).flatMap((found) =>
    found.withdrawn === null
      ? [
          {
            id: found.id,
            name: found.fullName ?? '',
            jobTitle: positionOn(found, today(store))?.jobTitle ?? null,
          },
        ]
      : [],
  );
}

/** Who worked on this PC, the latest first; who works now is the first. */
export function recentActors(store: ReadStore): readonly Actor[] {
  return known(store, actorIds(store).slice(0, MOST));
}

/** A person as the actor of changes; without a name where this PC does not have the person. */
export function actorOf(store: ReadStore, id: string): Actor {
  return known(store, [id])[0] ?? { id, name: actorName(store, id), jobTitle: null };
}
