import { getDocumentProxy } from 'unpdf';
import { Tally, withinBound } from '../../../../../shared/contract/file-bounds.ts';
import { Refusal } from '../../../../../shared/contract/refusal.ts';
import type { ReadProgress } from '../../../reader/foreign-file.ts';
import { withNotes } from '../notes.ts';
import type { ReadFile } from '../read-file.ts';
import { partsCollector, type DocumentPart } from './page-parts.ts';
import { withinPdf } from './pdf-bounds.ts';
import { readPage } from './pdf-page.ts';
import { isBare, isReadable } from './readable.ts';

/** Letters from which on a page over a picture has a layer of text, be it a misread one. */
const LAYER_LETTERS = 400;
/** Scanned pages from which on the next bare ones are taken for scans too: to open each picture takes its time. */
const MANY_SCANNED = 20;

/** What stands on the pages of a PDF. */
interface ReadPdf {
  readonly parts: readonly DocumentPart[];
  /** Who signed it on a screen; null where nobody did. */
  readonly signer: string | null;
  readonly remarks: ReadFile['remarks'];
}

/**
 * What stands in a PDF, line by line as it is read and its tables of tasks row by row, with what was written into its gaps when it
 * was signed.
 * @param tell is told each page that is read.
 * @throws Refusal `over-bound`, `notice-locked`, `notice-damaged`, `notice-scanned`, `notice-unreadable`.
 */
export async function readPdf(
  content: Uint8Array,
  name: string,
  tell: (progress: ReadProgress) => void,
): Promise<ReadPdf> {
  withinPdf(content);
  const document = await opened(content, name);
  withinBound('pdfPages', document.numPages);
  const characters = new Tally('documentCharacters');
  const pages: string[] = [];
  const [scanned, unreadable, signers]: [number[], number[], string[]] = [[], [], []];
  const notes: string[] = [];
  const struck: string[] = [];
  let letters = 0;
  const collector = partsCollector();
  let written = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const source = await document.getPage(number);
    const page = await readPage(source);
    const text = collector.add(page, (plain) =>
      withNotes(
        plain,
        (_, id) => page.notes.get(id) ?? '',
        (words) => notes.push(words),
      ),
    );
    struck.push(...page.struck);
    letters += page.letters;
    characters.add(text.length);
    signers.push(...page.signers);
    // What printed a scan may have put its own line above each page.
    const isScan =
      page.letters < LAYER_LETTERS &&
      isBare(text) &&
      (scanned.length >= MANY_SCANNED || (await page.isPicture()));
    if (isScan) scanned.push(number);
    else if (page.letters > 0) {
      if (!isBare(text)) written += 1;
      if (!isReadable(text, 'page')) unreadable.push(number);
    }
    collector.addApart(page.apart);
    pages.push(text, ...page.apart);
    source.cleanup();
    tell({ step: 'page', done: number, total: document.numPages });
  }
  // A stamp or a signature block over scanned pages is no text to read.
  if (letters < 40 * Math.min(document.numPages, 5) || (scanned.length > 0 && written === 0))
    throw new Refusal('notice-scanned', { name });
  if (!isReadable(pages.join('\n\n'))) throw new Refusal('notice-unreadable', { name });
  return {
    parts: collector.parts,
    signer: signers[0] ?? null,
    remarks: [
      ...(struck.length === 0 ? [] : [{ code: 'struck' as const, what: struck }]),
      ...(notes.length === 0 ? [] : [{ code: 'notes' as const, what: notes }]),
      ...(scanned.length === 0 ? [] : [{ code: 'scannedPages' as const, what: scanned.map(String) }]),
      ...(unreadable.length === 0
        ? []
        : [{ code: 'unreadablePages' as const, what: unreadable.map(String) }]),
    ],
  };
}

async function opened(content: Uint8Array, name: string) {
  try {
    return await getDocumentProxy(new Uint8Array(content), { verbosity: 0 });
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    throw new Refusal(locked ? 'notice-locked' : 'notice-damaged', { name }, [], error);
  }
}
