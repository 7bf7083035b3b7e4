import importLists from '../../reference/import-words.json' with { type: 'json' };
import words from '../../reference/paste-words.json' with { type: 'json' };
import { markerValue } from '../../border/marker.ts';
import { languages, resources } from '../../i18n/resources.ts';
import type { ReferenceIndex } from '../../reference/find-reference.ts';
import { normalise } from '../../text/fold.ts';
import { parseTypedMoney } from '../../text/typed-money.ts';
import type { PlainDate } from '../../time/plain-date.ts';
import { parseTypedTime } from '../../time/typed-time.ts';
import type { Field, JsonValue } from '../../registers/field.ts';
import { cellCount } from '../cells/cell-count.ts';
import { cellDate } from '../cells/cell-dates.ts';
import { type SheetCell } from '../cells/sheet-cells.ts';
import { headingKey } from '../columns/match-head.ts';

export interface PasteContext {
  readonly index: ReferenceIndex;
  /** The day on which names of units must hold; null: any. */
  readonly on: PlainDate | null;
  readonly today: PlainDate;
  /** Every way in which a choice is written: `pastedChoices`. */
  readonly choices: (set: string, code: string) => readonly string[];
}

type Synonyms = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** Labels of a choice in every language, and its synonyms. */
export function pastedChoices(set: string, code: string): readonly string[] {
  return [
    ...languages.flatMap((language) => {
      const labels: unknown = Reflect.get(resources[language].choices, set);
      const label: unknown =
        typeof labels === 'object' && labels !== null ? Reflect.get(labels, code) : undefined;
      return typeof label === 'string' ? [label] : [];
    }),
    ...[words.choices, importLists.choices].flatMap((lists: Synonyms) => lists[set]?.[code] ?? []),
  ];
}

/** Codes by the keys of their names; names are many and cells too. */
const codesOf = new WeakMap<PasteContext['choices'], Map<string, ReadonlyMap<string, string>>>();

function codesByName({ choiceSet, choices }: Field, context: PasteContext): ReadonlyMap<string, string> {
  const set = choiceSet ?? '';
  const known = codesOf.get(context.choices) ?? new Map<string, ReadonlyMap<string, string>>();
  codesOf.set(context.choices, known);
  const found = known.get(set) ?? new Map<string, string>();
  if (found.size > 0) return found;
  const named = choices.flatMap((code) =>
    context.choices(set, code).map((name) => [headingKey(name), code] as const),
  );
  // A name of two choices is the first one's.
  const codes = new Map(named.toReversed().filter(([key]) => key !== ''));
  known.set(set, codes);
  return codes;
}

