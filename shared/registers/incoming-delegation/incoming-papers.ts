import texts from '../../reference/delegation-texts.json' with { type: 'json' };
import templateTexts from '../../reference/template-papers.json' with { type: 'json' };
import { foldText } from '../../text/fold.ts';
import { withinSentence } from '../../text/sentence.ts';
import { fill } from '../../text/template.ts';
import type { PlainDate } from '../../time/plain-date.ts';
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
import { toldPeople } from '../delegation/paper-people.ts';
import { hostOf, notOursOf, permitWords, reportTo } from '../delegation/paper-permits.ts';
import {
  aimsValues,
  countOfDays,
  daysWords,
  fundingValues,
  planningWords,
  settledWords,
} from '../delegation/paper-trip.ts';
import { asBeginning, isSaid, joined } from '../delegation/paper-words.ts';
import { notWithdrawn } from '../define-register.ts';
import type { ReferenceValue } from '../field.ts';
import type { templateFields } from '../template-fields.ts';
import type { TemplateFacts, TemplateFill, TemplatePaper, ValuesFor } from '../template-paper.ts';

interface Incoming extends PaperDelegation {
  readonly arrivalPlanned: PlainDate | null;
  readonly leavePlanned: PlainDate | null;
  readonly arrivalActual: PlainDate | null;
  readonly leaveActual: PlainDate | null;
  readonly gateIn: ReferenceValue | null;
  readonly receivingLeader: string | null;
  readonly programme: string | null;
  readonly venue: string | null;
  readonly inBorderArea: boolean | null;
  readonly lodging: string | null;
  readonly interpreter: string | null;
  readonly gifts: string | null;
  readonly origins: readonly {
    readonly withdrawn: boolean;
    readonly position: number;
    readonly country: string | null;
    readonly organisation: string | null;
  }[];
}

/** Papers of an incoming delegation: the submission on its reception, the report of its results. */
export const incomingPapers: readonly TemplatePaper<Incoming>[] = [
  { kind: 'incomingSubmission', fill: submission },
  { kind: 'incomingReport', fill: report },
];

/** The guests within a sentence: `đoàn đại biểu …`. */
function guestsOf(record: Incoming): string {
  const name = nameOf(record);
  if (name === null) return fill(texts.guests.unnamed, { name: templateTexts.dots });
  const isGroup = foldText(name).startsWith('doan');
  return fill(isGroup ? texts.guests.named : texts.guests.unnamed, {
    name: isGroup ? withinSentence(name) : name,
  });
}

function originsOf(record: Incoming, facts: TemplateFacts): string | null {
  const all = notWithdrawn(record.origins).flatMap(({ country, organisation }) => {
    const name = country === null ? '' : facts.country(country);
    const words = (organisation ?? '').trim();
    if (words === '') return name === '' ? [] : [name];
    return name === '' || words.includes(name)
      ? [words]
      : [fill(texts.origin, { organisation: words, country: name })];
  });
  return all.length === 0 ? null : joined([...new Set(all)]);
}

function venueOf({ venue, inBorderArea }: Incoming): string | null {
  if (inBorderArea !== true) return venue;
  return isSaid(venue) ? fill(texts.inBorderArea, { place: venue }) : asBeginning(texts.borderArea);
}

function told(record: Incoming, facts: TemplateFacts, days: Days, gone: boolean) {
  return {
    ...toldPeople(record, facts, gone).values,
    delegationName: nameOf(record),
    hostAgency: record.hostAgency?.text ?? null,
    time: daysWords(days),
    days: countOfDays(days),
    ...aimsValues(record),
    ...fundingValues(record, facts),
    guests: guestsOf(record),
    origins: originsOf(record, facts),
    gate: record.gateIn?.text ?? null,
    receivingLeader: record.receivingLeader,
    programme: record.programme,
    venue: venueOf(record),
    lodging: record.lodging,
    interpreter: record.interpreter,
    gifts: record.gifts,
  };
}

function submission(record: Incoming, facts: TemplateFacts): TemplateFill {
  const notOurs = notOursOf(record, facts);
  if (notOurs !== null) return { values: null, notOurs };
  const days = {
    from: record.arrivalPlanned ?? record.arrivalActual,
    to: record.leavePlanned ?? record.leaveActual,
  };
  const own = ownSubmission(record, facts);
  const day = own?.date ?? facts.today;
  const what = fill(texts.receive, { guests: guestsOf(record) });
  const request = requestOf(record, facts);
  const values = {
    ...headValues(
      facts.department,
      {
        symbol: submissionSymbol(facts),
        number: own?.number ?? null,
        date: own?.date ?? null,
        addressees: [texts.submittedTo.usual],
        recipients: texts.recipients.submission,
      },
      facts,
    ),
    ...told(record, facts, days, false),
    title: fill(texts.about, { what }),
    grounds: groundLines(
      'incomingSubmission',
      day,
      [...planGround(record, day), ...(request === null ? [] : [requestGround(request)])],
      true,
    ),
    request: fill(texts.permitting, { what }),
    submittedTo: texts.submittedTo.usual,
    planning: planningWords(record, days.from ?? day, texts.visitPlanning),
    enclosures: null,
  } satisfies ValuesFor<(typeof templateFields)['incomingSubmission']>;
  return { values, notOurs: null };
}

function report(record: Incoming, facts: TemplateFacts): TemplateFill {
  const notOurs = notOursOf(record, facts);
  if (notOurs !== null) return { values: null, notOurs };
  const host = hostOf(record, facts);
  if ('code' in host) return { values: null, notOurs: host };
  const days = {
    from: record.arrivalActual ?? record.arrivalPlanned,
    to: record.leaveActual ?? record.leavePlanned,
  };
  const permit = permitWords(record);
  const guests = guestsOf(record);
  const rest = fill(texts.reports.visit, { days: daysWords(days), host: host.name, guests });
  const sentence = permit === null ? asBeginning(rest) : fill(texts.reports.permitted, { permit, rest });
  const values = {
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
    ...told(record, facts, days, true),
    title: fill(texts.reports.visitTitle, { guests }),
    permit,
    opening: fill(texts.reports.follows, { sentence, agency: host.name }),
    result: record.resultSummary,
    activities: activityLines(facts),
    agreements: record.agreementsSigned,
    settled: settledWords(record, facts),
  } satisfies ValuesFor<(typeof templateFields)['incomingReport']>;
  return { values, notOurs: null };
}
