import type { ReadNotice } from '../../../../shared/contract/notices.ts';
import { Refusal } from '../../../../shared/contract/refusal.ts';
import { toUnicode, withDigits } from '../../../../shared/text/legacy-encodings.ts';
import type { DeadlinePractice } from '../../../../shared/time/worded-deadline.ts';
import { decodeText } from '../../decode-text.ts';
import { readNotice } from '../reading/read-notice.ts';
import { withoutBreaks } from '../reading/source-text.ts';
import { textBlocks } from '../reading/text-tables.ts';
import type { ReadFile } from './read-file.ts';

/** Bytes: a scan of some hundred pages; text is far smaller. */
const BYTE_LIMIT = 200 * 1024 * 1024;

/**
 * Reads a notice from a Word, OpenDocument, PDF, web or text file, told apart by content and not by name.
 * @throws Refusal `file-too-large`, `notice-scanned` for a PDF without text, `notice-unreadable` for one whose text is no
 * Vietnamese, `notice-locked`, `notice-damaged`, `notice-old-word` for a .doc whatever its name, `notice-rtf`,
 * `notice-unknown` for any other kind.
 */
export async function readNoticeFile(
  content: Uint8Array,
  name: string,
  practice?: DeadlinePractice,
): Promise<ReadNotice> {
  if (content.byteLength > BYTE_LIMIT)
    throw new Refusal('file-too-large', { limit: BYTE_LIMIT / 1024 / 1024 });
  const { blocks, remarks, signer = null } = await readFile(content, name);
  const notice = readNotice(blocks, practice);
  return { ...notice, signer: notice.signer ?? signer, remarks };
}

async function readFile(content: Uint8Array, name: string): Promise<ReadFile> {
  if (startOf(content, 1_024).includes('%PDF-')) {
    const { readPdf } = await import('./pdf/read-pdf.ts');
    const { blocksOf } = await import('./pdf/page-parts.ts');
    const { parts, signer, remarks } = await readPdf(content, name);
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
  const readPart = (part: Uint8Array, own: string, depth = 0): ReadFile => {
    refuseOldKinds(part, own);
    const start = startOf(part, 4_096);
    if (start.startsWith('PK')) {
      // A document that holds itself again and again is no honest one.
      if (depth > 5) throw new Refusal('notice-damaged', { name: own });
      return readDocx(part, own, (inner, its) => readPart(inner, its, depth + 1));
    }
    if (isArchive(start)) {
      const page = archivedPage(part);
      if (page !== null) return htmlBlocks(page);
    }
    if (isPage(start)) return htmlBlocks(decodePage(part));
    // TCVN3 and VNI texts are of one byte a letter; what they mean is found out from the letters.
    const text = decodeText(part, 'latin1');
    if (text === null || /^\s*<\?xml/u.test(text)) throw new Refusal('notice-unknown', { name: own });
    return { blocks: plainBlocks(text), remarks: [] };
  };
  return readPart(content, name);
}

const plainBlocks = (text: string): ReadFile['blocks'] => textBlocks(withDigits(toUnicode(text)));

/** The first signs of a file that may be of any letters, those of two bytes among them. */
const startOf = (content: Uint8Array, length: number): string =>
  new TextDecoder('latin1').decode(content.subarray(0, length)).replaceAll('\0', '');

const isPage = (start: string): boolean =>
  /^[^<]{0,8}(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|div|p|table)\b/iu.test(
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
