import { AlignmentType, Document, Packer, type Paragraph, type Table } from 'docx';
import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import type { OfficialPaper } from '../../../shared/report/official-paper.ts';
import { centre, paragraph, rule } from './docx-parts.ts';
import { headLines } from './paper-head.ts';
import { bodyParagraph, headBlock, pageNumbers, signatureBlock, tableOf, uprightPage } from './paper-docx.ts';

const { page, body, sizes } = style;
const width = page.width - page.left - page.right;

/** The papers as Word, each a section of its own. */
export async function officialDocx(papers: readonly OfficialPaper[]): Promise<Uint8Array> {
  const document = new Document({
    title: papers[0]?.title ?? papers[0]?.subject ?? '',
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
        ...addressee(paper.addressee),
        ...paper.parts.map((part, index): Paragraph | Table =>
          part.kind === 'table'
            ? tableOf(part.table, width)
            : bodyParagraph(part.text, {
                lead: part.lead,
                // A table leaves no room below it.
                before: paper.parts[index - 1]?.kind === 'table' ? 8 : 0,
                // The last paragraph stands on the page of the signature.
                keepNext: index === paper.parts.length - 1,
              }),
        ),
        signatureBlock(paper.recipients, paper.signer),
      ],
    })),
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

/** One addressee in the middle; several in lines of their own below "Kính gửi". */
function addressee(text: string): readonly Paragraph[] {
  const lines = text.split('\n');
  return lines.map((line, index) =>
    paragraph(
      line,
      { size: sizes.addressee },
      {
        ...(lines.length === 1 ? centre : { align: AlignmentType.LEFT, left: 45 }),
        before: index === 0 ? 12 : 0,
        after: index === lines.length - 1 ? 10 : 0,
      },
    ),
  );
}
