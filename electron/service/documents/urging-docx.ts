import { AlignmentType, Document, Packer } from 'docx';
import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import { headLines } from './paper-head.ts';
import type { UrgingPaper } from '../../../shared/report/urging.ts';
import { centre, paragraph, rule } from './docx-parts.ts';
import { bodyParagraph, headBlock, pageNumbers, signatureBlock, tableOf, uprightPage } from './paper-docx.ts';

const { page, body, sizes } = style;
const width = page.width - page.left - page.right;

/** The papers as Word, each a section of its own. */
export async function urgingDocx(papers: readonly UrgingPaper[]): Promise<Uint8Array> {
  const document = new Document({
    title: papers[0]?.addressee ?? '',
    creator: papers[0]?.head.agency ?? '',
    styles: { default: { document: { run: { font: style.font, size: body.size * 2 } } } },
    sections: papers.map((paper) => ({
      properties: { ...uprightPage, page: { ...uprightPage.page, pageNumbers: { start: 1 } } },
      headers: pageNumbers(),
      children: [
        headBlock(paper.head, {
          ...headLines(paper),
          ...(paper.subject === null ? {} : { subject: paper.subject }),
        }),
        ...(paper.kind === null
          ? []
          : [
              paragraph(paper.kind, { size: sizes.kind, bold: true }, { ...centre, before: 14 }),
              paragraph(paper.title ?? '', { size: sizes.title, bold: true }, centre),
              rule(50, width),
            ]),
        paragraph(paper.addressee, { size: sizes.addressee }, { ...centre, before: 12, after: 10 }),
        bodyParagraph(paper.opening),
        tableOf(paper.table, width),
        paragraph(
          paper.request,
          { size: body.size },
          {
            align: AlignmentType.JUSTIFIED,
            before: 8,
            after: 12,
            firstLine: body.firstLine,
            lines: body.lineSpacing,
            keepNext: true,
          },
        ),
        signatureBlock(paper.recipients, paper.signer),
      ],
    })),
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
