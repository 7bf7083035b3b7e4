import { implement } from '@orpc/server';
import { home } from '../../../shared/contract/home.ts';
import { longReading } from '../long-reading.ts';
import { openAtPost } from '../open-at-post.ts';
import { quartersAsReported } from '../quarters.ts';
import type { Served } from './served.ts';

export function homeRouter({ state, store }: Served) {
  const os = implement(home);
  return os.router({
    overview: os.overview.handler(({ signal }) =>
      state.works.during(undefined, signal, (how) => longReading(state, store(), 'overview', null, how)),
    ),
    openAtPost: os.openAtPost.handler(() => openAtPost(store())),
    quarters: os.quarters.handler(() => quartersAsReported(store())),
  });
}
