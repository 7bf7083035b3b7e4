import type { ReadNotice } from '../../../../shared/contract/notices.ts';
import { Refusal } from '../../../../shared/contract/refusal.ts';
import { readNotice, readNoticeText } from '../reading/read-notice.ts';
import type { DeadlinePractice } from '../../../../shared/time/worded-deadline.ts';
import { decodeText } from '../../decode-text.ts';

/** Bytes: a scan of some hundred pages; text is far smaller. */
const BYTE_LIMIT = 200 * 1024 * 1024;

/**
 * Reads a notice from a .docx, .pdf or text file, told apart by content and not by name.
 * @throws Refusal `file-too-large`, `notice-scanned` for a PDF without text, `notice-locked`, `notice-damaged`,
 * `notice-old-word` for a .doc whatever its name, `notice-unknown` for any other kind.
 */
export async function readNoticeFile(
  content: Uint8Array,
  name: string,
  practice?: DeadlinePractice,
): Promise<ReadNotice> {
  if (content.byteLength > BYTE_LIMIT)
    throw new Refusal('file-too-large', { limit: BYTE_LIMIT / 1024 / 1024 });
  const starts = (...bytes: readonly number[]): boolean => bytes.every((byte, at) => content[at] === byte);
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) {
    // A locked .docx is such a container too, with its content under this name.
    const locked = Buffer.from(content).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw new Refusal(locked ? 'notice-locked' : 'notice-old-word', { name });
  }
  if (starts(0x50, 0x4b))
    return readNotice((await import('./read-docx.ts')).readDocx(content, name), practice);
  if (Buffer.from(content.subarray(0, 1_024)).includes('%PDF-')) {
    return readNoticeText(await (await import('./read-pdf.ts')).readPdf(content, name), practice);
  }
  // TCVN3 and VNI texts are of one byte a letter; what they mean is found out from the letters.
  const text = decodeText(content, 'latin1');
  if (text === null) throw new Refusal('notice-unknown', { name });
  return readNoticeText(text, practice);
}
