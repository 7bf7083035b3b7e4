import {
  AlignmentType,
  BorderStyle,
  Document,
  Packer,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
  type Paragraph,
} from 'docx';
import { documentStyle as style } from '../../../../shared/reference/document-style.ts';
import reportTexts from '../../../../shared/reference/report-texts.json' with { type: 'json' };
import texts from '../../../../shared/reference/template-papers.json' with { type: 'json' };
import { lineBelow } from '../../../../shared/report/text-lines.ts';
import type { TemplateKind } from '../../../../shared/registers/template-paper.ts';
import { centre, mm, paragraph, rule, twoColumns } from '../../documents/docx-parts.ts';
import { bodyParagraph, headBlock, pageNumbers, uprightPage } from '../../documents/paper-docx.ts';

const { page, body, sizes, blocks } = style;
const width = page.width - page.left - page.right;
const titleFace = { size: sizes.title, bold: true } as const;

/** Words whose length the lines below them follow: a template has fields in their place. */
export interface MeasuredWords {
  readonly agency: string;
  readonly title: string;
}

const usualWords: MeasuredWords = {
  agency: reportTexts.agency,
  title: reportTexts.titles.plain,
};

/** Points of a brief that shall stay on one page. */
const BRIEF_SIZE = 12;
const MINUTES_SIZE = 13;
const CHINESE = { eastAsia: 'SimSun' } as const;

interface Block {
  readonly is: string;
  readonly text?: string;
  readonly lead?: string;
  readonly title?: string;
}

/**
 * The template of a kind that comes with the program, as a Word document with fields: its words are those of
 * `template-papers.json`, its form that of `document-style.json`, so that both hold for every paper.
 */
