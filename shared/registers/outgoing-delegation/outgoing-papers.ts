import texts from '../../reference/delegation-texts.json' with { type: 'json' };
import templateTexts from '../../reference/template-papers.json' with { type: 'json' };
import { formatCount } from '../../text/numbers.ts';
import { fill } from '../../text/template.ts';
import { yearOf, type PlainDate } from '../../time/plain-date.ts';
import { formatOfficialDate } from '../../time/typed-date.ts';
import type { Days, PaperDelegation } from '../delegation/paper-delegation.ts';
import {
  groundLines,
  ownSubmission,
  planGround,
  requestGround,
  requestOf,
  submissionSymbol,
} from '../delegation/paper-grounds.ts';
import { activityLines, headValues, nameOf, reportSymbol } from '../delegation/paper-head.ts';
import {
  leaderWords,
  nameAlone,
  onePerson,
  toldPeople,
  whoGoes,
  type ToldPeople,
} from '../delegation/paper-people.ts';
import { hostOf, notOursOf, otherAuthority, permitWords, reportTo } from '../delegation/paper-permits.ts';
import {
  aimsValues,
  countOfDays,
  daysWords,
  documentWords,
  fundingValues,
  planningWords,
  settledWords,
} from '../delegation/paper-trip.ts';
import { asBeginning, commaBetween, isSaid, joined } from '../delegation/paper-words.ts';
import { notWithdrawn } from '../define-register.ts';
import type { templateFields } from '../template-fields.ts';
import type { TemplateFacts, TemplateFill, TemplatePaper, ValuesFor } from '../template-paper.ts';

interface Outgoing extends PaperDelegation {
  readonly nature: keyof typeof texts.trip | null;
  readonly departurePlanned: PlainDate | null;
  readonly returnPlanned: PlainDate | null;
  readonly departureActual: PlainDate | null;
  readonly returnActual: PlainDate | null;
  readonly invitingPartner: string | null;
  readonly invitationNumber: string | null;
  readonly invitationDate: PlainDate | null;
  readonly stops: readonly {
    readonly withdrawn: boolean;
    readonly position: number;
    readonly country: string | null;
    readonly place: string | null;
    readonly fromDate: PlainDate | null;
    readonly toDate: PlainDate | null;
    readonly transit: boolean | null;
  }[];
}

/** Papers of an outgoing delegation: the submission, the draft decision, the report of its results. */
export const outgoingPapers: readonly TemplatePaper<Outgoing>[] = [
  { kind: 'outgoingSubmission', fill: submission },
  { kind: 'outgoingDecision', fill: decision },
  { kind: 'outgoingReport', fill: report },
];

/** Where it goes: places of transit are on the way. */
const destinations = ({ stops }: Outgoing) => notWithdrawn(stops).filter(({ transit }) => transit !== true);

const ours = (values: NonNullable<TemplateFill['values']>): TemplateFill => ({ values, notOurs: null });

/** Days as they are planned: papers that ask for the trip are of before it. */
const plannedDays = (record: Outgoing): Days => ({
  from: record.departurePlanned ?? record.departureActual,
  to: record.returnPlanned ?? record.returnActual,
});

const actualDays = (record: Outgoing): Days => ({
  from: record.departureActual ?? record.departurePlanned,
  to: record.returnActual ?? record.returnPlanned,
});

/** Countries in the order of the stops, each once. */
function countriesOf(record: Outgoing, facts: TemplateFacts): readonly string[] {
  const codes = destinations(record).flatMap(({ country }) => (country === null ? [] : [country]));
  return [...new Set(codes)].map((code) => facts.country(code));
}

interface CountryPlaces {
  readonly country: string;
  readonly places: string[];
}

/** Places by their country, in the order of the stops, each with its days where they are told. */
function placesByCountry(record: Outgoing, facts: TemplateFacts): readonly CountryPlaces[] {
  const groups: CountryPlaces[] = [];
  for (const { country, place, fromDate, toDate } of destinations(record)) {
    const name = country === null ? '' : facts.country(country);
    const told = withStopDays((place ?? '').trim(), fromDate, toDate);
    const last = groups.at(-1);
    const group = last?.country === name ? last : { country: name, places: [] };
    if (group !== last) groups.push(group);
    if (told !== '' && !group.places.includes(told)) group.places.push(told);
  }
  return groups;
}

/** `Nam Ninh và Bằng Tường, Trung Quốc`; a place that names its country itself does not say it twice. */
const inOneCountry = ({ country, places }: CountryPlaces): string =>
  places.some((place) => country !== '' && place.includes(country))
    ? joined(places)
    : [joined(places), country].filter(isSaid).join(', ');

