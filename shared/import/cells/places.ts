import type { ReferenceIndex } from '../../reference/find-reference.ts';
import { normalise } from '../../text/fold.ts';
import { isCount, placeTokens } from './place-tokens.ts';

export interface ImportedStop {
  readonly country: string;
  readonly place: string | null;
}

/** How many people a cell counts by country; absent where it counts none. */
interface Counted {
  readonly people?: number;
}

export type ImportedPlaces =
  | ({ readonly ok: true; readonly stops: readonly ImportedStop[] } & Counted)
  /** With a name that is no country: what was understood beside it, and every such name. */
  | ({
      readonly ok: false;
      readonly unknown: string;
      readonly stops: readonly ImportedStop[];
      readonly strays: readonly string[];
    } & Counted);

interface Pending {
  readonly text: string;
  readonly country: string | null;
}

/**
 * Reads countries and places as sheets write them: `Trung Quốc`, `Quảng Tây, Trung Quốc`, `Trung Quốc (Nam Ninh)`,
 * `Lào; Thái Lan`, `Nam Ninh`, with the people that they count: `Hàn Quốc: 3, Nhật Bản: 2`. A name that is neither a known country nor stands with one is refused by that name.
 */
export function parsePlaces(text: string, index: ReferenceIndex): ImportedPlaces {
  const stops: { country: string; places: string[] }[] = [];
  let pending: Pending[] = [];
  let inside = false;
  const { tokens, people } = placeTokens(text, index);
  const counted = people === null ? {} : { people };
  for (const { text: token, after } of tokens) {
    if (token === '(' || token === ')') {
      inside = token === '(';
      continue;
    }
    const country = index.named('country', token)?.code;
    const last = stops.at(-1);
    if (country !== undefined) {
      // "Đài Loan (Trung Quốc)", "Đài Loan, Trung Quốc" are one stop: China behind it is the usual remark of official documents.
      const isRemark = country === 'CN' && partsOfChina.includes(last?.country ?? '');
      if (isRemark && pending.length === 0 && (inside || after === ',')) continue;
      if (inside && partsOfChina.includes(country) && last?.country === 'CN' && last.places.length === 0)
        stops.pop();
      if (last?.country === country && pending.length === 0) continue;
      const stray = pending.find((place) => place.country !== null && place.country !== country);
      if (stray !== undefined) stops.push({ country: stray.country ?? country, places: [stray.text] });
      const places = pending.filter((place) => place !== stray).map((place) => place.text);
      const known = stops.find((stop) => stop.country === country);
      if (known === undefined) stops.push({ country, places });
      else known.places.push(...places);
      pending = [];
      continue;
    }
    const parent = index.named('place', token)?.parentCode ?? null;
    if (last !== undefined && pending.length === 0 && (inside || parent === last.country))
      last.places.push(token);
    else pending.push({ text: token, country: parent });
  }
  const strays = pending.filter((place) => place.country === null).map((place) => place.text);
  for (const place of pending) {
    if (place.country === null) continue;
    const known = stops.find((stop) => stop.country === place.country);
    if (known === undefined) stops.push({ country: place.country, places: [place.text] });
    else known.places.push(place.text);
  }
  const found = stops.map((stop) => ({
    country: stop.country,
    place: stop.places.length === 0 ? null : stop.places.join(', '),
  }));
  const [unknown] = strays;
  return unknown === undefined
    ? { ok: true, stops: found, ...counted }
    : { ok: false, unknown, stops: found, strays, ...counted };
}

/** Parts of China that stand in lists of countries under names of their own. */
const partsOfChina: readonly string[] = ['TW', 'HK', 'MO'];

/**
 * Where guests come from: a country, with the organisation before or behind it (`Trung Quốc, Sở Ngoại vụ Quảng Tây`,
 * `Sở Ngoại vụ Quảng Tây (Trung Quốc)`); several on lines of their own.
 */
export function parseOrigins(text: string, index: ReferenceIndex): ImportedPlaces {
  const whole = parsePlaces(text, index);
  if (whole.ok) return whole;
  const stops: ImportedStop[] = [];
  for (const line of text.split(/[;\n]/)) {
    const [first = '', ...rest] = line.split(/[,:(]| - | – /);
    const country = index.named('country', placeTokens(first, index).tokens[0]?.text ?? '')?.code;
    const beside = rest.map((part) => part.replaceAll(')', '')).filter((part) => !isCount(part));
    const place = normalise(beside.join(','));
    const read = parsePlaces(line, index);
    if (read.ok) stops.push(...read.stops);
    else if (country !== undefined) stops.push({ country, place: place === '' ? null : place });
    else return whole;
  }
  return { ok: true, stops, ...(whole.people === undefined ? {} : { people: whole.people }) };
}
