import type { ProposedTask } from '../../../../shared/contract/notices.ts';
import { foldText } from '../../../../shared/text/fold.ts';

/** How much of the shorter text has to stand in the longer one for both to say the same. */
const NEARLY_ALL = 0.7;

/**
 * The tasks of a press report without those that it tells twice, in its headline and below, or again at its end: of each two the one
 * that says more, or has a deadline.
 */
export function withoutRepeats(tasks: readonly ProposedTask[]): readonly ProposedTask[] {
  return tasks.filter(
    (task, at) =>
      !tasks.some(
        (other, index) =>
          index !== at &&
          sameOrder(task, other) &&
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

function sameOrder(one: ProposedTask, other: ProposedTask): boolean {
  // What stands at a point of a list or a table is told there alone.
  if (one.ref !== '' || other.ref !== '') return false;
  if (foldText(one.leadUnit ?? '') !== foldText(other.leadUnit ?? '')) return false;
  if (one.due !== null && other.due !== null && one.due !== other.due) return false;
  const [less, more] = [words(one.text), words(other.text)].toSorted((a, b) => a.size - b.size);
  if (less === undefined || more === undefined) return false;
  return [...less].filter((word) => more.has(word)).length >= less.size * NEARLY_ALL;
}

const saysMore = (one: ProposedTask, other: ProposedTask): boolean =>
  one.dueText !== null && other.dueText === null
    ? true
    : one.dueText === null && other.dueText !== null
      ? false
      : one.text.length > other.text.length;
