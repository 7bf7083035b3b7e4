import texts from '../../../reference/report-texts.json' with { type: 'json' };
import { formatCount, formatSigned } from '../../../text/numbers.ts';
import { fill } from '../../../text/template.ts';
import { earliest, type PlainDate } from '../../../time/plain-date.ts';
import { formatOfficialDate } from '../../../time/typed-date.ts';
import { changePhrases, type EventAdjustment } from '../../event-adjustments.ts';
import { spanInWords, type Progress } from '../../period-names.ts';
import type { ShownSpan, Span } from '../../spans.ts';
import type { BalancesBySpan, TaskBalance } from './task-figures.ts';

const { sentences } = texts.tasks;

/** What the paragraphs on tasks are drafted from. */
export interface TaskFacts {
  readonly period: Span;
  readonly shown: readonly ShownSpan[];
  readonly asOf: PlainDate;
  readonly progress: Progress;
}

/** Whether a span had anything to be done. */
const isBlank = ({ carriedOver, assigned }: TaskBalance): boolean => carriedOver + assigned === 0;

/** Paragraphs on assigned tasks as drafted from the figures; staff edit them. Null while the period is still to come. */
export function draftTasks(balances: BalancesBySpan, facts: TaskFacts): string | null {
  const { progress, asOf, period, shown } = facts;
  if (progress === 'ahead') return null;
  const { inPeriod, yearToDate } = balances;
  if (isBlank(inPeriod)) {
    const none = progress === 'underWay' ? sentences.noneUnderWay : sentences.none;
    return fill(none, { asOf: formatOfficialDate(asOf) });
  }
  const to = formatOfficialDate(earliest(period.to, asOf));
  return [
    `${balanceSentence(sentences.balance, inPeriod, sentences.begun, '')} ${forwardSentence(inPeriod, to)}`,
    ...shown
      .filter(({ now }) => now === 'yearToDate')
      .map((span) =>
        balanceSentence(
          sentences.yearToDate,
          yearToDate,
          sentences.begunYear,
          spanInWords(span, progress, asOf),
        ),
      ),
  ].join('\n');
}

/** Whence the tasks came and what was done, without what there was none of. */
function balanceSentence(
  template: string,
  balance: TaskBalance,
  begun: Readonly<Record<'carriedOver' | 'assigned', string>>,
  span: string,
): string {
  const values = countsOf(balance);
  const done = balance.doneOnTime + balance.doneLate + balance.doneNoDue;
  const ended = [
    done === 0 ? sentences.notDone : fill(sentences.done, values) + partsOf(sentences.doneParts, balance),
    ...(balance.cancelled === 0 ? [] : [fill(sentences.cancelled, values)]),
  ].join(', ');
  return fill(template, { ...values, span, begun: partsOf(begun, balance), ended });
}

function forwardSentence(balance: TaskBalance, to: string): string {
  const values = { ...countsOf(balance), to };
  if (balance.carriedForward === 0) return fill(sentences.noForward, values);
  return fill(sentences.forward, { ...values, parts: partsOf(sentences.forwardParts, balance) });
}

/** ` (đúng hạn 08, quá hạn 02)`: the parts of a number that are not nothing. */
function partsOf(templates: Readonly<Record<string, string>>, balance: TaskBalance): string {
  const numbers = numbersOf(balance);
  const parts = Object.entries(templates).flatMap(([key, template]) =>
    (numbers[key] ?? 0) === 0 ? [] : [fill(template, countsOf(balance))],
  );
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

/** What changed in the tasks of closed periods; nothing is told where the period had no task. */
export function taskChanges(
  { inPeriod }: BalancesBySpan,
  adjustments: readonly EventAdjustment[],
): readonly string[] {
  if (isBlank(inPeriod)) return [];
  return changePhrases(adjustments, ['taskAssigned', 'taskEnded'], (subject, sum) =>
    fill(sentences.adjusted[subject], { count: formatSigned(sum) }),
  );
}

function numbersOf(of: TaskBalance): Readonly<Record<string, number>> {
  return {
    ...of,
    all: of.carriedOver + of.assigned,
    done: of.doneOnTime + of.doneLate + of.doneNoDue,
    inTime: of.carriedForward - of.overdue - of.forwardNoDue,
  };
}

function countsOf(of: TaskBalance): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(numbersOf(of)).map(([key, count]) => [key, formatCount(count)]));
}
