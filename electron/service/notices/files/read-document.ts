import type { ReadNotice } from '../../../../shared/contract/notices.ts';
import { Tally, withinBound } from '../../../../shared/contract/file-bounds.ts';
import { Refusal } from '../../../../shared/contract/refusal.ts';
import { toUnicode, withDigits } from '../../../../shared/text/legacy-encodings.ts';
import type { DeadlinePractice } from '../../../../shared/time/worded-deadline.ts';
import { decodeText } from '../../decode-text.ts';
import { readNotice, readNoticeText } from '../reading/read-notice.ts';
import { withinDocument, withinText } from './document-bounds.ts';
import { withoutBreaks } from '../reading/source-text.ts';
import { textBlocks } from '../reading/text-tables.ts';
import type { ReadProgress } from '../../reader/foreign-file.ts';
import type { ReadFile } from './read-file.ts';

/**
 * Reads a notice from a Word, OpenDocument, PDF, web or text file, told apart by content and not by name.
 * @throws Refusal `over-bound`, `notice-scanned` for a PDF without text, `notice-unreadable` for one whose text is no
 * Vietnamese, `notice-locked`, `notice-damaged`, `notice-old-word` for a .doc whatever its name, `notice-rtf`,
 * `notice-unknown` for any other kind.
 */
export async function readNoticeFile(
  content: Uint8Array,
  name: string,
  practice?: DeadlinePractice,
  tell: (progress: ReadProgress) => void = () => undefined,
): Promise<ReadNotice> {
  withinBound('noticeBytes', content.byteLength);
  const { blocks, remarks, signer = null } = await openedFile(content, name, tell);
  withinDocument(blocks);
  const notice = readNotice(blocks, practice);
  return { ...notice, signer: notice.signer ?? signer, remarks };
}

/** Reads a text that was pasted. @throws Refusal `over-bound`. */
export function readPastedNotice(text: string, practice?: DeadlinePractice): ReadNotice {
  withinText(text);
  return readNoticeText(text, practice);
}

/** What is left of a file that nobody foresaw is a damaged one: its opening alone knows the parsers of others. */
async function openedFile(
  content: Uint8Array,
  name: string,
  tell: (progress: ReadProgress) => void,
): Promise<ReadFile> {
  try {
    return await readFile(content, name, tell);
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('notice-damaged', { name }, [], error);
  }
}

async function readFile(
  content: Uint8Array,
  name: string,
  tell: (progress: ReadProgress) => void,
): Promise<ReadFile> {
  if (startOf(content, 1_024).includes('%PDF-')) {
    const { readPdf } = await import('./pdf/read-pdf.ts');
    const { blocksOf } = await import('./pdf/page-parts.ts');
    const { parts, signer, remarks } = await readPdf(content, name, tell);
    return {
      blocks: blocksOf(parts, plainBlocks, (cell) => withDigits(toUnicode(withoutBreaks(cell)))),
      remarks,
      signer,
    };
  }
  const [{ readDocx }, { htmlBlocks }, { archivedPage, isArchive }, { decodePage }] = await Promise.all([
    import('./word/read-docx.ts'),
    import('./web/html-blocks.ts'),
    import('./web/archived-page.ts'),
    import('./web/decode-page.ts'),
  ]);
  const inner = new Tally('innerDocuments');
  const readPart = (part: Uint8Array, own: string, depth = 0): ReadFile => {
    refuseOldKinds(part, own);
    const start = startOf(part, 4_096);
    if (start.startsWith('PK')) {
      // A document that holds itself again and again is no honest one.
      if (depth > 5) throw new Refusal('notice-damaged', { name: own });
      return readDocx(part, own, (held, its) => {
        inner.add();
        return readPart(held, its, depth + 1);
      });
    }
    withinBound('textBytes', part.byteLength);
    if (isArchive(start)) {
      const page = archivedPage(part);
      if (page !== null) return htmlBlocks(page);
    }
    if (isPage(start)) return htmlBlocks(decodePage(part));
    // TCVN3 and VNI texts are of one byte a letter; what they mean is found out from the letters.
    const text = decodeText(part, 'latin1');
    if (text === null || /^\s*<\?xml/u.test(text)) throw new Refusal('notice-unknown', { name: own });
    withinText(text);
    return { blocks: plainBlocks(text), remarks: [] };
  };
  return readPart(content, name);
}

const plainBlocks = (text: string): ReadFile['blocks'] => textBlocks(withDigits(toUnicode(text)));

/** The first signs of a file that may be of any letters, those of two bytes among them. */
const startOf = (content: Uint8Array, length: number): string =>
  new TextDecoder('latin1').decode(content.subarray(0, length)).replaceAll('\0', '');

const isPage = (start: string): boolean =>
  /^[^<]{0,8}(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|div|p|table)\b/iu.test(
    start,
  );

function refuseOldKinds(content: Uint8Array, name: string): void {
  const starts = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => content[at] === byte);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    // A locked .docx is such a container too, with its content under this name.
    const locked = Buffer.from(content).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new Refusal(locked ? 'notice-locked' : 'notice-old-word', { name });
  }
  if (
    startOf(content, 64)
      .trimStart()
      .startsWith(String.raw`{\rtf`)
  )
    throw new Refusal('notice-rtf', { name });
}
