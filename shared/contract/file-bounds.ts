import { Refusal } from './refusal.ts';

const MIB = 1024 ** 2;

/**
 * How much of a file that a stranger made is read, all inclusive. Each is far above what offices write, and low enough that what
 * passes all of them is read within the memory and time of the reader process (`usualLimits`). What has more is refused with a
 * sentence of its own (`bounds:<name>`), before it takes memory. Names end with their unit where it is not a count.
 */
export const fileBounds = {
  /** A sheet as it lies on the disk; one of the old kind (.xls), and one of separated values, which are taken apart as a whole. */
  sheetBytes: 100 * MIB,
  oldSheetBytes: 40 * MIB,
  separatedBytes: 64 * MIB,
  /** A notice: a scan of some hundred pages; text is far smaller. */
  noticeBytes: 200 * MIB,
  /** A notice that is nothing but text, or a web page. */
  textBytes: 16 * MIB,
  /** Parts of a packed file (.docx, .xlsx, .odt, .ods). */
  packedParts: 5_000,
  /** What a packed file unpacks to: sheets are read piece by piece, the others are held as a whole. */
  unpackedSheetBytes: 256 * MIB,
  unpackedOpenSheetBytes: 48 * MIB,
  unpackedDocumentBytes: 64 * MIB,
  unpackedTemplateBytes: 60 * MIB,
  /** Elements one in the other, and elements in all, of what is read as a tree. */
  elementDepth: 250,
  elements: 600_000,
  templateElements: 150_000,
  templateMarks: 5_000,
  /** Signs of one tag with its attributes. */
  tagCharacters: MIB,
  /** A notice: paragraphs and rows of tables, signs of one of them and of all. */
  paragraphs: 20_000,
  paragraphCharacters: 50_000,
  documentCharacters: 3_000_000,
  /** Cells of all tables, and columns that one table or cell has. */
  tableCells: 100_000,
  tableColumns: 200,
  /** The number of an item in a list. */
  listNumber: 32_767,
  /** Documents that stand in a document. */
  innerDocuments: 50,
  pdfPages: 1_000,
  pdfObjects: 300_000,
  /** What one stream of a PDF that is no picture unpacks to. */
  pdfStreamBytes: 64 * MIB,
  /** Pieces of text, and notes, stamps and fields, of one page. */
  pdfPageParts: 20_000,
  pdfPageNotes: 1_000,
  /** A sheet: the number of a row, columns, and places from the first to the last column of each row, of all sheets. */
  sheets: 500,
  rowNumber: 1_048_576,
  sheetColumns: 16_384,
  sheetPlaces: 4_000_000,
  merges: 100_000,
  mergedPlaces: 4_000_000,
  cellStyles: 100_000,
  sharedTexts: 2_000_000,
  /** As many as a cell of Excel holds. */
  cellCharacters: 32_767,
  /** Signs of all cells, a text that many cells name counted in each. */
  sheetCharacters: 80_000_000,
  cellNotes: 50_000,
  pictureBytes: 200 * MIB,
  /** Width and height of a picture in pixels, and both multiplied: a phone takes up to 200 million. */
  pictureSide: 65_535,
  picturePixels: 256_000_000,
  /** Signs of all that was read, as it crosses to the service. */
  answerCharacters: 250_000_000,
} as const;

export type FileBound = keyof typeof fileBounds;

/** How large a bound is as its sentence says it: MB for bytes, else the number itself. */
export function toldBound(bound: FileBound): number {
  const most = fileBounds[bound];
  return bound.endsWith('Bytes') ? most / MIB : most;
}

/**
 * The refusal of a file for a bound.
 * @param told what its sentence says beside the bound: the file's `name`, what was `found`.
 */
export function overBound(bound: FileBound, told: Readonly<Record<string, string | number>> = {}): Refusal {
  return new Refusal('over-bound', { ...told, bound, most: toldBound(bound) });
}

/** @throws Refusal `over-bound` where `found` is more than the bound. */
export function withinBound(bound: FileBound, found: number): void {
  if (found > fileBounds[bound]) throw overBound(bound);
}

/** Counts what a file has of something while it is read. */
export class Tally {
  readonly #bound: FileBound;
  #count = 0;

  constructor(bound: FileBound) {
    this.#bound = bound;
  }

  get count(): number {
    return this.#count;
  }

  /** @throws Refusal `over-bound` as soon as there are too many. */
  add(more = 1): void {
    this.#count += more;
    withinBound(this.#bound, this.#count);
  }
}
