import {
  AlignmentType,
  Document,
  Header,
  ImageRun,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  type ISectionOptions,
  type ITableCellOptions,
} from 'docx';
import texts from '../../../shared/reference/report-texts.json' with { type: 'json' };
import { documentStyle as style } from '../../../shared/reference/document-style.ts';
import type { AnnexColumn, Cell } from '../../../shared/report/annexes.ts';
import { centre, mm, paragraph, rule, twoColumns } from './docx-parts.ts';
import { headLines, type HeadLines } from '../../../shared/report/head-lines.ts';
import { lineFigure, lineNotes, type ReportLine } from '../../../shared/report/line-figure.ts';
import { figurePng } from './figure-png.ts';
import type { ReportModel } from '../../../shared/report/report-model.ts';
import { reportParts } from '../../../shared/report/report-parts.ts';
import { cellText, type TableLayout } from '../../../shared/report/table-layout.ts';

const { page, annexPage, body, sizes } = style;

function headBlock(model: ReportModel, lines: HeadLines): Table {
  const [left, right] = [65, 100] as const;
  return twoColumns(
    [
      paragraph(model.head.parent, { size: sizes.parent }, centre),
      paragraph(model.head.agency, { size: sizes.agency, bold: true }, centre),
      rule(20, left),
      paragraph(lines.number, { size: sizes.number }, { ...centre, before: 6 }),
    ],
    [
      paragraph(model.head.nation, { size: sizes.nation, bold: true }, centre),
      paragraph(model.head.motto, { size: sizes.motto, bold: true }, centre),
      rule(61, right),
      paragraph(lines.placeDate, { size: sizes.placeDate, italics: true }, { ...centre, before: 6 }),
    ],
    [left, right],
  );
}

function bodyParagraph(text: string): Paragraph {
  return paragraph(
    text,
    { size: body.size },
    {
      align: AlignmentType.JUSTIFIED,
      after: body.spaceAfter,
      firstLine: body.firstLine,
      lines: body.lineSpacing,
    },
  );
}

function mainSection(model: ReportModel): ISectionOptions {
  const lines = headLines(model);
  const width = page.width - page.left - page.right;
  const sections = model.sections.flatMap((section) => [
    paragraph(
      section.heading,
      { size: body.size, bold: true },
      {
        after: body.spaceAfter,
        before: section.level === 1 ? 6 : 0,
        firstLine: body.firstLine,
        keepNext: true,
        lines: body.lineSpacing,
      },
    ),
    ...(section.key === 'results' ? [] : sectionText(section).map(bodyParagraph)),
  ]);
  return {
    properties: {
      titlePage: true,
      page: {
        size: { width: mm(page.width), height: mm(page.height) },
        margin: {
          top: mm(page.top),
          bottom: mm(page.bottom),
          left: mm(page.left),
          right: mm(page.right),
          header: mm(10),
          footer: mm(10),
        },
      },
    },
    headers: pageNumbers(),
    children: [
      headBlock(model, lines),
      paragraph(model.head.kind, { size: sizes.kind, bold: true }, { ...centre, before: 14 }),
      paragraph(model.head.title, { size: sizes.title, bold: true }, centre),
      rule(50, width),
      paragraph(model.head.addressee, { size: sizes.addressee }, { ...centre, before: 10, after: 10 }),
      bodyParagraph(model.opening),
      ...sections,
      paragraph(
        model.ending,
        { size: body.size },
        {
          align: AlignmentType.JUSTIFIED,
          after: 12,
          before: 6,
          firstLine: body.firstLine,
          lines: body.lineSpacing,
          keepNext: true,
        },
      ),
      signatureBlock(model),
    ],
  };
}

function sectionText(section: ReportModel['sections'][number]): readonly string[] {
  if (section.leftOut) return [texts.leftOut];
  return section.text === ''
    ? [texts.toWrite]
    : section.text.split('\n').filter((line) => line.trim() !== '');
}

