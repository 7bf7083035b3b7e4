import { implement } from '@orpc/server';
import { readings } from '../../../shared/contract/readings.ts';
import { done, type Served } from './served.ts';

export function readingsRouter({ state }: Served) {
  const os = implement(readings);
  return os.router({
    progress: os.progress.handler(({ input }) => state.readings.progress(input.id)),
    cancel: os.cancel.handler(({ input }) => {
      state.readings.cancel(input.id);
      return done;
    }),
  });
}
