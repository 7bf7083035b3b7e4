import { linkedFrom } from '../../../db/links.ts';
import { listRecords } from '../../../db/queries/lists.ts';
import { readTyped } from '../../../db/record-rows.ts';
import { referenceRows } from '../../../db/reference.ts';
import type { ReadStore } from '../../../db/store.ts';
import { today } from '../../../db/today.ts';
import { type OpenRegisterName } from '../../../shared/registers/all-registers.ts';
import { borderIncident } from '../../../shared/registers/border-incident/border-incident.ts';
import { fieldValue, notWithdrawn, type AnyRecord } from '../../../shared/registers/define-register.ts';
import { delegationLeader } from '../../../shared/registers/delegation/delegation-leader.ts';
import { incomingDelegation } from '../../../shared/registers/incoming-delegation/incoming-delegation.ts';
import { letter } from '../../../shared/registers/letter/letter.ts';
import { listQuerySchema, type ListRow } from '../../../shared/registers/list-query.ts';
import { outgoingDelegation } from '../../../shared/registers/outgoing-delegation/outgoing-delegation.ts';
import { talk } from '../../../shared/registers/talk/talk.ts';
import type { PartnerHistory, PartnerShare, PartnerTrip } from '../../../shared/registers/template-paper.ts';
import { foldText } from '../../../shared/text/fold.ts';
import { plainDate, type PlainDate } from '../../../shared/time/plain-date.ts';
import { namesPartner, namesPlaceOf, partnerName, type PartnerName } from './partner-name.ts';

/** Records of a register that are looked through. */
const MOST_RECORDS = 500;
/** Lines of one kind that a brief tells; how many more there are is said. */
const MOST_LINES = 5;
const MOST_HEADS = 3;

type Talk = ReturnType<typeof readTyped<typeof talk.name>>[number];

/**
 * What the registers hold of the partner of a talk, as of the day before it: talks with the same partner, what was
 * promised in them, open incidents that they deal with, letters, trips both ways; null where nothing names a partner.
 */
export function partnerHistory(store: ReadStore, record: AnyRecord): PartnerHistory | null {
  const text = (name: string): string => {
    const value = fieldValue(record, name);
    return typeof value === 'string' ? value : '';
  };
  const named = text('counterpart') || text('theirHead');
  const partner = partnerName(named, referenceRows(store));
  if (partner.search === '') return null;
  const before = text('date') === '' ? null : plainDate(text('date'));

  const talks = readTyped(store, talk.name, idsFound(store, talk.name, partner))
    .filter(
      (one) =>
        one.id !== record.id &&
        one.calledOff === null &&
        one.date !== null &&
        (before === null || one.date <= before) &&
        one.date <= today(store) &&
        namesPartner(partner, [one.counterpart, one.theirHead]),
    )
    .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
  const letterRows = rowsFound(store, letter.name, partner);
  const letters = readTyped(
    store,
    letter.name,
    letterRows.map((row) => row.record.id),
  ).filter(({ sender, senderTitle, recipient, recipientTitle }) =>
    namesPartner(partner, [sender, senderTitle, recipient, recipientTitle]),
  );
  const waiting = new Set(
    letterRows.filter(({ status }) => status === 'awaitingReply').map((row) => row.record.id),
  );
  return {
    heads: headsOf(talks),
    talks: shareOf(
      talks.flatMap(({ date, kind, subject, place, outcome }) =>
        date === null || kind === null ? [] : [{ date, kind, subject: subject ?? '', place, outcome }],
      ),
    ),
    commitments: shareOf(
      talks.flatMap(({ commitments }) =>
        notWithdrawn(commitments).flatMap(({ side, text: said, due, doneOn }) =>
          doneOn === null && said !== null ? [{ side, text: said, due }] : [],
        ),
      ),
    ),
    incidents: shareOf(incidentsOf(store, partner, [...talks, ...letters])),
    letters: shareOf(
      letters
        .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))
        .map(({ id, date, direction, number, subject }) => ({
          date,
          sent: direction === 'sent',
          number,
          subject: subject ?? '',
          awaitsReply: waiting.has(id),
        })),
    ),
    incoming: shareOf(incomingOf(store, partner)),
    outgoing: shareOf(outgoingOf(store, partner)),
  };
}

function shareOf<Line>(lines: readonly Line[]): PartnerShare<Line> {
  return { lines: lines.slice(0, MOST_LINES), more: Math.max(0, lines.length - MOST_LINES) };
}

/** Records that have the words of the partner somewhere, newest first; which of them concern it is told by their fields. */
function rowsFound(
  store: ReadStore,
  register: OpenRegisterName,
  { search }: PartnerName,
): readonly ListRow[] {
  const query = listQuerySchema.parse({ register, search, limit: MOST_RECORDS });
  return listRecords(store, query).rows;
}

const idsFound = (store: ReadStore, register: OpenRegisterName, partner: PartnerName): readonly string[] =>
  rowsFound(store, register, partner).map((row) => row.record.id);

