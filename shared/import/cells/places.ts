import type { ReferenceIndex } from '../../reference/find-reference.ts';
import { foldText, normalise } from '../../text/fold.ts';

export interface ImportedStop {
  readonly country: string;
  readonly place: string | null;
}

export type ImportedPlaces =
  | { readonly ok: true; readonly stops: readonly ImportedStop[] }
  | { readonly ok: false; readonly unknown: string };

interface Pending {
  readonly text: string;
  readonly country: string | null;
}

/**
 * Reads countries and places as sheets write them: `Trung Quốc`, `Quảng Tây, Trung Quốc`, `Trung Quốc (Nam Ninh)`,
 * `Lào; Thái Lan`, `Nam Ninh`. A name that is neither a known country nor stands with one is refused by that name.
 */
export function parsePlaces(text: string, index: ReferenceIndex): ImportedPlaces {
  const stops: { country: string; places: string[] }[] = [];
  let pending: Pending[] = [];
  let inside = false;
  for (const token of tokens(text)) {
    if (token === '(' || token === ')') {
      inside = token === '(';
      continue;
    }
    const country = index.named('country', token)?.code;
    const last = stops.at(-1);
    if (country !== undefined) {
      // "Đài Loan (Trung Quốc)" is one stop: the bracket is the usual remark of official documents.
      if (inside && country === 'CN' && ['TW', 'HK', 'MO'].includes(last?.country ?? '')) continue;
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
  for (const place of pending) {
    if (place.country === null) return { ok: false, unknown: place.text };
    const known = stops.find((stop) => stop.country === place.country);
    if (known === undefined) stops.push({ country: place.country, places: [place.text] });
    else known.places.push(place.text);
  }
  return {
    ok: true,
    stops: stops.map((stop) => ({
      country: stop.country,
      place: stop.places.length === 0 ? null : stop.places.join(', '),
    })),
  };
}

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
    const country = index.named('country', tokens(first)[0] ?? '')?.code;
    const place = normalise(rest.join(',').replaceAll(')', ''));
    const read = parsePlaces(line, index);
    if (read.ok) stops.push(...read.stops);
    else if (country !== undefined) stops.push({ country, place: place === '' ? null : place });
    else return whole;
  }
  return { ok: true, stops };
}

function tokens(text: string): readonly string[] {
  return text
    .split('\n')
    .join(';')
    .replaceAll(/([()])/g, ';$1;')
    .split(/[;,/+&]| - | – |(?<=[\s\p{P}])và(?=\s)/u)
    .map((token) =>
      normalise(token)
        .replace(/^(?:[-–•*+]|\d{1,2}[.)])\s*/, '')
        .replace(/^(nước|tỉnh|thành phố|tp\.?)\s+/iu, '')
        .replace(/\.$/, ''),
    )
    .filter((token) => token !== '' && !/^\d+\.?$/.test(foldText(token)));
}
