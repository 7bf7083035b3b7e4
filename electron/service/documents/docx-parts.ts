import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { documentStyle as style } from '../../../shared/reference/document-style.ts';

const { blocks } = style;

/** Twentieths of a point for millimetres. */
export const mm = convertMillimetersToTwip;

interface RunStyle {
  readonly size: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  /** Font of Chinese signs; without it they are set in the font of the paper, which may have none. */
  readonly eastAsia?: string;
}

interface ParagraphStyle {
  readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType];
  /** Points. */
  readonly after?: number;
  readonly before?: number;
  /** Millimetres. */
  readonly firstLine?: number;
  readonly left?: number;
  readonly right?: number;
  readonly keepNext?: boolean;
  /** Begins a page. */
  readonly pageBreak?: boolean;
  /** Multiples of a single line. */
  readonly lines?: number;
  /** Points, instead of `lines`: no line is lower. */
  readonly lineHeight?: number;
  /** Words before the text, in bold. */
  readonly lead?: string;
}

/** One paragraph in one run of type, its first words in bold where it has such. */
export function paragraph(text: string, run: RunStyle, options: ParagraphStyle = {}): Paragraph {
  const { lead = '', left, right, firstLine } = options;
  return new Paragraph({
    alignment: options.align ?? AlignmentType.LEFT,
    keepNext: options.keepNext ?? false,
    pageBreakBefore: options.pageBreak ?? false,
    // An empty line is as high as its own type, not as that of the body.
    run: { font: style.font, size: run.size * 2 },
    spacing: {
      before: (options.before ?? 0) * 20,
      after: (options.after ?? 0) * 20,
      ...(options.lineHeight === undefined
        ? { line: Math.round((options.lines ?? 1) * 240), lineRule: LineRuleType.AUTO }
        : { line: Math.round(options.lineHeight * 20), lineRule: LineRuleType.AT_LEAST }),
    },
    indent: {
      ...(firstLine === undefined ? {} : { firstLine: mm(firstLine) }),
      ...(left === undefined ? {} : { left: mm(left) }),
      ...(right === undefined ? {} : { right: mm(right) }),
    },
    children: [...(lead === '' ? [] : [textRun(`${lead} `, { ...run, bold: true })]), textRun(text, run)],
  });
}

function textRun(text: string, run: RunStyle): TextRun {
  const { eastAsia } = run;
  return new TextRun({
    text,
    font:
      eastAsia === undefined
        ? style.font
        : { ascii: style.font, hAnsi: style.font, cs: style.font, eastAsia },
    size: run.size * 2,
    bold: run.bold ?? false,
    italics: run.italics ?? false,
    language: { value: 'vi-VN' },
  });
}

/** An empty line with a rule of `width` mm in the middle of a column `column` mm wide. */
export function rule(width: number, column: number): Paragraph {
  const side = Math.max(0, mm((column - width) / 2));
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: 0, after: 0, line: blocks.aboveLine * 20, lineRule: LineRuleType.EXACT },
    border: {
      // Eighths of a point.
      bottom: { style: BorderStyle.SINGLE, size: blocks.line * 8, space: 0, color: style.color },
    },
    children: [],
  });
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
};

/** Two columns without lines, in millimetres, never cut by a page. */
export function twoColumns(
  left: readonly Paragraph[],
  right: readonly Paragraph[],
  widths: readonly [number, number],
): Table {
  const cell = (children: readonly Paragraph[], width: number): TableCell =>
    new TableCell({
      children: [...children],
      width: { size: mm(width), type: WidthType.DXA },
      borders: { top: none, bottom: none, left: none, right: none },
      margins: { left: 0, right: 0 },
    });
  return new Table({
    borders: noBorders,
    layout: TableLayoutType.FIXED,
    width: { size: mm(widths[0] + widths[1]), type: WidthType.DXA },
    columnWidths: widths.map((width) => mm(width)),
    rows: [new TableRow({ cantSplit: true, children: [cell(left, widths[0]), cell(right, widths[1])] })],
  });
}

export const centre = { align: AlignmentType.CENTER } as const;
