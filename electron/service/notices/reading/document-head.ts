import patterns from '../../../../shared/reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from '../../../../shared/offices/any-of.ts';
import { makeDate, type PlainDate } from '../../../../shared/time/plain-date.ts';
import { abstractOf } from './abstract.ts';
import { addresseesOf, meetingWith } from './addressees.ts';
import { DATE, isUpper, KIND, SYMBOL } from './head-patterns.ts';
import { issuerOf } from './issuer.ts';
import { labelOf } from './outline.ts';
import { CAPACITY, recipientsOf, signerOf } from './signature.ts';
import { unitAtStart } from '../../../../shared/offices/units-at-start.ts';

/** What stands around a document's body. */
export interface DocumentHead {
  readonly documentNumber: string | null;
  readonly documentDate: PlainDate | null;
  /** The first day of the month or year that is written where the day was left blank. */
  readonly about: PlainDate | null;
  readonly issuer: string | null;
  readonly abstract: string | null;
  /** Capacity and name of who signed, apart by ` / `. */
  readonly signer: string | null;
  readonly recipients: readonly string[];
  /** Whom the whole document speaks to: `Kính gửi`, or the office that the meeting was with. */
  readonly addressees: readonly string[];
  /** `THÔNG BÁO`, `KẾ HOẠCH`; null for a letter. */
  readonly kind: string | null;
}

