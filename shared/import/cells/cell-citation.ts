import words from '../../reference/citation-words.json' with { type: 'json' };
import { anyOfLongest } from '../../offices/any-of.ts';
import { normalise } from '../../text/fold.ts';

/** A document as a cell cites it. */
export interface CellCitation {
  /** Its number as it is cited, without the words before it. */
  readonly number: string;
  /** Its day as written; empty where none stands there. */
  readonly day: string;
  /** Who issued it; empty where the cell does not say. */
  readonly issuer: string;
  /** What else the cell says: what it is about, that it is secret, a second document. Empty where nothing. */
  readonly beside: string;
}

const DAY = String.raw`\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:\d{4}|\d{2})(?!\d)|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}`;
/** "145/QĐ-UBND ngày 20/01/2024 của UBND tỉnh", "835-QĐ/TU (12.02.2024)", "145/QĐ-UBND" above "20/01/2024". */
const BEHIND = new RegExp(
  String.raw`^(?<number>.*?\d.*?)(?:[\s,;(]+(?:(?:ký\s+)?ngày\s*:?\s*)?|/\s*ngày\s*)(?<day>${DAY})\s*\)?(?<rest>.*)$`,
  'iu',
);
/** "Ngày 20/01/2024, số 145/QĐ-UBND". */
const BEFORE = new RegExp(String.raw`^(?:ngày\s*:?\s*)?(?<day>${DAY})[\s,;:–-]+(?<number>.*\d.*)$`, 'iu');
const KIND = new RegExp(
  String.raw`^(?:(?:${anyOfLongest(words.kinds)})(?!\p{L})[\s:]*)?(?:số(?:\s*(?:,|và)?\s*ký\s+hiệu)?\s*[:.]?\s*)?(?=\S*\d)`,
  'iu',
);
const ISSUER =
  /^(?:của|do)\s+(?<issuer>.+?)(?:\s+ban hành)?(?:\s*[,;:]?\s+(?<about>(?:về|v\/v)(?!\p{L}).*))?$/iu;

/** The number of a document, and what stands with it in the cell; a cell of nothing else is taken as it is. */
export function cellCitation(text: string): CellCitation {
  const plain = normalise(text);
  const found = BEHIND.exec(plain)?.groups ?? BEFORE.exec(plain)?.groups;
  if (found === undefined) return { number: plain.replace(KIND, ''), day: '', issuer: '', beside: '' };
  const { number = '', day = '', rest = '' } = found;
  const behind = rest.replace(/^[\s,;:.–-]+|[\s,;.]+$/gu, '');
  const { issuer = '', about = '' } = ISSUER.exec(behind)?.groups ?? {};
  return {
    number: number.replace(KIND, '').replace(/[\s,;:(-]+$/u, ''),
    day,
    issuer,
    beside: issuer === '' ? behind : about,
  };
}
