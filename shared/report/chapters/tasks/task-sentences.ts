import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { formatCount, formatSigned } from '../../../text/numbers.ts';
import { fill } from '../../../text/template.ts';
import type { PlainDate } from '../../../time/plain-date.ts';
import { formatDate } from '../../../time/typed-date.ts';
import { sumOfEvents, type EventAdjustment } from '../../event-adjustments.ts';
import type { TaskBalance, ThreeBalances } from './task-figures.ts';

const { sentences } = texts.tasks;

/** Paragraphs on assigned tasks as drafted from the figures; staff edit them. */
export function draftTasks(
  { inPeriod, yearToDate }: ThreeBalances,
  { to, yearStart, isFirstOfYear }: { to: PlainDate; yearStart: PlainDate; isFirstOfYear: boolean },
  adjustments: readonly EventAdjustment[],
): string {
  if (inPeriod.carriedOver + inPeriod.assigned === 0) return sentences.none;
  const subjects = ['taskAssigned', 'taskEnded'] as const;
  const changed = subjects.filter((subject) => adjustments.some((row) => row.subject === subject));
  return [
    fill(sentences.balance, { ...counts(inPeriod), to: formatDate(to) }),
    isFirstOfYear ? null : fill(sentences.yearToDate, { ...counts(yearToDate), from: formatDate(yearStart) }),
    changed.length === 0
      ? null
      : fill(texts.border.sentences.adjustments, {
          list: changed
            .map((subject) =>
              fill(sentences.adjusted[subject], { count: formatSigned(sumOfEvents(adjustments, subject)) }),
            )
            .join('; '),
        }),
  ]
    .filter((paragraph) => paragraph !== null)
    .join('\n');
}

function counts(of: TaskBalance): Readonly<Record<string, string>> {
  const all: Readonly<Record<string, number>> = {
    ...of,
    all: of.carriedOver + of.assigned,
    done: of.doneOnTime + of.doneLate + of.doneNoDue,
    inTime: of.carriedForward - of.overdue - of.forwardNoDue,
  };
  return Object.fromEntries(Object.entries(all).map(([key, count]) => [key, formatCount(count)]));
}
