import patterns from '../../../../../shared/reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from '../../../../../shared/offices/any-of.ts';
import { linesOf, type PagePiece } from './page-lines.ts';

/** What was put on a paper after it was written. */
export type PaperMark =
  /** Letters of one line, such as a number or a day, that belong into the paper's own lines. */
  | { readonly kind: 'filling'; readonly piece: PagePiece }
  /** Lines of their own, such as a note. */
  | { readonly kind: 'note'; readonly lines: readonly string[] }
  /** Who signed on a screen, and when: no part of the paper. */
  | { readonly kind: 'signature'; readonly signer: string | null };

/** Letters of a filling at the most. */
const FILLING = 60;
const SIGNED = new RegExp(
  String.raw`(?:${anyOf(patterns.signatureBlockWords)})\s*:?|^\s*(?:${anyOf(patterns.signatureBlockLabels)})\s*:`,
  'imu',
);
const SIGNER = new RegExp(
  String.raw`(?:${anyOf(patterns.signerLabels)})\s*(?::\s*)?([^\n:]+?)(?=\s*(?:\n|$|${anyOf(patterns.wordsBehindSigner)}))`,
  'iu',
);
/** The stamp of an office that a paper came to. */
const ARRIVED = new RegExp(
  String.raw`(?:^|\n)\s*(?:${anyOf(patterns.arrivalStamps)})\s*(?:\n|Số|Ngày|:|$)`,
  'u',
);

/** Tells what the letters of one appearance are. */
export function markOf(pieces: readonly PagePiece[]): PaperMark {
  const lines = linesOf(pieces).map((line) =>
    line.pieces
      .toSorted((a, b) => a.x - b.x)
      .map(({ text }) => text.trim())
      .join(' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  );
  const text = lines
    .filter((line) => line !== '')
    .join('\n')
    .normalize('NFC');
  if (SIGNED.test(text) || ARRIVED.test(text))
    return { kind: 'signature', signer: SIGNER.exec(text)?.[1]?.trim() ?? null };
  const [first] = pieces;
  if (lines.length === 1 && first !== undefined && text.length <= FILLING) {
    const left = Math.min(...pieces.map(({ x }) => x));
    const right = Math.max(...pieces.map(({ x, width }) => x + width));
    return { kind: 'filling', piece: { ...first, text, x: left, width: right - left } };
  }
  return { kind: 'note', lines };
}