/** Who led their side, the latest first. */
function headsOf(talks: readonly Talk[]): PartnerHistory['heads'] {
  const heads = new Map<string, PartnerHistory['heads'][number]>();
  for (const { theirHead, theirHeadTitle, date } of talks) {
    if (theirHead === null || date === null) continue;
    const key = foldText(theirHead);
    const known = heads.get(key);
    heads.set(
      key,
      known === undefined
        ? { name: theirHead, title: theirHeadTitle, times: 1, last: date }
        : { ...known, times: known.times + 1, title: known.title ?? theirHeadTitle },
    );
  }
  return [...heads.values()].slice(0, MOST_HEADS);
}

interface Exchanged {
  readonly id: string;
  readonly links: Talk['links'];
}

/** Incidents that are not settled and that talks or letters with the partner deal with, that name it, or at a gate opposite it. */
function incidentsOf(store: ReadStore, partner: PartnerName, exchanges: readonly Exchanged[]) {
  const linked = new Set(
    exchanges.flatMap(({ id, links }) => [
      ...notWithdrawn(links).flatMap((row) => row.record?.id ?? []),
      ...linkedFrom(store, id).map((link) => link.id),
    ]),
  );
  const naming = new Set(idsFound(store, borderIncident.name, partner));
  const open = Object.entries(borderIncident.statuses)
    .filter(([, tone]) => tone !== 'done' && tone !== 'stopped')
    .map(([status]) => status);
  const query = listQuerySchema.parse({
    register: borderIncident.name,
    status: open,
    limit: MOST_RECORDS,
  });
  const rows = listRecords(store, query).rows;
  const gates = oppositeGates(store, partner);
  const records = readTyped(
    store,
    borderIncident.name,
    rows.map((row) => row.record.id),
    [],
  );
  const byId = new Map(records.map((one) => [one.id, one]));
  return rows.flatMap(({ record: { id }, status, decidingDate }) => {
    const one = byId.get(id);
    if (one === undefined) return [];
    const concerns = linked.has(id) || naming.has(id) || gates.has(one.gate?.code ?? '');
    return concerns ? [{ date: decidingDate, title: one.summary ?? '', status }] : [];
  });
}

/** Codes of the gates whose other side is the partner's place. */
function oppositeGates(store: ReadStore, partner: PartnerName): ReadonlySet<string> {
  return new Set(
    referenceRows(store)
      .filter(({ catalogue, attributes }) => {
        const { counterpart } = attributes;
        return (
          catalogue === 'gate' && typeof counterpart === 'string' && namesPlaceOf(partner, [counterpart])
        );
      })
      .map(({ code }) => code),
  );
}

const peopleOf = ({
  members,
  peopleDeclared,
}: {
  readonly members: readonly { readonly withdrawn: boolean }[];
  readonly peopleDeclared: number | null;
}): number => peopleDeclared ?? members.filter(({ withdrawn }) => !withdrawn).length;

const newestFirst = (trips: readonly PartnerTrip[]): readonly PartnerTrip[] =>
  trips.toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));

const past = (date: PlainDate | null, store: ReadStore): boolean => date === null || date <= today(store);

/** A delegation of either direction as far as both are alike. */
type EitherDelegation = Parameters<typeof delegationLeader>[0] &
  Parameters<typeof peopleOf>[0] & { readonly calledOff: string | null; readonly name: string | null };

/** Trips that were made and whose words name the partner's place, the newest first. */
function tripsWith<One extends EitherDelegation>(
  store: ReadStore,
  partner: PartnerName,
  found: readonly One[],
  its: {
    readonly words: (one: One) => readonly (string | null)[];
    readonly date: (one: One) => PlainDate | null;
  },
): readonly PartnerTrip[] {
  return newestFirst(
    found
      .filter((one) => one.calledOff === null && namesPlaceOf(partner, [one.name, ...its.words(one)]))
      .map((one) => ({
        date: its.date(one),
        name: one.name ?? '',
        people: peopleOf(one),
        leader: delegationLeader(one).leader,
      }))
      .filter(({ date }) => past(date, store)),
  );
}

function incomingOf(store: ReadStore, partner: PartnerName): readonly PartnerTrip[] {
  const found = readTyped(store, incomingDelegation.name, idsFound(store, incomingDelegation.name, partner));
  return tripsWith(store, partner, found, {
    words: (one) => [
      one.leaderJobTitle,
      ...notWithdrawn(one.origins).map(({ organisation }) => organisation),
    ],
    date: (one) => one.arrivalActual ?? one.entryDate ?? one.arrivalPlanned,
  });
}

function outgoingOf(store: ReadStore, partner: PartnerName): readonly PartnerTrip[] {
  const found = readTyped(store, outgoingDelegation.name, idsFound(store, outgoingDelegation.name, partner));
  return tripsWith(store, partner, found, {
    words: (one) => [one.invitingPartner, ...notWithdrawn(one.stops).map(({ place }) => place)],
    date: (one) => one.departureActual ?? one.departurePlanned,
  });
}
