import texts from '../reference/suggestion-texts.json' with { type: 'json' };
import type { RegisterName, RecordTypes } from '../registers/all-registers.ts';
import { borderIncident } from '../registers/border-incident/border-incident.ts';
import { notWithdrawn } from '../registers/define-register.ts';
import { delegationLeader } from '../registers/delegation/delegation-leader.ts';
import { incomingDays, incomingDelegation } from '../registers/incoming-delegation/incoming-delegation.ts';
import { letter } from '../registers/letter/letter.ts';
import { outgoingDays, outgoingDelegation } from '../registers/outgoing-delegation/outgoing-delegation.ts';
import { talk } from '../registers/talk/talk.ts';
import { dueOn } from '../registers/task/task-status.ts';
import { task, taskDays } from '../registers/task/task.ts';
import { withinSentence } from '../text/sentence.ts';
import { fill } from '../text/template.ts';
import { addDays, type PlainDate } from '../time/plain-date.ts';
import { formatOfficialDate } from '../time/typed-date.ts';
import { joined } from './annex.ts';
import type { ReportNames } from './report-names.ts';
import type { Span } from './spans.ts';

/** Where a suggestion belongs: notable events, limits, tasks of the next period, proposals. */
export const suggestionTargets = ['notable', 'limits', 'nextTasks', 'proposals'] as const;
export type SuggestionTarget = (typeof suggestionTargets)[number];

/** A sentence that may be taken into a section, with the record that it is made of. Never printed by itself. */
export interface Suggestion {
  readonly target: SuggestionTarget;
  readonly text: string;
  readonly register: RegisterName;
  readonly id: string;
  readonly code: string;
}

type Outgoing = RecordTypes[typeof outgoingDelegation.name];
type Incoming = RecordTypes[typeof incomingDelegation.name];
type Talk = RecordTypes[typeof talk.name];
type Letter = RecordTypes[typeof letter.name];
type Incident = RecordTypes[typeof borderIncident.name];
type Task = RecordTypes[typeof task.name];

/** What suggestions are made of, whole records each. */
export interface SuggestionSources {
  /** Of the period. */
  readonly outgoing: readonly Outgoing[];
  readonly incoming: readonly Incoming[];
  readonly talks: readonly Talk[];
  readonly letters: readonly Letter[];
  /** Planned in the next period. */
  readonly nextOutgoing: readonly Outgoing[];
  readonly nextIncoming: readonly Incoming[];
  /** Not settled, and not ended, when the period was over or by now. */
  readonly incidents: readonly Incident[];
  readonly tasks: readonly Task[];
}

export interface SuggestionFrame {
  /** Last day that the report knows: the period's, or the present one while it goes on. */
  readonly until: PlainDate;
  /** The days that the next period has. */
  readonly next: Span;
  /** Days without an end after which a case is a backlog, and after which a trip should have been reported. */
  readonly backlogDays: number;
  readonly reportDays: number;
  readonly names: ReportNames;
}

/** How many sentences are suggested for one section at most. */
const MOST = 5;

/** Sentences for the sections that staff write themselves, each traced to its record; at most five for each. */
export function suggestionsOf(sources: SuggestionSources, frame: SuggestionFrame): readonly Suggestion[] {
  const all = [
    ...notable(sources, frame),
    ...limits(sources, frame),
    ...nextTasks(sources, frame),
    ...proposals(sources),
  ];
  return suggestionTargets.flatMap((target) =>
    inTurn(all.filter((one) => one.target === target)).slice(0, MOST),
  );
}

/** The first of each register, then the second of each, so that one register does not crowd out the others. */
function inTurn(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  const place = new Map<RegisterName, number>();
  const placed = suggestions.map((one) => {
    const at = place.get(one.register) ?? 0;
    place.set(one.register, at + 1);
    return { one, at };
  });
  return placed.toSorted((a, b) => a.at - b.at).map(({ one }) => one);
}

const day = formatOfficialDate;

const suggestion = (
  target: SuggestionTarget,
  register: RegisterName,
  { id, code }: { readonly id: string; readonly code: string },
  text: string,
): Suggestion => ({ target, register, id, code, text });

/** A phrase with a value in it, or nothing where there is no value. */
const phrase = (template: string, name: string, value: string | null | undefined): string =>
  value === null || value === undefined || value === '' ? '' : fill(template, { [name]: value });

function personOf(name: string | null, title: string | null): string | null {
  if (name === null || title === null) return name ?? title;
  return fill(texts.person, { name, title });
}

function ledBy(record: Outgoing | Incoming, isOurs: boolean): string {
  const { leader, leaderJobTitle } = delegationLeader(record);
  const named = leader !== null && isOurs ? fill(texts.comrade, { name: leader }) : leader;
  return phrase(texts.ledBy, 'leader', personOf(named, leaderJobTitle));
}

