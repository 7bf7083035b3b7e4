import lists from '../../reference/paste-headings.json' with { type: 'json' };
import words from '../../reference/paste-words.json' with { type: 'json' };
import { languages, resources } from '../../i18n/resources.ts';
import {
  containedHead,
  containsName,
  couldBeHead,
  headBeforeBracket,
  headingKey,
  wholeHead,
} from '../columns/match-head.ts';
import type { AnyRegister } from '../../registers/define-register.ts';
import type { Field, Fields } from '../../registers/field.ts';

/** What headings say of a list: the names that people give to each of its fields. */
export interface PasteList {
  readonly fields: Fields;
  readonly headings: (name: string) => readonly string[];
}

/** What columns are that stand for no field by themselves; how they become fields is told in `pasted-columns.ts`. */
const specials = [
  'ignore',
  'remark',
  'family',
  'male',
  'female',
  'unit',
  'range',
  'validity',
  'foreign',
] as const;

export type Special = (typeof specials)[number] | 'given';
export type Meaning =
  | { readonly field: string; readonly special?: never }
  | { readonly special: Special; readonly field?: never };

export interface HeadingMatch {
  /** More than one: the cells of the column hold several things, such as position and agency. */
  readonly meanings: readonly Meaning[];
  /** False: the heading only contains a known one. */
  readonly sure: boolean;
}

/** Names of the fields of a child list: its labels in every language, and what spreadsheets call them. */
export function pasteHeadings(
  register: Pick<AnyRegister, 'key' | 'children'>,
  list: string,
): (name: string) => readonly string[] {
  const common: Readonly<Record<string, readonly string[]>> = lists.fields;
  const own = register.children[list]?.headings;
  return (name) => [
    ...(own?.[name] ?? []),
    ...languages.flatMap((language) => labelOf(resources[language].registers, register.key, list, name)),
    ...(common[name] ?? []),
  ];
}

function labelOf(texts: unknown, ...path: readonly [string, string, string]): readonly string[] {
  const [register, list, name] = path;
  let found: unknown = texts;
  for (const part of [register, 'children', list, 'fields', name])
    found = typeof found === 'object' && found !== null ? Reflect.get(found, part) : undefined;
  return typeof found === 'string' ? [found] : [];
}

/** Fields that a paste can fill: files, links to people and what the program keeps itself are made by other means. */
export function pastedFields(fields: Fields): readonly (readonly [string, Field])[] {
  return Object.entries(fields).filter(([, field]) => !['files', 'json', 'personLink'].includes(field.kind));
}

const numberHeadings = new Set(lists.number.map(headingKey));

/** "Số" below the heading of a document. */
export function isNumberHeading(text: string): boolean {
  return numberHeadings.has(headingKey(text));
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** "Họ và tên" is one thing, so words part only what signs do not. */
const SIGNS = String.raw`[,;/\n+&、，]|\s[-–]\s`;
const AND = words.and.map((word) => (isHan(word) ? word : String.raw`(?<!\p{L})${word}(?!\p{L})`)).join('|');
const betweens = [SIGNS, `${SIGNS}|${AND}`].map(
  (parting) => new RegExp(String.raw`(?:(?<!\s)\s+)?(?:${parting})\s*`, 'iu'),
);

/** Whether signs that part things stand somewhere between the first bracket and the last. */
const listsInBrackets = (text: string): boolean => {
  const end = Math.max(text.lastIndexOf(')'), text.lastIndexOf('）'));
  return /^[^(（]*[(（].*[,;/&]/s.test(text.slice(0, Math.max(0, end)));
};

/** The headings that a list knows. */
export class KnownHeadings {
  readonly #meanings = new Map<string, Meaning>();
  readonly #given = new Set(lists.given.map(headingKey));
  readonly #certain = lists.certain.map(headingKey);
  readonly #fields: Fields;
  readonly #foreign = lists.foreign.map(headingKey);

  constructor(list: PasteList) {
    this.#fields = list.fields;
    const fields = pastedFields(list.fields);
    for (const [field] of fields) {
      for (const heading of list.headings(field)) this.#learn(heading, { field });
    }
    for (const special of specials) {
      if (special === 'family' && list.fields['fullName'] === undefined) continue;
      if (special === 'unit' && list.fields['quantity'] === undefined) continue;
      if (special === 'range' && list.fields['fromDate'] === undefined) continue;
      if (special === 'validity' && list.fields['documentExpiry'] === undefined) continue;
      const names = special === 'ignore' ? lists.index : lists[special];
      for (const heading of names) this.#learn(heading, { special });
    }
  }

  /** Whether a heading stands over words such as "Thành viên", which are headings elsewhere. */
  isOfChoices({ field }: Meaning): boolean {
    return field !== undefined && this.#fields[field]?.kind === 'choice';
  }

  /** A name that two fields share belongs to the first. */
  #learn(heading: string, meaning: Meaning): void {
    const key = headingKey(heading);
    if (key !== '' && !this.#meanings.has(key)) this.#meanings.set(key, meaning);
  }

  /** The meaning of a heading that is known as a whole. */
  whole(text: string): Meaning | null {
    return wholeHead(this.#meanings, text) ?? null;
  }

  /** True for a heading that names the last word of a name where another column has what stands before it. */
  isGiven(text: string): boolean {
    return this.#given.has(headingKey(text));
  }

  /** True for a heading that no cell could be, so that it needs no other beside it. */
  isCertain(text: string): boolean {
    const names = this.#certain.some((name) => containsName(headingKey(text), name));
    return names && this.match(text)?.sure === true;
  }

  /** What a heading stands for: by its whole text, else its parts, else the longest known heading that it contains. */
  match(text: string): HeadingMatch | null {
    if (!couldBeHead(text)) return null;
    const whole = this.whole(text);
    if (whole !== null) return { meanings: [whole], sure: true };
    const bare = headBeforeBracket(this.#meanings, text) ?? null;
    // "Hộ chiếu (số, ngày cấp)" names two things, "Giới tính (Nam/Nữ)" and "Họ và tên (viết in hoa)" one.
    const isDetailed = bare === null || listsInBrackets(text);
    for (const between of betweens) {
      const parts = isDetailed ? this.#parts(text, between) : null;
      if (parts !== null) return { meanings: parts, sure: true };
    }
    if (bare !== null) return { meanings: [bare], sure: true };
    if (this.#foreign.some((name) => containsName(headingKey(text), name)))
      return { meanings: [{ special: 'foreign' }], sure: false };
    const contained = containedHead(this.#meanings, text);
    return contained === undefined ? null : { meanings: [contained], sure: false };
  }

  /** "Chức vụ, đơn vị công tác", "Số, ngày cấp hộ chiếu": every part is a heading, perhaps with the last words of all. */
  #parts(text: string, between: RegExp): readonly Meaning[] | null {
    const parts = text
      .replaceAll(/[()（）]/g, ',')
      .split(between)
      .filter((part) => headingKey(part) !== '');
    if (parts.length < 2 || parts.length > 4) return null;
    const [first = ''] = parts;
    const last = headingKey(parts.at(-1) ?? '').split(' ');
    const shared = last.map((_, at) => last.slice(at).join(' '));
    const found: Meaning[] = [];
    for (const part of parts) {
      const meaning = [part, ...shared.map((words) => `${part} ${words}`), `${first} ${part}`]
        .map((name) => this.whole(name))
        .find((one) => one !== null);
      if (meaning === undefined || meaning.special === 'male' || meaning.special === 'female') return null;
      if (!found.some((one) => one.field === meaning.field && one.special === meaning.special))
        found.push(meaning);
    }
    return found;
  }
}
