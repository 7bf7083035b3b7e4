import tagNames from '../reference/template-fields.json' with { type: 'json' };
import { foldText } from '../text/fold.ts';
import type { TemplateField, TemplateFields, TemplateKind, TemplateValues } from './template-paper.ts';

/** A line of a list that stands in the text. */
const lines = { line: 'text' } as const satisfies TemplateFields;

const head = {
  parentAgency: 'text',
  agency: 'text',
  agencyName: 'text',
  number: 'text',
  symbol: 'text',
  place: 'text',
  day: 'text',
  month: 'text',
  year: 'text',
  addressee: 'text',
  addressees: lines,
  recipients: lines,
  onBehalf: 'text',
  position: 'text',
  signer: 'text',
} as const satisfies TemplateFields;

const members = {
  ordinal: 'text',
  honorific: 'text',
  fullName: 'text',
  jobTitle: 'text',
  unit: 'text',
  role: 'text',
  line: 'text',
} as const satisfies TemplateFields;

const delegation = {
  ...head,
  title: 'text',
  delegationName: 'text',
  hostAgency: 'text',
  people: 'text',
  composition: 'dots',
  leader: 'dots',
  leaderTitle: 'text',
  members,
  membersInText: members,
  membersAttached: 'condition',
  time: 'text',
  days: 'text',
  purpose: 'text',
  content: 'text',
  aims: 'dots',
  funding: 'dots',
  estimated: 'text',
} as const satisfies TemplateFields;

const trip = {
  ...delegation,
  journey: 'text',
  places: 'dots',
  countries: 'dots',
  partner: 'text',
} as const satisfies TemplateFields;

const visit = {
  ...delegation,
  guests: 'text',
  origins: 'dots',
  gate: 'text',
  receivingLeader: 'dots',
  programme: 'text',
  venue: 'text',
  lodging: 'text',
  interpreter: 'text',
  gifts: 'text',
} as const satisfies TemplateFields;

const outcome = {
  permit: 'text',
  opening: 'text',
  result: 'dots',
  activities: lines,
  agreements: 'text',
  settled: 'text',
} as const satisfies TemplateFields;

const submission = {
  grounds: lines,
  request: 'text',
  submittedTo: 'text',
  planning: 'text',
  enclosures: 'text',
} as const satisfies TemplateFields;

/** The fields that a template of each kind may use. */
export const templateFields = {
  outgoingSubmission: { ...trip, ...submission },
  outgoingDecision: {
    ...trip,
    grounds: lines,
    decider: 'text',
    deciderName: 'text',
    proposal: 'text',
    assignment: 'text',
    named: 'text',
    duties: 'text',
    executors: 'text',
  },
  outgoingReport: { ...trip, ...outcome },
  incomingSubmission: { ...visit, ...submission },
  incomingReport: { ...visit, ...outcome },
  talkBrief: {
    agency: 'text',
    talkKind: 'text',
    subject: 'text',
    when: 'dots',
    venue: 'dots',
    partner: 'dots',
    partnerHead: 'dots',
    ourHead: 'dots',
    about: lines,
    talks: lines,
    commitments: lines,
    incidents: lines,
    letters: lines,
    trips: lines,
    preparedOn: 'text',
  },
  talkMinutes: {
    talkKind: 'text',
    talkKindZh: 'text',
    subject: 'dots',
    startTime: 'text',
    startTimeZh: 'text',
    endTime: 'text',
    endTimeZh: 'text',
    when: 'dots',
    whenZh: 'dots',
    venue: 'dots',
    venueZh: 'dots',
    partner: 'dots',
    partnerZh: 'dots',
    ourSide: 'text',
    ourSideZh: 'text',
    ourHead: 'dots',
    ourHeadTitle: 'text',
    ourHeadTitleZh: 'dots',
    ourPeople: 'dots',
    ourPeopleZh: 'dots',
    theirHead: 'dots',
    theirHeadTitle: 'text',
    theirHeadTitleZh: 'dots',
    theirPeople: 'dots',
    theirPeopleZh: 'dots',
    composition: 'text',
    items: { ordinal: 'text', line: 'text' },
  },
} as const satisfies Readonly<Record<TemplateKind, TemplateFields>>;

type KeysOf<F> = F extends TemplateFields
  ? { [K in keyof F]: K | (F[K] extends TemplateFields ? KeysOf<F[K]> : never) }[keyof F]
  : never;
/** Every key of a field, of any kind and any list. */
export type FieldKey = KeysOf<(typeof templateFields)[TemplateKind]>;

const tags: Readonly<Record<FieldKey, string>> = tagNames;

const isKey = (key: string): key is FieldKey => Object.hasOwn(tags, key);

/** What stands between the braces for a field. */
export function tagOf(key: string): string {
  if (!isKey(key)) throw new RangeError(`No tag for ${key}`);
  return tags[key];
}

/** A tag as it is compared: marks, case, spaces and hyphens do not matter, so that `{Tên đoàn}` is `{ten_doan}`. */
export function tagKey(tag: string): string {
  return foldText(tag)
    .replaceAll(/[^\p{L}\p{N}.]+/gu, '_')
    .replaceAll(/^_|_$/g, '');
}

/** Fields by their tags, at every depth. */
export interface TaggedFields {
  readonly [tag: string]: Exclude<TemplateField, TemplateFields> | TaggedFields;
}

export function taggedFields(fields: TemplateFields): TaggedFields {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [
      tagOf(key),
      typeof field === 'string' ? field : taggedFields(field),
    ]),
  );
}

/** Values by the tags of their fields. */
export type TaggedValues = { readonly [tag: string]: string | boolean | null | readonly TaggedValues[] };

export function taggedValues(values: TemplateValues): TaggedValues {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      tagOf(key),
      value === null || typeof value === 'string' || typeof value === 'boolean'
        ? value
        : value.map(taggedValues),
    ]),
  );
}

/** A field as a list of fields shows it. */
export interface ListedField {
  readonly key: FieldKey;
  readonly tag: string;
  /** Whether it stands around what is repeated, or printed on a condition. */
  readonly isList: boolean;
  /** Tag of the list in whose rows it stands; null: in none. */
  readonly list: string | null;
}

/** Every field that a template of a kind may use, those of a list behind it. */
export function taggedFieldsOf(kind: TemplateKind): readonly ListedField[] {
  return listed(templateFields[kind], null);
}

function listed(fields: TemplateFields, list: string | null): readonly ListedField[] {
  return Object.entries(fields).flatMap(([key, field]): readonly ListedField[] => {
    if (!isKey(key)) return [];
    const isList = field === 'condition' || typeof field === 'object';
    const own = { key, tag: tags[key], isList, list };
    return typeof field === 'object' ? [own, ...listed(field, own.tag)] : [own];
  });
}
