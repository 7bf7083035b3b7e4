import countries from './country-spellings.json' with { type: 'json' };
import { exactText, foldText, hasVietnameseMarks } from '../text/fold.ts';
import type { PlainDate } from '../time/plain-date.ts';
import type { Catalogue, ReferenceRow } from './reference-row.ts';

/** True when a row holds on a day; a null day asks for any time. */
export function holdsOn(row: Pick<ReferenceRow, 'validFrom' | 'validTo'>, day: PlainDate | null): boolean {
  if (day === null) return true;
  return (row.validFrom === null || row.validFrom <= day) && (row.validTo === null || row.validTo >= day);
}

/** Rows of a catalogue that hold on a day. */
export function rowsOf(
  rows: readonly ReferenceRow[],
  catalogue: Catalogue,
  day: PlainDate | null = null,
): readonly ReferenceRow[] {
  return rows.filter((row) => row.catalogue === catalogue && holdsOn(row, day));
}

const wordsOf = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim();

const keyOf = (text: string): string => wordsOf(foldText(text));

const markedKeyOf = (text: string): string => wordsOf(exactText(text));

/** How a transcribed name sounds: without blanks, i and y alike, no letter twice. */
const lettersOf = (key: string): string =>
  key
    .replaceAll(' ', '')
    .replaceAll('y', 'i')
    .replaceAll(/(\p{L})\1+/gu, '$1');

/** Spellings of countries beside those of their rows, older and careless ones, by code. */
const spellings: Readonly<Record<string, readonly string[]>> = countries.spellings;

/**
 * Finds rows by any way their name is written: case and punctuation do not matter. Marks tell names apart where they can
 * (Tân Thanh from Tân Thành), and a name typed without them is found as well.
 */
export class ReferenceIndex {
  readonly #rows: readonly ReferenceRow[];
  readonly #byCode = new Map<string, ReferenceRow[]>();
  #names: NamesOfRows | null = null;

  constructor(rows: readonly ReferenceRow[]) {
    this.#rows = rows;
    for (const row of rows) push(this.#byCode, `${row.catalogue}/${row.code}`, row);
  }

  /** The row of a code that holds on a day, else the code's newest row. */
  withCode(catalogue: Catalogue, code: string, day: PlainDate | null = null): ReferenceRow | undefined {
    return chosen(this.#byCode.get(`${catalogue}/${code}`), day);
  }

  /** The row that a name stands for on a day, else at any time; undefined for an unknown name. */
  named(catalogue: Catalogue, name: string, day: PlainDate | null = null): ReferenceRow | undefined {
    // Folding every name takes its time, and the first screen asks for codes alone.
    this.#names ??= namesOf(this.#rows);
    const { byName, byLetters } = this.#names;
    const key = keyOf(name);
    const found = chosen(asMarked(byName.get(`${catalogue}/${key}`), name), day);
    if (found !== undefined || catalogue !== 'country') return found;
    const spelled = byLetters.get(lettersOf(key));
    if (spelled !== undefined) return chosen(spelled, day);
    // "Vương quốc Bỉ", "CH Áo": what a country is stands before its name.
    const prefix = countries.prefixes.find((word) => key.startsWith(`${word} `));
    if (prefix === undefined) return undefined;
    return chosen(byLetters.get(lettersOf(key.slice(prefix.length + 1))), day);
  }
}

interface NamesOfRows {
  readonly byName: ReadonlyMap<string, ReferenceRow[]>;
  /** Countries by how their names sound. */
  readonly byLetters: ReadonlyMap<string, ReferenceRow[]>;
}

function namesOf(rows: readonly ReferenceRow[]): NamesOfRows {
  const byName = new Map<string, ReferenceRow[]>();
  const byLetters = new Map<string, ReferenceRow[]>();
  for (const row of rows) {
    const names = new Set(spellingsOf(row).map(keyOf));
    names.delete('');
    for (const name of names) push(byName, `${row.catalogue}/${name}`, row);
    // Transcribed names are cut by hyphens in every way: Ô-xtrây-li-a, Ôx-trây-li-a, Ôxtrâylia.
    if (row.catalogue !== 'country') continue;
    const written = Object.hasOwn(spellings, row.code) ? (spellings[row.code] ?? []) : [];
    const keys = new Set([...names, ...written.map(keyOf)].map(lettersOf));
    for (const name of keys) push(byLetters, name, row);
  }
  return { byName, byLetters };
}

const spellingsOf = (row: ReferenceRow): readonly string[] => [
  row.name,
  row.nameEn,
  row.nameZh,
  row.shortName ?? '',
  ...row.aliases,
];

/** Of rows whose names differ in marks alone, those that bear the marks typed; all of them where none does. */
function asMarked(
  rows: readonly ReferenceRow[] | undefined,
  name: string,
): readonly ReferenceRow[] | undefined {
  if (rows === undefined || rows.length === 1 || !hasVietnameseMarks(name)) return rows;
  const key = markedKeyOf(name);
  const marked = rows.filter((row) => spellingsOf(row).some((spelling) => markedKeyOf(spelling) === key));
  return marked.length === 0 ? rows : marked;
}

function push(map: Map<string, ReferenceRow[]>, key: string, row: ReferenceRow): void {
  const rows = map.get(key);
  if (rows === undefined) map.set(key, [row]);
  else rows.push(row);
}

function chosen(rows: readonly ReferenceRow[] | undefined, day: PlainDate | null): ReferenceRow | undefined {
  if (rows === undefined) return undefined;
  const held = day === null ? undefined : rows.find((row) => holdsOn(row, day));
  return held ?? rows.toSorted((a, b) => (a.validFrom ?? '').localeCompare(b.validFrom ?? '')).at(-1);
}
