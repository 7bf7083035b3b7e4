import {
  AlignmentType,
  BorderStyle,
  Header,
  PageNumber,
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
import type { TableColumn, Cell } from '../../../shared/report/table-layout.ts';
import { typeWidth } from '../../../shared/reference/type-width.ts';
import { columnWidths } from '../../../shared/report/column-widths.ts';
import { headRows } from '../../../shared/report/head-rows.ts';
import { signatureLines } from '../../../shared/report/paper-end.ts';
import { balancedWidth, keptWhole, lineBelow } from '../../../shared/report/text-lines.ts';
import type { HeadLines } from './paper-head.ts';
import type { PaperHead } from '../../../shared/report/report-head.ts';
import type { Signer } from '../../../shared/registers/setting/signer.ts';
import { cellText, isShort, type TableLayout } from '../../../shared/report/table-layout.ts';
import { centre, mm, paragraph, rule, twoColumns } from './docx-parts.ts';

const { page, body, blocks, sizes } = style;
const bodyWidth = page.width - page.left - page.right;

/** Millimetres above a page number that stands in the middle of a margin. */
export function aboveNumber(margin: number): number {
  return (margin - (sizes.pageNumber * style.singleLine * 25.4) / 72) / 2;
}

/** An upright A4 page with its margins; its first page shows no number. */
export const uprightPage: NonNullable<ISectionOptions['properties']> = {
  titlePage: true,
  page: {
    size: { width: mm(page.width), height: mm(page.height) },
    margin: {
      top: mm(page.top),
      bottom: mm(page.bottom),
      left: mm(page.left),
      right: mm(page.right),
      header: mm(aboveNumber(page.top)),
      footer: mm(page.bottom / 2),
    },
  },
};

/** Issuer, number and date at the left and right of the head. @param measured what the line below the issuer is measured by. */
export function headBlock(head: PaperHead, lines: HeadLines, measured = head.agency): Table {
  const [left, right] = blocks.headColumns;
  const first = { ...centre, before: blocks.belowHeadLine };
  return twoColumns(
    [
      paragraph(head.parent, { size: sizes.parent }, centre),
      paragraph(head.agency, { size: sizes.agency, bold: true }, centre),
      rule(lineBelow(measured, { size: sizes.agency, bold: true }, left), left),
      paragraph(lines.number, { size: sizes.number }, first),
      ...(lines.subject === undefined ? [] : [subjectParagraph(lines.subject, left)]),
    ],
    [
      paragraph(head.nation, { size: sizes.nation, bold: true }, centre),
      paragraph(head.motto, { size: sizes.motto, bold: true }, centre),
      // As long as the text (Nghị định 30/2020/NĐ-CP, Phụ lục I).
      rule(typeWidth(head.motto, { size: sizes.motto, bold: true }), right),
      paragraph(lines.placeDate, { size: sizes.placeDate, italics: true }, first),
    ],
    blocks.headColumns,
  );
}

/** What a letter is about, in lines of about one length in a column `column` mm wide. */
function subjectParagraph(subject: string, column: number): Paragraph {
  const side = (column - balancedWidth(subject, { size: sizes.number - 1 }, column)) / 2;
  return paragraph(subject, { size: sizes.number - 1 }, { ...centre, left: side, right: side });
}

/** Kind and title in the middle, with the line below the title. */
export function titlesBlock(kind: string, title: string): readonly Paragraph[] {
  const width = balancedWidth(title, { size: sizes.title, bold: true }, bodyWidth);
  const side = (bodyWidth - width) / 2;
  return [
    paragraph(kind, { size: sizes.kind, bold: true }, { ...centre, before: blocks.aboveKind }),
    paragraph(title, { size: sizes.title, bold: true }, { ...centre, left: side, right: side }),
    rule(lineBelow(title, { size: sizes.title, bold: true }, width), bodyWidth),
  ];
}

/** One addressee in the middle; several in lines of their own below "Kính gửi". */
export function addresseeBlock(addressee: string): readonly Paragraph[] {
  const lines = addressee.split('\n');
  const place = lines.length === 1 ? centre : { align: AlignmentType.LEFT, left: blocks.severalAddressees };
  return lines.map((line, index) =>
    paragraph(
      line,
      { size: sizes.addressee },
      {
        ...place,
        before: index === 0 ? blocks.aroundAddressee : 0,
        after: index === lines.length - 1 ? blocks.aroundAddressee : 0,
      },
    ),
  );
}

/** A paragraph of the body, its first words in bold where it has such. */
export function bodyParagraph(text: string, options: Parameters<typeof paragraph>[2] = {}): Paragraph {
  return paragraph(
    text,
    { size: body.size },
    {
      align: AlignmentType.JUSTIFIED,
      after: body.spaceAfter,
      firstLine: body.firstLine,
      lines: body.lineSpacing,
      ...options,
    },
  );
}

/** Recipients at the left, the signature at the right; the room above it is that of the paragraph before. */
export function signatureBlock(to: readonly string[], signer: Signer): Table {
  const office = signatureLines(signer);
  return twoColumns(
    [
      paragraph(texts.recipientsTitle, { size: sizes.recipientsTitle, bold: true, italics: true }),
      ...to.map((line) => paragraph(line, { size: sizes.recipients })),
    ],
    [
      ...office.map((line, index) =>
        paragraph(
          line,
          { size: sizes.signerOffice, bold: true },
          { ...centre, after: index === office.length - 1 ? blocks.forSignature : 0 },
        ),
      ),
      paragraph(signer.name, { size: sizes.signer, bold: true }, centre),
    ],
    blocks.endColumns,
  );
}

export function pageNumbers(): NonNullable<ISectionOptions['headers']> {
  const number = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ children: [PageNumber.CURRENT], font: style.font, size: sizes.pageNumber * 2 })],
  });
  return {
    default: new Header({ children: [number] }),
    first: new Header({ children: [new Paragraph({})] }),
  };
}

