import { implement } from '@orpc/server';
import { readSettings } from '../../../db/settings.ts';
import { papers } from '../../../shared/contract/papers.ts';
import resultTexts from '../../../shared/reference/result-texts.json' with { type: 'json' };
import tripTexts from '../../../shared/reference/trip-texts.json' with { type: 'json' };
import { deviceKindOf } from '../../../shared/registers/device-kind.ts';
import { signersOf } from '../../../shared/report/signers.ts';
import { officialPage, printedPage } from '../documents/report-page.ts';
import { printedPdf } from '../printing.ts';
import { isOfficial, paperFileName, readOfficial, readPaper } from '../papers/read-paper.ts';
import { answerFile } from './answer-file.ts';
import type { Served } from './served.ts';

export function papersRouter({ state, store }: Served) {
  const os = implement(papers);
  return os.router({
    signers: os.signers.handler(() => [
      ...signersOf(readSettings(store()), deviceKindOf(store().device?.post ?? null)),
    ]),
    page: os.page.handler(({ input: { asked, most } }) => {
      if (isOfficial(asked)) return { html: officialPage([readOfficial(store(), asked)]), cut: false };
      const paper = readPaper(store(), asked);
      const parts = paper.parts.map((part) =>
        part.kind === 'table' ? { ...part, rows: part.rows.slice(0, most ?? part.rows.length) } : part,
      );
      const cut = paper.parts.some((part) => part.kind === 'table' && part.rows.length > (most ?? Infinity));
      return { html: printedPage({ ...paper, parts }), cut };
    }),
    pdf: os.pdf.handler(async ({ input }) => {
      const page = isOfficial(input)
        ? officialPage([readOfficial(store(), input)])
        : printedPage(readPaper(store(), input));
      return answerFile(await printedPdf(state.options, page), paperFileName(store(), input, 'pdf'));
    }),
    docx: os.docx.handler(async ({ input }) => {
      const { officialDocx } = await import('../documents/official-docx.ts');
      return answerFile(
        await officialDocx([readOfficial(store(), input)]),
        paperFileName(store(), input, 'docx'),
      );
    }),
    xlsx: os.xlsx.handler(async ({ input }) => {
      const { officialXlsx, printedXlsx } = await import('../documents/paper-xlsx.ts');
      const content = isOfficial(input)
        ? await officialXlsx(readOfficial(store(), input), resultTexts.file)
        : await printedXlsx(readPaper(store(), input), tripTexts.file);
      return answerFile(content, paperFileName(store(), input, 'xlsx'));
    }),
  });
}
