import type { RecordedTask } from '../../../db/queries/known-tasks.ts';
import type { ProposedTask } from '../../../shared/contract/notices.ts';
import { isParagraph, pointOf } from '../../../shared/registers/task/paragraph-ref.ts';
import { foldText } from '../../../shared/text/fold.ts';

/** From this share of the shorter text's words on, two texts of one point are one task whose words were edited. */
const SAME_TASK = 0.5;

/**
 * Those of `proposed`, in their order, that are not recorded. A recorded task stands for one proposal: for the one with its point and
 * words; else for the one with its words; else, as words are edited and split, for the one of its point that is most like it, or that
 * has the point alone. Lines of a recorded task, as merging makes, stand for a proposal each; one that has the point of a whole item
 * stands for the item's paragraphs. In doubt a task is offered.
 */
export function newTasks<Task extends Pick<ProposedTask, 'ref' | 'text'>>(
  proposed: readonly Task[],
  recorded: readonly RecordedTask[],
): readonly Task[] {
  let open = proposed.map((task) => ({ task, words: foldText(task.text) }));
  let kept = recorded.map(({ point, content }) => ({ point, words: foldText(content), content }));
  type Open = (typeof open)[number];
  type Kept = (typeof kept)[number];
  const pair = (same: (one: Open, other: Kept) => boolean): void => {
    for (const other of kept) {
      const one = open.find((candidate) => same(candidate, other));
      if (one === undefined) continue;
      open = open.filter((candidate) => candidate !== one);
      kept = kept.filter((candidate) => candidate !== other);
    }
  };
  pair((one, other) => one.task.ref === other.point && one.words === other.words);
  pair((one, other) => one.words === other.words);
  const lines = kept.flatMap(({ content }) =>
    content.includes('\n') ? content.split('\n').map(foldText) : [],
  );
  open = open.filter(({ words }) => {
    const at = lines.indexOf(words);
    if (at >= 0) lines.splice(at, 1);
    return at < 0;
  });
  const covered = new Set(kept.flatMap((other) => paragraphsIn(other, open)));
  open = open.filter((one) => !covered.has(one));
  const alone = (ref: string): boolean =>
    ref !== '' && proposed.filter((task) => task.ref === ref).length === 1;
  const pairs = open
    .flatMap((one) =>
      kept
        .filter(({ point }) => point === one.task.ref)
        .map((other) => ({ one, other, likeness: likeness(one.words, other.words) })),
    )
    .filter(({ one, likeness: alike }) => alike >= SAME_TASK || alone(one.task.ref))
    .toSorted((a, b) => b.likeness - a.likeness);
  const taken = new Set<object>();
  for (const { one, other } of pairs) {
    if (taken.has(one) || taken.has(other)) continue;
    taken.add(one).add(other);
  }
  return open.filter((one) => !taken.has(one)).map(({ task }) => task);
}

/** The paragraphs of one item that a recorded task of the whole item stands for. */
function paragraphsIn<One extends { readonly task: Pick<ProposedTask, 'ref'>; readonly words: string }>(
  { point, words }: { readonly point: string; readonly words: string },
  open: readonly One[],
): readonly One[] {
  if (point === '' || isParagraph(point)) return [];
  const own = open.filter(({ task }) => isParagraph(task.ref) && pointOf(task.ref) === point);
  const alike = own.filter(
    (one) => one.words.length <= words.length && likeness(one.words, words) >= SAME_TASK,
  );
  const length = own.reduce((sum, one) => sum + one.words.length, 0);
  // One that was reworded, or is as long as all of them, is the item; a short one is only what it says.
  return alike.length === 0 || words.length >= length * WHOLE_ITEM ? own : alike;
}

/** Share of the length of an item's paragraphs from which on a recorded task is the whole item. */
const WHOLE_ITEM = 0.6;

/** Share of the shorter text's words that the other has, from 0 to 1. */
function likeness(one: string, other: string): number {
  const [short, long] = [one.split(' '), other.split(' ')].toSorted((a, b) => a.length - b.length);
  const left = [...(long ?? [])];
  const shared = (short ?? []).filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return shared.length / Math.max(1, short?.length ?? 1);
}