/** `Nam Ninh, Bằng Tường (Trung Quốc)`: as one of several countries in a sentence. */
const amongCountries = ({ country, places }: CountryPlaces): string =>
  places.length === 0 || country === ''
    ? inOneCountry({ country, places })
    : fill(texts.origin, { organisation: places.join(', '), country });

function withStopDays(place: string, from: PlainDate | null, to: PlainDate | null): string {
  if (place === '' || from === null || to === null) return place;
  const days = { place, from: formatOfficialDate(from), to: formatOfficialDate(to) };
  return fill(from === to ? texts.stopDay : texts.stopDays, days);
}

interface Told {
  readonly people: ToldPeople;
  readonly who: string;
  readonly isPrivate: boolean;
  readonly journey: string;
  /** The journey with its places in full. */
  readonly journeyInFull: string;
  readonly what: string;
  readonly values: Omit<TripValues, keyof ReturnType<typeof headValues> | 'title'>;
}
type TripValues = ValuesFor<Pick<(typeof templateFields)['outgoingSubmission'], TripKey>>;
type TripKey = Exclude<
  keyof (typeof templateFields)['outgoingReport'],
  'permit' | 'opening' | 'result' | 'activities' | 'agreements' | 'settled'
>;

function told(record: Outgoing, facts: TemplateFacts, days: Days, gone: boolean): Told {
  const people = toldPeople(record, facts, gone);
  const countries = joined(countriesOf(record, facts));
  const groups = placesByCountry(record, facts);
  const places = groups.map(inOneCountry).filter(isSaid);
  const inSentence = groups.length > 1 ? joined(groups.map(amongCountries).filter(isSaid)) : joined(places);
  const pattern = texts.trip[record.nature ?? 'working'];
  const isPrivate = record.nature === 'private';
  const journey = fill(pattern, { places: countries === '' ? templateTexts.dots : countries });
  const inFull = isPrivate || places.length === 0 ? journey : fill(pattern, { places: inSentence });
  const who = whoGoes(record, people);
  return {
    people,
    who,
    isPrivate,
    journey,
    journeyInFull: inFull,
    what: fill(isPrivate ? texts.send.private : texts.send.duty, { who, trip: journey }),
    values: {
      ...people.values,
      delegationName: nameOf(record),
      hostAgency: record.hostAgency?.text ?? null,
      time: daysWords(days),
      days: countOfDays(days),
      ...aimsValues(record),
      ...fundingValues(record, facts),
      journey,
      places: places.length === 0 ? null : places.join('; '),
      countries: countries === '' ? null : countries,
      partner: record.invitingPartner,
    },
  };
}

const invitationOf = (record: Outgoing): string =>
  record.invitationNumber === null && record.invitationDate === null
    ? ''
    : documentWords(record.invitationNumber, record.invitationDate, record.invitingPartner);

/** What the record itself gives as grounds. */
function ownGrounds(record: Outgoing, day: PlainDate): readonly string[] {
  const invitation = invitationOf(record);
  return [
    ...planGround(record, day),
    ...(invitation !== ''
      ? [fill(texts.grounds.invitation, { document: invitation })]
      : isSaid(record.invitingPartner)
        ? [fill(texts.grounds.invited, { agency: record.invitingPartner })]
        : []),
  ];
}

function submission(record: Outgoing, facts: TemplateFacts): TemplateFill {
  const notOurs = notOursOf(record, facts);
  if (notOurs !== null) return { values: null, notOurs };
  const days = plannedDays(record);
  const { values, what, isPrivate } = told(record, facts, days, false);
  const own = ownSubmission(record, facts);
  const day = own?.date ?? facts.today;
  const submittedTo =
    otherAuthority(record) === 'peoplesCouncil' ? texts.submittedTo.peoplesCouncil : texts.submittedTo.usual;
  const invitation = invitationOf(record);
  const request = requestOf(record, facts);
  return ours({
    ...headValues(
      facts.department,
      {
        symbol: submissionSymbol(facts),
        number: own?.number ?? null,
        date: own?.date ?? null,
        addressees: [submittedTo],
        recipients: texts.recipients.submission,
      },
      facts,
    ),
    ...values,
    title: fill(texts.about, { what }),
    grounds: groundLines(
      'outgoingSubmission',
      day,
      [...ownGrounds(record, day), ...(request === null ? [] : [requestGround(request)])],
      true,
    ),
    request: isPrivate ? what : fill(texts.permitting, { what }),
    submittedTo,
    planning: planningWords(record, days.from ?? day, texts.planning),
    enclosures:
      [
        otherAuthority(record) === null ? texts.enclosures.decision : '',
        invitation === '' ? '' : fill(texts.enclosures.invitation, { document: invitation }),
        request === null || request.document === ''
          ? ''
          : fill(texts.enclosures.request, {
              document:
                request.agency === ''
                  ? request.document
                  : `${request.document} ${fill(texts.document.of, { agency: request.agency })}`,
            }),
      ]
        .filter(isSaid)
        .join('; ') || null,
  } satisfies ValuesFor<(typeof templateFields)['outgoingSubmission']>);
}