/** A table `width` mm wide whose heads are repeated on every page. */
export function tableOf(layout: TableLayout, width: number): Table {
  const widths = columnWidths(layout, width);
  const { padding } = style.table;
  const border = { style: BorderStyle.SINGLE, size: style.table.border * 8, color: style.color };
  const borders = { top: border, bottom: border, left: border, right: border };
  const cell = (
    text: string,
    column: TableColumn | undefined,
    across: number,
    options: Partial<ITableCellOptions> & { bold?: boolean; keepNext?: boolean } = {},
  ) => {
    const face = { size: sizes.table, bold: options.bold ?? false };
    const room = across - (padding.across * 2 * 25.4) / 72;
    return new TableCell({
      verticalAlign: VerticalAlign.CENTER,
      borders,
      margins: {
        left: padding.across * 20,
        right: padding.across * 20,
        top: padding.upright * 20,
        bottom: padding.upright * 20,
      },
      width: { size: mm(across), type: WidthType.DXA },
      ...options,
      children: keptWhole(text, face, room)
        .split('\n')
        .map((line) =>
          paragraph(line, face, {
            align: column?.align === 'left' ? AlignmentType.LEFT : AlignmentType.CENTER,
            keepNext: options.keepNext ?? false,
            lineHeight: style.table.lineHeight,
          }),
        ),
    });
  };
  const line = (cells: readonly Cell[], options: { bold: boolean; keepNext: boolean }): TableRow =>
    new TableRow({
      cantSplit: true,
      children: layout.columns.map((column, index) =>
        cell(cellText(cells[index] ?? null, column), column, widths[index] ?? 0, options),
      ),
    });
  const totals = layout.total.length === 0 ? [] : [layout.total];
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map((own) => mm(own)),
    width: { size: mm(width), type: WidthType.DXA },
    rows: [
      ...headRows(layout).map(
        (cells) =>
          new TableRow({
            tableHeader: true,
            cantSplit: true,
            children: cells.map(({ title, first, columnSpan, rowSpan }) => {
              const across = widths.slice(first, first + columnSpan).reduce((sum, own) => sum + own, 0);
              return cell(title, undefined, across, { bold: true, columnSpan, rowSpan, keepNext: true });
            }),
          }),
      ),
      ...layout.rows.map((cells, index) =>
        // The total stands on the page of the row above it, and a short table on one page.
        line(cells, {
          bold: false,
          keepNext: index < layout.rows.length - 1 ? isShort(layout) : totals.length > 0,
        }),
      ),
      ...totals.map((cells) => line(cells, { bold: true, keepNext: false })),
    ],
  });
}
