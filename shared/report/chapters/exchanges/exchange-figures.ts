import { letter } from '../../../registers/letter/letter.ts';
import { talk } from '../../../registers/talk/talk.ts';
import type { PlainDate } from '../../../time/plain-date.ts';
import type { Span, Three } from '../../spans.ts';

/** One talk or letter that counts. */
export interface CountedExchange {
  readonly id: string;
  readonly register: typeof talk.name | typeof letter.name;
  readonly date: PlainDate;
  readonly kind: string | null;
  readonly level: string | null;
  /** Of a letter: `sent` or `received`; null for a talk. */
  readonly direction: string | null;
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

export interface ExchangeFigures {
  readonly talks: Three<TalkFigures>;
  readonly letters: Three<LetterFigures>;
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