function decision(record: Outgoing, facts: TemplateFacts): TemplateFill {
  const notOurs = notOursOf(record, facts);
  if (notOurs !== null) return { values: null, notOurs };
  const other = otherAuthority(record);
  if (other !== null)
    return { values: null, notOurs: { code: 'otherDecides', authority: texts.authority[other] } };
  const days = plannedDays(record);
  const { values, what, people, journeyInFull, isPrivate } = told(record, facts, days, false);
  const own = ownSubmission(record, facts);
  const { signing, provincialSigner, reportRule } = facts;
  const signed = texts.signings[signing];
  const decides = signing === 'chairman' || signing === 'deputy' ? 'chairman' : 'committee';
  const named = people.isOne
    ? nameAlone(people.one)
    : people.attached
      ? texts.named.attached
      : texts.named.list;
  const verb = isPrivate ? texts.assignment.permit : texts.assignment.send;
  return ours({
    ...headValues(
      {
        name: texts.committeeShort,
        parent: null,
        agency: texts.committeeAgency,
        symbol: texts.decisionSymbol,
        onBehalf: signed.onBehalf === '' ? null : signed.onBehalf,
        position: signed.position,
        signer: provincialSigner,
      },
      {
        symbol: texts.decisionSymbol,
        number: null,
        date: null,
        addressees: [],
        recipients: texts.recipients.decision,
      },
      facts,
    ),
    ...values,
    title: fill(texts.about, { what }),
    grounds: groundLines('outgoingDecision', facts.today, ownGrounds(record, facts.today), false),
    decider: texts.deciders[decides],
    deciderName: texts.deciderNames[decides],
    proposal: fill(texts.proposal, {
      document:
        own === null
          ? fill(texts.proposalBlank, {
              number: '\u00A0'.repeat(6),
              symbol: submissionSymbol(facts),
              year: yearOf(facts.today),
            })
          : documentWords(own.number, own.date, null),
    }),
    assignment: people.isOne
      ? fill(texts.assignment.one, { verb, person: onePerson(people.one), trip: journeyInFull })
      : fill(people.attached ? texts.assignment.attached : texts.assignment.list, {
          verb,
          people: people.values.people ?? templateTexts.dots,
          led:
            people.leader === null ? '' : fill(texts.assignment.led, { leader: leaderWords(people.leader) }),
          trip: journeyInFull,
        }),
    named,
    duties: isPrivate
      ? fill(texts.privateDuties, { named: asBeginning(named) })
      : fill(texts.duties, {
          named: asBeginning(named),
          days: formatCount(reportRule.days),
          unit: texts.units[reportRule.unit],
        }),
    executors: fill(texts.executors, {
      named: people.isOne ? named : named.slice(0, 1).toLowerCase() + named.slice(1),
    }),
  } satisfies ValuesFor<(typeof templateFields)['outgoingDecision']>);
}

function report(record: Outgoing, facts: TemplateFacts): TemplateFill {
  const notOurs = notOursOf(record, facts);
  if (notOurs !== null) return { values: null, notOurs };
  const host = hostOf(record, facts);
  if ('code' in host) return { values: null, notOurs: host };
  const days = actualDays(record);
  const { values, people, journeyInFull, isPrivate } = told(record, facts, days, true);
  const permit = permitWords(record);
  const whom = people.isOne
    ? commaBetween(onePerson(people.one))
    : people.leader === null
      ? texts.reports.group
      : fill(texts.reports.ledBy, { leader: leaderWords(people.leader) });
  const rest = fill(texts.reports.trip, { days: daysWords(days), whom, trip: journeyInFull });
  const sentence = permit === null ? asBeginning(rest) : fill(texts.reports.permitted, { permit, rest });
  return ours({
    ...headValues(
      host,
      {
        symbol: reportSymbol(host),
        number: record.reportNumber,
        date: record.reportDate,
        addressees: reportTo(record, facts),
        recipients: texts.recipients.report,
      },
      facts,
    ),
    ...values,
    title: fill(isPrivate ? texts.reports.privateTitle : texts.reports.tripTitle, {
      places: values.countries ?? templateTexts.dots,
    }),
    permit,
    opening: fill(texts.reports.follows, { sentence, agency: host.name }),
    result: record.resultSummary,
    activities: activityLines(facts),
    agreements: record.agreementsSigned,
    settled: settledWords(record, facts),
  } satisfies ValuesFor<(typeof templateFields)['outgoingReport']>);
}
