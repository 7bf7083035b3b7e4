import { implement } from '@orpc/server';
import { Refusal } from '../../../shared/contract/refusal.ts';
import { update } from '../../../shared/contract/update.ts';
import { fileText } from '../../../shared/text/file-text.ts';
import type { Uploaded } from '../keep-upload.ts';
import { assertPiece } from '../sent-files.ts';
import { SUMS_LIMIT } from '../update/sums-file.ts';
import type { Served } from './served.ts';

export function updateRouter({ state, assertUpdatable, sent }: Served) {
  const os = implement(update);
  const { updates } = state;
  const assertTaken = (): void => {
    if (state.looking) throw new Refusal('only-looking');
    assertUpdatable();
  };
  return os.router({
    ability: os.ability.handler(() => ({ canInstall: state.options.platform.startSetup !== null })),
    check: os.check.handler(async ({ input: { workId, at, file, sums }, signal }) => {
      assertTaken();
      if (sums !== undefined && sums.size > SUMS_LIMIT)
        throw new Refusal('setup-sum-lacking', { name: file.name });
      // A list that was redirected into a file by PowerShell is UTF-16.
      const list = sums === undefined ? null : fileText(await sums.bytes());
      const check = (uploaded: Uploaded) =>
        state.works.during(workId, signal, (how) => updates.check(uploaded, list, how));
      assertPiece(file);
      if (at > 0) return sent.whole(workId, { at, end: file }, check);
      return check({ name: file.name, content: await file.bytes() });
    }),
    install: os.install.handler(async ({ input: { id, unproven } }) => {
      assertTaken();
      const made = await updates.install(id, unproven, state.refusal === null);
      return {
        backup: made === null ? null : { folder: made.folder, records: made.records, files: made.files },
      };
    }),
  });
}
