import { formatCount, formatNumber } from '../../text/numbers.ts';
import { asSentence, withinSentence } from '../../text/sentence.ts';
import { fill } from '../../text/template.ts';
import texts from '../../reference/incident-texts.json' with { type: 'json' };
import type { PlainDate } from '../../time/plain-date.ts';
import { formatOfficialDate } from '../../time/typed-date.ts';
import { notWithdrawn } from '../define-register.ts';
import type { JsonValue } from '../field.ts';
import type { WritingFacts, WrittenContent } from '../written-paper.ts';
import type { IncidentRecord } from './incident-fields.ts';
import { stepsInOrder } from './incident-steps.ts';

/** Latest steps that a report of one page tells; how many there were before is said. */
const MOST_STEPS = 6;

/** A quick report to superiors: what is known of an incident by now, on one page; what is not known is left out. */
export function quickReport(record: IncidentRecord, facts: WritingFacts): WrittenContent {
  const of = texts.report;
  const { writer } = facts;
  const { headings } = of;
  const points = (
    [
      [headings.type, record.type?.text ?? ''],
      [headings.time, timeWords(record)],
      [headings.place, placeWords(record)],
      [
        headings.summary,
        [record.summary ?? '', sourceWords(record, facts)].filter(isSaid).map(asSentence).join(' '),
      ],
      [headings.involved, involvedWords(record, facts)],
      [headings.damage, damageWords(record)],
      [headings.assessment, assessmentWords(record, facts)],
      [headings.measures, stepWords(record, facts)],
      [headings.state, stateWords(record, facts)],
      [headings.proposal, record.beyondCompetence === true ? fill(texts.beyond, { writer }) : ''],
    ] as const
  ).filter(([, text]) => text !== '');
  return {
    kind: of.kind,
    title: fill(of.title, { place: whereWords(record) }),
    subject: null,
    addressees: [],
    number: '',
    date: null,
    paragraphs: [
      { lead: '', text: fill(of.opening, { writer }) },
      ...points.map(([title, text], at) => ({
        lead: fill(of.heading, { index: at + 1, title }),
        text: asSentence(text),
      })),
      { lead: '', text: fill(of.closing, { writer }) },
    ],
  };
}

/** A letter to the other side about an incident, as it may be sent once somebody has read it over. */
export function letterDraft(record: IncidentRecord): Readonly<Record<string, JsonValue>> {
  const of = texts.letter;
  const place = whereWords(record);
  const when = happenedWords(record);
  const values = {
    when: asBeginning(when),
    place: addressWords(record),
    summary: asSentence(record.summary ?? ''),
  };
  const ground = record.article === null ? '' : fill(of.ground, { article: record.article.text });
  // What our own side did is told of; of all else the other side is asked to look into it.
  const asks = record.side !== 'vietnam';
  const request = fill(asks ? of.ask : of.tell, { ground });
  return {
    direction: 'sent',
    kind: 'exchange',
    // It is no letter before it is signed.
    date: null,
    subject: fill(of.subject, { place }),
    content: [
      of.opening,
      fill(when === '' ? of.factsWithoutDay : of.facts, values),
      asBeginning(request),
      of.closing,
    ].join('\n'),
    replyWanted: asks,
  };
}

const isSaid = (text: string | null | undefined): text is string =>
  text !== null && text !== undefined && text.trim() !== '';

const asBeginning = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** The markers, else the border as a whole. */
function whereWords({ markers }: Pick<IncidentRecord, 'markers'>): string {
  if (markers === null) return texts.somewhere;
  const { normalised, text } = markers;
  return normalised === null
    ? fill(texts.area, { place: text })
    : fill(texts.markers, { markers: normalised });
}

function momentWords(day: PlainDate | null, time: string | null): string {
  if (day === null) return '';
  const date = formatOfficialDate(day);
  const [hour = '', minute = ''] = (time ?? '').split(':');
  return time === null ? fill(texts.day, { date }) : fill(texts.moment, { hour, minute, date });
}

const happenedWords = (record: IncidentRecord): string =>
  record.occurredOn === null
    ? momentWords(record.discoveredOn, record.discoveredAt)
    : momentWords(record.occurredOn, record.occurredAt);

function timeWords(record: IncidentRecord): string {
  const occurred = momentWords(record.occurredOn, record.occurredAt);
  const discovered = momentWords(record.discoveredOn, record.discoveredAt);
  return [
    occurred === '' ? '' : fill(texts.occurred, { moment: occurred }),
    discovered === '' ? '' : fill(texts.discovered, { moment: discovered }),
  ]
    .filter(isSaid)
    .join('; ');
}

const addressWords = (record: IncidentRecord): string =>
  [whereWords(record), record.hamlet, record.commune?.text, texts.province].filter(isSaid).join(', ');

