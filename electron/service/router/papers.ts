import { implement } from '@orpc/server';
import { readSettings } from '../../../db/settings.ts';
import { papers } from '../../../shared/contract/papers.ts';
import { deviceKindOf } from '../../../shared/registers/device-kind.ts';
import { signersOf } from '../../../shared/report/signers.ts';
import { longReading } from '../long-reading.ts';
import { paperFileName, readOfficial } from '../papers/read-paper.ts';
import { answerFile } from './answer-file.ts';
import { printed } from './printed.ts';
import type { Served } from './served.ts';

export function papersRouter({ state, store }: Served) {
  const os = implement(papers);
  return os.router({
    signers: os.signers.handler(() => [
      ...signersOf(readSettings(store()), deviceKindOf(store().device?.post ?? null)),
    ]),
    page: os.page.handler(({ input, signal }) =>
      state.works.during(undefined, signal, (how) => longReading(state, store(), 'paperPreview', input, how)),
    ),
    whole: os.whole.handler(({ input: { asked, workId }, signal }) =>
      state.works.during(workId, signal, async (how) => {
        const opened = store();
        const page = await longReading(state, opened, 'paperPage', asked, how);
        return answerFile(page, paperFileName(opened, asked, 'html'));
      }),
    ),
    pdf: os.pdf.handler(({ input: { asked, workId }, signal }) =>
      state.works.during(workId, signal, async (how) => {
        const opened = store();
        const page = await longReading(state, opened, 'paperPage', asked, how);
        return answerFile([await printed(state, page, how)], paperFileName(opened, asked, 'pdf'));
      }),
    ),
    docx: os.docx.handler(async ({ input }) => {
      const { officialDocx } = await import('../documents/official-docx.ts');
      return answerFile(
        [await officialDocx([readOfficial(store(), input)])],
        paperFileName(store(), input, 'docx'),
      );
    }),
    xlsx: os.xlsx.handler(({ input: { asked, workId }, signal }) =>
      state.works.during(workId, signal, async (how) => {
        const opened = store();
        const content = await longReading(state, opened, 'paperSheet', asked, how);
        return answerFile([content], paperFileName(opened, asked, 'xlsx'));
      }),
    ),
  });
}