/** A line without the marks of bold text; a star that begins an item stays. */
export const plainLine = (line: string): string =>
  line
    .replaceAll(/\*{2,}|\*(?!\s)|(?<=\S)\*/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
/** Place and day that are written short, in words: `Quảng Đức, ngày 18/8/2025`. */
const inWords = (line: string): string =>
  line.replace(
    /^((?:Số\s*(?::\s*)?\S+\s+)?\p{Lu}[\p{L}\s.]{2,40},\s*ngày)\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u,
    '$1 $2 tháng $3 năm $4',
  );

interface Parts {
  readonly head: DocumentHead;
  readonly body: readonly string[];
  /** Bodies of plans and annexes that stand behind the signature, each from its first words. */
  readonly attached: readonly (readonly string[])[];
}

/** Parts a document's paragraphs into what stands around them and the body between. */
export function splitDocument(all: readonly string[]): Parts {
  const lines: string[] = all.map((line) => inWords(plainLine(line))).filter((line) => line !== '');
  const end = endOf(lines);
  const parts = attachedAfter(lines, end);
  const tail = lines.slice(end, parts[0]?.at ?? lines.length);
  const top = lines.slice(0, Math.min(end, 30));
  const kindAt = top.findIndex((line) => KIND.test(line) && isUpper(line.split(/\p{Ll}/u)[0] ?? ''));
  const kind = kindAt < 0 ? null : (KIND.exec(top[kindAt] ?? '')?.[0] ?? null);
  const number = numberOf(top);
  const dateAt = top.findIndex((line) => DATE.test(line) && line.length < 140 && !A_DEADLINE.test(line));
  const subjectAt = top.findIndex((line) => /^(?:V\/v|Về việc(?! (?:này|trên|nêu)(?!\p{L})))\b/iu.test(line));
  const toAt = top.findIndex(
    (line) =>
      /^Kính (?:gửi|chuyển)(?=\s*:)|^Kính gửi/iu.test(line) ||
      (kind === 'CÔNG ĐIỆN' &&
        /(?<!\p{L})điện(?:\s+gửi)?\s*:\s*$|(?<!\p{L})điện\s*(?::\s*)?$/iu.test(line) &&
        !KIND.test(line)),
  );
  const cited = number.text === null && dateAt < 0 ? citedHead(top) : null;
  const { abstract, bodyAt } = abstractOf(lines, kindAt, subjectAt, toAt, Math.max(dateAt, number.at), end);
  const place =
    dateAt < 0
      ? null
      : (/^(?:.*?\s)??([\p{Lu}][\p{L}\s.]+?),\s*ngày/u.exec(lastPart(top[dateAt] ?? ''))?.[1] ?? null);
  const to = toAt < 0 ? null : addresseesOf(lines, toAt, end);
  const start = to === null ? bodyAt : Math.max(bodyAt, to.next);
  const body = lines.slice(start, end);
  return {
    head: {
      documentNumber: cited?.number ?? number.text,
      documentDate: dateAt < 0 ? (cited?.date ?? null) : dateOf(top[dateAt] ?? ''),
      about: dateAt < 0 ? (yearIn(number.text) ?? pageDay(top)) : aboutOf(top[dateAt] ?? ''),
      issuer: cited?.issuer ?? issuerOf(top, kindAt, number, place, abstract, body),
      abstract: abstract ?? cited?.abstract ?? null,
      signer: signerOf(tail),
      recipients: recipientsOf(tail),
      addressees: to?.names ?? meetingWith(abstract),
      kind,
    },
    body,
    attached: parts.map((part) => part.body),
  };
}

/** A day until which something is asked, not the document's own. */
const A_DEADLINE = /(?<!\p{L})(?:trước|chậm nhất|muộn nhất|đến hết|hạn)(?:\s\S+){0,5}\sngày\s\d/iu;

const lastPart = (line: string): string =>
  line.slice(Math.max(0, line.search(/[\p{Lu}][\p{L}\s.]*,\s*ngày/u)));

/** Where the body ends: at "Nơi nhận" or the signature. */
function endOf(lines: readonly string[]): number {
  const at = lines.findIndex(
    (line, index) =>
      index > 2 && /^\*?Nơi nhận\s*:?|^[-–•]\s*Như (?:trên|kính gửi|Điều \d+)\s*[;,.]?$/iu.test(line),
  );
  const signed = lines.findIndex(
    (line, index) =>
      index > lines.length * 0.3 &&
      line.length < 60 &&
      isUpper(line) &&
      CAPACITY.test(line) &&
      // Behind a signature stand names and recipients, never an item or a long paragraph.
      lines.slice(index + 1).every((next) => next.length < 110 && !isItem(next)),
  );
  if (at < 0) return signed < 0 ? lines.length : signed;
  return signed < 0 ? at : Math.min(at, signed);
}

const ATTACHED =
  /^(?:KẾ HOẠCH|PHỤ LỤC|DANH MỤC|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN|BẢNG|BIỂU|PHÂN CÔNG|LỘ TRÌNH|QUY CHẾ|NHIỆM VỤ|NỘI DUNG)(?=\s|$|:)/u;
const WITH_WHAT = /(?:^|\()\s*(?:Kèm theo|Ban hành kèm theo|Đính kèm)/iu;

/** The plans and annexes behind a signature: each begins with its kind in capitals and says what it comes with. */
function attachedAfter(
  lines: readonly string[],
  end: number,
): readonly { readonly at: number; readonly body: readonly string[] }[] {
  const starts = lines.flatMap((line, at) =>
    at > end &&
    ATTACHED.test(line) &&
    isUpper(line) &&
    lines.slice(at, at + 6).some((next) => WITH_WHAT.test(next))
      ? [at]
      : [],
  );
  return starts.map((at, index) => {
    const whole = lines.slice(at, starts[index + 1] ?? lines.length);
    const from = whole.findIndex((line) => WITH_WHAT.test(line)) + 1;
    const rest = whole.slice(from);
    return { at, body: rest.slice(0, endOf(rest)) };
  });
}

const isItem = (line: string): boolean => {
  const kind = labelOf(line)?.kind;
  return kind !== undefined && kind !== 'dash' && kind !== 'plus';
};

function numberOf(top: readonly string[]): { readonly text: string | null; readonly at: number } {
  for (const [at, line] of top.entries()) {
    const own =
      SYMBOL.exec(line)?.groups?.['number'] ?? /(?:^|\s)Số\s*:\s*(\S*\s*\S*\/?\S*)/u.exec(line)?.[1];
    if (own === undefined || line.length > 120) continue;
    const compact = own.replaceAll(/[\s….]+/gu, '');
    const text = /^\d*(?:\/\d{4})?[-/][\p{Lu}Đ][\p{L}\p{N}Đ/&.-]*/u.exec(compact)?.[0] ?? null;
    if (text !== null) return { text, at };
  }
  return { text: null, at: -1 };
}

/** The head of a document as a page on the web cites it: `(Thông báo số 88/TB-UBND ngày 12/4/2023 của UBND tỉnh Cao Bằng)`. */
function citedHead(top: readonly string[]): {
  readonly number: string;
  readonly date: PlainDate | null;
  readonly issuer: string | null;
  readonly abstract: string | null;
} | null {
  for (const [at, line] of top.slice(0, 6).entries()) {
    const found = new RegExp(
      String.raw`^(.*?)\s*(?:^|\()(?:Theo\s+)?(?:${anyOf(patterns.citedDocumentKinds)})\s+số\s*(?::\s*)?(\d[^\s,]*)\s*(?:,\s*)?ngày\s+(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\s+của\s+(.+?))?[).]?$`,
      'u',
    ).exec(line);
    if (found === null) continue;
    const [, before = '', number = '', day, month, year, office = ''] = found;
    const title = (before === '' ? (top[at - 1] ?? '') : before).replace(
      /^(?:Thông báo|Kế hoạch|Chỉ thị|Quyết định)\s+/u,
      '',
    );
    return {
      number,
      date: makeDate(Number(year), Number(month), Number(day)) ?? null,
      issuer: office === '' ? null : (unitAtStart(office)?.name ?? office),
      abstract: title === '' ? null : title.charAt(0).toUpperCase() + title.slice(1),
    };
  }
  return null;
}

function dateOf(line: string): PlainDate | null {
  const [, day = '', month = '', year = ''] = DATE.exec(line) ?? [];
  // Dots and blanks stand for a day that is not yet there.
  return /^\d+$/.test(day) && /^\d+$/.test(month)
    ? (makeDate(Number(year), Number(month), Number(day)) ?? null)
    : null;
}

/** A day that a page on the web is dated by, in a short line at its top: "15:40, 18/11/2025". */
function pageDay(top: readonly string[]): PlainDate | null {
  const hour = String.raw`\d{1,2}\s*[:hg]\s*\d{2}`;
  const day = String.raw`(\d{1,2})[/-](\d{1,2})[/-](20\d{2})(?!\d)`;
  for (const line of top.slice(0, 12)) {
    const found =
      new RegExp(`${hour}[\\s,|–-]*(?:ngày\\s*)?${day}`, 'u').exec(line) ??
      new RegExp(`(?<!\\d)${day}[\\s,|–-]*${hour}`, 'u').exec(line) ??
      new RegExp(`^(?:[\\p{L}\\s]{1,20},?\\s)?${day}\\s*(?:\\(GMT.*)?$`, 'u').exec(line);
    if (found !== null) return makeDate(Number(found[3]), Number(found[2]), Number(found[1])) ?? null;
  }
  return top.slice(0, 12).reduce<PlainDate | null>((found, line) => found ?? toldDay(line), null);
}

/** The day of what a report tells first: "Ngày 15/5/2024, UBND tỉnh …", "Cập nhật: 15/05/2024"; never until when. */
function toldDay(line: string): PlainDate | null {
  const found =
    /(?:^|[\s(])(?:(?:[Nn]gày|[Ss]áng|[Cc]hiều)(?:\sngày)?|[Cc]ập nhật(?:\sngày)?\s*:?)\s*(?::\s*)?(\d{1,2})[/.-](\d{1,2})[/.-](20\d{2})(?!\d)/u.exec(
      line,
    );
  if (
    found === null ||
    /(?:trước|chậm nhất|muộn nhất|đến|hết|hạn|từ|quá|hơn)\s*$/iu.test(line.slice(0, found.index))
  )
    return null;
  return makeDate(Number(found[3]), Number(found[2]), Number(found[1])) ?? null;
}

/** The first day of the year that a number bears: "12/2024/QĐ-UBND". */
function yearIn(number: string | null): PlainDate | null {
  const year = /\/(20\d{2})\//u.exec(number ?? '')?.[1];
  return year === undefined ? null : (makeDate(Number(year), 1, 1) ?? null);
}

function aboutOf(line: string): PlainDate | null {
  const [, , month = '', year = ''] = DATE.exec(line) ?? [];
  return makeDate(Number(year), /^\d+$/.test(month) ? Number(month) : 1, 1) ?? null;
}
