import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { formatCount, formatSigned } from '../../../text/numbers.ts';
import { fill } from '../../../text/template.ts';
import type { PlainDate } from '../../../time/plain-date.ts';
import { formatDate } from '../../../time/typed-date.ts';
import { changePhrases, type EventAdjustment } from '../../event-adjustments.ts';
import type { TaskBalance, ThreeBalances } from './task-figures.ts';

const { sentences } = texts.tasks;

/** Whether a span had anything to be done. */
const isBlank = ({ carriedOver, assigned }: TaskBalance): boolean => carriedOver + assigned === 0;

/** Paragraphs on assigned tasks as drafted from the figures; staff edit them. */
export function draftTasks(
  { inPeriod, yearToDate }: ThreeBalances,
  { to, yearStart, isFirstOfYear }: { to: PlainDate; yearStart: PlainDate; isFirstOfYear: boolean },
): string {
  if (isBlank(inPeriod)) return sentences.none;
  return [
    fill(sentences.balance, { ...counts(inPeriod), to: formatDate(to) }),
    isFirstOfYear ? null : fill(sentences.yearToDate, { ...counts(yearToDate), from: formatDate(yearStart) }),
  ]
    .filter((paragraph) => paragraph !== null)
    .join('\n');
}

/** What changed in the tasks of closed periods; nothing is told where the period had no task. */
export function taskChanges(
  { inPeriod }: ThreeBalances,
  adjustments: readonly EventAdjustment[],
): readonly string[] {
  if (isBlank(inPeriod)) return [];
  return changePhrases(adjustments, ['taskAssigned', 'taskEnded'], (subject, sum) =>
    fill(sentences.adjusted[subject], { count: formatSigned(sum) }),
  );
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