export async function builtInTemplate(
  kind: TemplateKind,
  measured: MeasuredWords = usualWords,
): Promise<Uint8Array> {
  const { layout, title } = texts.bodies[kind];
  const document = new Document({
    title: title === '' ? kind : title,
    styles: { default: { document: { run: { font: style.font, size: body.size * 2 } } } },
    sections: [
      {
        properties: uprightPage,
        headers: pageNumbers(),
        children:
          layout === 'minutes' ? minutes() : layout === 'brief' ? brief(measured) : official(kind, measured),
      },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const bodyLook = {
  align: AlignmentType.JUSTIFIED,
  after: body.spaceAfter,
  firstLine: body.firstLine,
  lines: body.lineSpacing,
} as const;

const mark = (text: string): Paragraph => paragraph(text, { size: body.size });

function official(kind: TemplateKind, { agency, title: titleWords }: MeasuredWords): (Paragraph | Table)[] {
  const { kind: name, title, addressed, blocks: body } = texts.bodies[kind];
  const { head, numberLine, dateLine, nation } = texts;
  const [one = '', ...several] = texts.marks.addressees;
  return [
    headBlock(
      {
        ...head,
        nation,
        motto: reportTexts.motto,
        place: '',
        number: '',
        symbol: '',
        date: null,
        year: 0,
      },
      { number: numberLine, placeDate: dateLine, annexReference: '' },
      agency,
    ),
    paragraph(name, { size: sizes.kind, bold: true }, { ...centre, before: blocks.aboveKind }),
    paragraph(title, titleFace, centre),
    rule(lineBelow(titleWords, titleFace, width), width),
    ...(addressed
      ? [
          paragraph(
            one,
            { size: sizes.addressee },
            { ...centre, before: blocks.aroundAddressee, after: blocks.aroundAddressee },
          ),
          ...several.map((text) =>
            paragraph(
              text,
              { size: sizes.addressee },
              {
                align: AlignmentType.LEFT,
                left: blocks.severalAddressees,
                before: blocks.aroundAddressee / 2,
              },
            ),
          ),
        ]
      : []),
    ...body.flatMap((block, at) =>
      officialBlock(block, {
        before: addressed && at === 0 ? blocks.aroundAddressee : 0,
        endsText: body[at + 1]?.is === 'signature',
      }),
    ),
  ];
}

function officialBlock(
  block: Block,
  { before, endsText }: { readonly before: number; readonly endsText: boolean },
): readonly (Paragraph | Table)[] {
  const { text = '', lead = '' } = block;
  switch (block.is) {
    case 'mark':
      return [mark(text)];
    case 'ground':
      return [paragraph(text, { size: body.size, italics: true }, bodyLook)];
    case 'centre':
      return [
        paragraph(text, { size: body.size, bold: true }, { ...centre, before: 6, after: body.spaceAfter }),
      ];
    case 'heading':
      return [bodyParagraph('', { lead: text, keepNext: true })];
    case 'signature':
      return [signature()];
    case 'annex':
      return annex(block.title ?? '', text);
    default:
      return [
        bodyParagraph(text, {
          lead,
          before,
          keepNext: endsText,
          after: endsText ? blocks.aboveEnd : style.body.spaceAfter,
        }),
      ];
  }
}

function signature(): Table {
  const [onBehalf = '', position = '', signer = ''] = texts.signer;
  const bold = { size: sizes.signer, bold: true };
  return twoColumns(
    [
      paragraph(reportTexts.recipientsTitle, { size: sizes.recipientsTitle, bold: true, italics: true }),
      ...texts.marks.recipients.map((text) => paragraph(text, { size: sizes.recipients })),
    ],
    [
      paragraph(onBehalf, bold, centre),
      paragraph(position, bold, { ...centre, after: blocks.forSignature }),
      paragraph(signer, bold, centre),
    ],
    blocks.endColumns,
  );
}

/** The list of people on a page of its own, where there are too many for the text. */
function annex(title: string, reference: string): readonly (Paragraph | Table)[] {
  const [opens = '', closes = ''] = texts.marks.annex;
  return [
    mark(opens),
    paragraph(title, { size: sizes.annexTitle, bold: true }, { ...centre, pageBreak: true }),
    paragraph(reference, { size: sizes.annexReference, italics: true }, { ...centre, after: 8 }),
    peopleTable(),
    mark(closes),
  ];
}

function peopleTable(): Table {
  const columns = texts.annexColumns.map(([heading, field, share]) => ({
    heading: String(heading),
    field: String(field),
    share: Number(share),
  }));
  const sum = columns.reduce((all, { share }) => all + share, 0);
  const widths = columns.map(({ share }) => Math.floor((mm(width) * share) / sum));
  const row = (cells: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      children: cells.map(
        (text, at) =>
          new TableCell({
            verticalAlign: VerticalAlign.CENTER,
            margins: { left: 60, right: 60, top: 40, bottom: 40 },
            width: { size: widths[at] ?? 0, type: WidthType.DXA },
            children: [
              paragraph(
                text,
                { size: 13, bold: isHead },
                { align: isHead || at === 0 ? AlignmentType.CENTER : AlignmentType.LEFT },
              ),
            ],
          }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: mm(width), type: WidthType.DXA },
    rows: [
      row(
        columns.map(({ heading }) => heading),
        true,
      ),
      row(
        columns.map(({ field }) => field),
        false,
      ),
    ],
  });
}

/** One page: small, close lines. */
function brief({ agency, title: titleWords }: MeasuredWords): (Paragraph | Table)[] {
  const { kind, title, blocks: lines } = texts.bodies.talkBrief;
  const run = { size: BRIEF_SIZE };
  return [
    twoColumns(
      [
        paragraph(texts.head.agency, { size: sizes.agency, bold: true }, centre),
        rule(
          lineBelow(agency, { size: sizes.agency, bold: true }, blocks.headColumns[0]),
          blocks.headColumns[0],
        ),
      ],
      [paragraph(texts.preparedOn, { size: sizes.number, italics: true }, { align: AlignmentType.RIGHT })],
      blocks.headColumns,
    ),
    paragraph(kind, { size: sizes.kind, bold: true }, { ...centre, before: 10 }),
    paragraph(title, titleFace, centre),
    rule(lineBelow(titleWords, titleFace, width), width),
    ...lines.map((block, at): Paragraph => {
      const { text, lead } = { lead: '', ...block };
      if (block.is === 'heading')
        return paragraph(text, { ...run, bold: true }, { before: 5, after: 1, keepNext: true });
      if (block.is === 'mark') return mark(text);
      return paragraph(text, run, {
        align: AlignmentType.JUSTIFIED,
        before: at === 0 ? 8 : 0,
        after: 1,
        lead,
      });
    }),
  ];
}

/** Both languages side by side, and the two signatures below. */
function minutes(): (Paragraph | Table)[] {
  const { columns, signatures } = texts.bodies.talkMinutes;
  const cells = columns.map(({ language, blocks }) =>
    blocks.map((block): Paragraph => {
      const { text, is, lead } = { lead: '', ...block };
      if (is === 'mark') return mark(text);
      const run = { size: MINUTES_SIZE, bold: is === 'centre', ...(language === 'zh' ? CHINESE : {}) };
      return is === 'centre'
        ? paragraph(text, run, { ...centre, after: 8 })
        : paragraph(text, run, { align: AlignmentType.LEFT, after: 4, lead });
    }),
  );
  const [ours = [], theirs = []] = signatures.map(([own = '', chinese = '', name = '']) => {
    const run = { size: MINUTES_SIZE, bold: true };
    return [
      paragraph(own, run, { ...centre, before: 12 }),
      paragraph(chinese, { ...run, ...CHINESE }, { ...centre, after: 72 }),
      paragraph(name, run, centre),
    ];
  });
  return [sideBySide(cells), twoColumns(ours, theirs, [width / 2, width / 2])];
}

/** Columns with a line between them, that go on over pages. */
function sideBySide(cells: readonly (readonly Paragraph[])[]): Table {
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
  const none = { ...line, style: BorderStyle.NONE };
  const sides = { top: none, bottom: none, left: none, right: none } as const;
  const share = Math.floor(mm(width) / cells.length);
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: cells.map(() => share),
    width: { size: share * cells.length, type: WidthType.DXA },
    rows: [
      new TableRow({
        children: cells.map(
          (children, at) =>
            new TableCell({
              children: [...children],
              width: { size: share, type: WidthType.DXA },
              margins: { left: at === 0 ? 0 : mm(3), right: mm(3) },
              borders: at === 0 ? { ...sides, right: line } : { ...sides, left: line },
            }),
        ),
      }),
    ],
  });
}
