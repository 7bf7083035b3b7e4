import words from '../../reference/citation-words.json' with { type: 'json' };
import { anyOfLongest } from '../../offices/any-of.ts';
import { parseDocumentNumber } from '../../text/document-number.ts';
import { withoutEnd } from '../../text/at-end.ts';
import { exactText, normalise } from '../../text/fold.ts';

/** A document as a cell cites it. */
export interface CellCitation {
  /** Its number as it is cited, without the words before it; empty where the cell has none. */
  readonly number: string;
  /** Its day as written; empty where none stands there. */
  readonly day: string;
  /** Who issued it; empty where the cell does not say. */
  readonly issuer: string;
  /** What else the cell says: what it is about, that it is urgent, words that are no number. Empty where nothing. */
  readonly beside: string;
}

const DAY = String.raw`\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:\d{4}|\d{2})(?!\d)|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}|\d{4}-\d{2}-\d{2}(?!\d)|\d{4}年\d{1,2}月\d{1,2}日`;
const DAYS = new RegExp(DAY, 'giu');
const DAY_WORD = String.raw`(?:ký\s+)?(?:ngày|dated)\s*(?::\s*)?`;
/** "145/QĐ-UBND ngày 20/01/2024 của UBND tỉnh", "835-QĐ/TU (12.02.2024)", "310/QĐ-UBND/27-02-2024", "145/QĐ-UBND ngày 20/01". */
const BEHIND = new RegExp(
  String.raw`^(?<number>[^\d\n]*\d.*?)(?:(?:(?<![\s,;(])[\s,;(]+(?:${DAY_WORD})?|(?<=\p{L})\s*[/–-]\s*(?:ngày\s*)?)(?<day>${DAY})|(?<![\s,;(])[\s,;(]+ngày\s*(?<short>\d{1,2}\s*[/.-]\s*\d{1,2}(?!\s*[/.\d-])))\s*\)?(?<rest>.*)$`,
  'iu',
);
/** "Ngày 20/01/2024, số 145/QĐ-UBND". */
const BEFORE = new RegExp(
  String.raw`^(?:ngày\s*(?::\s*)?)?(?<day>${DAY})[\s,;:–-]+(?=[^\s,;:–-])(?=\D*\d)(?<number>.*)$`,
  'iu',
);
/** "Báo cáo ngày 12/02/2024": a day and no number. */
const DAY_ALONE = new RegExp(String.raw`^[\s(]*(?:${DAY_WORD})?(?<day>${DAY})\s*\)?$`, 'iu');
const SAID_NUMBER = String.raw`(?:số(?:\s*(?:(?:,|và)\s*)?ký\s+hiệu)?|no\b\.?|number)\s*(?:[:.]\s*)?`;
const KIND_WORDS = String.raw`(?:(?:theo\s+|tại\s+)?(?:${anyOfLongest(words.kinds)})(?:[\s:]+|$))+`;
const SIGN = String.raw`\d*(?:\/\d{4})?\s*[/–-]\s*\p{L}`;
/** What stands before a number and is no part of it: the kind of its document only where its sign names the kind too. */
const KIND = new RegExp(
  String.raw`^(?:(?:${KIND_WORDS})?(?:${SAID_NUMBER})?(?=${SIGN})|${SAID_NUMBER}(?=\S*\d))`,
  'iu',
);
const KIND_ALONE = new RegExp(String.raw`^(?:${KIND_WORDS})(?:${SAID_NUMBER})?$`, 'iu');
const BEGINS = new RegExp(
  String.raw`^\s*(?:(?:${KIND_WORDS})(?:${SAID_NUMBER})?\d|${SAID_NUMBER}\d|\d+(?:\/\d{4})?\s*[/–-]\s*\p{L})`,
  'iu',
);
const STATE = new RegExp(String.raw`^(?:${anyOfLongest(words.states)})(?!\p{L})`, 'iu');
/** A number as the State or the Party writes it, within words: "Đã báo cáo tại BC số 35/BC-SNgV". */
const SIGNED = /(?<=\s)(?:\d+(?:\/\d{4})?\/|\d+-\p{Lu}[\p{L}]*\/)\p{Lu}/u;
const ISSUER =
  /^(?:của|do)\s+(?<issuer>.+?)(?:\s+ban hành)?(?:\s*[,;:]?\s+(?<about>(?:về|v\/v)(?!\p{L}).*))?$/iu;

/**
 * The documents that a cell cites, each with its day and issuer; "145/QĐ-UBND ngày 20/01/2024 và 150/QĐ-UBND" are two. None where
 * the cell says that there is none ("Chưa", "Không"); words that are no number ("Đang trình") stand in one without a number.
 */
export function cellCitations(text: string): readonly CellCitation[] {
  return isNothing(text) ? [] : documentsIn(text).map(citationOf);
}

