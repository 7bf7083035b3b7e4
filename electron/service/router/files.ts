import { newId } from '../../../db/ids.ts';
import { implement } from '@orpc/server';
import { missingFiles, readFile } from '../../../db/files.ts';
import { files } from '../../../shared/contract/files.ts';
import { keepUpload } from '../keep-upload.ts';
import { mediaTypeOf, plainBytes } from '../pictures/media-type.ts';
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
    read: os.read.handler(({ input }) => {
      const content = new Uint8Array(readFile(store(), input.hash));
      // SVG and HTML, whatever they are called, leave as bytes that nothing renders.
      return new File([content], input.name, { type: mediaTypeOf(content) ?? plainBytes });
    }),
  });
}
