import type { PlainDate } from '../time/plain-date.ts';
import type { ReferenceValue } from './field.ts';

/** Papers that are Word templates with fields, which an office may replace by its own. */
export const templateKinds = [
  'outgoingSubmission',
  'outgoingDecision',
  'outgoingReport',
  'incomingSubmission',
  'incomingReport',
  'talkBrief',
  'talkMinutes',
] as const;
export type TemplateKind = (typeof templateKinds)[number];

/** How the provincial decision is signed: by the chairman or a deputy, in his own name or on behalf of the committee. */
export const signings = ['chairman', 'deputy', 'committee', 'committeeDeputy'] as const;
export type Signing = (typeof signings)[number];

/**
 * What a field of a template holds. `text`: words; `dots`: words that a person fills in on dotted space where they are not
 * known; `condition`: nothing but whether what stands between its two marks is printed; an object: rows, each with fields
 * of their own.
 */
export type TemplateField = 'text' | 'dots' | 'condition' | TemplateFields;
export interface TemplateFields {
  readonly [key: string]: TemplateField;
}

/** Values by the key of their field; null is what is not known. Text may have several lines. */
export type TemplateValue = string | boolean | null | readonly TemplateValues[];
export interface TemplateValues {
  readonly [key: string]: TemplateValue;
}

/** The values that a tree of fields asks for. */
export type ValuesFor<F extends TemplateFields> = {
  readonly [K in keyof F]: F[K] extends 'condition'
    ? boolean
    : F[K] extends TemplateFields
      ? readonly ValuesFor<F[K]>[]
      : string | null;
};

/** Why a record has no paper of a kind; `refused.<code>` in the texts of templates takes `authority`. */
export type NotOurs = {
  readonly code: 'partyDecides' | 'partyHost' | 'otherDecides';
  readonly authority: string;
};

export type TemplateFill =
  | { readonly values: TemplateValues; readonly notOurs: null }
  | { readonly values: null; readonly notOurs: NotOurs };

/** Whose head a paper stands under, and who signs it. */
export interface PaperAgency {
  /** As it is called within a sentence. */
  readonly name: string;
  /** First line of the head; null: none, the agency stands alone. */
  readonly parent: string | null;
  readonly agency: string;
  /** What follows the kind in its symbol, as SNgV; null: not known. */
  readonly symbol: string | null;
  /** Lines above the position of the signer. */
  readonly onBehalf: string | null;
  readonly position: string;
  readonly signer: string | null;
}

/** What papers say beyond their record. Words are Vietnamese whatever the language of the window. */
export interface TemplateFacts {
  readonly today: PlainDate;
  /** As in the line of place and date. */
  readonly place: string;
  readonly department: PaperAgency;
  agencyOf(value: ReferenceValue | null): PaperAgency;
  /** Whether an agency is one of the Party's, whose papers have a form of their own. */
  isPartyBody(value: ReferenceValue): boolean;
  isDepartment(value: ReferenceValue): boolean;
  isProvince(value: ReferenceValue): boolean;
  choice(set: string, code: string): string;
  country(code: string): string;
  currency(code: string): string;
  /** How long after its return a delegation reports. */
  readonly reportRule: { readonly days: number; readonly unit: 'calendarDays' | 'workingDays' };
  readonly signing: Signing;
  /** Name under the provincial decision; null: left to be written. */
  readonly provincialSigner: string | null;
  /** Talks and letters that are linked with the record, oldest first. */
  readonly exchanges: readonly LinkedExchange[];
  /** What is known of the other side of a talk; null for other records. */
  readonly partner: PartnerHistory | null;
  /** Our side of a talk, in both languages. */
  readonly ourSide: { readonly name: string; readonly chinese: string };
  /** The Chinese name of a place, an agency or a position of the reference data; null: none is kept. */
  chinese(text: string): string | null;
  chineseChoice(set: string, code: string): string;
}

export interface LinkedExchange {
  readonly date: PlainDate | null;
  /** Kind as a code of the choices of talks; null for a letter. */
  readonly kind: string | null;
  readonly title: string;
}

/** A line of what was between us and a partner, newest first, and how many more there are. */
export interface PartnerShare<Line> {
  readonly lines: readonly Line[];
  readonly more: number;
}

/** What the registers hold of a partner before a talk. */
export interface PartnerHistory {
  /** Who led their side before: name, position, how often, when last. */
  readonly heads: readonly {
    readonly name: string;
    readonly title: string | null;
    readonly times: number;
    readonly last: PlainDate;
  }[];
  readonly talks: PartnerShare<{
    readonly date: PlainDate;
    readonly kind: string;
    readonly subject: string;
    readonly place: string | null;
    readonly outcome: string | null;
  }>;
  /** What was promised and not done. */
  readonly commitments: PartnerShare<{
    readonly side: string | null;
    readonly text: string;
    readonly due: PlainDate | null;
  }>;
  readonly incidents: PartnerShare<{
    readonly date: PlainDate | null;
    readonly title: string;
    readonly status: string | null;
  }>;
  readonly letters: PartnerShare<{
    readonly date: PlainDate | null;
    readonly sent: boolean;
    readonly number: string | null;
    readonly subject: string;
    readonly awaitsReply: boolean;
  }>;
  readonly incoming: PartnerShare<PartnerTrip>;
  readonly outgoing: PartnerShare<PartnerTrip>;
}

export interface PartnerTrip {
  readonly date: PlainDate | null;
  readonly name: string;
  readonly people: number;
  readonly leader: string | null;
}

/** A paper by template that a register declares for its records. */
export interface TemplatePaper<Of> {
  /** Also the key of its line in the menu, among `papers` of the labels of registers. */
  readonly kind: TemplateKind;
  fill(record: Of, facts: TemplateFacts): TemplateFill;
}
