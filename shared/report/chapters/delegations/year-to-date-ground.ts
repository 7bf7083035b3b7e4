import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { fill } from '../../../text/template.ts';
import { addDays, type PlainDate } from '../../../time/plain-date.ts';
import { formatOfficialDate } from '../../../time/typed-date.ts';
import type { ClosedReport } from '../chapter.ts';
import { adjustedPhrases, countsOf } from './delegation-sentences.ts';
import { adjustmentsSince, type Adjustment, type ClosedRow } from './adjustments.ts';
import type { CountedRow } from './counted-row.ts';
import type { Span } from '../../spans.ts';

/**
 * Says of what the figures of a year to date are made: what was closed, what was adjusted since, and what came after.
 * @param closed The newest closed report that ends within the span; null for none.
 * @returns null where nothing of the span was closed.
 */
export function yearToDateGround(
  closed: ClosedReport<{ readonly counted: readonly ClosedRow[] }> | null,
  rows: readonly CountedRow[],
  yearToDate: Span,
  describe: (id: string) => { readonly code: string; readonly name: string },
): string | null {
  if (closed === null || closed.model.period.to < yearToDate.from) return null;
  const { rules } = texts;
  const { to } = closed.model.period;
  const { counted } = closed.model;
  const ofYear = counted.filter((row) => row.decidingDate >= yearToDate.from);
  const sum = (direction: 'outgoing' | 'incoming') =>
    countsOf(ofYear.filter((row) => row.direction === direction));
  const adjusted: readonly Adjustment[] = adjustmentsSince(
    { from: yearToDate.from, to, rows: ofYear },
    rows,
    describe,
  );
  return fill(rules.ground, {
    to: formatOfficialDate(to),
    figures: [
      fill(texts.sentences.outgoing, { ...sum('outgoing'), people: texts.sentences.people }),
      fill(texts.sentences.incomingShort, sum('incoming')),
    ].join('; '),
    adjusted:
      adjusted.length === 0 ? '' : fill(rules.groundAdjusted, { list: adjustedPhrases(adjusted).join('; ') }),
    since: after(to, yearToDate.to),
  });
}

function after(closedTo: PlainDate, end: PlainDate): string {
  if (closedTo >= end) return '';
  return fill(texts.rules.groundSince, { from: formatOfficialDate(addDays(closedTo, 1)) });
}