/** The code that a text names, in whole or before a bracket; null where it names none. */
export function choiceOf(field: Field, text: string, context: PasteContext): string | null {
  const codes = codesByName(field, context);
  return codes.get(headingKey(text)) ?? codes.get(headingKey(text.replace(/[(（].*/s, ''))) ?? null;
}

/**
 * A pasted cell as the value of a field. What cannot be read stays as it was pasted, a text, so that the check of the
 * field names it beside the cell: nothing is guessed and nothing is dropped. An empty cell is null.
 */
export function valueOfPasted(field: Field, text: string, context: PasteContext): JsonValue {
  const said = normalise(text);
  if (said === '') return null;
  switch (field.kind) {
    case 'date':
      return pastedDate(said, context.today) ?? said;
    case 'integer':
      return wholeNumber(said) ?? said;
    case 'money': {
      const read = isRange(said) ? undefined : parseTypedMoney(said);
      if (read === undefined) return said;
      const currency = read.currency ?? 'VND';
      return { amount: read.amount, currency, rate: currency === 'VND' ? 1 : null };
    }
    case 'choice':
      return choiceOf(field, said, context) ?? said;
    case 'country':
      return countryOf(said, context) ?? said;
    case 'reference': {
      if (field.catalogue === null) return said;
      const row = context.index.named(field.catalogue, said, context.on);
      return { code: row?.code ?? null, text: said };
    }
    case 'boolean':
      return isOneOf(words.yes, said) ? true : isOneOf(words.no, said) ? false : said;
    case 'marker':
      return { ...markerValue(said) };
    case 'time':
      return parseTypedTime(said) ?? said;
    case 'longText':
      return text.split('\n').map(normalise).join('\n').trim();
    case 'text':
    case 'documentNumber':
    case 'secret':
    case 'personLink':
    case 'recordLink':
    case 'files':
    case 'json':
      return said;
    default:
      return said;
  }
}

const typed = (text: string): SheetCell => ({ text, date: null, number: null });

/**
 * A date with its year, in the ways of the three languages: `5/2/1980`, `1980年2月5日`, `5 February 1980`, `Feb 5, 1980`,
 * `19800205`. Null for anything else, a bare year and a day without a year among it.
 */
export function pastedDate(text: string, today: PlainDate): PlainDate | null {
  const said = normalise(text).normalize('NFKC');
  const han = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/.exec(said);
  const run = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(said);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([a-z]{3,9})[\s.,-]+(\d{4})$/i.exec(said);
  const monthFirst = /^([a-z]{3,9})[\s.-]+(\d{1,2})(?:st|nd|rd|th)?[\s,-]+(\d{4})$/i.exec(said);
  const tried = [
    said,
    ...(han === null ? [] : [`${han[1]}-${han[2]}-${han[3]}`]),
    ...(dayFirst === null ? [] : [`${dayFirst[1]}/${monthNamed(dayFirst[2])}/${dayFirst[3]}`]),
    ...(monthFirst === null ? [] : [`${monthFirst[2]}/${monthNamed(monthFirst[1])}/${monthFirst[3]}`]),
    ...(run === null ? [] : [`${run[1]}-${run[2]}-${run[3]}`]),
  ];
  for (const form of tried) {
    const read = cellDate(typed(form), today);
    if (read.ok) return read.date;
  }
  return null;
}

const monthNamed = (name: string | undefined): number =>
  words.months.findIndex((month) => month.startsWith((name ?? '').toLowerCase())) + 1;

/** A number with a word that makes it greater. */
const scaledBy = (scales: readonly string[]): RegExp =>
  new RegExp(String.raw`\d\s*(?:${scales.join('|')})(?!\p{L})`, 'iu');
const SCALED = scaledBy([...words.millions, ...words.otherScales]);
const MILLIONS = scaledBy(words.millions);
const LEADING_UNIT = new RegExp(String.raw`^(?:${words.amountUnits.join('|')}|[~≈₫])\s*(?=\d)`, 'iu');

const isRange = (text: string): boolean => /\d\s*[-–—~→]\s*\d/.test(text);

function wholeNumber(text: string): number | null {
  if (isRange(text)) return null;
  const number = text.replace(LEADING_UNIT, '');
  if (!SCALED.test(number)) return cellCount(typed(number));
  const read = MILLIONS.test(number) ? parseTypedMoney(number) : undefined;
  const isWhole = read !== undefined && (read.currency ?? 'VND') === 'VND' && Number.isInteger(read.amount);
  return isWhole ? read.amount : null;
}

/** The code of a country by its name in any language, or by its code. */
export function countryOf(text: string, context: PasteContext): string | null {
  const found =
    context.index.named('country', text, context.on) ??
    (/^[A-Z]{2}$/.test(text) ? context.index.withCode('country', text, context.on) : undefined) ??
    context.index.named('country', text.replace(/[(（].*/s, ''), context.on);
  return found?.code ?? null;
}

const isOneOf = (list: readonly string[], text: string): boolean =>
  list.includes(normalise(text).toLowerCase()) ||
  (headingKey(text) !== '' && list.some((word) => headingKey(word) === headingKey(text)));
