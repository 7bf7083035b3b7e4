import type { ProposedTask } from '../../../../shared/contract/notices.ts';
import { foldText } from '../../../../shared/text/fold.ts';

/** How much of the shorter text has to stand in the longer one for both to say the same. */
const NEARLY_ALL = 0.7;

/** Tasks at each end of a report, and around a task, among which its repeats are looked for. */
const NEAR = 100;

/**
 * The tasks of a press report without those that it tells twice, in its headline and below, or again at its end: of each two the one
 * that says more, or has a deadline.
 */
export function withoutRepeats(tasks: readonly ProposedTask[]): readonly ProposedTask[] {
  const told = tasks.map((task) => ({ task, lead: foldText(task.leadUnit ?? ''), said: words(task.text) }));
  const same = (at: number, index: number): boolean => {
    const [one, other] = [told[at], told[index]];
    return one !== undefined && other !== undefined && sameOrder(one, other);
  };
  return tasks.filter(
    (task, at) =>
      task.ref !== '' ||
      !tasks.some(
        (other, index) =>
          index !== at &&
          // Told twice is what stands in the headline, at the end, or near: of a text without end not every two are compared.
          (index < NEAR || index >= tasks.length - NEAR || Math.abs(index - at) < NEAR) &&
          same(at, index) &&
          (saysMore(other, task) || (!saysMore(task, other) && index < at)),
      ),
  );
}

const words = (text: string): ReadonlySet<string> =>
  new Set(
    foldText(text)
      .split(/[^a-z0-9]+/u)
      .filter((word) => word !== ''),
  );

interface Told {
  readonly task: ProposedTask;
  readonly lead: string;
  readonly said: ReadonlySet<string>;
}

function sameOrder({ task: one, ...first }: Told, { task: other, ...second }: Told): boolean {
  // What stands at a point of a list or a table is told there alone.
  if (one.ref !== '' || other.ref !== '') return false;
  if (first.lead !== second.lead) return false;
  if (one.due !== null && other.due !== null && one.due !== other.due) return false;
  const [less, more] = [first.said, second.said].toSorted((a, b) => a.size - b.size);
  if (less === undefined || more === undefined) return false;
  return [...less].filter((word) => more.has(word)).length >= less.size * NEARLY_ALL;
}

const saysMore = (one: ProposedTask, other: ProposedTask): boolean =>
  one.dueText !== null && other.dueText === null
    ? true
    : one.dueText === null && other.dueText !== null
      ? false
      : one.text.length > other.text.length;
