import { getDocumentProxy } from 'unpdf';
import { Refusal } from '../../../../../shared/contract/refusal.ts';
import type { ReadFile } from '../read-file.ts';
import { tableOn, type FoundTable, type Piece } from '../../reading/column-tables.ts';

/** Points between two columns, as of a head with the issuer at the left and the nation at the right. */
const COLUMN_GAP = 28;

/** What stands on the pages of a PDF. */
interface PdfText {
  /** Its lines; a wider space between two is an empty one. */
  readonly text: string;
  readonly remarks: ReadFile['remarks'];
}

/**
 * The text of a PDF, line by line as it stands on the pages; a wider space between lines is an empty line.
 * @throws Refusal `notice-locked`, `notice-damaged`, `notice-scanned`.
 */
export async function readPdf(content: Uint8Array, name: string): Promise<PdfText> {
  const document = await opened(content, name);
  const pages: string[] = [];
  let letters = 0;
  /** The table with which the page before ended. */
  let before: FoundTable | null = null;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    const pieces = items.flatMap((item): readonly Piece[] => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const [, , , scale = 0, x = 0, y = 0] = item.transform as readonly number[];
      return [{ text: item.str, x, y, width: item.width, height: item.height || Math.abs(scale) }];
    });
    letters += pieces.reduce((sum, piece) => sum + piece.text.length, 0);
    const lines = linesOf(pieces);
    const table = tableOn(lines, before);
    before = table !== null && lines.length - table.end < 3 ? table : null;
    pages.push(
      table === null
        ? pageText(lines, pieces)
        : [
            pageText(lines.slice(0, table.first), pieces),
            ...table.rows,
            pageText(lines.slice(table.end), pieces),
          ].join('\n'),
    );
  }
  // A stamp or a signature block over scanned pages is no text to read.
  if (letters < 40 * Math.min(document.numPages, 5)) throw new Refusal('notice-scanned', { name });
  return { text: pages.join('\n\n'), remarks: [] };
}

async function opened(content: Uint8Array, name: string) {
  try {
    return await getDocumentProxy(new Uint8Array(content), { verbosity: 0 });
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw new Refusal(locked ? 'notice-locked' : 'notice-damaged', { name }, [], error);
  }
}

interface Line {
  readonly y: number;
  height: number;
  readonly pieces: Piece[];
}

/** The lines of a page, from its top. */
function linesOf(pieces: readonly Piece[]): readonly Line[] {
  const lines: Line[] = [];
  for (const piece of pieces.toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const line = lines.at(-1);
    if (line !== undefined && Math.abs(line.y - piece.y) < Math.max(line.height, piece.height) * 0.45) {
      line.pieces.push(piece);
      line.height = Math.max(line.height, piece.height);
    } else lines.push({ y: piece.y, height: piece.height, pieces: [piece] });
  }
  return lines;
}

function pageText(lines: readonly Line[], pieces: readonly Piece[]): string {
  const gaps = lines.slice(1).map((line, at) => (lines[at]?.y ?? 0) - line.y);
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length * 0.4)] ?? 0;
  const out: string[] = [];
  let right: string[] = [];
  const flush = (): void => {
    if (right.length > 0) out.push('', ...right, '');
    right = [];
  };
  for (const [at, line] of lines.entries()) {
    if (at > 0 && (gaps[at - 1] ?? 0) > usual * 1.35 + 1 && right.length === 0) out.push('');
    const [first = '', ...more] = columnsOf(line.pieces);
    // What stands in a second column is read behind the first.
    if (more.length > 0) right.push(...more);
    else if (right.length > 0 && !standsLeft(line.pieces, pieces)) flush();
    out.push(first);
  }
  flush();
  return out.join('\n');
}

/** Whether a line keeps to the left half, as the issuer's lines beside the nation's do. */
function standsLeft(line: readonly Piece[], page: readonly Piece[]): boolean {
  const widest = Math.max(...page.map((piece) => piece.x + piece.width));
  const least = Math.min(...page.map((piece) => piece.x));
  return line.every((piece) => piece.x + piece.width < least + (widest - least) * 0.6);
}

function columnsOf(pieces: readonly Piece[]): readonly string[] {
  const columns: string[] = [];
  let end = -Infinity;
  for (const piece of pieces.toSorted((a, b) => a.x - b.x)) {
    const gap = piece.x - end;
    const last = columns.length - 1;
    if (last < 0 || gap > COLUMN_GAP) columns.push(piece.text);
    else columns[last] = `${columns[last] ?? ''}${gap > piece.height * 0.12 ? ' ' : ''}${piece.text}`;
    end = piece.x + piece.width;
  }
  // A label and its text apart by a tab are one line.
  const [first = '', second, ...more] = columns;
  if (second !== undefined && /^(?:[-–+•]|\(?[a-zđ0-9IVX.]{1,6}[.)]?|Số:?)$/u.test(first.trim()))
    return [`${first} ${second}`, ...more];
  return columns;
}
