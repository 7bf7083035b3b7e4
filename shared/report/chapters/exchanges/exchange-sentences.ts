import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { exchangeLevels } from '../../../registers/exchange/exchange-fields.ts';
import { courtesyKinds, letter } from '../../../registers/letter/letter.ts';
import { talk, talkKinds } from '../../../registers/talk/talk.ts';
import { formatCount, formatSigned } from '../../../text/numbers.ts';
import { withinSentence } from '../../../text/sentence.ts';
import { fill } from '../../../text/template.ts';
import type { PlainDate } from '../../../time/plain-date.ts';
import { formatOfficialDate } from '../../../time/typed-date.ts';
import { countryLabel } from '../delegations/cross-tables.ts';
import { changePhrases, type EventAdjustment } from '../../event-adjustments.ts';
import type { Progress } from '../../period-names.ts';
import type { ReportNames } from '../../report-names.ts';
import type { Span } from '../../spans.ts';
import type { CountedExchange, SortedExchanges } from './exchange-figures.ts';

const { sentences } = texts.border;

/** What the paragraphs on talks and letters are drafted from. */
export interface ExchangeFacts {
  readonly period: Span;
  readonly asOf: PlainDate;
  readonly progress: Progress;
  readonly names: ReportNames;
}

function inPeriod<Row extends CountedExchange>(rows: readonly Row[], { from, to }: Span): readonly Row[] {
  return rows.filter((row) => row.date >= from && row.date <= to);
}

const talksOf = <Row extends CountedExchange>(rows: readonly Row[]): readonly Row[] =>
  rows.filter((row) => row.register === talk.name);

const isCourtesy = ({ kind }: CountedExchange): boolean => courtesyKinds.includes(kind ?? '');
/** Letters on matters, without those that only keep up relations. */
const lettersOf = <Row extends CountedExchange>(rows: readonly Row[]): readonly Row[] =>
  rows.filter((row) => row.register === letter.name && !isCourtesy(row));
const isReceived = ({ direction }: CountedExchange): boolean => direction === 'received';

/** Talks and letters with the neighbouring side, each kind with its levels; null while the period is still to come. */
export function exchangeSentence({ neighbour }: SortedExchanges, facts: ExchangeFacts): string | null {
  const { period, names, progress, asOf } = facts;
  if (progress === 'ahead') return null;
  const now = inPeriod(neighbour, period);
  const talks = talkPhrases(talksOf(now), names);
  const letters = lettersOf(now);
  const sent = letters.filter((row) => !isReceived(row));
  const received = letters.filter(isReceived);
  const phrases = [
    ...(talks.length === 0 ? [] : [fill(sentences.talks, { list: talks.join(', ') })]),
    ...(sent.length === 0 ? [] : [counted(sentences.sent, sent, names)]),
    ...(received.length === 0 ? [] : [counted(sentences.received, received, names)]),
  ];
  if (phrases.length > 0) return fill(sentences.exchange, { list: phrases.join('; ') });
  return fill(progress === 'underWay' ? sentences.noExchangeUnderWay : sentences.noExchange, {
    asOf: formatOfficialDate(asOf),
  });
}

/** Each kind of talks that there was, in the order of the catalogue: formal talks first. */
function talkPhrases(talks: readonly CountedExchange[], names: ReportNames | null): readonly string[] {
  const kinds: Readonly<Record<string, string>> = sentences.kinds;
  return talkKinds.flatMap((kind) => {
    const own = talks.filter((row) => (row.kind ?? 'other') === kind);
    const template = kinds[kind];
    return own.length === 0 || template === undefined ? [] : [counted(template, own, names)];
  });
}

/** A phrase with its number, and with how many of it were of each level, the highest first. */
function counted(template: string, rows: readonly CountedExchange[], names: ReportNames | null): string {
  const phrase = fill(template, { count: formatCount(rows.length) });
  if (names === null) return phrase;
  const levels = [...exchangeLevels.toReversed(), null].flatMap((level) => {
    const count = rows.filter((row) => row.level === level).length;
    if (count === 0) return [];
    const label = withinSentence(
      level === null ? sentences.unknownLevel : names.choice('exchangeLevel', level),
    );
    // All of one level need no numbers.
    if (count === rows.length) return level === null ? [] : [label];
    return [fill(sentences.levelItem, { label, count: formatCount(count) })];
  });
  return levels.length === 0 ? phrase : phrase + fill(sentences.levels, { levels: levels.join('; ') });
}

/** Joint patrols, which are no talks; null for none. */
export function patrolSentence({ patrols }: SortedExchanges, { period }: ExchangeFacts): string | null {
  const count = inPeriod(patrols, period).length;
  return count === 0 ? null : fill(sentences.patrol, { count: formatCount(count) });
}

/** Talks and letters with partners other than the neighbouring side; null for none. */
export function partnerSentences(
  { others }: SortedExchanges,
  { period, names }: ExchangeFacts,
): string | null {
  const now = inPeriod(others, period);
  const partnersOf = (rows: typeof now): string =>
    [...new Set(rows.map(({ partner }) => countryLabel(partner, names)))].join(', ');
  const talks = talksOf(now);
  const letters = lettersOf(now);
  const lines = [
    ...(talks.length === 0
      ? []
      : [
          fill(sentences.partnerTalks, {
            list: talkPhrases(talks, null).join(', '),
            partners: partnersOf(talks),
          }),
        ]),
    ...(
      [
        [sentences.partnerSent, letters.filter((row) => !isReceived(row))],
        [sentences.partnerReceived, letters.filter(isReceived)],
      ] as const
    ).flatMap(([template, rows]) =>
      rows.length === 0
        ? []
        : [fill(template, { count: formatCount(rows.length), partners: partnersOf(rows) })],
    ),
  ];
  return lines.length === 0 ? null : lines.join(' ');
}

/** "gửi 02 thư chúc mừng, 01 thư thăm hỏi": letters that keep up relations; null where there were none. */
export function courtesySentence(
  exchanges: readonly CountedExchange[],
  { period, names }: ExchangeFacts,
): string | null {
  const letters = inPeriod(exchanges, period).filter((row) => row.register === letter.name);
  const of = (direction: 'sent' | 'received'): string =>
    courtesyKinds
      .flatMap((kind) => {
        const count = letters.filter(
          (row) => row.kind === kind && isReceived(row) === (direction === 'received'),
        ).length;
        if (count === 0) return [];
        return [`${formatCount(count)} ${withinSentence(names.choice('letterKind', kind))}`];
      })
      .join(', ');
  const [sent, received] = [of('sent'), of('received')];
  if (sent === '' && received === '') return null;
  if (received === '') return fill(sentences.courtesySent, { sent });
  if (sent === '') return fill(sentences.courtesyReceived, { received });
  return fill(sentences.courtesy, { sent, received });
}

/** What changed in the talks and letters of closed periods. */
export function exchangeChanges(adjustments: readonly EventAdjustment[]): readonly string[] {
  return changePhrases(adjustments, ['talk', 'letter'], (subject, sum) =>
    fill(sentences.adjusted[subject], { count: formatSigned(sum) }),
  );
}
