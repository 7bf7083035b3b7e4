import { issue, type Issue } from '../check.ts';
import { checkDelegation, isBorderPass, type CheckedDays } from '../delegation/delegation-checks.ts';
import { delegationSummary, tripDay, type TripDay } from '../delegation/delegation-counting.ts';
import {
  delegationDayKinds,
  delegationDays,
  returnDayKinds,
  returnDays,
} from '../delegation/delegation-days.ts';
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
import { boolean, choice, country, date, documentNumber, reference, text } from '../field.ts';
import { outgoingPapers } from './outgoing-papers.ts';
import { outgoingSheets } from './outgoing-sheets.ts';
import pasteHeadings from './paste-headings.json' with { type: 'json' };

/** Đoàn ra: people of the province who travel abroad. */
export const outgoingDelegation = defineRegister({
  name: 'outgoing-delegation',
  key: 'outgoingDelegation',
  table: 'outgoing_delegation',
  codePrefix: 'ĐR',
  icon: 'leave',
  place: 'outgoing',
  sections: delegationSections,
  openSections: ['main', 'dates'],
  statuses: {
    planned: 'begun',
    permitted: 'begun',
    travelling: 'underWay',
    returned: 'attention',
    reported: 'done',
    postponed: 'stopped',
    cancelled: 'stopped',
  },
  begunFromHome: true,
  templates: outgoingPapers,
  linkedBy: ['exchange'],
  report: { chapter: 'delegations', events: [], countedBy: ['decidingDate'] },
  days: {
    kinds: { ...delegationDayKinds, ...returnDayKinds },
    of: (record, summary) => [...delegationDays(record, summary), ...returnDays(record, summary)],
  },
  countsTrips: true,
  dateFields: ['departureActual', 'departurePlanned'],
  fields: {
    ...commonFields,
    level: choice(
      'outgoingLevel',
      ['provinceTop', 'provinceLeader', 'department', 'commune', 'district', 'enterprise', 'other'],
      { need: 'official' },
    ),
    departurePlanned: date({ section: 'dates' }),
    returnPlanned: date({ section: 'dates' }),
    departureActual: date({ need: 'official', section: 'dates' }),
    returnActual: date({ need: 'official', section: 'dates' }),
    gateOut: reference('gate', { need: 'official', section: 'journey' }),
    gateIn: reference('gate', { section: 'journey' }),
    invitingPartner: text({ section: 'permits', max: 500 }),
    invitationNumber: documentNumber({ section: 'permits', of: { day: 'invitationDate' } }),
    invitationDate: date({ section: 'permits' }),
  },
  children: {
    stops: childList({
      table: 'outgoing_delegation_stop',
      headings: pasteHeadings.stops,
      printed: ['place', 'country'],
      section: 'journey',
      official: false,
      columns: ['country', 'place', 'fromDate', 'toDate', 'transit'],
      inline: ['country', 'place'],
      fields: {
        country: country({ need: 'official' }),
        place: text({ max: 300 }),
        fromDate: date(),
        toDate: date(),
        transit: boolean(),
      },
    }),
    permits: permits('outgoing_delegation_permit'),
    members: members('outgoing_delegation_member'),
  },
  namesPeople: delegationPeople,
  standIns: { fields: ['leader', 'leaderJobTitle'], lists: ['members'], of: delegationLeader },
  copies: {
    fields: {
      ...commonCopies,
      level: true,
      departurePlanned: false,
      returnPlanned: false,
      departureActual: false,
      returnActual: false,
      gateOut: true,
      gateIn: true,
      invitingPartner: true,
      invitationNumber: false,
      invitationDate: false,
    },
    children: {
      stops: { country: true, place: true, fromDate: false, toDate: false, transit: true },
      permits: false,
      members: memberCopies,
    },
  },
  duplicateField: 'hostAgency',
  likelyDuplicateFields: ['hostAgency', 'peopleDeclared'],
  tables: { ofList: 'trips' },
  listColumns: ['code', 'name', 'hostAgency', 'stops', 'decidingDate', 'lastDate', 'personTrips', 'status'],
  titleColumn: 'name',
  columnWidths: { hostAgency: 145, stops: 145 },
  filters: ['level', 'nature', 'planning', 'hostAgency', 'purpose', 'fundingSource', 'gateOut'],
  printColumns: [
    'code',
    'name',
    'hostAgency',
    'leader',
    'personTrips',
    'stops',
    'purpose',
    'departureActual',
    'returnActual',
    'permits',
    'fundingSource',
    'resultSummary',
    'notes',
  ],
  sheets: outgoingSheets,
  lookups: ['overlappingTrips', 'permitUses'],
  summarise(record, rules) {
    const { start, end } = outgoingDays(record);
    return delegationSummary(
      record,
      'outgoing',
      rules,
      { start, end, deciding: start },
      {
        planned: 'planned',
        permitted: 'permitted',
        under: 'travelling',
        over: 'returned',
        reported: 'reported',
      },
    );
  },
  searchTexts: (record) => [
    ...delegationTexts(record),
    record.invitingPartner,
    ...notWithdrawn(record.stops).map((stop) => stop.place),
  ],
  check(record, context) {
    const { start, end } = outgoingDays(record);
    const days: CheckedDays = {
      start: start.date,
      end: end.date,
      startActual: record.departureActual,
      startField: record.departureActual === null ? 'departurePlanned' : 'departureActual',
      endField: record.returnActual === null ? 'returnPlanned' : 'returnActual',
    };
    const found: Issue[] = [...checkDelegation(record, days, context)];
    const stops = notWithdrawn(record.stops);
    // "ASEAN" tells where they went, and waits for its countries.
    const severity = stops.some((stop) => stop.place !== null) ? 'warning' : 'error';
    if (stops.every((stop) => stop.country === null))
      found.push(issue(severity, 'no-country', { list: 'stops', field: 'country' }));
    for (const stop of stops) {
      const place = { list: 'stops', childId: stop.id };
      if (stop.fromDate !== null && stop.toDate !== null && stop.toDate < stop.fromDate) {
        found.push(issue('error', 'return-before-departure', { ...place, field: 'toDate' }));
      } else if (
        (days.start !== null && stop.fromDate !== null && stop.fromDate < days.start) ||
        (days.end !== null && stop.toDate !== null && stop.toDate > days.end)
      ) {
        found.push(issue('warning', 'stop-outside-trip', { ...place, field: 'fromDate' }));
      }
    }
    const countries = new Set(stops.map((stop) => stop.country));
    if (context.limits.countries !== null && countries.size > context.limits.countries) {
      found.push(
        issue('warning', 'countries-over-limit', { list: 'stops' }, { limit: context.limits.countries }),
      );
    }
    // Nghị định 76/2020/NĐ-CP, Điều 3: a border pass holds inside the opposite border zone only.
    const beyond = stops.find(
      (stop) =>
        stop.country !== null &&
        stop.place !== null &&
        context.gates.inBorderZone(stop.place, stop.country) === false,
    );
    if (beyond !== undefined) {
      for (const member of notWithdrawn(record.members)) {
        if (!isBorderPass(member.documentType)) continue;
        found.push(
          issue(
            'warning',
            'border-pass-beyond-zone',
            { list: 'members', childId: member.id, field: 'documentType' },
            { name: member.fullName ?? '', place: beyond.place ?? '' },
          ),
        );
      }
    }
    return found;
  },
  expectedToday(record, context) {
    const { start, end } = outgoingDays(record);
    const returned = end.date !== null && end.date < context.today;
    const told = delegationLeader(record);
    return (name, field) => {
      if (record.calledOff !== null) return false;
      if (name === 'leader' || name === 'leaderJobTitle') return told[name] === null;
      if (name === 'departureActual') return start.date !== null && start.date <= context.today;
      if (name === 'returnActual') return returned || end.date === null;
      return field.section !== 'result' || returned;
    };
  },
});

export type OutgoingDelegation = RecordOf<typeof outgoingDelegation>;

/** First and last day of the trip: actual where recorded, else planned. */
export function outgoingDays(
  record: Pick<OutgoingDelegation, 'departureActual' | 'departurePlanned' | 'returnActual' | 'returnPlanned'>,
): { readonly start: TripDay; readonly end: TripDay } {
  return {
    start: tripDay(record.departureActual, record.departurePlanned),
    end: tripDay(record.returnActual, record.returnPlanned),
  };
}
