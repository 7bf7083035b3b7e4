import { normalise } from '../../text/fold.ts';
import type { PlainDate } from '../../time/plain-date.ts';
import { parseTypedDate } from '../../time/typed-date.ts';

/** A document as a cell cites it. */
export interface CitedDocument {
  /** As it is cited; words where the cell cites none: see `isNumbered`. */
  readonly number: string;
  readonly date: PlainDate | null;
  readonly issuer: string | null;
}

const KIND = String.raw`(?:Quyết định|Công văn|Văn bản|QĐ|CV|Tờ trình|Thông báo|Báo cáo|Biên bản|Thư mời|Thư|Công hàm)`;
const LEAD = new RegExp(
  String.raw`^(?:theo\s+)?(?:${KIND}\s+(?=số|\d))?(?:số\s*)?:?\s*(?=[\d/])|^${KIND}\s+số\s*:?\s*`,
  'iu',
);
/** A day at the end of a number, with the sign or word before it. */
const DAY =
  /[\s,(/-]*(?:(?<!\p{L})ngày\s+)?(?<!\d)(\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})(?!\d)\s*\)?/iu;
const ONLY_DAY = new RegExp(String.raw`^${DAY.source}$`, 'iu');
/** Between documents: a line, a semicolon, and "và" or a comma before the next number. */
const BETWEEN =
  /[;\n]|(?:,|(?<!\p{L})và)\s+(?=(?:\p{L}+\s+){0,3}(?:số\s*)?\d{1,5}[/-](?:\d{4}[/-])?\p{L})/giu;

/** True for a cited document with a number: "Đang trình" is none. */
export const isNumbered = ({ number }: CitedDocument): boolean => /\d|^\//.test(number);

/** `145/QĐ-UBND ngày 20/01/2024 của UBND tỉnh`, several apart by `;`, line breaks and "và"; a day may stand on a line of its own. */
export function cellPermits(text: string, today: PlainDate): readonly CitedDocument[] {
  const cited: CitedDocument[] = [];
  for (const part of text.split(BETWEEN).map(normalise)) {
    if (part === '') continue;
    const read = cited.at(-1);
    const [, day] = ONLY_DAY.exec(part) ?? [];
    if (day !== undefined && read !== undefined && read.date === null)
      cited.splice(-1, 1, { ...read, date: dayOf(day, today) });
    else cited.push(documentIn(part, today));
  }
  return cited;
}

function documentIn(part: string, today: PlainDate): CitedDocument {
  const said = part.replace(LEAD, '');
  const match = DAY.exec(said);
  const [before = '', behind = ''] =
    match === null || match.index === 0
      ? (/^(.*?)(?:\s+của\s+(.+))?$/iu.exec(said)?.slice(1) ?? [said])
      : [said.slice(0, match.index), said.slice(match.index + match[0].length)];
  const issuer = normalise(behind.replace(/^[\s,)]*(của)?/iu, ''));
  return {
    number: before.replace(/[,(]\s*$/, '').trim(),
    date: match === null || match.index === 0 ? null : dayOf(match[1] ?? '', today),
    issuer: issuer === '' ? null : issuer,
  };
}

function dayOf(text: string, today: PlainDate): PlainDate | null {
  const read = parseTypedDate(text, today);
  return read.ok ? read.date : null;
}
