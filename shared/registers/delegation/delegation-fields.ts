import { childList, type PersonPlace } from '../define-register.ts';
import {
  boolean,
  choice,
  country,
  date,
  documentNumber,
  files,
  integer,
  longText,
  money,
  personLink,
  reference,
  secret,
  text,
} from '../field.ts';
import { remarksFields } from '../remarks-fields.ts';
import pasteHeadings from './paste-headings.json' with { type: 'json' };

/** Sections of a delegation's form, in the order of the paper. */
export const delegationSections = [
  'main',
  'dates',
  'journey',
  'permits',
  'members',
  'funding',
  'result',
  'remarks',
] as const;

export const natures = [
  'official',
  'working',
  'training',
  'conference',
  'promotion',
  'survey',
  'friendship',
  'private',
] as const;

export const fundingSources = ['stateBudget', 'partner', 'enterprise', 'selfFunded', 'mixed'] as const;

export const travelDocumentTypes = [
  'diplomaticPassport',
  'officialPassport',
  'ordinaryPassport',
  'laissezPasser',
  'borderPassOfficial',
  'borderPassResident',
  'other',
] as const;

/** Fields that both directions record in the same way. */
export const commonFields = {
  name: text({ need: 'required', max: 500 }),
  hostAgency: reference('organisation', { need: 'required' }),
  peopleDeclared: integer({ need: 'required', max: 100_000 }),
  nature: choice('nature', natures, { need: 'official', initial: 'working' }),
  planning: choice('planning', ['inPlan', 'outsidePlan', 'adHoc'], { need: 'official' }),
  purpose: reference('purpose', { need: 'official' }),
  content: longText(),
  leader: text({ need: 'official', max: 200, section: 'members' }),
  leaderJobTitle: text({ need: 'official', max: 300, section: 'members', suggests: 'position' }),
  memberListComplete: boolean({ section: 'members', initial: false }),
  requestNumber: documentNumber({ section: 'permits', of: { day: 'requestDate', issuer: 'requestAgency' } }),
  requestDate: date({ section: 'permits' }),
  requestAgency: reference('organisation', { section: 'permits' }),
  fundingSource: choice('fundingSource', fundingSources, { need: 'official', section: 'funding' }),
  budgetEstimated: money({ section: 'funding' }),
  budgetSettled: money({ section: 'funding' }),
  resultSummary: longText({ need: 'official', section: 'result' }),
  agreementsSigned: longText({ section: 'result' }),
  reportDue: date({ section: 'result' }),
  reportNumber: documentNumber({ need: 'official', section: 'result', of: { day: 'reportDate' } }),
  reportDate: date({ need: 'official', section: 'result' }),
  reportFiles: files({ section: 'result' }),
  calledOff: choice('calledOff', ['postponed', 'cancelled'], { section: 'remarks' }),
  calledOffReason: text({ section: 'remarks' }),
  ...remarksFields,
};

/** Where a delegation names people: its members with their roles, and its leader. */
export const delegationPeople: readonly PersonPlace[] = [
  { list: 'members', name: 'fullName', link: 'person', role: 'role' },
  { list: null, name: 'leader', link: null, role: null },
];

/** Decisions or consents; one decision often permits several delegations. */
export const permits = (table: string) =>
  childList({
    table,
    headings: pasteHeadings.permits,
    section: 'permits',
    official: true,
    columns: ['number', 'date', 'issuer', 'signer', 'competence'],
    printed: ['number', 'date'],
    inline: [],
    fields: {
      number: documentNumber({ need: 'official', of: { day: 'date', issuer: 'issuer' } }),
      date: date({ need: 'official' }),
      issuer: reference('organisation', { need: 'official' }),
      signer: text({ max: 200 }),
      competence: choice('competence', [
        'central',
        'provincialParty',
        'peoplesCouncil',
        'chairman',
        'authorisedHead',
      ]),
      files: files(),
    },
  });

/**
 * People of the trip. Name, agency and position are copies as of the trip, never joined live; `person` links to
 * the person they were copied from.
 */
export const members = (table: string) =>
  childList({
    table,
    section: 'members',
    official: true,
    columns: ['fullName', 'jobTitle', 'agency', 'role'],
    inline: [],
    fields: {
      person: personLink(),
      fullName: text({ need: 'required', max: 200 }),
      sex: choice('sex', ['male', 'female', 'other']),
      birthDate: date(),
      nationality: country(),
      agency: reference('organisation'),
      jobTitle: text({ max: 300, suggests: 'position' }),
      role: choice('memberRole', ['leader', 'deputy', 'member', 'interpreter', 'protocol', 'press'], {
        initial: 'member',
      }),
      category: choice('memberCategory', ['civilServant', 'publicEmployee', 'enterprise', 'other']),
      documentType: choice('travelDocument', travelDocumentTypes),
      documentNumber: secret(),
      documentIssued: date(),
      documentExpiry: date(),
      participated: boolean({ initial: true }),
    },
  });
