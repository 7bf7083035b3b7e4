import { headKey } from '../../text/fold.ts';

/** What heads mean, by the key of each known one (`headingKey`). */
export type KnownHeads<Meaning> = ReadonlyMap<string, Meaning>;

/** A heading as it is looked up: folded, without punctuation and without the blanks that pad Chinese ones. */
export function headingKey(text: string): string {
  return headKey(text.replaceAll('%', ' phan tram ')).replaceAll(
    /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu,
    '',
  );
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** True where a heading contains a name as whole words; Chinese has no blanks between words. */
export function containsName(key: string, name: string): boolean {
  return isHan(name) ? key.includes(name) : ` ${key} `.includes(` ${name} `);
}

/** Letters and figures of a heading at most; with its signs and blanks it is no longer than some times as much. */
const LONGEST = 80;
const LONGEST_WITH_SIGNS = 5 * LONGEST;
/** Signs from which on a name within a heading is no accident. */
const SHORTEST_NAME = { han: 2, other: 6 };

/** False for what no heading could be: nothing, or a sentence. */
export function couldBeHead(text: string): boolean {
  if (text.length > LONGEST_WITH_SIGNS) return false;
  const key = headingKey(text);
  return key !== '' && key.length <= LONGEST;
}

/** The meaning of a heading that is known as a whole, in one language or in two: "国家/地区 Nước", "Nước / Country". */
export function wholeHead<Meaning>(known: KnownHeads<Meaning>, text: string): Meaning | undefined {
  return known.get(headingKey(text)) ?? inTwoLanguages(known, text);
}

const HAN = /\p{Script=Han}/gu;

/** A sign between two languages, as a space is not: a cell and the one below it are looked up joined by a space. */
const PARTED = new RegExp(
  String.raw`\p{Script=Han}\s*[\n/|(（]\s*\p{Script=Latin}|\p{Script=Latin}[)）]?\s*[\n/|(（]\s*\p{Script=Han}`,
  'u',
);

/** Of a heading in Chinese and another language, parted by a sign, that other one tells where it is known; else both say the same. */
function inTwoLanguages<Meaning>(known: KnownHeads<Meaning>, text: string): Meaning | undefined {
  if (isHan(text)) {
    const latin = headingKey(text.replaceAll(HAN, ' '));
    const han = headingKey((text.match(HAN) ?? []).join(''));
    const [one, other] = [known.get(latin), known.get(han)];
    if (latin === '' || one === other) return one;
    return PARTED.test(text) ? (one ?? other) : undefined;
  }
  const [first, second, ...more] = text.split(/[\n/|]/u);
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  const meaning = known.get(headingKey(first));
  return meaning !== undefined && meaning === known.get(headingKey(second)) ? meaning : undefined;
}

/** As `wholeHead`, of the part before a bracket: "Số người (lượt)", "Ngày đi (xuất cảnh)". */
export function headBeforeBracket<Meaning>(known: KnownHeads<Meaning>, text: string): Meaning | undefined {
  return wholeHead(known, text.replace(/[(（].*/s, ''));
}

/** The meaning of the longest known heading that a heading contains. */
export function containedHead<Meaning>(known: KnownHeads<Meaning>, text: string): Meaning | undefined {
  const key = headingKey(text);
  let best: { readonly meaning: Meaning; readonly name: string } | undefined;
  for (const [name, meaning] of known) {
    const shortest = isHan(name) ? SHORTEST_NAME.han : SHORTEST_NAME.other;
    if (name.length < shortest || name.length <= (best?.name.length ?? 0)) continue;
    if (containsName(key, name)) best = { meaning, name };
  }
  return best?.meaning;
}
