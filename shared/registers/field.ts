import type { Catalogue } from '../reference/reference-row.ts';
import type { PlainDate } from '../time/plain-date.ts';

/** What a stored amount of money means only together: amount in `currency`, and the VND given for one unit of it. */
export interface Money {
  readonly amount: number;
  /** ISO 4217 code, e.g. `CNY`. */
  readonly currency: string;
  /** VND for one unit of `currency`; null when unknown. For VND itself it is 1. */
  readonly rate: number | null;
}

/**
 * A name as it was written on the record's date, with the code of the reference row it stands for.
 * `code` is null when the name is in no catalogue: it is kept, and listed as unknown.
 */
export interface ReferenceValue {
  readonly code: string | null;
  readonly text: string;
}

/** An identity-document number as a reader sees it. The plain number leaves the database only through `reveal`. */
export interface SecretValue {
  /** For instance `C1****567`. Null where it cannot be read here. */
  readonly masked: string | null;
  /** Why it cannot be read: its key was erased by law, is not on this PC, or it or its key is damaged. */
  readonly unreadable?: 'erased' | 'missing' | 'damaged';
}

/** A place on the line as it was typed, with what was read of it. The two mean something only together. */
export interface MarkerValue {
  /** As typed. */
  readonly text: string;
  /** `1088/2-1089`; null when no marker could be read. */
  readonly normalised: string | null;
  /** Sorts from west to east; null when no marker could be read. */
  readonly order: string | null;
}

/** Another record that this one points to. Only `register` and `id` are kept; the rest is read from that record. */
export interface RecordLink {
  readonly register: string;
  readonly id: string;
  readonly code?: string;
  readonly title?: string;
  readonly date?: PlainDate | null;
  readonly withdrawn?: boolean;
  /** What the other register tells of its records through a link, such as number, level and kind. */
  readonly facts?: Readonly<Record<string, string | null>>;
}

/** What an office found when it compared a quick report with its source document: its parts mean something only together. */
export interface CrossCheck {
  readonly document: { readonly number: string; readonly date: PlainDate };
  /** Who compared them. */
  readonly by: string;
  /** When, UTC. */
  readonly at: string;
  /** What the record said then, by field or child list, each as one text. */
  readonly facts: Readonly<Record<string, string>>;
}

/** A file kept by the hash of its content. */
export interface FileReference {
  /** SHA-256 of the content, hexadecimal. */
  readonly hash: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Media type as far as the content shows it. */
  readonly type: string;
}

export type FieldKind =
  | 'text'
  | 'longText'
  | 'date'
  | 'integer'
  | 'boolean'
  | 'choice'
  | 'reference'
  | 'country'
  | 'money'
  | 'documentNumber'
  | 'secret'
  | 'personLink'
  | 'time'
  | 'marker'
  | 'recordLink'
  | 'files'
  | 'crossCheck'
  | 'json';

export type FieldValue =
  | Money
  | ReferenceValue
  | SecretValue
  | MarkerValue
  | RecordLink
  | CrossCheck
  | readonly FileReference[]
  | JsonValue;

export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/**
 * Kinds of link that a register may let point to its records: `exchange` is what talks and letters have to do with,
 * `origin` what a task came of.
 */
export type LinkGroup = 'exchange' | 'origin';

/** How much a field is wanted: to save at all, for a complete official record, or not at all. */
export type Need = 'required' | 'official' | 'optional';

export interface Field<Value = unknown> {
  readonly kind: FieldKind;
  readonly need: Need;
  /** The part of the form it stands in; null keeps it out of the form (kept by the program itself). */
  readonly section: string | null;
  /** Codes of a choice; their labels are in i18n under `choices.<choiceSet>.<code>`. */
  readonly choices: readonly string[];
  readonly choiceSet: string | null;
  /** The catalogue of a `reference` or `country`, or the one whose names a `text` offers. */
  readonly catalogue: Catalogue | null;
  /** Only rows of the catalogue that have this attribute set to true are offered; null: all. */
  readonly rowsWith: string | null;
  /** Registers that a `recordLink` may point to, beside those that say so themselves by `linkGroup`. */
  readonly registers: readonly string[];
  /** A `recordLink` may point to every register whose `linkedBy` names this; null: to those of `registers` alone. */
  readonly linkGroup: LinkGroup | null;
  /** Fields beside a `documentNumber` that hold the day and the issuer of the same document; null where none do. */
  readonly ofDocument: DocumentFields | null;
  /** Longest text in UTF-16 units, or greatest integer. */
  readonly max: number;
  /** Value of a new record. */
  readonly initial: Value | null;
  /** Never written; carries the type of the value. */
  readonly valueType?: Value;
}

