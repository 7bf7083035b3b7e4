import { issue, type Issue } from '../check.ts';
import { checkDelegation, type CheckedDays } from '../delegation/delegation-checks.ts';
import { delegationSummary, tripDay, type TripDay } from '../delegation/delegation-counting.ts';
import { delegationDayKinds, delegationDays } from '../delegation/delegation-days.ts';
import { delegationTexts } from '../delegation/delegation-search.ts';
import { commonCopies, memberCopies } from '../delegation/delegation-copies.ts';
import { delegationLeader } from '../delegation/delegation-leader.ts';
import {
  commonFields,
  delegationPeople,
  delegationSections,
  members,
  permits,
} from '../delegation/delegation-fields.ts';
import { childList, defineRegister, notWithdrawn, type RecordOf } from '../define-register.ts';
import { boolean, choice, country, date, longText, reference, text } from '../field.ts';
import { incomingPapers } from './incoming-papers.ts';
import { incomingSheets } from './incoming-sheets.ts';
import pasteHeadings from './paste-headings.json' with { type: 'json' };

/** Đoàn vào: foreign guests who visit or work in the province. */
export const incomingDelegation = defineRegister({
  name: 'incoming-delegation',
  key: 'incomingDelegation',
  table: 'incoming_delegation',
  codePrefix: 'ĐV',
  icon: 'arrive',
  place: 'incoming',
  sections: delegationSections,
  openSections: ['main', 'dates'],
  statuses: {
    planned: 'begun',
    agreed: 'begun',
    inProvince: 'underWay',
    left: 'attention',
    reported: 'done',
    postponed: 'stopped',
    cancelled: 'stopped',
  },
  begunFromHome: true,
  templates: incomingPapers,
  linkedBy: ['exchange'],
  report: { chapter: 'delegations', events: [], countedBy: ['decidingDate'] },
  days: { kinds: delegationDayKinds, of: delegationDays },
  countsTrips: true,
  dateFields: ['arrivalActual', 'entryDate', 'arrivalPlanned'],
  fields: {
    ...commonFields,
    level: choice(
      'incomingLevel',
      [
        'highLevel',
        'ministerial',
        'departmental',
        'provincial',
        'local',
        'internationalOrganisation',
        'enterprise',
        'other',
      ],
      { need: 'official' },
    ),
    arrivalPlanned: date({ section: 'dates' }),
    leavePlanned: date({ section: 'dates' }),
    arrivalActual: date({ need: 'official', section: 'dates' }),
    leaveActual: date({ need: 'official', section: 'dates' }),
    entryDate: date({ section: 'dates' }),
    exitDate: date({ section: 'dates' }),
    gateIn: reference('gate', { need: 'official', section: 'journey' }),
    gateOut: reference('gate', { section: 'journey' }),
    receivingLeader: text({ need: 'official', section: 'journey', max: 300 }),
    programme: longText({ section: 'journey' }),
    venue: text({ section: 'journey', max: 500 }),
    inBorderArea: boolean({ section: 'journey', initial: false }),
    lodging: text({ section: 'journey', max: 300 }),
    interpreter: text({ section: 'journey', max: 200 }),
    gifts: text({ section: 'journey', max: 500 }),
  },
  children: {
    origins: childList({
      table: 'incoming_delegation_origin',
      headings: pasteHeadings.origins,
      section: 'journey',
      official: true,
      columns: ['country', 'organisation'],
      inline: ['country', 'organisation'],
      fields: {
        country: country({ need: 'official' }),
        organisation: text({ max: 500 }),
      },
    }),
    permits: permits('incoming_delegation_permit'),
    members: members('incoming_delegation_member'),
  },
  namesPeople: delegationPeople,
  standIns: { fields: ['leader', 'leaderJobTitle'], lists: ['members'], of: delegationLeader },
  copies: {
    fields: {
      ...commonCopies,
      level: true,
      arrivalPlanned: false,
      leavePlanned: false,
      arrivalActual: false,
      leaveActual: false,
      entryDate: false,
      exitDate: false,
      gateIn: true,
      gateOut: true,
      receivingLeader: true,
      programme: false,
      venue: true,
      inBorderArea: true,
      lodging: true,
      interpreter: true,
      gifts: false,
    },
    children: {
      origins: { country: true, organisation: true },
      permits: false,
      members: memberCopies,
    },
  },
  duplicateField: 'hostAgency',
  likelyDuplicateFields: ['hostAgency', 'peopleDeclared'],
  listColumns: ['code', 'name', 'hostAgency', 'origins', 'decidingDate', 'lastDate', 'personTrips', 'status'],
  titleColumn: 'name',
  columnWidths: { hostAgency: 145, origins: 145 },
  filters: ['level', 'nature', 'planning', 'hostAgency', 'purpose', 'fundingSource', 'gateIn'],
  printColumns: [
    'code',
    'name',
    'origins',
    'leader',
    'personTrips',
    'hostAgency',
    'receivingLeader',
    'purpose',
    'arrivalActual',
    'leaveActual',
    'permits',
    'gateIn',
    'resultSummary',
    'notes',
  ],
  sheets: incomingSheets,
  lookups: ['overlappingTrips', 'permitUses'],
  summarise(record, rules) {
    const { start, end, entry } = incomingDays(record);
    const deciding = rules.incomingDecidingDate === 'entry' && entry.date !== null ? entry : start;
    return delegationSummary(
      record,
      'incoming',
      rules,
      { start, end, deciding },
      {
        planned: 'planned',
        permitted: 'agreed',
        under: 'inProvince',
        over: 'left',
        reported: 'reported',
      },
    );
  },
  searchTexts: (record) => [
    ...delegationTexts(record),
    record.receivingLeader,
    record.venue,
    record.programme,
    ...notWithdrawn(record.origins).map((origin) => origin.organisation),
  ],
  check(record, context) {
    const { start, end } = incomingDays(record);
    const days: CheckedDays = {
      start: start.date,
      end: end.date,
      startActual: record.arrivalActual ?? record.entryDate,
      startField: record.arrivalActual === null ? 'arrivalPlanned' : 'arrivalActual',
      endField: record.leaveActual === null ? 'leavePlanned' : 'leaveActual',
    };
    const found: Issue[] = [...checkDelegation(record, days, context)];
    if (record.entryDate !== null && record.exitDate !== null && record.exitDate < record.entryDate) {
      found.push(issue('error', 'return-before-departure', { field: 'exitDate' }));
    }
    // Nghị định 112/2014/NĐ-CP, Điều 4: a bilateral gate is for the two neighbours' people only.
    const gate = record.gateIn?.code ?? null;
    const gateClass = gate === null || days.start === null ? null : context.gates.classOf(gate, days.start);
    const third = notWithdrawn(record.origins).find(
      (origin) => origin.country !== null && origin.country !== 'CN' && origin.country !== 'VN',
    );
    if (gateClass === 'bilateral' && third !== undefined) {
      found.push(
        issue(
          'warning',
          'third-country-at-bilateral-gate',
          { field: 'gateIn' },
          { gate: record.gateIn?.text ?? '' },
        ),
      );
    }
    return found;
  },
  expectedToday(record, context) {
    const { start, end } = incomingDays(record);
    const left = end.date !== null && end.date < context.today;
    const told = delegationLeader(record);
    return (name, field) => {
      if (record.calledOff !== null) return false;
      if (name === 'leader' || name === 'leaderJobTitle') return told[name] === null;
      if (name === 'arrivalActual') return start.date !== null && start.date <= context.today;
      if (name === 'leaveActual') return left || end.date === null;
      return field.section !== 'result' || left;
    };
  },
});

export type IncomingDelegation = RecordOf<typeof incomingDelegation>;

/** Days in the province, and the day of entry into Việt Nam. Arrival falls back to entry, leaving to exit. */
export function incomingDays(
  record: Pick<
    IncomingDelegation,
    'arrivalActual' | 'arrivalPlanned' | 'leaveActual' | 'leavePlanned' | 'entryDate' | 'exitDate'
  >,
): { readonly start: TripDay; readonly end: TripDay; readonly entry: TripDay } {
  return {
    start: tripDay(record.arrivalActual ?? record.entryDate, record.arrivalPlanned),
    end: tripDay(record.leaveActual ?? record.exitDate, record.leavePlanned),
    entry: tripDay(record.entryDate, null),
  };
}
