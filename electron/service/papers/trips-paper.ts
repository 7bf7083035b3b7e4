import { findAll, rowPages } from '../../../db/queries/lists.ts';
import { referenceRows } from '../../../db/reference.ts';
import type { ReadStore } from '../../../db/store.ts';
import texts from '../../../shared/reference/trip-texts.json' with { type: 'json' };
import { delegationLeader } from '../../../shared/registers/delegation/delegation-leader.ts';
import { notWithdrawn } from '../../../shared/registers/define-register.ts';
import type { RecordTypes } from '../../../shared/registers/all-registers.ts';
import { listQuerySchema } from '../../../shared/registers/list-query.ts';
import { outgoingDelegation } from '../../../shared/registers/outgoing-delegation/outgoing-delegation.ts';
import { sizedColumns } from '../../../shared/report/paper-columns.ts';
import {
  TripCount,
  type PersonTrips,
  type Traveller,
  type Trip,
} from '../../../shared/report/person-trips.ts';
import type { PaperRow, PaperRows, PrintedPaper } from '../../../shared/report/printed-paper.ts';
import { reportNames, type ReportNames } from '../../../shared/report/report-names.ts';
import { foldText } from '../../../shared/text/fold.ts';
import { formatCount, formatNumber } from '../../../shared/text/numbers.ts';
import { fill } from '../../../shared/text/template.ts';
import type { PlainDate } from '../../../shared/time/plain-date.ts';
import { formatOfficialDate } from '../../../shared/time/typed-date.ts';
import { sampleOf, toldRows, untold, type ReadingHow } from '../reading-how.ts';
import { paperHead } from './paper-head.ts';
import { daysWords } from './query-words.ts';

/** Days of departure, both ends inclusive; null is open. */
export interface TripsToPrint {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

/** A delegation that went, as the line of each who went with it tells it. */
interface ToldTrip extends Trip {
  readonly code: string;
  readonly name: string;
  /** Names of the countries, joined. */
  readonly countries: string;
}

/** How often each person went abroad in a span: trips that happened and that the report counts. */
export function tripsPaper(store: ReadStore, span: TripsToPrint, how = untold): PrintedPaper {
  const { people, all } = tripsIn(store, span, how);
  const listed = people.reduce((sum, { trips: own }) => sum + own.length, 0);
  const unknown = people.reduce(
    (sum, person) => sum + person.trips.filter(({ to }) => to === null).length,
    0,
  );
  // The lines of very many are longer than all that they are made of.
  const rows: PaperRows = {
    length: people.length,
    *[Symbol.iterator]() {
      for (const [index, person] of people.entries()) yield rowOf(person, index);
    },
  };
  const { columns, across } = sizedColumns(
    Object.entries(texts.columns).map(([key, title]) => ({
      key,
      title,
      centred: ['index', 'trips', 'days'].includes(key),
    })),
    sampleOf(people).map((person) => rowOf(person, people.length - 1).cells),
  );
  const days = people.reduce((sum, person) => sum + person.days, 0);
  const total = [
    fill(texts.total, { count: formatNumber(people.length) }),
    null,
    null,
    null,
    listed,
    days,
    null,
  ];
  const [words = texts.always] = daysWords(store, span);
  return {
    ...paperHead(store),
    title: texts.title,
    lines: [
      [words, fill(texts.count, { people: formatNumber(people.length), trips: formatNumber(listed) })].join(
        ' · ',
      ),
    ],
    withdrawnFor: null,
    across,
    parts:
      rows.length === 0
        ? []
        : [{ kind: 'table', heading: null, columns, rows, total: rows.length > 1 ? total : [] }],
    notes: [
      ...(rows.length === 0 ? [texts.nothing] : []),
      texts.notes.counted,
      texts.notes.days,
      ...(unknown === 0 ? [] : [fill(texts.notes.unknown, { count: formatCount(unknown) })]),
      ...(listed >= all
        ? []
        : [fill(texts.notes.listed, { listed: formatCount(listed), all: formatCount(all) })]),
    ],
  };
}

function rowOf({ name, position, unit, trips, days }: PersonTrips<ToldTrip>, index: number): PaperRow {
  return {
    cells: [index + 1, name, position, unit, trips.length, days, trips.map(tripWords).join('\n')],
    struck: false,
    more: '',
  };
}

function tripWords({ code, name, from, to, countries }: ToldTrip): string {
  return fill(texts.trip, {
    days:
      to === null
        ? fill(texts.begun, { from: formatOfficialDate(from) })
        : [...new Set([from, to])].map(formatOfficialDate).join(' – '),
    name,
    countries: countries === '' ? '' : fill(texts.countries, { countries }),
    code,
  });
}

/** Who went in the span, and the lượt that the delegations of it count. */
function tripsIn(
  store: ReadStore,
  { from, to }: TripsToPrint,
  how: ReadingHow,
): { readonly people: readonly PersonTrips<ToldTrip>[]; readonly all: number } {
  const names = reportNames(referenceRows(store));
  const register = outgoingDelegation.name;
  const query = { register, from, to, countedOnly: true, sort: 'decidingDate', descending: false };
  const found = findAll(store, listQuerySchema.parse(query));
  const count = new TripCount<ToldTrip>();
  const countriesKept = new Map<string, string>();
  let all = 0;
  for (const row of toldRows(rowPages(store, register, found.ids), found.total, how, 'read')) {
    const { decidingDate } = row;
    if (!row.decidingDateConfirmed) continue;
    all += row.personTrips;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the definition of the register made this record
    const record = row.record as unknown as Delegation;
    if (decidingDate === null) continue;
    const countries = countriesOf(record, names);
    const kept = countriesKept.get(countries) ?? countries;
    countriesKept.set(kept, kept);
    const trip = {
      code: record.code,
      name: record.name ?? '',
      from: decidingDate,
      to: record.returnActual,
      countries: kept,
    };
    count.add(trip, travellersOf(record));
  }
  return { people: count.people(), all };
}

type Delegation = RecordTypes[typeof outgoingDelegation.name];

/** Each country once, where a stay in it was more than a passage. */
function countriesOf(record: Delegation, names: ReportNames): string {
  const stays = notWithdrawn(record.stops).flatMap(({ country, transit }) =>
    country === null || transit === true ? [] : [names.country(country)],
  );
  return [...new Set(stays)].join(', ');
}

/** The members who took part; the leader too where the list leaves them out. */
function travellersOf(record: Delegation): readonly Traveller[] {
  const host = record.hostAgency?.text ?? null;
  const members = notWithdrawn(record.members)
    .filter(({ participated, fullName }) => participated !== false && fullName !== null)
    .map((member): Traveller => ({
      person: member.person,
      name: member.fullName ?? '',
      position: member.jobTitle,
      unit: member.agency?.text ?? host,
    }));
  const { leader, leaderJobTitle } = delegationLeader(record);
  if (leader === null || members.some(({ name }) => foldText(name) === foldText(leader))) return members;
  return [{ person: null, name: leader, position: leaderJobTitle, unit: host }, ...members];
}
