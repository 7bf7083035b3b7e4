import { parseMarkers } from '../border/marker.ts';
import { exchangeLevels } from '../registers/exchange/exchange-fields.ts';
import { letterKinds } from '../registers/letter/letter.ts';
import { incidentSides } from '../registers/border-incident/incident-fields.ts';
import { talkKinds } from '../registers/talk/talk.ts';
import { isPlainDate } from '../time/plain-date.ts';
import type { Catalogue, ReferenceRow } from './reference-row.ts';

export type AttributeValue = ReferenceRow['attributes'][string];

/** What an attribute of a catalogue's rows holds, and so how it is typed and shown. */
export type AttributeField =
  | { readonly kind: 'text' | 'longText' }
  /** A number; it may have decimals. */
  | { readonly kind: 'number' }
  | { readonly kind: 'yesNo' }
  /** A day, `YYYY-MM-DD`. */
  | { readonly kind: 'day' }
  /** Days, `YYYY-MM-DD`, parted by commas. */
  | { readonly kind: 'days' }
  /** A day of every year, `MM-DD`. */
  | { readonly kind: 'dayOfYear' }
  /** A place or a stretch on the line, as `shared/border/marker` reads it. */
  | { readonly kind: 'marker' }
  /** One of given codes, with the labels of a set; `shared`: of a set that registers have. */
  | {
      readonly kind: 'choice';
      readonly set: string;
      readonly shared: boolean;
      readonly choices: readonly string[];
    }
  /** The code of a row of a catalogue. */
  | { readonly kind: 'row'; readonly catalogue: Catalogue }
  /** ISO codes of countries, parted by commas; empty for all. */
  | { readonly kind: 'countries' };

const text: AttributeField = { kind: 'text' };
const longText: AttributeField = { kind: 'longText' };
const number: AttributeField = { kind: 'number' };
const yesNo: AttributeField = { kind: 'yesNo' };
const marker: AttributeField = { kind: 'marker' };
const day: AttributeField = { kind: 'day' };
const days: AttributeField = { kind: 'days' };
const dayOfYear: AttributeField = { kind: 'dayOfYear' };
const row = (catalogue: Catalogue): AttributeField => ({ kind: 'row', catalogue });
const choice = (set: string, choices: readonly string[], shared = false): AttributeField => ({
  kind: 'choice',
  set,
  shared,
  choices,
});

/** Provinces and cities by the letters that rows of gates give them. */
const provinces = (
  'LS CB QN LC LCH TQ DB SL TNG BN PT HN HP HY NB TH NA HT QT HUE ' +
  'DN QNG GL DL KH LD DNA SG TN DT VL AG CT CM'
).split(' ');
const organisationKinds = [
  'partyBody',
  'province',
  'department',
  'association',
  'force',
  'central',
  'enterprise',
  'district',
  'commune',
];

/**
 * Every attribute that a catalogue's rows have, in the order of the form. What is not named here comes from a later version or
 * from a sheet of the office: it is shown and never changed.
 */
