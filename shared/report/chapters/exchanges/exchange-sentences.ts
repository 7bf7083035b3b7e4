import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { exchangeLevels } from '../../../registers/exchange/exchange-fields.ts';
import { courtesyKinds, letter } from '../../../registers/letter/letter.ts';
import { talk } from '../../../registers/talk/talk.ts';
import { formatCount, formatSigned } from '../../../text/numbers.ts';
import { withinSentence } from '../../../text/sentence.ts';
import { fill } from '../../../text/template.ts';
import { changePhrases, type EventAdjustment } from '../../event-adjustments.ts';
import type { ReportNames } from '../../report-names.ts';
import type { Span } from '../../spans.ts';
import type { CountedExchange } from './exchange-figures.ts';

const { sentences } = texts.border;

/** Talks and letters on matters of the line, by level, highest first. */
export function exchangeSentence(
  exchanges: readonly CountedExchange[],
  period: Span,
  names: ReportNames,
): string {
  const now = exchanges.filter((row) => row.date >= period.from && row.date <= period.to);
  const talks = now.filter((row) => row.register === talk.name);
  const letters = now.filter(
    (row) => row.register === letter.name && !courtesyKinds.includes(row.kind ?? ''),
  );
  const sent = letters.filter((row) => row.direction !== 'received');
  return fill(sentences.exchange, {
    talks: phrase(talks, sentences.talks, sentences.noTalks, names),
    sent: phrase(sent, sentences.sent, sentences.noSent, names),
    received: phrase(
      letters.filter((row) => row.direction === 'received'),
      sentences.received,
      sentences.noReceived,
      names,
    ),
  });
}

function phrase(rows: readonly CountedExchange[], some: string, none: string, names: ReportNames): string {
  if (rows.length === 0) return none;
  const levels = [...exchangeLevels.toReversed(), null].flatMap((level) => {
    const count = rows.filter((row) => row.level === level).length;
    if (count === 0) return [];
    const label = level === null ? sentences.unknownLevel : names.choice('exchangeLevel', level);
    return [
      fill(sentences.levelItem, {
        label: withinSentence(label),
        count: formatCount(count),
      }),
    ];
  });
  return fill(some, { count: formatCount(rows.length), levels: levels.join('; ') });
}

/** "gửi 02 thư chúc mừng, 01 thư thăm hỏi": letters that keep up relations; null where there were none. */
export function courtesySentence(
  exchanges: readonly CountedExchange[],
  period: Span,
  names: ReportNames,
): string | null {
  const letters = exchanges.filter(
    (row) => row.register === letter.name && row.date >= period.from && row.date <= period.to,
  );
  const of = (direction: 'sent' | 'received'): string =>
    courtesyKinds
      .flatMap((kind) => {
        const count = letters.filter(
          (row) => row.kind === kind && (row.direction === 'received') === (direction === 'received'),
        ).length;
        if (count === 0) return [];
        const label = names.choice('letterKind', kind);
        return [`${formatCount(count)} ${label.charAt(0).toLowerCase()}${label.slice(1)}`];
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
