import { implement } from '@orpc/server';
import { keepDraft, readDraft, removeDraft } from '../../../db/drafts.ts';
import { openDrafts } from '../../../db/queries/open-drafts.ts';
import { drafts } from '../../../shared/contract/drafts.ts';
import { done, type Served } from './served.ts';

export function draftsRouter({ store }: Served) {
  const os = implement(drafts);
  return os.router({
    list: os.list.handler(() => openDrafts(store())),
    read: os.read.handler(({ input }) => ({ content: readDraft(store(), input.form)?.content ?? null })),
    keep: os.keep.handler(({ input }) => {
      keepDraft(store(), input.form, input.content);
      return done;
    }),
    remove: os.remove.handler(({ input }) => {
      removeDraft(store(), input.form);
      return done;
    }),
  });
}