export const attributeFields: Readonly<Record<Catalogue, Readonly<Record<string, AttributeField>>>> = {
  country: {
    iso3: text,
    region: choice('region', [
      'southEastAsia',
      'eastAsia',
      'southAsia',
      'centralAsia',
      'westAsia',
      'europe',
      'northAmerica',
      'latinAmerica',
      'africa',
      'oceania',
    ]),
    partOf: row('country'),
  },
  place: {
    kind: choice('placeKind', ['province', 'city', 'county', 'town']),
    borderZone: yesNo,
    oppositeLangSon: yesNo,
    region: yesNo,
  },
  organisation: {
    kind: choice('organisationKind', organisationKinds),
    room: yesNo,
    post: yesNo,
    commune: row('unit'),
    unitCode: row('unit'),
    ward: yesNo,
    border: yesNo,
    westToEast: number,
    borderKm: number,
    markers: marker,
    markersConfirmed: yesNo,
    formerDistrict: row('organisation'),
    agreementsInheritedBy: row('organisation'),
  },
  unit: {
    level: choice('unitLevel', ['province', 'district', 'commune', 'ward', 'town']),
    formerDistrict: row('unit'),
    border: yesNo,
    westToEast: number,
    borderKm: number,
    markers: marker,
    markersConfirmed: yesNo,
  },
  gate: {
    class: choice('gateClass', [
      'international',
      'bilateral',
      'secondary',
      'opening',
      'lane',
      'railway',
      'airport',
    ]),
    province: choice('province', provinces),
    commune: row('unit'),
    counterpart: text,
    counterpartZh: text,
    markers: marker,
    axisMarker: marker,
    nearMarker: marker,
  },
  purpose: { order: number, countedByDefault: yesNo },
  position: { rank: number },
  currency: { symbol: text, decimals: number },
  holiday: {
    kind: choice('dayKind', ['holiday', 'workingDay']),
    holiday: choice('holiday', [
      'newYear',
      'lunarNewYear',
      'hungKings',
      'victoryDay',
      'labourDay',
      'nationalDay',
      'cultureDay',
      'swap',
    ]),
    inLieu: yesNo,
    exchangedWith: { kind: 'day' },
  },
  deadline: {
    days: number,
    unit: choice('daysUnit', ['calendarDays', 'workingDays']),
    after: choice('event', ['return', 'signing', 'request', 'conferenceEnd', 'closing']),
    before: choice('event', ['conferenceStart']),
    minimum: yesNo,
    month: number,
    day: number,
    ofMonth: choice('ofMonth', ['lastOfPeriod']),
    ofYearBefore: yesNo,
    dataFrom: dayOfYear,
    dataTo: dayOfYear,
  },
  'incident-type': {
    order: number,
    group: choice('incidentGroup', [
      'marker',
      'construction',
      'security',
      'people',
      'crossing',
      'trade',
      'nature',
      'gate',
      'other',
    ]),
    article: row('treaty-article'),
    side: choice('incidentSide', incidentSides, true),
    domestic: longText,
  },
  'treaty-article': {
    kind: choice('documentKind', ['treaty', 'law', 'decree']),
    document: text,
    article: text,
    citation: longText,
  },
  occasion: {
    kind: choice('occasionKind', ['solar', 'lunar', 'undated']),
    day: number,
    month: number,
    leadDays: number,
    letterKind: choice('letterKind', letterKinds, true),
    countries: { kind: 'countries' },
    solarDates: days,
    solarDatesChina: days,
  },
  'report-basis': {},
  index: { year: number, rank: number, outOf: number, among: text, announcedOn: day },
  'talk-mechanism': {
    order: number,
    level: choice('exchangeLevel', exchangeLevels, true),
    talkKind: choice('talkKind', talkKinds, true),
  },
};

/** What an attribute of a catalogue holds; undefined for one that is not known. */
export function attributeField(catalogue: Catalogue, name: string): AttributeField | undefined {
  const known = attributeFields[catalogue];
  return Object.hasOwn(known, name) ? known[name] : undefined;
}

/** Parts of a comma list. */
export const listed = (value: string): readonly string[] =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** True where a value is one that an attribute may hold; null is empty. Whether a code names a row is not asked. */
export function attributeFits(field: AttributeField, value: AttributeValue): boolean {
  if (value === null) return true;
  if (field.kind === 'number') return typeof value === 'number';
  if (field.kind === 'yesNo') return typeof value === 'boolean';
  if (typeof value !== 'string') return false;
  switch (field.kind) {
    case 'text':
    case 'longText':
    case 'row':
    case 'countries':
      return true;
    case 'day':
      return isPlainDate(value);
    case 'days':
      return listed(value).every(isPlainDate);
    case 'dayOfYear':
      // A leap year, so that 29 February is a day.
      return isPlainDate(`2000-${value}`);
    case 'marker':
      return parseMarkers(value).range !== null;
    case 'choice':
      return field.choices.includes(value);
    default:
      return field satisfies never;
  }
}

/** Why a typed value cannot be kept: a code of `reference:wrong`; null where it can. */
export function attributeProblem(
  field: AttributeField,
  value: AttributeValue,
  rows: readonly ReferenceRow[],
): AttributeField['kind'] | null {
  if (!attributeFits(field, value)) return field.kind;
  if (typeof value !== 'string') return null;
  const known = (catalogue: Catalogue, code: string): boolean =>
    rows.some((one) => one.catalogue === catalogue && one.code === code);
  if (field.kind === 'row') return known(field.catalogue, value) ? null : 'row';
  if (field.kind === 'countries')
    return listed(value).every((code) => known('country', code)) ? null : 'countries';
  return null;
}
