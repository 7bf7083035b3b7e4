import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { formatCount, formatSigned } from '../../../text/numbers.ts';
import { fill } from '../../../text/template.ts';
import type { PlainDate } from '../../../time/plain-date.ts';
import { formatOfficialDate } from '../../../time/typed-date.ts';
import { spanInWords, type Progress } from '../../period-names.ts';
import type { ReportNames } from '../../report-names.ts';
import { yearBeforeOf, type ReportSpans, type ShownSpan, type Span } from '../../spans.ts';
import { sumOfAdjustments, type Adjustment } from './adjustments.ts';
import { INTERNATIONAL, type CountedRow, type Direction } from './counted-row.ts';
import { countryLabel } from './cross-tables.ts';
import { measure, type Measure } from './measures.ts';

const { sentences } = texts;
const directions = ['outgoing', 'incoming'] as const;

/** What the paragraphs on delegations are drafted from. */
export interface DelegationFacts {
  readonly rows: readonly CountedRow[];
  readonly spans: ReportSpans;
  /** Spans that the paper shows; the second is told in a paragraph of its own. */
  readonly shown: readonly ShownSpan[];
  readonly asOf: PlainDate;
  readonly progress: Progress;
  readonly names: ReportNames;
  readonly adjustments: readonly Adjustment[];
}

const isIn = (row: CountedRow, { from, to }: Span): boolean =>
  row.decidingDate >= from && row.decidingDate <= to;

/** Đoàn and lượt of rows, as sentences write numbers. */
export function countsOf(rows: readonly Pick<CountedRow, 'personTrips'>[]) {
  return {
    delegations: formatCount(rows.length),
    personTrips: formatCount(rows.reduce((sum, { personTrips }) => sum + personTrips, 0)),
  };
}

/** "09 đoàn ra/114 lượt công chức, viên chức", where all of them are known to be; else "lượt người". */
function phraseOf(direction: Direction, rows: readonly CountedRow[], short: boolean): string {
  const values = countsOf(rows);
  if (direction === 'incoming') return fill(short ? sentences.incomingShort : sentences.incoming, values);
  const people = rows.every(({ areOfficials }) => areOfficials) ? sentences.officials : sentences.people;
  return fill(sentences.outgoing, { ...values, people });
}

/** The directions of a span that had any delegation, each as a phrase. */
function phrasesOf(
  facts: DelegationFacts,
  span: Span,
  short = false,
): readonly (readonly [Direction, string])[] {
  return directions.flatMap((direction): readonly (readonly [Direction, string])[] => {
    const rows = facts.rows.filter((row) => row.direction === direction && isIn(row, span));
    return rows.length === 0 ? [] : [[direction, phraseOf(direction, rows, short)]];
  });
}

/** Paragraphs on delegations as drafted from the figures; staff edit them. */
export function draftCooperation(facts: DelegationFacts): string {
  const { spans, progress, shown, adjustments } = facts;
  if (progress === 'ahead') return fill(sentences.ahead, { from: formatOfficialDate(spans.inPeriod.from) });
  const paragraphs = [
    figureSentence(facts),
    placesSentence(facts, 'outgoing'),
    placesSentence(facts, 'incoming'),
    comparison(facts, 'inPeriod'),
    ...shown.filter(({ now }) => now === 'yearToDate').map((span) => yearToDate(facts, span)),
    adjustments.length === 0 ? null : adjustmentSentence(adjustments),
  ];
  return paragraphs.filter((paragraph) => paragraph !== null).join('\n');
}

function figureSentence(facts: DelegationFacts): string {
  const underWay = facts.progress === 'underWay';
  const values = { asOf: formatOfficialDate(facts.asOf) };
  const phrases = phrasesOf(facts, facts.spans.inPeriod);
  const [only, second] = phrases;
  if (only === undefined) return fill(underWay ? sentences.noneUnderWay : sentences.none, values);
  const figures = phrases.map(([, phrase]) => phrase).join('; ');
  if (second !== undefined) return fill(sentences.figures, { figures });
  const when = fill(underWay ? sentences.whenUnderWay : sentences.when, values);
  return fill(only[0] === 'outgoing' ? sentences.onlyOutgoing : sentences.onlyIncoming, { figures, when });
}

function yearToDate(facts: DelegationFacts, span: ShownSpan): string | null {
  const phrases = phrasesOf(facts, facts.spans.yearToDate, true);
  if (phrases.length === 0) return null;
  const figures = phrases.map(([, phrase]) => phrase).join('; ');
  const compared = comparison(facts, 'yearToDate');
  const told = fill(sentences.yearToDate, {
    span: spanInWords(span, facts.progress, facts.asOf),
    figures,
  });
  return compared === null ? told : `${told} ${compared}`;
}

