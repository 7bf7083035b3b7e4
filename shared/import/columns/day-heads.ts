import words from '../../reference/head-words.json' with { type: 'json' };
import { foldText } from '../../text/fold.ts';

/** How heads of days are written in other ways. */

const PHRASES = new RegExp(String.raw`(?<!\p{L})(?:${words.dayPhrases.join('|')})(?!\p{L})`, 'gu');
const MOVES_BEFORE = new RegExp(String.raw`^\s*(${words.moves.join('|')})\s+ngay(?!\p{L})`, 'u');

/** A head of days in the words that heads are known by: "Ngày, giờ đi", "Thời điểm đi" and "Đi ngày" as "Ngày đi"; any other as it stands. */
export function dayHead(text: string): string {
  const folded = foldText(text);
  const said = folded.replaceAll(PHRASES, 'ngay').replace(MOVES_BEFORE, 'ngay $1');
  return said === folded ? text : said;
}

/** Whether a head speaks of a year, which folded is the word for men. */
export const saysYear = (text: string): boolean => /(?<!\p{L})năm(?!\p{L})/iu.test(text.normalize('NFC'));
