import { anyOfLongest } from '../../offices/any-of.ts';
import words from '../../reference/secrecy-words.json' with { type: 'json' };
import { exactText, hasVietnameseMarks, headKey, normalise } from '../../text/fold.ts';

/** What a cell under a head of secrecy says; null where that is not understood. */
export type Secrecy = 'secret' | 'open' | 'urgent' | null;

const MARK = anyOfLongest(words.marks);
const PAPER = anyOfLongest(words.papers);
/** A mark that is all that a text says, with the words that a stamp has before it: "Độ mật: Tối mật". */
const ALONE = new RegExp(String.raw`^(?:(?:(?:mức\s+)?độ\s+mật\s*:|${PAPER})\s*)?(?:${MARK})$`, 'iu');
/** A mark in brackets beside other words: "12-BC/TU (Mật)", "[TỐI MẬT] Kế hoạch". */
const BRACKETED = new RegExp(String.raw`[([{（【]\s*(?:${MARK})\s*[)\]}）】]`, 'iu');
/** "Sổ đăng ký văn bản mật đi", "Tài liệu tối mật"; no "văn bản mật độ". */
const TITLED = new RegExp(
  String.raw`(?<!\p{L})(?:${PAPER})\s+(?:${MARK})(?!\p{L}|\s+(?:độ|thư|khẩu)(?!\p{L}))`,
  'iu',
);
/** A mark in capitals within words that are none, and the two that are marks in any letters. */
const WITHIN = /(?<!\p{L}|bí )(?:MẬT(?!\p{L})|(?:tối|tuyệt) mật(?!\p{L}))/u;

/** Almost no cell has a word of it, and none other is looked at closely. */
const SPEAKS = /m(?:ậ|[aâạ]\p{M}+)t|secret|confidential|密/iu;

const bare = (text: string): string =>
  normalise(text)
    .replaceAll(
      /^[\s"“”*.,;:()[\]{}（）【】-]+|(?<![\s"“”*.,;:()[\]{}（）【】-])[\s"“”*.,;:()[\]{}（）【】-]+$/gu,
      '',
    )
    .toLowerCase();

/** Whether a cell, whatever its head, bears a mark of secrecy: alone, or in brackets beside other words. */
export function isMarkedSecret(text: string): boolean {
  return SPEAKS.test(text) && (ALONE.test(bare(text)) || BRACKETED.test(text.normalize('NFC')));
}

/** Whether words may be such a mark, or may speak of one: "Báo cáo MẬT về biên giới". */
export function maySaySecret(text: string): boolean {
  if (!SPEAKS.test(text)) return false;
  const said = text.normalize('NFC');
  return /\p{Ll}/u.test(said) && WITHIN.test(said);
}

/** Whether the title of a table or the head of a group says that what stands below is secret. */
export const titlesSecret = (title: string): boolean =>
  SPEAKS.test(title) && (TITLED.test(title.normalize('NFC')) || ALONE.test(bare(title)));

/** How secret a cell under a head of secrecy says that a row is; of several parts, as beside urgency, the most secret. */
export function cellSecrecy(text: string): Secrecy {
  if (isMarkedSecret(text)) return 'secret';
  const parts = text.split(/[,;/\n–-]|\s(?:và|and)\s/u).map(bare);
  const said = parts.filter((part) => part !== '').map(partSecrecy);
  if (said.includes('secret')) return 'secret';
  if (said.includes(null)) return null;
  return said.includes('urgent') ? 'urgent' : 'open';
}

function partSecrecy(part: string): Secrecy {
  const key = headKey(part);
  if (words.open.includes(key)) return 'open';
  if (words.urgent.includes(key)) return 'urgent';
  if (words.marks.includes(exactText(part)) || words.symbols.includes(part)) return 'secret';
  if (!hasVietnameseMarks(part)) return words.unmarked.includes(key) ? 'secret' : null;
  return /(?<!\p{L})mật(?!\p{L})/u.test(part) && !/không/u.test(part) ? 'secret' : null;
}
