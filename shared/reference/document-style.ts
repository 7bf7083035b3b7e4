import * as z from 'zod';
import style from './document-style.json' with { type: 'json' };

const length = z.number().nonnegative();
const points = z.number().min(6).max(30);
const span = z.strictObject({ min: length, max: length });

const component = z.strictObject({
  /** Points. */
  size: points,
  bold: z.boolean(),
  italic: z.boolean(),
  capitals: z.boolean(),
  align: z.enum(['left', 'center', 'justify']),
  /** A line below the text: as long as the text, shorter than it, or none. */
  rule: z.enum(['full', 'short']).nullable(),
});

export const documentComponents = [
  'parent',
  'agency',
  'nation',
  'motto',
  'number',
  'placeDate',
  'kind',
  'title',
  'addressee',
  'signer',
  'signerOffice',
  'recipientsTitle',
  'recipients',
  'pageNumber',
  'annexTitle',
  'annexReference',
  'heading',
  'table',
  'tableHeader',
  'rules',
] as const;
export type DocumentComponent = (typeof documentComponents)[number];

/** Form of `document-style.json`: lengths in mm, type, spacing and borders in points, line spacing in lines. */
export const documentStyleSchema = z.strictObject({
  /** Citation of the rule. */
  source: z.string().min(1),
  font: z.string().min(1),
  /** Red, green and blue, two hexadecimal digits each. */
  color: z.string().regex(/^[0-9A-F]{6}$/),
  /** A4 upright, and its margins. */
  page: z.strictObject({
    width: length,
    height: length,
    top: length,
    bottom: length,
    left: length,
    right: length,
  }),
  /** Margins of annexes, which lie across: those of the upright page. */
  annexPage: z.strictObject({ top: length, bottom: length, left: length, right: length }),
  /** Margins of what the screen shows, printed as it is; no official paper. */
  listPage: z.strictObject({ top: length, bottom: length, left: length, right: length }),
  /** What the decree allows: both ends inclusive. */
  allowed: z.strictObject({
    top: span,
    bottom: span,
    left: span,
    right: span,
    bodySize: span,
    firstLine: span,
    spaceAfter: span,
    lineSpacing: span,
  }),
  /** What Word calls a single line of the font, as a multiple of the size of type: ascent, descent and gap of Times New Roman. */
  singleLine: z.number().min(1),
  body: z.strictObject({
    size: points,
    firstLine: length,
    spaceAfter: length,
    /** Multiples of a single line. */
    lineSpacing: z.number().min(1),
    align: z.enum(['left', 'justify']),
  }),
  components: z.record(z.enum(documentComponents), component),
  /** Room between and inside the blocks of a paper: columns and indents in mm, heights in points. */
  blocks: z.strictObject({
    headColumns: z.tuple([length, length]),
    endColumns: z.tuple([length, length]),
    belowHeadLine: length,
    aboveKind: length,
    aroundAddressee: length,
    /** Left of several addressees. */
    severalAddressees: length,
    aboveEnd: length,
    aboveTable: length,
    forSignature: length,
    /** How thick the lines below agency, motto and title are, and the room above them. */
    line: length,
    aboveLine: length,
  }),
  pageNumbers: z.strictObject({
    place: z.literal('topCentre'),
    hiddenOnFirstPage: z.boolean(),
    annexesNumberedSeparately: z.boolean(),
  }),
  table: z.strictObject({
    headerRepeats: z.boolean(),
    rowsSplit: z.boolean(),
    ordinalColumnMin: length,
    numbersAlign: z.enum(['center', 'right']),
    totalRowLast: z.boolean(),
    emptyCellWhenNoData: z.boolean(),
    border: length,
    /** Room around the text of a cell, points. */
    padding: z.strictObject({ across: length, upright: length }),
    /**
     * Height of a line of type, points; with border and padding whole pixels of 1/96 inch, to which a browser rounds rows, so that Word and PDF
     * begin their pages with the same row.
     */
    lineHeight: length,
  }),
  signatureBlockAloneOnPage: z.boolean(),
});

const parsed = documentStyleSchema.parse(style);

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Object.fromEntries forgets the keys; the schema holds that every component is there
const sizes = Object.fromEntries(
  documentComponents.map((name) => [name, parsed.components[name].size]),
) as Readonly<Record<DocumentComponent, number>>;

/**
 * Sizes and looks of official papers: lengths in mm, type in points. One table for Word, screen, PDF and Excel, so that a
 * new decree is a change of data. `sizes` is the type size of each component. Source: Nghị định 30/2020/NĐ-CP, Phụ lục I.
 */
export const documentStyle = { ...parsed, sizes };
