import type { getDocumentProxy } from 'unpdf';
import { Tally, withinBound } from '../../../../../shared/contract/file-bounds.ts';
import { appearanceTexts } from './appearance-texts.ts';
import type { DrawnText } from './drawn-text.ts';
import { withFilledGaps } from './filled-gaps.ts';
import { markOf } from './marks-on-paper.ts';
import { IDENTITY, matrixOf } from './matrix.ts';
import type { PagePiece } from './page-lines.ts';
import { withoutNotes } from './page-notes.ts';
import { largestPicture } from './picture-share.ts';
import { ruledLines, type RuledLine } from './ruled-lines.ts';
import { withoutStruck } from './struck-text.ts';
import { upright } from './upright.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;

/** What stands on a page, in reading direction. */
export interface ReadPage {
  readonly pieces: readonly PagePiece[];
  /** The lines that it draws, around the cells of tables among them. */
  readonly ruled: readonly RuledLine[];
  /** Words that a line is drawn through, which are left out. */
  readonly struck: readonly string[];
  /** The words of its footnotes by their numbers. */
  readonly notes: ReadonlyMap<string, string>;
  /** Paragraphs that stand apart from the lines: notes on the paper, words along its edge. */
  readonly apart: readonly string[];
  /** Who signed on a screen. */
  readonly signers: readonly string[];
  /** Letters of the page's own text. */
  readonly letters: number;
  /** Whether a picture covers much of the page, as on one of a scan. */
  readonly isPicture: () => Promise<boolean>;
}

/** Share of a page that a picture of it covers at the least. */
const PICTURE = 0.4;

/** Kinds of annotations whose looks never have words of the paper. */
const WORDLESS = new Set(['Link', 'Popup', 'Highlight', 'Underline', 'Squiggly', 'StrikeOut', 'Ink', 'Line']);

export async function readPage(page: Page): Promise<ReadPage> {
  const drawn = await drawnTexts(page);
  const shown = matrixOf(page.getViewport({ scale: 1 }).transform) ?? IDENTITY;
  const { place, turn, straight, aside } = upright(drawn, shown);
  const ruled = drawn.length === 0 ? [] : await ruledLines(await page.getOperatorList(), turn);
  const { pieces: standing, struck } = withoutStruck(straight.map(place), ruled);
  let pieces: readonly PagePiece[] = standing;
  const apart = aside.map(({ text }) => text).filter((text) => text.trim().length > 1);
  const signers: string[] = [];
  const fillings: PagePiece[] = [];
  for (const texts of await appearances(page)) {
    const mark = markOf(texts.map(place));
    if (mark.kind === 'filling') fillings.push(mark.piece);
    else if (mark.kind === 'note') apart.push(...mark.lines);
    else if (mark.signer !== null) signers.push(mark.signer);
  }
  pieces = withFilledGaps(pieces, fillings);
  const letters = drawn.reduce((sum, { text }) => sum + text.length, 0);
  const { notes, pieces: without } = withoutNotes(pieces);
  return {
    pieces: without,
    notes,
    apart,
    signers,
    letters,
    ruled,
    struck,
    isPicture: async () => {
      const [left = 0, low = 0, right = 0, high = 0] = page.view;
      const area = Math.abs((right - left) * (high - low));
      return (await largestPicture(await page.getOperatorList())) > area * PICTURE;
    },
  };
}

type TextItem = Awaited<ReturnType<Page['getTextContent']>>['items'][number];

/** The pieces of text of a page, taken part by part, so that a page of millions is left at once. @throws Refusal `over-bound`. */
async function drawnTexts(page: Page): Promise<readonly DrawnText[]> {
  const parts = new Tally('pdfPageParts');
  const drawn: DrawnText[] = [];
  const reader = page.streamTextContent().getReader();
  for (;;) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library leaves untyped what it hands over
    const { done, value } = (await reader.read()) as ReadableStreamReadResult<{
      readonly items: readonly TextItem[];
    }>;
    if (done) return drawn;
    for (const item of value.items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      parts.add();
      drawn.push({ text: item.str, matrix: matrixOf(item.transform) ?? IDENTITY, width: item.width });
    }
  }
}

async function appearances(page: Page): Promise<readonly (readonly DrawnText[])[]> {
  const annotations: readonly unknown[] = await page.getAnnotations();
  withinBound('pdfPageNotes', annotations.length);
  const worded = annotations.some(
    (one) =>
      typeof one === 'object' &&
      one !== null &&
      'subtype' in one &&
      typeof one.subtype === 'string' &&
      !WORDLESS.has(one.subtype),
  );
  return worded ? appearanceTexts(await page.getOperatorList()) : [];
}
