import words from '../../reference/date-words.json' with { type: 'json' };
import { isTimeOfDay } from '../../time/typed-time.ts';

/** The hours that a cell says beside its day. */
export interface CellTimes {
  /** `HH:MM`, in their order. */
  readonly times: readonly string[];
  /** Hours that there are not: "25h". */
  readonly unread: readonly string[];
  /** The text without its hours. */
  readonly rest: string;
}

const PARTS = Object.entries(words.partsOfDay);
const PART = PARTS.flatMap(([, said]) => said).join('|');
/** "8h30", "8 giờ 30 phút", "14:30", "2:30 PM", "2h chiều", "chiều 2h30", "7 giờ kém 15", "7 giờ rưỡi", "2 PM". */
const TIME = new RegExp(
  String.raw`(?:(?<!\p{L})(${PART})\s+)?(?:lúc\s*)?(?<![\d/.-])(\d{1,2})\s*(?:(?:giờ|[:hg时点](?!\p{L}))\s*(?:(kém)\s*)?(\d{2}|rưỡi)?(?::\d{2})?(?:\s*(?:phút|['’])(?!\p{L}))?|(?=\s*(?:am|pm)(?!\p{L})))(?:\s*(${PART})(?!\p{L}))?(?![\d/])`,
  'giu',
);
/** The same as the second of two: "8h30-11h30". */
const AFTER_SIGN =
  /(?<=\d\s*(?:giờ|[hg:])\s*(?:\d{1,2}\s*)?(?:phút|['’])?)(?:(?<!\s)\s+)?[-–—~]\s*(?=\d{1,2}\s*(?:giờ|[:hg]))/giu;

/** The hours that a text says, and the text without them. */
export function cellTimes(text: string): CellTimes {
  const times: string[] = [];
  const unread: string[] = [];
  const rest = text
    .normalize('NFC')
    .replaceAll(AFTER_SIGN, ' đến ')
    .replaceAll(
      TIME,
      (whole, before?: string, hour?: string, isLess?: string, minutes?: string, after?: string) => {
        const time = timeOf(Number(hour), minutes, isLess !== undefined, after ?? before);
        if (time === null) unread.push(whole.trim());
        else times.push(time);
        return ' ';
      },
    );
  return { times, unread, rest: times.length < 2 ? rest : rest.replaceAll(BETWEEN, ' ') };
}

/** What is left between two hours: "từ … đến … ngày". */
const BETWEEN = /(?<!\p{L})(?:từ|đến|tới|to|from)(?!\p{L})/giu;

function timeOf(
  said: number,
  minutes: string | undefined,
  isLess: boolean,
  part: string | undefined,
): string | null {
  const past = minutes === 'rưỡi' ? 30 : Number(minutes ?? 0);
  const hour = said + hoursOf(said, part?.toLowerCase());
  const all = hour * 60 + (isLess ? -past : past);
  const time = [Math.floor(all / 60), all % 60].map((number) => String(number).padStart(2, '0')).join(':');
  return past < 60 && isTimeOfDay(time) ? time : null;
}

/** Hours that a part of the day adds to what is said of it: 2 in the afternoon is 14, 12 at night 0. */
function hoursOf(hour: number, part: string | undefined): number {
  const named = PARTS.find(([, said]) => said.some((one) => one === part))?.[0];
  if (named === 'morning') return hour === 12 && part === 'am' ? -12 : 0;
  return (named === 'afternoon' && hour < 12) || (named === 'night' && hour >= 6 && hour < 12) ? 12 : 0;
}