function signatureBlock(model: ReportModel): Table {
  const { signer } = model;
  const recipients = model.recipients.map((recipient, index) =>
    paragraph(`- ${recipient}${index === model.recipients.length - 1 ? '.' : ';'}`, {
      size: sizes.recipients,
    }),
  );
  const bold = { size: sizes.signer, bold: true };
  return twoColumns(
    [
      paragraph(texts.recipientsTitle, { size: sizes.recipientsTitle, bold: true, italics: true }),
      ...recipients,
    ],
    [
      ...(signer.onBehalf === '' ? [] : [paragraph(signer.onBehalf.toUpperCase(), bold, centre)]),
      paragraph(signer.position.toUpperCase(), bold, { ...centre, after: 72 }),
      paragraph(signer.name, bold, centre),
    ],
    [80, 85],
  );
}

function pageNumbers(): NonNullable<ISectionOptions['headers']> {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], font: style.font, size: sizes.pageNumber * 2 })],
  });
  return {
    default: new Header({ children: [number] }),
    first: new Header({ children: [new Paragraph({})] }),
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
          header: mm(10),
          footer: mm(8),
        },
        pageNumbers: { start: 1 },
      },
    },
    headers: pageNumbers(),
    children: [...children],
  };
}

const annexWidth = page.height - annexPage.left - annexPage.right;

function tableOf(layout: TableLayout): Table {
  const shares = layout.columns.reduce((sum, column) => sum + column.width, 0);
  const widths = layout.columns.map((column) => Math.floor((mm(annexWidth) * column.width) / shares));
  const cell = (
    text: string,
    column: AnnexColumn | undefined,
    options: Partial<ITableCellOptions> & { bold?: boolean } = {},
  ) =>
    new TableCell({
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 60, right: 60, top: 30, bottom: 30 },
      ...options,
      children: text.split('\n').map((line) =>
        paragraph(
          line,
          { size: sizes.table, bold: options.bold ?? false },
          {
            align: column?.align === 'left' ? AlignmentType.LEFT : AlignmentType.CENTER,
          },
        ),
      ),
    });
  const line = (cells: readonly Cell[], bold: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      children: layout.columns.map((column, index) =>
        cell(cellText(cells[index] ?? null, column), column, {
          bold,
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
        }),
      ),
    });
  const heads: TableRow[] = [];
  if (layout.groups !== null) {
    heads.push(
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: layout.groups.map((group) =>
          cell(group.title, undefined, { bold: true, columnSpan: group.span }),
        ),
      }),
    );
  }
  heads.push(
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: layout.columns.map((column) => cell(column.title, undefined, { bold: true })),
    }),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths,
    width: { size: mm(annexWidth), type: WidthType.DXA },
    rows: [
      ...heads,
      ...layout.rows.map((cells) => line(cells, false)),
      ...(layout.total.length === 0 ? [] : [line(layout.total, true)]),
    ],
  });
}

function annexHead(heading: string, title: string, reference: string): readonly Paragraph[] {
  return [
    paragraph(heading, { size: sizes.annexTitle, bold: true }, centre),
    paragraph(title, { size: sizes.annexTitle, bold: true }, centre),
    paragraph(reference, { size: sizes.annexReference, italics: true }, { ...centre, after: 8 }),
  ];
}

function rulesBlock(rules: readonly string[]): readonly Paragraph[] {
  return rules.map((line) =>
    paragraph(
      `- ${line}`,
      { size: sizes.rules, italics: true },
      { before: 2, align: AlignmentType.JUSTIFIED },
    ),
  );
}

/** The line on a page of its own width, its title before and its notes behind it. */
async function figureBlock(line: ReportLine): Promise<readonly Paragraph[]> {
  const { content, width, height } = await figurePng(lineFigure(line, 'Tinos'));
  const shown = Math.floor((annexWidth / 25.4) * 96);
  return [
    paragraph(
      texts.border.tables.line,
      { size: sizes.table + 1, bold: true },
      { before: 10, after: 4, keepNext: true },
    ),
    new Paragraph({
      keepNext: true,
      children: [
        new ImageRun({
          type: 'png',
          data: content,
          transformation: { width: shown, height: Math.round((shown * height) / width) },
          altText: {
            name: texts.border.tables.line,
            title: texts.border.tables.line,
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
      tableOf(layout),
    ]);
    const nothing = paragraph(texts.annexes.nothing, { size: sizes.annexReference }, centre);
    sections.push(
      annexSection([
        ...annexHead(part.heading, part.title, lines.annexReference),
        ...(part.layouts.length === 0 ? [nothing] : tables),
        ...(part.line === null ? [] : await figureBlock(part.line)),
        ...rulesBlock(part.rules),
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
