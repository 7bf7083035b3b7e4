import {
  AlignmentType,
  Document,
  ImageRun,
  Packer,
  PageOrientation,
  Paragraph,
  type ISectionOptions,
  type Table,
} from 'docx';
import texts from '../../../shared/reference/report-texts.json' with { type: 'json' };
import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import { centre, mm, paragraph } from './docx-parts.ts';
import { recipientLines } from '../../../shared/report/paper-end.ts';
import {
  aboveNumber,
  addresseeBlock,
  bodyParagraph,
  headBlock,
  pageNumbers,
  signatureBlock,
  tableOf,
  titlesBlock,
  uprightPage,
} from './paper-docx.ts';
import { headLines } from './paper-head.ts';
import { lineFigure, lineNotes } from './line-figure.ts';
import type { ReportFigure } from '../../../shared/report/report-part.ts';
import { figurePng } from './figure-png.ts';
import type { ReportModel } from '../../../shared/report/report-model.ts';
import { reportParts } from '../../../shared/report/report-parts.ts';
import { printedBody } from '../../../shared/report/printed-body.ts';

const { page, annexPage, body, blocks, sizes } = style;

function mainSection(model: ReportModel): ISectionOptions {
  const lines = headLines(model);
  const printed = printedBody(model);
  const sections = printed.sections.flatMap(({ heading, paragraphs }) => [
    paragraph(
      heading,
      { size: body.size, bold: true },
      {
        after: body.spaceAfter,
        firstLine: body.firstLine,
        keepNext: true,
        lines: body.lineSpacing,
      },
    ),
    ...paragraphs.map((line) => bodyParagraph(line)),
  ]);
  return {
    properties: uprightPage,
    headers: pageNumbers(),
    children: [
      headBlock(model.head, lines),
      ...titlesBlock(model.head.kind, model.head.title),
      ...addresseeBlock(model.head.addressee),
      bodyParagraph(model.texts.opening.text),
      ...sections,
      ...(printed.otherAnnexes === null ? [] : [bodyParagraph(printed.otherAnnexes)]),
      // It stands on the page of the signature.
      bodyParagraph(model.texts.ending.text, { after: blocks.aboveEnd, keepNext: true }),
      signatureBlock(recipientLines(model.recipients, model.head.addressee), model.signer),
    ],
  };
}

function annexSection(children: readonly (Paragraph | Table)[]): ISectionOptions {
  return {
    properties: {
      titlePage: true,
      page: {
        // The library turns the sheet: width and height are given upright.
        size: { width: mm(page.width), height: mm(page.height), orientation: PageOrientation.LANDSCAPE },
        margin: {
          top: mm(annexPage.top),
          bottom: mm(annexPage.bottom),
          left: mm(annexPage.left),
          right: mm(annexPage.right),
          header: mm(aboveNumber(annexPage.top)),
          footer: mm(annexPage.bottom / 2),
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: pageNumbers(),
    children: [...children],
  };
}

const annexWidth = page.height - annexPage.left - annexPage.right;

function annexHead(heading: string, title: string, reference: string): readonly Paragraph[] {
  return [
    ...[heading, title]
      .filter((line) => line !== '')
      .map((line) => paragraph(line, { size: sizes.annexTitle, bold: true }, centre)),
    paragraph(
      reference,
      { size: sizes.annexReference, italics: true },
      { ...centre, after: blocks.aboveTable },
    ),
  ];
}

/** Lines below a table, the first at some distance from it. */
function rulesBlock(rules: readonly string[]): readonly Paragraph[] {
  return rules.map((line, index) =>
    paragraph(
      line,
      { size: sizes.rules, italics: true, bold: line === texts.rulesTitle },
      { before: index === 0 ? 8 : 2, align: AlignmentType.JUSTIFIED },
    ),
  );
}

/** The line on a page of its own width, its title before and its notes behind it. */
async function figureBlock({ title, line }: ReportFigure): Promise<readonly Paragraph[]> {
  const { content, width, height } = await figurePng(lineFigure(line, 'Tinos'));
  const shown = Math.floor((annexWidth / 25.4) * 96);
  return [
    paragraph(title, { size: sizes.table + 1, bold: true }, { before: 10, after: 4, keepNext: true }),
    new Paragraph({
      keepNext: true,
      children: [
        new ImageRun({
          type: 'png',
          data: content,
          transformation: { width: shown, height: Math.round((shown * height) / width) },
          altText: {
            name: title,
            title,
            description: lineNotes(line).join(' '),
          },
        }),
      ],
    }),
    ...rulesBlock(lineNotes(line)),
  ];
}

/** The report as Word: Nghị định 30/2020/NĐ-CP, Phụ lục I; annexes landscape with page numbers of their own. */
export async function reportDocx(model: ReportModel): Promise<Uint8Array> {
  const lines = headLines(model);
  const sections = [mainSection(model)];
  for (const part of reportParts(model)) {
    const tables = part.layouts.flatMap((layout) => [
      ...(part.titled
        ? [
            paragraph(
              layout.title,
              { size: sizes.table + 1, bold: true },
              { before: 10, after: 4, keepNext: true },
            ),
          ]
        : []),
      tableOf(layout, annexWidth),
    ]);
    const nothing = paragraph(texts.annexes.nothing, { size: sizes.annexReference }, centre);
    sections.push(
      annexSection([
        ...annexHead(part.heading, part.title, lines.annexReference),
        ...(part.layouts.length === 0 ? [nothing] : tables),
        ...(part.figure === null ? [] : await figureBlock(part.figure)),
        ...rulesBlock(
          part.rules.length === 0 ? [] : [texts.rulesTitle, ...part.rules.map((line) => `- ${line}`)],
        ),
      ]),
    );
  }
  const document = new Document({
    title: model.head.title,
    creator: model.head.agency,
    styles: { default: { document: { run: { font: style.font, size: body.size * 2 } } } },
    sections,
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
