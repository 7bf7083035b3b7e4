import { childList, type RecordWith } from '../define-register.ts';
import {
  boolean,
  choice,
  country,
  crossCheck,
  date,
  files,
  integer,
  longText,
  marker,
  reference,
  text,
  time,
} from '../field.ts';
import { remarksFields } from '../remarks-fields.ts';
import { incidentSteps } from './incident-steps.ts';
import pasteHeadings from './paste-headings.json' with { type: 'json' };

export const incidentSides = ['vietnam', 'china', 'both', 'natural', 'unknown'] as const;
export type IncidentSide = (typeof incidentSides)[number];

export const incidentFields = {
  type: reference('incident-type', { need: 'required' }),
  markers: marker({ need: 'official' }),
  occurredOn: date({ need: 'official' }),
  occurredAt: time(),
  summary: longText({ need: 'required' }),
  discoveredOn: date(),
  discoveredAt: time(),
  side: choice('incidentSide', incidentSides, { need: 'official' }),
  severity: choice('incidentSeverity', ['minor', 'notable', 'serious', 'grave'], { need: 'official' }),
  commune: reference('unit', { need: 'official', rowsWith: 'border' }),
  post: reference('organisation', { need: 'official', rowsWith: 'post' }),
  gate: reference('gate'),
  hamlet: text({ section: 'place', max: 200 }),
  coordinates: text({ section: 'place', max: 100 }),
  source: choice(
    'incidentSource',
    ['patrol', 'residents', 'otherAgency', 'otherSide', 'camera', 'press', 'other'],
    { section: 'place' },
  ),
  sourceDetail: text({ section: 'place', max: 300 }),
  article: reference('treaty-article', { need: 'official', section: 'place' }),
  damage: integer({ section: 'damage', max: 1_000_000_000_000_000 }),
  damageDetail: longText({ section: 'damage' }),
  photos: files({ section: 'pictures' }),
  reportedBy: reference('organisation', { section: null, rowsWith: 'post' }),
  crossCheck: crossCheck(),
  beyondCompetence: boolean({ section: 'result', initial: false }),
  result: longText({ section: 'result' }),
  ...remarksFields,
};

export const incidentLists = {
  steps: incidentSteps,
  people: childList({
    table: 'border_incident_person',
    headings: pasteHeadings.people,
    section: 'involved',
    official: false,
    columns: ['nationality', 'sex', 'birthYear', 'role', 'number'],
    inline: [],
    // No names: suspects are told of by nationality, sex and year of birth (Luật 91/2025/QH15).
    fields: {
      nationality: country(),
      sex: choice('sex', ['male', 'female', 'other']),
      birthYear: integer({ max: 2200 }),
      role: choice('incidentRole', ['offender', 'victim', 'witness', 'returned', 'other']),
      number: integer({ max: 100_000, initial: 1 }),
      description: text({ max: 500 }),
    },
  }),
  vehicles: childList({
    table: 'border_incident_vehicle',
    headings: pasteHeadings.vehicles,
    section: 'involved',
    official: false,
    columns: ['kind', 'number', 'plate', 'description'],
    inline: [],
    fields: {
      kind: text({ need: 'official', max: 200 }),
      number: integer({ max: 100_000, initial: 1 }),
      plate: text({ max: 100 }),
      description: text({ max: 500 }),
    },
  }),
  goods: childList({
    table: 'border_incident_goods',
    headings: pasteHeadings.goods,
    section: 'damage',
    official: false,
    columns: ['name', 'quantity', 'value'],
    inline: [],
    fields: {
      name: text({ need: 'official', max: 300 }),
      quantity: text({ max: 100 }),
      value: integer({ max: 1_000_000_000_000_000 }),
    },
  }),
};

/** An incident, for what its definition is made of. */
export type IncidentRecord = RecordWith<typeof incidentFields, typeof incidentLists>;
