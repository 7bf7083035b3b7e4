import { implement } from '@orpc/server';
import { recentActors } from '../../../db/queries/actors.ts';
import { actors } from '../../../shared/contract/actors.ts';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { changeActor } from '../change-actor.ts';
import { namedDevice } from '../named-device.ts';
import type { Served } from './served.ts';

export function actorsRouter({ store }: Served) {
  const os = implement(actors);
  return os.router({
    recent: os.recent.handler(() => recentActors(store())),
    change: os.change.handler(({ input }) => {
      const opened = store();
      changeActor(opened, input);
      if (opened.device === null) throw new Refusal('not-set-up');
      return namedDevice(opened, opened.device);
    }),
  });
}