function placeWords(record: IncidentRecord): string {
  return [
    addressWords(record),
    record.gate === null ? '' : fill(texts.gate, { gate: withinSentence(record.gate.text) }),
    record.coordinates === null ? '' : fill(texts.coordinates, { coordinates: record.coordinates }),
    record.post === null ? '' : fill(texts.post, { post: record.post.text }),
  ]
    .filter(isSaid)
    .join('; ');
}

function sourceWords(record: IncidentRecord, facts: WritingFacts): string {
  const { source, sourceDetail } = record;
  const words = source === null ? '' : withinSentence(facts.choice('incidentSource', source));
  const both = [words, sourceDetail].filter(isSaid);
  const [text = '', more] = both;
  if (text === '') return '';
  return fill(texts.source, {
    source: more === undefined ? text : fill(texts.inBrackets, { text, more }),
  });
}

function involvedWords(record: IncidentRecord, { choice, country }: WritingFacts): string {
  const people = notWithdrawn(record.people).map((person) => {
    const more = [
      person.nationality === null ? '' : country(person.nationality),
      person.sex === null ? '' : withinSentence(choice('sex', person.sex)),
      person.birthYear === null ? '' : fill(texts.born, { year: person.birthYear }),
      person.role === null ? '' : withinSentence(choice('incidentRole', person.role)),
      person.description,
    ].filter(isSaid);
    return inBrackets(fill(texts.people, { number: formatCount(person.number ?? 1) }), more);
  });
  const vehicles = notWithdrawn(record.vehicles).map((vehicle) =>
    inBrackets(
      fill(texts.vehicle, {
        number: formatCount(vehicle.number ?? 1),
        kind: withinSentence(vehicle.kind ?? ''),
      }).trim(),
      [vehicle.plate === null ? '' : fill(texts.plate, { plate: vehicle.plate }), vehicle.description].filter(
        isSaid,
      ),
    ),
  );
  return [...people, ...vehicles].join('; ');
}

const inBrackets = (text: string, more: readonly string[]): string =>
  more.length === 0 ? text : fill(texts.inBrackets, { text, more: more.join(', ') });

function damageWords(record: IncidentRecord): string {
  const goods = notWithdrawn(record.goods).map((item) =>
    [
      item.name,
      item.quantity,
      item.value === null ? '' : fill(texts.worth, { value: formatNumber(item.value) }),
    ]
      .filter(isSaid)
      .join(', '),
  );
  return [
    (record.damage ?? 0) === 0 ? '' : fill(texts.damage, { value: formatNumber(record.damage ?? 0) }),
    record.damageDetail,
    ...goods,
  ]
    .filter(isSaid)
    .map(withoutStop)
    .join('; ');
}

const withoutStop = (text: string): string => text.trim().replace(/[.;]$/, '');

function assessmentWords(record: IncidentRecord, { choice }: WritingFacts): string {
  const { side, severity, article } = record;
  return [
    side === null ? '' : fill(texts.side, { side: withinSentence(choice('incidentSide', side)) }),
    severity === null
      ? ''
      : fill(texts.severity, { severity: withinSentence(choice('incidentSeverity', severity)) }),
    article === null ? '' : fill(texts.article, { article: article.text }),
  ]
    .filter(isSaid)
    .join('; ');
}

function stepWords(record: IncidentRecord, { choice }: WritingFacts): string {
  const steps = stepsInOrder(record.steps);
  const told = steps.slice(-MOST_STEPS).map((step) => {
    const what = [
      step.kind === null ? '' : withinSentence(choice('stepKind', step.kind)),
      step.number === null ? '' : fill(texts.stepNumber, { number: step.number }),
    ]
      .filter(isSaid)
      .join(' ');
    const said = [what, step.summary === null ? '' : withoutStop(step.summary)].filter(isSaid).join(': ');
    return step.date === null ? said : fill(texts.step, { date: formatOfficialDate(step.date), what: said });
  });
  const earlier = steps.length - told.length;
  return [earlier === 0 ? '' : fill(texts.earlierSteps, { count: formatCount(earlier) }), ...told]
    .filter(isSaid)
    .join('; ');
}

function stateWords(record: IncidentRecord, { status }: WritingFacts): string {
  const ahead = notWithdrawn(record.steps).findLast(
    (step) => step.nextDate !== null || isSaid(step.commitment),
  );
  const what = withoutStop(ahead?.commitment ?? '');
  const date = ahead?.nextDate ?? null;
  const settled = stepsInOrder(record.steps).some((step) => step.kind === 'result');
  const next =
    settled || ahead === undefined
      ? ''
      : date === null
        ? fill(texts.next, { what })
        : what === ''
          ? fill(texts.nextOn, { date: formatOfficialDate(date) })
          : fill(texts.nextBy, { what, date: formatOfficialDate(date) });
  return [status ?? '', record.result ?? '', next].filter(isSaid).map(asSentence).join(' ');
}