/** The fields that tell of the document whose number another field holds. */
export interface DocumentFields {
  readonly day: string;
  readonly issuer?: string;
}

interface FieldOptions<Value> {
  readonly need?: Need;
  readonly section?: string | null;
  readonly max?: number;
  readonly initial?: NoInfer<Value>;
  /** A catalogue whose names are offered; any other text is kept as well. */
  readonly suggests?: Catalogue;
}

function field<Value>(
  kind: FieldKind,
  options: FieldOptions<Value>,
  rest: Partial<Field<Value>> = {},
): Field<Value> {
  return {
    kind,
    need: options.need ?? 'optional',
    section: options.section === undefined ? 'main' : options.section,
    choices: [],
    choiceSet: null,
    catalogue: options.suggests ?? null,
    rowsWith: null,
    registers: [],
    linkGroup: null,
    ofDocument: null,
    max: options.max ?? 0,
    initial: options.initial ?? null,
    ...rest,
  };
}

export const TEXT_LIMIT = 1_000;
export const LONG_TEXT_LIMIT = 50_000;

export const text = (options: FieldOptions<string> = {}): Field<string> =>
  field('text', { max: TEXT_LIMIT, ...options });
export const longText = (options: FieldOptions<string> = {}): Field<string> =>
  field('longText', { max: LONG_TEXT_LIMIT, ...options });
export const date = (options: FieldOptions<PlainDate> = {}): Field<PlainDate> => field('date', options);
export const integer = (options: FieldOptions<number> = {}): Field<number> =>
  field('integer', { max: 1_000_000_000, ...options });
export const boolean = (options: FieldOptions<boolean> = {}): Field<boolean> => field('boolean', options);
export const money = (options: FieldOptions<Money> = {}): Field<Money> => field('money', options);
export const country = (options: FieldOptions<string> = {}): Field<string> =>
  field('country', options, { catalogue: 'country' });
export const documentNumber = (
  options: FieldOptions<string> & { readonly of?: DocumentFields } = {},
): Field<string> => field('documentNumber', { max: 200, ...options }, { ofDocument: options.of ?? null });
export const secret = (options: FieldOptions<SecretValue> = {}): Field<SecretValue> =>
  field('secret', { max: 40, ...options });
export const personLink = (options: FieldOptions<string> = {}): Field<string> => field('personLink', options);
/** A time of day, `HH:MM`, local. */
export const time = (options: FieldOptions<string> = {}): Field<string> => field('time', options);
export const marker = (options: FieldOptions<MarkerValue> = {}): Field<MarkerValue> =>
  field('marker', { max: 300, ...options });
export const recordLink = (
  registers: readonly string[],
  options: FieldOptions<RecordLink> = {},
): Field<RecordLink> => field('recordLink', options, { registers });
/** A link to a record of any register that lets itself be linked so. */
export const groupLink = (linkGroup: LinkGroup, options: FieldOptions<RecordLink> = {}): Field<RecordLink> =>
  field('recordLink', options, { linkGroup });
export const files = (
  options: FieldOptions<readonly FileReference[]> = {},
): Field<readonly FileReference[]> => field('files', options);
/** Written by a call of its own, never by a form. */
export const crossCheck = (): Field<CrossCheck> => field('crossCheck', { section: null });
export const json = (options: FieldOptions<JsonValue> = {}): Field<JsonValue> =>
  field('json', { section: null, ...options });

/** One of fixed codes. What law or practice may change is a `reference` instead. */
export function choice<const Codes extends readonly string[]>(
  choiceSet: string,
  choices: Codes,
  options: FieldOptions<Codes[number]> = {},
): Field<Codes[number]> {
  return field<Codes[number]>('choice', options, { choices, choiceSet });
}

/** A name from an editable catalogue, or free text where the catalogue does not have it yet. */
export const reference = (
  catalogue: Catalogue,
  options: FieldOptions<ReferenceValue> & { readonly rowsWith?: string } = {},
): Field<ReferenceValue> =>
  field('reference', { max: 500, ...options }, { catalogue, rowsWith: options.rowsWith ?? null });

export type Fields = Readonly<Record<string, Field>>;

/** The values of a set of fields: what each field's kind holds, or null when empty. */
export type ValuesOf<F extends Fields> = {
  readonly [Name in keyof F]: F[Name] extends Field<infer Value> ? Value | null : never;
};