/** As `cellCitations` for a cell that is to hold one document: the others are left beside it. */
export function cellCitation(text: string): CellCitation | null {
  const [first, ...others] = isNothing(text) ? [] : documentsIn(text);
  if (first === undefined) return null;
  const cited = citationOf(first);
  return { ...cited, beside: joined([cited.beside, ...others]) };
}

const nothing = new Set(words.nothing.map(exactText));
const isNothing = (text: string): boolean => nothing.has(exactText(text).replace(/(?<![\s.!])[\s.!]+$/u, ''));

/** Parts of a text that each begin with a number: a sign behind a number may as well stand within what is told of it. */
function documentsIn(text: string): readonly string[] {
  const parts = text.split(/([;；\n,+]|\s(?:và|and)(?=\s))/u);
  const documents: string[] = [];
  let last = '';
  let isNumbered = false;
  for (let at = 0; at < parts.length; at += 2) {
    const said = parts[at] ?? '';
    const between = at === 0 ? '' : (parts[at - 1] ?? '');
    if (at === 0 || !isNumbered || !BEGINS.test(said)) last += between + said;
    else {
      documents.push(last);
      last = said;
      isNumbered = false;
    }
    // A day is no number, and none stands across a joint.
    isNumbered ||= /\d/.test(said.replaceAll(DAYS, ''));
  }
  return [...documents, last].map(normalise).filter((part) => part !== '');
}

function citationOf(plain: string): CellCitation {
  const alone = DAY_ALONE.exec(plain.replace(KIND_ALONE_BEFORE_DAY, ''))?.groups?.['day'];
  if (alone !== undefined) return { number: '', day: alone, issuer: '', beside: '' };
  const isWithin = STATE.test(plain) || (!isBegun(plain) && !BEFORE.test(plain));
  const within = isWithin ? SIGNED.exec(plain)?.index : undefined;
  if (within !== undefined) {
    const before = withoutEnd(plain.slice(0, within), TAIL);
    const cited = citationOf(plain.slice(within));
    return { ...cited, beside: joined([KIND_ALONE.test(before) ? '' : before, cited.beside]) };
  }
  if (STATE.test(plain) || !/[\d/\p{Script=Han}]/u.test(plain))
    return { number: '', day: '', issuer: '', beside: plain };
  const found = BEHIND.exec(plain)?.groups ?? BEFORE.exec(plain)?.groups;
  const { number: said = plain, day, short, rest = '' } = found ?? {};
  const { number, beside } = withoutRemark(said.replace(/(?<![\s,;:(-])[\s,;:(-]+$/u, '').replace(KIND, ''));
  const behind = besideOf(rest);
  const other = besideOf(beside);
  return {
    number,
    day: day ?? short ?? '',
    issuer: behind.issuer || other.issuer,
    beside: joined([other.about, behind.about]),
  };
}

const KIND_ALONE_BEFORE_DAY = new RegExp(String.raw`^(?:${KIND_WORDS})(?=[\s(]*(?:ngày|\d))`, 'iu');
/** Words that only lead to a number. */
const TAIL = new RegExp(
  String.raw`[\s,:(]*(?:tại|theo|bằng)?\s*(?:${KIND_WORDS})?(?:${SAID_NUMBER})?$`,
  'iu',
);

const isBegun = (plain: string): boolean => /^\S*\d/.test(plain.replace(KIND, ''));

/** What stands behind a number: its issuer, and what else is told of it. */
function besideOf(text: string): { readonly issuer: string; readonly about: string } {
  const said = text.replace(/^[\s,;:.–-]+|(?<![\s,;.])[\s,;.]+$/gu, '').replace(/^\(([^()]*)\)$/u, '$1');
  const { issuer = '', about } = ISSUER.exec(said)?.groups ?? {};
  return { issuer, about: issuer === '' ? said : (about ?? '') };
}

/** "88/TB-UBND (Hỏa tốc)": a number of the usual form and what stands behind it; a number of another form is whole. */
function withoutRemark(text: string): Pick<CellCitation, 'number' | 'beside'> {
  let head = /^[^\s,;:()]+/u.exec(text)?.[0] ?? '';
  for (let goesOn = true; goesOn;) {
    const more = /^\s*[/–-]\s*(?=[^\s,;:()]*\p{Lu}[^\s,;:()]*\p{Lu})[^\s,;:()]+/u.exec(
      text.slice(head.length),
    )?.[0];
    goesOn = more !== undefined && (parseDocumentNumber(head)?.kind ?? null) === null;
    if (goesOn) head += more ?? '';
  }
  const isNumber = head.length < text.length && parseDocumentNumber(head) !== null;
  return isNumber ? { number: head, beside: text.slice(head.length) } : { number: text, beside: '' };
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('; ');
