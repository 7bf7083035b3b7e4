import {
  AlignmentType,
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
import type { HeadLines } from './paper-head.ts';
import type { PaperHead, ReportSigner } from '../../../shared/report/report-head.ts';
import { cellText, type TableLayout } from '../../../shared/report/table-layout.ts';
import { centre, mm, paragraph, rule, twoColumns } from './docx-parts.ts';

const { page, body, sizes } = style;

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
      header: mm(10),
      footer: mm(10),
    },
  },
};

/** Issuer, number and date at the left and right of the head. */
export function headBlock(head: PaperHead, lines: HeadLines): Table {
  const [left, right] = [65, 100] as const;
  return twoColumns(
    [
      paragraph(head.parent, { size: sizes.parent }, centre),
      paragraph(head.agency, { size: sizes.agency, bold: true }, centre),
      rule(20, left),
      paragraph(lines.number, { size: sizes.number }, { ...centre, before: 6 }),
      ...(lines.subject === undefined
        ? []
        : [paragraph(lines.subject, { size: sizes.number - 1 }, { ...centre, before: 3 })]),
    ],
    [
      paragraph(head.nation, { size: sizes.nation, bold: true }, centre),
      paragraph(head.motto, { size: sizes.motto, bold: true }, centre),
      rule(61, right),
      paragraph(lines.placeDate, { size: sizes.placeDate, italics: true }, { ...centre, before: 6 }),
    ],
    [left, right],
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

/** Recipients at the left, the signature at the right. */
export function signatureBlock(to: readonly string[], signer: ReportSigner): Table {
  const recipients = to.map((recipient, index) =>
    paragraph(`- ${recipient}${index === to.length - 1 ? '.' : ';'}`, {
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
  const shares = layout.columns.reduce((sum, column) => sum + column.width, 0);
  const widths = layout.columns.map((column) => Math.floor((mm(width) * column.width) / shares));
  const cell = (
    text: string,
    column: TableColumn | undefined,
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
    width: { size: mm(width), type: WidthType.DXA },
    rows: [
      ...heads,
      ...layout.rows.map((cells) => line(cells, false)),
      ...(layout.total.length === 0 ? [] : [line(layout.total, true)]),
    ],
  });
}
