import { implement } from '@orpc/server';
import { papers } from '../../../shared/contract/papers.ts';
import { printedPage } from '../documents/report-page.ts';
import { paperFileName, readPaper } from '../papers/read-paper.ts';
import { answerFile } from './answer-file.ts';
import type { Served } from './served.ts';

export function papersRouter({ state, store }: Served) {
  const os = implement(papers);
  return os.router({
    page: os.page.handler(({ input: { asked, most } }) => {
      const paper = readPaper(store(), asked);
      const parts = paper.parts.map((part) =>
        part.kind === 'table' ? { ...part, rows: part.rows.slice(0, most ?? part.rows.length) } : part,
      );
      const cut = paper.parts.some((part) => part.kind === 'table' && part.rows.length > (most ?? Infinity));
      return { html: printedPage({ ...paper, parts }), cut };
    }),
    pdf: os.pdf.handler(async ({ input }) =>
      answerFile(
        await state.options.platform.printToPdf(printedPage(readPaper(store(), input))),
        paperFileName(store(), input, 'pdf'),
      ),
    ),
  });
}
