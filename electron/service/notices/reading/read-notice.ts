import type { ReadNotice } from '../../../../shared/contract/notices.ts';
import { toUnicode, withDigits } from '../../../../shared/text/legacy-encodings.ts';
import { usualPractice } from '../../../../shared/reference/usual-practice.ts';
import type { DeadlinePractice } from '../../../../shared/time/worded-deadline.ts';
import { plainLine, splitDocument } from './document-head.ts';
import { speaks } from './issuing.ts';
import { shortBlocks } from './long-paragraphs.ts';
import { readInvitation, readOnlyOrders } from './loose-paragraphs.ts';
import { missedSentences } from './missed-sentences.ts';
import { isReport } from './issuing.ts';
import { outlineOf } from './outline.ts';
import type { Reader } from './propose.ts';
import { readItem, readTable } from './read-items.ts';
import { withoutRepeats } from './repeats.ts';
import { joinCut, type SourceBlock } from './source-text.ts';
import { tableMark, tablesOf } from './table-tasks.ts';
import { textBlocks } from './text-tables.ts';

/** Reads a plain text. */
export function readNoticeText(text: string, practice?: DeadlinePractice): ReadNotice {
  return readNotice(textBlocks(withDigits(toUnicode(text))), practice);
}

/**
 * Reads the paragraphs and tables of a document.
 * @param practice how its deadlines are counted; the usual one where none is given.
 */
export function readNotice(
  source: readonly SourceBlock[],
  practice: DeadlinePractice = usualPractice,
): ReadNotice {
  const blocks = joinCut(
    shortBlocks(source).map((block) => ({
      ...block,
      // A rule that was typed under a head is no text.
      text: /^[\s\-–—=_*.~…]{3,}$/u.test(block.text) ? '' : toUnicode(block.text),
      cells: block.cells?.map(toUnicode) ?? null,
    })),
  );
  const tables = tablesOf(blocks);
  const paragraphs = blocks.flatMap((block, at) => {
    if (block.cells === null) return [block.text];
    const first = blocks[at - 1]?.table !== block.table || blocks[at - 1]?.cells === null;
    return first && block.table !== undefined ? [tableMark(block.table)] : [];
  });
  const { head, body, attached } = splitDocument(paragraphs);
  const { addressees, kind, about, ...shown } = head;
  const letter = kind === null && paragraphs.some((paragraph) => LETTER.test(paragraph));
  const reader: Reader = {
    issuer: shown.issuer,
    letter,
    sentTo: letter && addressees.length > 0 ? addressees.join(', ') : null,
    date: head.documentDate,
    about,
    addressee: addressed(addressees.filter((name) => !speaks(name, { issuer: shown.issuer }))),
    own: kind !== null && /KẾ HOẠCH|CHƯƠNG TRÌNH/u.test(kind) && OFFICE_OF_ITS_OWN.test(shown.issuer ?? ''),
    practice,
    tables: new Map(tables.map((table) => [table.number, table])),
    tasks: [],
  };
  const inBody = new Set([body, ...attached].flat());
  const abstract = shown.abstract ?? '';
  if ((kind === null || !SILENT.test(kind)) && (!HOLIDAY.test(abstract) || CONCLUDES.test(abstract))) {
    for (const part of [body, ...attached])
      readItem(reader, outlineOf(part), {
        polarity: 'unknown',
        lead: null,
        cooperating: [],
        due: null,
        ref: null,
      });
    // Tables behind the signature that no annex's heading holds.
    for (const table of reader.tables.values()) readTable(reader, table, '');
    if (letter && reader.tasks.length === 0)
      readOnlyOrders(reader, body, {
        polarity: 'unknown',
        lead: null,
        cooperating: [],
        due: null,
        ref: null,
      });
  } else if (kind?.startsWith('GIẤY MỜI') === true) readInvitation(reader, body);
  const told = isReport(reader) ? withoutRepeats(reader.tasks) : reader.tasks;
  return {
    ...shown,
    tasks: told,
    source: blocks.map((block) => block.text),
    missed: missedSentences(
      blocks.flatMap(({ text, cells }) => (cells === null && inBody.has(plainLine(text)) ? [text] : [])),
      told,
    ),
    remarks: [],
  };
}

/** Lines by which a letter is seen: whom it is sent to, or how it speaks to them where only its body was copied. */
const LETTER =
  /^(?:Kính|KÍNH) (?:gửi|GỬI|chuyển(?=\s*:))|(?<!\p{L})[Qq]uý (?:[Cc]ơ quan|[Đđ]ơn vị|Sở|Ban|Bộ|UBND|Ủy ban|ngành|Cục)(?!\p{L})/u;

/** Offices that have no others below them to hand their work to. */
const OFFICE_OF_ITS_OWN =
  /^(?:Sở|Phòng|Chi cục|Trung tâm|Trường|Thanh tra|Bệnh viện|Ban Quản lý)(?![\p{L}])/u;

/** Kinds of documents that assign nothing. */
const SILENT = /^(?:BÁO CÁO|TỜ TRÌNH|THƯ|GIẤY MỜI|LỊCH|BIÊN BẢN|THÔNG CÁO|DANH SÁCH)/u;

/** A notice of days off, or of what a session passed, asks for nothing that is followed. */
const HOLIDAY = /nghỉ\s+(?:lễ|tết)|lịch\s+(?:nghỉ|trực|tiếp công dân|công tác)|^(?:về\s+)?kết quả\s+kỳ họp/iu;

/** A meeting's conclusions do ask, whatever plan of the week they come with. */
const CONCLUDES = /^(?:về\s+)?(?:kết luận|ý kiến|nhiệm vụ|phân công)/iu;

/** Several addressees that are offices in general are asked together; of named offices none is asked by being addressed. */
function addressed(addressees: readonly string[]): string | null {
  const [first] = addressees;
  if (addressees.length < 2) return first ?? null;
  return addressees.every((name) => /(?:^|\s)các\s/iu.test(name)) ? addressees.join(', ') : null;
}
