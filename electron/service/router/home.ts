import { implement } from '@orpc/server';
import { home } from '../../../shared/contract/home.ts';
import { homeOverview } from '../home.ts';
import { openAtPost } from '../open-at-post.ts';
import { quartersAsReported } from '../quarters.ts';
import type { Served } from './served.ts';

export function homeRouter({ store }: Served) {
  const os = implement(home);
  return os.router({
    overview: os.overview.handler(() => homeOverview(store())),
    openAtPost: os.openAtPost.handler(() => openAtPost(store())),
    quarters: os.quarters.handler(() => quartersAsReported(store())),
  });
}
