import { letter } from '../../../registers/letter/letter.ts';
import { talk } from '../../../registers/talk/talk.ts';
import { namesInternational } from '../../../reference/international-organisations.ts';
import type { PlainDate } from '../../../time/plain-date.ts';
import { INTERNATIONAL } from '../delegations/counted-row.ts';
import type { ReportNames } from '../../report-names.ts';
import type { BySpan, Span } from '../../spans.ts';

/** One talk or letter that counts. */
export interface CountedExchange {
  readonly id: string;
  readonly register: typeof talk.name | typeof letter.name;
  readonly date: PlainDate;
  readonly kind: string | null;
  readonly level: string | null;
  /** Of a letter: `sent` or `received`; null for a talk. */
  readonly direction: string | null;
  /** ISO code of the other side's country; null where it was not recorded. */
  readonly country: string | null;
  /** Who the other side is, in words. */
  readonly counterpart: string | null;
}

/** The neighbouring side, across the border. */
const NEIGHBOUR = 'CN';
/** Joint patrols are no talks. */
const PATROL = 'patrol';

/**
 * Whose partner an exchange is with: a country's code, or that of intergovernmental organisations. Where no country was
 * recorded it is the one that the counterpart's name tells, else the neighbouring side, whom these registers are kept for.
 */
export function partnerOf({ country, counterpart }: CountedExchange, names: ReportNames): string {
  const told = counterpart ?? '';
  if (namesInternational(told)) return INTERNATIONAL;
  return country ?? names.countryIn(told) ?? NEIGHBOUR;
}

/** Exchanges by what the report tells of them, each in one list. */
export interface SortedExchanges {
  /** With the neighbouring side, without patrols. */
  readonly neighbour: readonly CountedExchange[];
  readonly patrols: readonly CountedExchange[];
  /** With all others, by their country. */
  readonly others: readonly (CountedExchange & { readonly partner: string })[];
}

export function sortedExchanges(rows: readonly CountedExchange[], names: ReportNames): SortedExchanges {
  const isPatrol = ({ register, kind }: CountedExchange): boolean =>
    register === talk.name && kind === PATROL;
  const partnered = rows
    .filter((row) => !isPatrol(row))
    .map((row) => ({ ...row, partner: partnerOf(row, names) }));
  return {
    patrols: rows.filter(isPatrol),
    neighbour: partnered.filter(({ partner }) => partner === NEIGHBOUR),
    others: partnered.filter(({ partner }) => partner !== NEIGHBOUR),
  };
}

type Counts = Readonly<Record<string, number>>;

export interface TalkFigures {
  readonly total: number;
  /** By code; what has none stands under `unknown`. The numbers add up to the total. */
  readonly byKind: Counts;
  readonly byLevel: Counts;
}

export interface LetterFigures extends TalkFigures {
  readonly sent: number;
  readonly received: number;
}

/** Talks and letters with the neighbouring side; joint patrols are no talks. */
export interface ExchangeFigures {
  readonly talks: BySpan<TalkFigures>;
  readonly letters: BySpan<LetterFigures>;
}

function within(
  rows: readonly CountedExchange[],
  register: CountedExchange['register'],
  { from, to }: Span,
): readonly CountedExchange[] {
  return rows.filter((row) => row.register === register && row.date >= from && row.date <= to);
}

function countBy(rows: readonly CountedExchange[], by: 'kind' | 'level'): Counts {
  const counts: Record<string, number> = {};
  for (const row of rows) {
    const code = row[by] ?? 'unknown';
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}

/** Talks on the days of a span, both ends inclusive. */
export function talkFigures(rows: readonly CountedExchange[], span: Span): TalkFigures {
  const talks = within(rows, talk.name, span);
  return { total: talks.length, byKind: countBy(talks, 'kind'), byLevel: countBy(talks, 'level') };
}

/** Letters dated within a span, both ends inclusive. */
export function letterFigures(rows: readonly CountedExchange[], span: Span): LetterFigures {
  const letters = within(rows, letter.name, span);
  const received = letters.filter((row) => row.direction === 'received').length;
  return {
    total: letters.length,
    sent: letters.length - received,
    received,
    byKind: countBy(letters, 'kind'),
    byLevel: countBy(letters, 'level'),
  };
}