function daysOf(from: PlainDate | null, to: PlainDate | null): string {
  if (from === null) return '';
  return to === null || to === from
    ? fill(texts.on, { date: day(from) })
    : fill(texts.from, { from: day(from), to: day(to) });
}

function placesOf(record: Outgoing, names: ReportNames): string {
  const places = notWithdrawn(record.stops)
    .filter(({ transit }) => transit !== true)
    .map(({ place, country }) => joined([place, country === null ? null : names.country(country)], ', '));
  return phrase(texts.at, 'places', joined(places, '; '));
}

/** Leaders of the province, by what they are called. */
const isProvincial = (words: string | null): boolean =>
  words !== null && texts.provincialWords.some((word) => words.includes(word));

const highLevels: ReadonlySet<string> = new Set(['province', 'central']);

interface Ranked {
  /** The smaller stands first. */
  readonly rank: number;
  readonly date: PlainDate | null;
  readonly suggestion: Suggestion;
}

/** Delegations, talks and letters that leaders of the province led, received, held or signed; the highest first. */
function notable(sources: SuggestionSources, { names }: SuggestionFrame): readonly Suggestion[] {
  const found: Ranked[] = [];
  for (const record of sources.outgoing) {
    if (record.level !== 'provinceTop' && record.level !== 'provinceLeader') continue;
    const { start, end } = outgoingDays(record);
    const text = fill(texts.outgoing, {
      name: record.name ?? '',
      led: ledBy(record, true),
      at: placesOf(record, names),
      days: phrase(texts.days, 'days', daysOf(start.date, end.date)),
    });
    found.push({
      rank: record.level === 'provinceTop' ? 0 : 1,
      date: start.date,
      suggestion: suggestion('notable', outgoingDelegation.name, record, text),
    });
  }
  for (const record of sources.incoming) {
    const isHigh = record.level === 'highLevel' || record.level === 'ministerial';
    if (!isHigh && !isProvincial(record.receivingLeader)) continue;
    const { start, end } = incomingDays(record);
    const text = fill(texts.incoming, {
      name: record.name ?? '',
      led: ledBy(record, false),
      days: phrase(texts.visitDays, 'days', daysOf(start.date, end.date)),
      received: phrase(texts.receivedBy, 'receiver', record.receivingLeader),
    });
    found.push({
      rank: isHigh ? 0 : 1,
      date: start.date,
      suggestion: suggestion('notable', incomingDelegation.name, record, text),
    });
  }
  for (const record of sources.talks) {
    const isHigh = highLevels.has(record.level ?? '') || isProvincial(record.ourHeadTitle);
    if (!isHigh || record.kind === 'patrol') continue;
    const ours = personOf(record.ourHead, record.ourHeadTitle);
    const theirs = personOf(record.theirHead, record.theirHeadTitle) ?? record.counterpart;
    const text = fill(texts.talk, {
      kind: names.choice('talkKind', record.kind ?? 'other'),
      between: ours === null || theirs === null ? '' : fill(texts.between, { ours, theirs }),
      days: phrase(texts.days, 'days', daysOf(record.date, null)),
      at: phrase(texts.at, 'places', record.place),
      subject: withinSentence(record.subject ?? ''),
    });
    found.push({ rank: 2, date: record.date, suggestion: suggestion('notable', talk.name, record, text) });
  }
  for (const record of sources.letters) {
    const titles = [record.senderTitle, record.recipientTitle];
    if (!highLevels.has(record.level ?? '') && !titles.some(isProvincial)) continue;
    const text = fill(texts.letter[record.direction ?? 'sent'], {
      kind: withinSentence(names.choice('letterKind', record.kind ?? 'other')),
      sender: phrase(texts.sender, 'name', personOf(record.sender, record.senderTitle)),
      recipient: phrase(texts.recipient, 'name', personOf(record.recipient, record.recipientTitle)),
      days: phrase(texts.days, 'days', daysOf(record.date, null)),
      subject: withinSentence(record.subject ?? ''),
    });
    found.push({ rank: 3, date: record.date, suggestion: suggestion('notable', letter.name, record, text) });
  }
  return found
    .toSorted((a, b) => a.rank - b.rank || ((a.date ?? '') < (b.date ?? '') ? -1 : 1))
    .map((one) => one.suggestion);
}

const withoutStop = (text: string): string => text.trim().replace(/(?<![.;])[.;]+$/, '');

function taskWords(record: Task) {
  const { document } = record;
  return {
    content: withoutStop(record.content ?? ''),
    source: phrase(texts.source, 'source', joined([record.point, document?.title ?? document?.code], ', ')),
  };
}