/** The countries of a direction in the period: each alone, then those of delegations that had several. */
function placesSentence({ rows, spans, names }: DelegationFacts, direction: Direction): string | null {
  const own = rows.filter((row) => row.direction === direction && isIn(row, spans.inPeriod));
  const bySet = new Map<string, CountedRow[]>();
  for (const row of own) {
    const key = row.countries.toSorted().join(' ');
    bySet.set(key, [...(bySet.get(key) ?? []), row]);
  }
  const groups = [...bySet.values()].toSorted((a, b) => b.length - a.length);
  const of = (count: (length: number) => boolean): readonly (readonly CountedRow[])[] =>
    groups.filter(([first]) => count(first?.countries.length ?? 0));
  const single = of((length) => length === 1).map((members) =>
    fill(sentences.countryItem, {
      country: countryLabel(members[0]?.countries[0] ?? '', names),
      ...countsOf(members),
    }),
  );
  const several = of((length) => length > 1).map((members) => {
    const countries = members[0]?.countries ?? [];
    return fill(severalOf(direction, countries), {
      ...countsOf(members),
      count: formatCount(countries.length),
      countries: countries.map((code) => countryLabel(code, names)).join(', '),
    });
  });
  const unknown = of((length) => length === 0).map((members) =>
    fill(direction === 'outgoing' ? sentences.outgoingUnknown : sentences.incomingUnknown, countsOf(members)),
  );
  const outgoing = direction === 'outgoing';
  if (single.length > 0)
    return fill(outgoing ? sentences.destinations : sentences.origins, {
      list: [single.join(', '), ...several, ...unknown].join('; '),
    });
  // Where nothing is known of any, it goes unsaid.
  if (several.length === 0) return null;
  return fill(sentences.placesOnly, {
    list: [...several, ...unknown].join('; '),
  });
}

function severalOf(direction: Direction, countries: readonly string[]): string {
  if (direction === 'outgoing') return sentences.outgoingSeveral;
  return countries.includes(INTERNATIONAL) ? sentences.incomingMixed : sentences.incomingSeveral;
}

/**
 * "Đoàn ra tăng 06 đoàn so với cùng kỳ (03 đoàn), tăng 80 lượt (34 lượt)…". Nothing while the span goes on, for it would
 * be compared with a whole one, nor where the year before had no delegation at all.
 */
function comparison({ rows, spans, progress }: DelegationFacts, name: ShownSpan['now']): string | null {
  const beforeSpan = spans[yearBeforeOf(name)];
  if (progress !== 'over' || beforeSpan === null) return null;
  const figures = directions.map((direction) => {
    const own = rows.filter((row) => row.direction === direction);
    return { direction, now: measure(own, spans[name]), before: measure(own, beforeSpan) };
  });
  if (figures.every(({ before }) => before.delegations === 0)) return null;
  const phrases = figures.flatMap(({ direction, now, before }) => changePhrase(direction, now, before) ?? []);
  if (phrases.length === 0) return null;
  const sentence = phrases.join('; ');
  return `${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}.`;
}

function changePhrase(direction: Direction, now: Measure, before: Measure): string | null {
  const { comparison: of } = sentences;
  if (before.delegations === 0)
    return now.delegations === 0 ? null : fill(of.noneBefore, { what: of[direction] });
  const delegations = {
    change: formatCount(Math.abs(now.delegations - before.delegations)),
    before: formatCount(before.delegations),
  };
  const trips = {
    change: formatCount(Math.abs(now.personTrips - before.personTrips)),
    before: formatCount(before.personTrips),
  };
  if (now.delegations === before.delegations && now.personTrips === before.personTrips)
    return `${of[direction]} ${fill(of.allSame, { before: delegations.before, trips: trips.before })}`;
  return [
    of[direction],
    ' ',
    fill(
      wayOf(now.delegations - before.delegations, of.delegationsUp, of.delegationsDown, of.delegationsSame),
      delegations,
    ),
    ', ',
    fill(wayOf(now.personTrips - before.personTrips, of.tripsUp, of.tripsDown, of.tripsSame), trips),
  ].join('');
}

function wayOf(change: number, up: string, down: string, same: string): string {
  if (change === 0) return same;
  return change > 0 ? up : down;
}

/** The sums of a change by direction, as far as there are any: "đoàn ra +01 đoàn/+05 lượt". */
export function adjustedPhrases(adjustments: readonly Adjustment[]): readonly string[] {
  return directions.flatMap((direction) => {
    if (adjustments.every((adjustment) => adjustment.direction !== direction)) return [];
    const sum = sumOfAdjustments(adjustments, direction);
    return [
      fill(direction === 'outgoing' ? sentences.adjustedOutgoing : sentences.adjustedIncoming, {
        delegations: formatSigned(sum.delegations),
        personTrips: formatSigned(sum.personTrips),
      }),
    ];
  });
}

function adjustmentSentence(adjustments: readonly Adjustment[]): string {
  return fill(sentences.adjustments, { list: adjustedPhrases(adjustments).join('; ') });
}
