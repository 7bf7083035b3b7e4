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
import { personTrips, type Traveller, type Trip } from '../../../shared/report/person-trips.ts';
import type { PaperRow, PrintedPaper } from '../../../shared/report/printed-paper.ts';
import { reportNames } from '../../../shared/report/report-names.ts';
import { foldText } from '../../../shared/text/fold.ts';
import { formatCount, formatNumber } from '../../../shared/text/numbers.ts';
import { fill } from '../../../shared/text/template.ts';
import type { PlainDate } from '../../../shared/time/plain-date.ts';
import { formatOfficialDate } from '../../../shared/time/typed-date.ts';
import { toldRows, untold, type ReadingHow } from '../reading-how.ts';
import { paperHead } from './paper-head.ts';
import { daysWords } from './query-words.ts';

/** Days of departure, both ends inclusive; null is open. */
export interface TripsToPrint {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

/** How often each person went abroad in a span: trips that happened and that the report counts. */
export function tripsPaper(store: ReadStore, span: TripsToPrint, how = untold): PrintedPaper {
  const { trips, all } = tripsIn(store, span, how);
  const people = personTrips(trips);
  const listed = people.reduce((sum, { trips: own }) => sum + own.length, 0);
  const unknown = people.reduce(
    (sum, person) => sum + person.trips.filter(({ to }) => to === null).length,
    0,
  );
  const rows = people.map(({ name, position, unit, trips: own, days }, index): PaperRow => ({
    cells: [index + 1, name, position, unit, own.length, days, own.map(tripWords).join('\n')],
    struck: false,
    more: '',
  }));
  const { columns, across } = sizedColumns(
    Object.entries(texts.columns).map(([key, title]) => ({
      key,
      title,
      centred: ['index', 'trips', 'days'].includes(key),
    })),
    rows.map(({ cells }) => cells),
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

function tripWords({ code, name, from, to, countries }: Trip): string {
  return fill(texts.trip, {
    days:
      to === null
        ? fill(texts.begun, { from: formatOfficialDate(from) })
        : [...new Set([from, to])].map(formatOfficialDate).join(' – '),
    name,
    countries: countries.length === 0 ? '' : fill(texts.countries, { countries: countries.join(', ') }),
    code,
  });
}

/** The trips of the span, and the lượt that their delegations count. */
function tripsIn(
  store: ReadStore,
  { from, to }: TripsToPrint,
  how: ReadingHow,
): { readonly trips: readonly Trip[]; readonly all: number } {
  const names = reportNames(referenceRows(store));
  const register = outgoingDelegation.name;
  const found = findAll(store, listQuerySchema.parse({ register, from, to, countedOnly: true }));
  const trips: Trip[] = [];
  let all = 0;
  for (const row of toldRows(rowPages(store, register, found.ids), found.total, how)) {
    const { decidingDate } = row;
    if (!row.decidingDateConfirmed) continue;
    all += row.personTrips;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the definition of the register made this record
    const record = row.record as unknown as RecordTypes[typeof outgoingDelegation.name];
    if (decidingDate === null) continue;
    const members = notWithdrawn(record.members)
      .filter(({ participated, fullName }) => participated !== false && fullName !== null)
      .map((member): Traveller => ({
        person: member.person,
        name: member.fullName ?? '',
        position: member.jobTitle,
        unit: member.agency?.text ?? record.hostAgency?.text ?? null,
      }));
    const { leader, leaderJobTitle } = delegationLeader(record);
    const isListed = members.some(({ name }) => foldText(name) === foldText(leader ?? ''));
    trips.push({
      code: record.code,
      name: record.name ?? '',
      from: decidingDate,
      to: record.returnActual,
      countries: [
        ...new Set(
          notWithdrawn(record.stops).flatMap(({ country, transit }) =>
            country === null || transit === true ? [] : [names.country(country)],
          ),
        ),
      ],
      travellers:
        leader === null || isListed
          ? members
          : [
              {
                person: null,
                name: leader,
                position: leaderJobTitle,
                unit: record.hostAgency?.text ?? null,
              },
              ...members,
            ],
    });
  }
  return { trips, all };
}
