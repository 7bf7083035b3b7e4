import { newId } from '../../../db/ids.ts';
import { implement } from '@orpc/server';
import { missingFiles, readFile } from '../../../db/files.ts';
import { files } from '../../../shared/contract/files.ts';
import { keepUpload } from '../keep-upload.ts';
import type { Served } from './served.ts';

export function filesRouter({ state, store }: Served) {
  const os = implement(files);
  return os.router({
    keep: os.keep.handler(({ input, signal }) =>
      state.works.during(input.workId ?? newId(), signal, (how) =>
        keepUpload(store, state.reader, input.file, how),
      ),
    ),
    present: os.present.handler(({ input }) => ({ missing: missingFiles(store(), input.hashes) })),
    read: os.read.handler(
      ({ input }) =>
        new File([new Uint8Array(readFile(store(), input.hash))], input.name, { type: input.type }),
    ),
  });
}
