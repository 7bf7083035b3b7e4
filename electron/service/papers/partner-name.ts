import words from '../../../shared/reference/partner-words.json' with { type: 'json' };
import type { ReferenceRow } from '../../../shared/reference/reference-row.ts';
import { headKey } from '../../../shared/text/fold.ts';

/** How the other side of a talk is told again in other records. */
export interface PartnerName {
  /** Words that name it, whatever else is said of it: `van phong ngoai su bang tuong` without "thành phố". */
  readonly words: readonly string[];
  /** Words of the place where it is; none where no known place is named. */
  readonly place: readonly string[];
  /** What records are looked up by; empty where nothing names it. */
  readonly search: string;
}

const wholeWords = (phrase: string): RegExp => new RegExp(`(?<=^| )${phrase}(?= |$)`, 'g');

/** Words of a name without those that any name may have, abbreviations written out. */
function tellingWords(text: string): readonly string[] {
  let key = headKey(text);
  for (const [short, full] of Object.entries(words.full)) key = key.replaceAll(wholeWords(short), full);
  for (const phrase of words.generic) key = key.replaceAll(wholeWords(phrase), '');
  return key.split(/ +/).filter((word) => word !== '');
}

export function partnerName(text: string, rows: readonly ReferenceRow[]): PartnerName {
  const telling = tellingWords(text);
  const key = ` ${telling.join(' ')} `;
  const places = rows
    .filter(({ catalogue }) => catalogue === 'place')
    .map(({ name }) => headKey(name))
    .filter((name) => key.includes(` ${name} `))
    // The narrowest is named last: Văn phòng Ngoại sự Quảng Tây, thành phố Bằng Tường.
    .toSorted((a, b) => key.lastIndexOf(a) - key.lastIndexOf(b));
  const place = places.at(-1)?.split(' ') ?? [];
  return { words: telling, place, search: (place.length > 0 ? place : telling).join(' ') };
}

/** Whether one of the texts names the partner. */
export function namesPartner({ words: telling }: PartnerName, texts: readonly (string | null)[]): boolean {
  return telling.length > 0 && texts.some((text) => hasAll(text, telling));
}

/** Whether one of the texts names the partner, or the place where it is. */
export function namesPlaceOf(partner: PartnerName, texts: readonly (string | null)[]): boolean {
  const { place } = partner;
  return (
    namesPartner(partner, texts) ||
    (place.length > 0 && texts.some((text) => ` ${headKey(text ?? '')} `.includes(` ${place.join(' ')} `)))
  );
}

function hasAll(text: string | null, telling: readonly string[]): boolean {
  if (text === null) return false;
  const own = new Set(tellingWords(text));
  return telling.every((word) => own.has(word));
}
