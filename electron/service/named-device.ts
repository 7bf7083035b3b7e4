import { actorOf } from '../../db/queries/actors.ts';
import type { Device, ReadStore } from '../../db/store.ts';
import type { NamedDevice } from '../../shared/contract/schemas.ts';

/** This PC with the person who works on it, as the window shows both. */
export function namedDevice(store: ReadStore, { id, prefix, post, actorId }: Device): NamedDevice {
  return { id, prefix, post, actor: actorOf(store, actorId) };
}
