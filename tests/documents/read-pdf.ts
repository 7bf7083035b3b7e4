import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MM_PER_POINT = 25.4 / 72;
/** Ascent and descent of Times New Roman as poppler takes them, for one point of type. */
const HEIGHT_OF_TYPE = 1.107;

/** A word on a page, in mm from its upper left corner. */
export interface PdfWord {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Points. */
  readonly size: number;
}

/** Millimetres. */
export interface PdfPage {
  readonly width: number;
  readonly height: number;
  readonly words: readonly PdfWord[];
}

/** A straight dark line across a page, mm. */
export interface PdfLine {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

/** The words of each page, where they stand and how large they are (poppler's pdftotext). */
export function pagesOfPdf(content: Uint8Array): readonly PdfPage[] {
  const html = withPdf(content, (path) =>
    execFileSync('pdftotext', ['-bbox', path, '-'], { encoding: 'utf8', maxBuffer: 1e9 }),
  );
  return [...html.matchAll(/<page width="([\d.]+)" height="([\d.]+)">([\s\S]*?)<\/page>/g)].map(
    ([, width, height, inner]) => ({
      width: mm(width),
      height: mm(height),
      words: [
        ...(inner ?? '').matchAll(
          /<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)<\/word>/g,
        ),
      ].map(([, left, top, right, bottom, text]) => ({
        text: plain(text ?? ''),
        left: mm(left),
        top: mm(top),
        right: mm(right),
        bottom: mm(bottom),
        size: (Number(bottom) - Number(top)) / HEIGHT_OF_TYPE,
      })),
    }),
  );
}

const mm = (points: string | undefined): number => Number(points) * MM_PER_POINT;

const plain = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

const DOTS_PER_INCH = 300;
const DARK = 140;

/** Straight lines across a page, `shortest` mm and more, by rows of dark pixels; each once, however thick it is. */
export function linesOfPdf(content: Uint8Array, page: number, shortest = 6): readonly PdfLine[] {
  const picture = withPdf(content, (path) =>
    execFileSync(
      'pdftoppm',
      ['-r', String(DOTS_PER_INCH), '-gray', '-f', String(page), '-l', String(page), path],
      {
        maxBuffer: 1e9,
      },
    ),
  );
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.subarray(0, 40).toString('latin1'));
  if (head === null) throw new Error('no grey picture');
  const [width, height] = [Number(head[1]), Number(head[2])];
  const pixels = picture.subarray(head[0].length);
  const scale = 25.4 / DOTS_PER_INCH;
  const found: PdfLine[] = [];
  for (let row = 0; row < height; row += 1) {
    let start = -1;
    for (let column = 0; column <= width; column += 1) {
      const dark = column < width && (pixels[row * width + column] ?? 255) < DARK;
      if (dark && start < 0) start = column;
      if (dark || start < 0) continue;
      const line = { left: start * scale, right: column * scale, top: row * scale };
      start = -1;
      if (line.right - line.left < shortest) continue;
      const same = found.some(
        (one) => line.top - one.top < 0.6 && one.left < line.right && line.left < one.right,
      );
      if (!same) found.push(line);
    }
  }
  return found;
}

function withPdf<T>(content: Uint8Array, read: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-pdf-'));
  try {
    const path = join(folder, 'page.pdf');
    writeFileSync(path, content);
    return read(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A Word document as LibreOffice prints it. */
export function printedByOffice(content: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-office-'));
  try {
    const path = join(folder, 'page.docx');
    writeFileSync(path, content);
    execFileSync(
      'soffice',
      [
        `-env:UserInstallation=file://${join(folder, 'office')}`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        path,
      ],
      { stdio: 'ignore' },
    );
    return new Uint8Array(readFileSync(join(folder, 'page.pdf')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
