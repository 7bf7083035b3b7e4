import { normalise } from '../../text/fold.ts';
import { parseTypedTime } from '../../time/typed-time.ts';

/** Hours that a cell says. */
export interface CellHours {
  /** `HH:MM`; null where it says none. */
  readonly start: string | null;
  readonly end: string | null;
  /** The rest of the cell: a day, or other words. */
  readonly rest: string;
}

const HOUR = String.raw`(?<![\d/.-])\d{1,2}\s*(?:giờ|[:hg])\s*(?:\d{2}(?!\d))?(?::\d{2})?(?:\s*(?:phút|'))?(?:\s*(?:AM|PM|SA|CH)(?!\p{L}))?`;
const SPAN = new RegExp(
  String.raw`(?:(?:từ|lúc|vào)\s+)?(?<start>${HOUR})\s*(?:[-–—~]|đến|tới|至)\s*(?<end>${HOUR.replace('(?<![\\d/.-])', '')})`,
  'iu',
);
const SINGLE = new RegExp(String.raw`(?:(?:từ|lúc|vào)\s+)?(?<start>${HOUR})`, 'iu');

/** "8h30", "8h30 - 10h15", "từ 8 giờ 30 đến 10 giờ 15 ngày 20/01/2024", "2:30 PM": the hours, and what is left of the cell. */
export function cellHours(text: string): CellHours {
  const plain = normalise(text);
  const found = SPAN.exec(plain) ?? SINGLE.exec(plain);
  const { start = '', end = '' } = found?.groups ?? {};
  const [from, to] = [hourOf(start), hourOf(end)];
  if (found === null || from === null) return { start: null, end: null, rest: plain };
  const rest = `${plain.slice(0, found.index)} ${plain.slice(found.index + found[0].length)}`;
  return { start: from, end: to, rest: normalise(rest.replaceAll(/[,;()]|(?<!\p{L})ngày(?!\p{L})/giu, ' ')) };
}

function hourOf(text: string): string | null {
  const [, hour = '', minute = '00', half = ''] =
    /^(\d{1,2})\D+?(\d{2})?(?::\d{2})?(?:\s*(?:phút|'))?\s*(AM|PM|SA|CH)?$/iu.exec(text.trim()) ?? [];
  if (hour === '') return null;
  const isLate = /PM|CH/i.test(half) && Number(hour) < 12;
  const isMidnight = /AM|SA/i.test(half) && Number(hour) === 12;
  return parseTypedTime(`${isLate ? Number(hour) + 12 : isMidnight ? 0 : hour}:${minute}`);
}
