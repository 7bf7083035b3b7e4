import { anyOfLongest } from '../../offices/any-of.ts';
import lists from '../../reference/import-words.json' with { type: 'json' };
import type { ReferenceIndex } from '../../reference/find-reference.ts';
import { foldText, normalise } from '../../text/fold.ts';

/** A name of a cell about countries and places, or a bracket. */
export interface PlaceToken {
  readonly text: string;
  /** The sign that parts it from what stands before; empty for the first. */
  readonly after: string;
}

/** The names of a cell about countries and places, with the people that it counts beside them. */
export interface PlaceTokens {
  readonly tokens: readonly PlaceToken[];
  /** How many people the cell counts by country: "Hàn Quốc: 3, Nhật Bản: 2"; null where it counts none. */
  readonly people: number | null;
}

const { people, regions } = lists;
const COUNTED = String.raw`(\d{1,4})(?:\s*(?:${anyOfLongest([...people.whole, ...people.any, ...people.parts])})(?!\p{L}))?`;
/** "05 khách Trung Quốc". */
const COUNT_BEFORE = new RegExp(String.raw`^${COUNTED}\s*(?=\p{L})`, 'iu');
/** "Trung Quốc 5 người". */
const COUNT_BEHIND = new RegExp(String.raw`(?:(?<!\s)\s+)?(?<!\p{N})${COUNTED}\s*$`, 'iu');
const COUNT = new RegExp(String.raw`^${COUNTED}\s*$`, 'iu');
/** "02 nước: Lào, Thái Lan". */
const HOW_MANY = new RegExp(String.raw`^\d{1,2}\s*(?:nước|quốc gia)$`, 'iu');
const REGION = new RegExp(
  String.raw`^(?:${anyOfLongest(regions.names)})$|^(?:${anyOfLongest(regions.begin)})(?!\p{L})`,
  'u',
);

/** True for what names several countries and none of them: "ASEAN", "các nước châu Âu", "nhiều nước". */
export const isRegion = (text: string): boolean => REGION.test(foldText(text).trim());

/** True for a number of people alone: "05 người". */
export const isCount = (text: string): boolean => COUNT.test(normalise(text));

/** Cuts a cell into the names of countries and places, and takes from them the people that they are counted with. */
export function placeTokens(text: string, index: ReferenceIndex): PlaceTokens {
  const isNamed = (name: string): boolean =>
    index.named('country', name) !== undefined || index.named('place', name) !== undefined;
  // Even parts are names, odd ones the signs between them.
  const parts = text.replaceAll('\n', ';').split(/([;,，、/+&:：()（）]| - | – )/u);
  const counts: number[] = [];
  let isBehindName = false;
  const tokens = parts.flatMap((part, at): readonly PlaceToken[] => {
    if (at % 2 === 1) {
      if (part === ';') isBehindName = false;
      return /[()（）]/u.test(part) ? [{ text: /[(（]/u.test(part) ? '(' : ')', after: '' }] : [];
    }
    // "Vương quốc Anh và Bắc Ireland" is one country.
    const isOne = index.named('country', part) !== undefined;
    const joined = isOne ? [part] : part.split(/(?<=[\s\p{P}])và(?=\s)/u);
    return joined.flatMap((one, place): readonly PlaceToken[] => {
      const said = nameOf(one);
      if (said === '' || HOW_MANY.test(said)) return [];
      const count = COUNT.exec(said)?.[1];
      if (count !== undefined) {
        // "1 - Lào" numbers a country.
        if (isBehindName || !/^\d+$/.test(said)) counts.push(Number(count));
        return [];
      }
      const [plain, counted] = withoutCount(said, isNamed);
      counts.push(...counted);
      isBehindName = true;
      const after = place > 0 ? 'và' : (parts[at - 1] ?? '');
      return namesOf(plain, index).map((name, nth) => ({ text: name, after: nth > 0 ? '' : after }));
    });
  });
  return { tokens, people: allOf(counts) };
}

/** What counts by country come to: "5 người (Trung Quốc: 3; Lào: 2)" tells the sum too. */
function allOf(counts: readonly number[]): number | null {
  const sum = counts.reduce((all, count) => all + count, 0);
  if (counts.length === 0) return null;
  return counts.find((count) => counts.length > 2 && count * 2 === sum) ?? sum;
}

/** A part of a cell without bullet, number and the word for what it names. */
const nameOf = (part: string): string =>
  normalise(part)
    .replace(/^(?:[-–•*+]|\d{1,2}[.)])\s*/, '')
    .replace(/^(nước bạn|nước|phía|tỉnh|thành phố|tp\.?)\s+/iu, '')
    .replace(/\.$/, '');

/** A name without the number of people beside it, where the rest is a known one. */
function withoutCount(
  said: string,
  isNamed: (name: string) => boolean,
): readonly [name: string, counted: readonly number[]] {
  for (const pattern of [COUNT_BEFORE, COUNT_BEHIND]) {
    const match = pattern.exec(said);
    if (match === null || isNamed(said)) continue;
    const rest = nameOf(said.replace(match[0], ' '));
    if (isNamed(rest)) return [rest, [Number(match[1])]];
  }
  return [said, []];
}

/** "中国广西", "Quảng Tây Trung Quốc": a country and a place in one, each known; anything else is one name. */
function namesOf(said: string, index: ReferenceIndex): readonly string[] {
  if (index.named('country', said) !== undefined || index.named('place', said) !== undefined) return [said];
  const isHan = /^\p{Script=Han}+$/u.test(said);
  const words = isHan ? Array.from(said) : said.split(' ');
  if (words.length > LONGEST) return [said];
  const joined = (from: number, to?: number): string => words.slice(from, to).join(isHan ? '' : ' ');
  for (let at = words.length - 1; at > 0; at -= 1) {
    const [before, behind] = [joined(0, at), joined(at)];
    const isCountry = index.named('country', before) !== undefined;
    const [isPlace, isPlaceBehind] = [before, behind].map((name) => index.named('place', name) !== undefined);
    // Chinese writes the greater before the smaller, without a sign.
    if (isHan && isCountry) return [before, '(', behind, ')'];
    if ((isHan && isPlace && isPlaceBehind) || (isCountry && isPlaceBehind)) return [before, behind];
    if (isPlace && index.named('country', behind) !== undefined) return [before, behind];
  }
  return [said];
}

/** Words of the longest name that is looked at for two. */
const LONGEST = 12;
