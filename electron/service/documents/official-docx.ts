import { Document, Packer, type Paragraph, type Table } from 'docx';
import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import type { OfficialPaper } from '../../../shared/report/official-paper.ts';
import { recipientLines } from '../../../shared/report/paper-end.ts';
import { headLines } from './paper-head.ts';
import {
  addresseeBlock,
  bodyParagraph,
  headBlock,
  pageNumbers,
  signatureBlock,
  tableOf,
  titlesBlock,
  uprightPage,
} from './paper-docx.ts';

const { page, body, blocks } = style;
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
        ...(paper.kind === null ? [] : titlesBlock(paper.kind, paper.title ?? '')),
        ...addresseeBlock(paper.addressee),
        ...paper.parts.map((part, index): Paragraph | Table =>
          part.kind === 'table'
            ? tableOf(part.table, width)
            : bodyParagraph(part.text, {
                lead: part.lead,
                // A table leaves no room below it.
                before: paper.parts[index - 1]?.kind === 'table' ? blocks.aboveTable : 0,
                // The last paragraph stands on the page of the signature.
                keepNext: index === paper.parts.length - 1,
                after: index === paper.parts.length - 1 ? blocks.aboveEnd : body.spaceAfter,
              }),
        ),
        signatureBlock(recipientLines(paper.recipients, paper.addressee), paper.signer),
      ],
    })),
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