function placeOfIncident(record: Incident): string {
  const markers = record.markers?.normalised ?? null;
  const place = joined(
    [
      markers === null ? record.markers?.text : fill(texts.markers, { markers }),
      record.commune?.text,
      record.gate?.text,
    ],
    ', ',
  );
  return phrase(texts.at, 'places', place);
}

/** What is late and why, and what hinders. */
function limits(
  { tasks, incidents, outgoing }: SuggestionSources,
  frame: SuggestionFrame,
): readonly Suggestion[] {
  const { until, backlogDays, reportDays } = frame;
  return [
    ...tasks.flatMap((record) => {
      const due = dueOn(taskDays(record), until);
      const isLate = due !== null && due < until;
      const obstacles = record.obstacles === null ? null : withoutStop(record.obstacles);
      if (!isLate && obstacles === null) return [];
      const text = isLate
        ? fill(texts.taskLate, {
            ...taskWords(record),
            due: day(due),
            reason: phrase(texts.reason, 'obstacles', obstacles),
          })
        : fill(texts.taskObstacle, { ...taskWords(record), obstacles: obstacles ?? '' });
      return [suggestion('limits', task.name, record, text)];
    }),
    ...incidents.flatMap((record) => {
      const date = record.occurredOn ?? record.discoveredOn;
      if (date === null || addDays(date, backlogDays) > until) return [];
      const type = record.type?.text ?? texts.incident;
      const text = fill(texts.incidentOpen, { type, at: placeOfIncident(record), date: day(date) });
      return [suggestion('limits', borderIncident.name, record, text)];
    }),
    ...outgoing.flatMap((record) => {
      const { end } = outgoingDays(record);
      const isReported = record.reportDate !== null || record.reportNumber !== null;
      if (isReported || end.date === null || addDays(end.date, reportDays) >= until) return [];
      const text = fill(texts.tripUnreported, { name: record.name ?? '', date: day(end.date) });
      return [suggestion('limits', outgoingDelegation.name, record, text)];
    }),
  ];
}

/** What falls due in the next period, trips planned in it, and next days of cases and commitments. */
function nextTasks(
  sources: SuggestionSources,
  { next, until, names }: SuggestionFrame,
): readonly Suggestion[] {
  const isNext = (date: PlainDate | null): date is PlainDate =>
    date !== null && date >= next.from && date <= next.to;
  return [
    ...sources.tasks.flatMap((record) => {
      const due = dueOn(taskDays(record), until);
      if (!isNext(due)) return [];
      const text = fill(texts.taskDue, { ...taskWords(record), due: day(due) });
      return [suggestion('nextTasks', task.name, record, text)];
    }),
    ...sources.nextOutgoing.map((record) => {
      const { start } = outgoingDays(record);
      const date = start.date === null ? '' : day(start.date);
      const text = fill(texts.tripPlanned, { name: record.name ?? '', at: placesOf(record, names), date });
      return suggestion('nextTasks', outgoingDelegation.name, record, text);
    }),
    ...sources.nextIncoming.map((record) => {
      const { start } = incomingDays(record);
      const date = start.date === null ? '' : day(start.date);
      const text = fill(texts.tripPlanned, { name: record.name ?? '', at: '', date });
      return suggestion('nextTasks', incomingDelegation.name, record, text);
    }),
    ...sources.incidents.flatMap((record) => {
      const date = notWithdrawn(record.steps)
        .map(({ nextDate }) => nextDate)
        .findLast(isNext);
      if (date === undefined || date === null) return [];
      const type = record.type?.text ?? texts.incident;
      const text = fill(texts.caseNext, { type, at: placeOfIncident(record), date: day(date) });
      return [suggestion('nextTasks', borderIncident.name, record, text)];
    }),
    ...sources.talks.flatMap((record) =>
      notWithdrawn(record.commitments).flatMap(({ text: promised, due, doneOn, side }) => {
        if (!isNext(due) || doneOn !== null || side === 'china' || promised === null) return [];
        const values = { subject: record.subject ?? '', text: withoutStop(promised), date: day(due) };
        return [suggestion('nextTasks', talk.name, record, fill(texts.commitment, values))];
      }),
    ),
  ];
}

/** What those who carry out tasks proposed. */
function proposals({ tasks }: SuggestionSources): readonly Suggestion[] {
  return tasks.flatMap((record) => {
    if (record.proposals === null || record.proposals.trim() === '') return [];
    const values = { ...taskWords(record), proposals: withoutStop(record.proposals) };
    return [suggestion('proposals', task.name, record, fill(texts.taskProposal, values))];
  });
}
