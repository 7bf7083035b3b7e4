import { implement } from '@orpc/server';
import { works } from '../../../shared/contract/works.ts';
import { done, type Served } from './served.ts';

export function worksRouter({ state }: Served) {
  const os = implement(works);
  return os.router({
    progress: os.progress.handler(({ input }) => state.works.progress(input.id)),
    cancel: os.cancel.handler(({ input }) => {
      state.works.cancel(input.id);
      return done;
    }),
  });
}
