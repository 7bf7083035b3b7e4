import type { ProposedTask, ReadNotice } from '../../shared/contract/notices.ts';
import type { CheckedDocument, CheckedTask } from '../../shared/registers/task/checked-notice.ts';
import { isParagraph, pointOf } from '../../shared/registers/task/paragraph-ref.ts';
import { newId } from '../session/new-id.ts';

/** A task as it is being checked: what was read, as edited. */
export interface Proposal extends CheckedTask {
  readonly taken: boolean;
  /** The paragraphs that it was joined of, each as it was; none for a task that was read so. */
  readonly parts: readonly CheckedTask[];
}

export function proposalOf(task: ProposedTask): Proposal {
  return {
    id: newId(),
    taken: true,
    parts: [],
    ref: task.ref,
    text: task.text,
    lead: task.leadUnit ?? '',
    cooperating: task.cooperating.join('; '),
    due: task.due,
    dueText: task.dueText ?? '',
  };
}

/** Signs that an abstract may have. */
const ABSTRACT_MOST = 1_000;

export function draftOf(notice: ReadNotice): CheckedDocument {
  return {
    number: notice.documentNumber ?? '',
    date: notice.documentDate,
    issuer: notice.issuer ?? '',
    abstract: notice.abstract ?? (notice.source[0] ?? '').slice(0, ABSTRACT_MOST),
    signer: notice.signer ?? '',
  };
}

/** Words of a paragraph that a proposal holds; `end` exclusive, in UTF-16 units. */
export interface Mark {
  readonly id: string;
  readonly begin: number;
  readonly end: number;
}

/**
 * The marks of each paragraph of a source, in order and apart: the words of taken proposals, each at a place of its own, so that
 * several of one paragraph, and equal words of several, are all marked.
 */
export function marksOf(
  source: readonly string[],
  proposals: readonly Pick<Proposal, 'id' | 'text' | 'taken'>[],
): readonly (readonly Mark[])[] {
  const marks: Mark[][] = source.map(() => []);
  const mark = (id: string, words: string, places: Iterable<number>): number | null => {
    for (const at of places) {
      const paragraph = source[at] ?? '';
      const own = marks[at] ?? [];
      let begin = paragraph.indexOf(words);
      while (begin >= 0 && own.some((other) => begin < other.end && begin + words.length > other.begin))
        begin = paragraph.indexOf(words, begin + 1);
      if (begin < 0) continue;
      own.push({ id, begin, end: begin + words.length });
      return at;
    }
    return null;
  };
  /** Proposals follow their source, so the next words are looked for from here on, and only then from the beginning. */
  let near = 0;
  for (const { id, text, taken } of proposals) {
    if (!taken) continue;
    const lines = text
      .split('\n')
      .map((line) => line.trim().replace(/[.;,]$/u, ''))
      .filter((words) => words.length >= 4);
    // The longest line is the surest; a heading above it may stand elsewhere too.
    const surest = lines.toSorted((a, b) => b.length - a.length)[0];
    if (surest === undefined) continue;
    near = mark(id, surest, onward(near, source.length)) ?? near;
    for (const words of lines) if (words !== surest) mark(id, words, outward(near, source.length));
  }
  return marks.map((own) => own.toSorted((a, b) => a.begin - b.begin));
}

/** Places from `from` to the end, then those from the beginning. */
function* onward(from: number, length: number): Generator<number> {
  for (let step = 0; step < length; step += 1) yield (from + step) % length;
}

/** Places from the nearest to `from` to the farthest; of two equally near the one before it first. */
function* outward(from: number, length: number): Generator<number> {
  if (from < length) yield from;
  for (let step = 1; step < length; step += 1) {
    if (from - step >= 0) yield from - step;
    if (from + step < length) yield from + step;
  }
}

/** Takes a proposal into the one above it: who cooperates, and another unit that leads, cooperate. */
export function merged(list: readonly Proposal[], at: number): readonly Proposal[] {
  const [above, own] = [list[at - 1], list[at]];
  if (above === undefined || own === undefined) return list;
  const joined: Proposal = {
    ...above,
    parts: [],
    text: `${above.text}\n${own.text}`,
    cooperating: cooperatingOf([above, own]),
    due: above.due ?? own.due,
    dueText: above.dueText === '' ? own.dueText : above.dueText,
  };
  return [...list.slice(0, at - 1), joined, ...list.slice(at + 1)];
}

/** Makes two of a proposal, at a place of its text; the same where one part would be empty. */
export function split(list: readonly Proposal[], at: number, place: number): readonly Proposal[] {
  const own = list[at];
  if (own === undefined) return list;
  const [first, second] = [own.text.slice(0, place).trim(), own.text.slice(place).trim()];
  if (first === '' || second === '') return list;
  return [
    ...list.slice(0, at),
    { ...own, text: first, parts: [] },
    { ...own, id: newId(), text: second, parts: [] },
    ...list.slice(at + 1),
  ];
}

/** The paragraphs that stand side by side under the item of a proposal, itself among them, in order; fewer than two: none to be joined. */
export function paragraphsOfItem(list: readonly Proposal[], at: number): readonly Proposal[] {
  const own = list[at];
  if (own === undefined || !isParagraph(own.ref)) return [];
  const isSame = (one: Proposal | undefined): boolean =>
    one !== undefined && isParagraph(one.ref) && pointOf(one.ref) === pointOf(own.ref);
  let first = at;
  while (isSame(list[first - 1])) first -= 1;
  let end = at + 1;
  while (isSame(list[end])) end += 1;
  return list.slice(first, end);
}

/** Makes one task of all paragraphs of an item, due when the first of them is; further units that lead cooperate. */
export function joined(list: readonly Proposal[], at: number): readonly Proposal[] {
  const parts = paragraphsOfItem(list, at);
  const [first] = parts;
  if (first === undefined || parts.length < 2) return list;
  const place = list.indexOf(first);
  const due = parts.flatMap((part) => (part.due === null ? [] : [part.due])).toSorted()[0] ?? null;
  const one: Proposal = {
    ...first,
    id: newId(),
    taken: parts.some(({ taken }) => taken),
    ref: pointOf(first.ref),
    text: parts.map(({ text }) => text).join('\n'),
    cooperating: cooperatingOf(parts),
    due,
    dueText: distinct(parts.map(({ dueText }) => dueText)).join('; '),
    parts: parts.map(({ taken: _taken, parts: _parts, ...part }) => part),
  };
  return [...list.slice(0, place), one, ...list.slice(place + parts.length)];
}

/** Takes a joined task apart again, each paragraph as it was before. */
export function apart(list: readonly Proposal[], at: number): readonly Proposal[] {
  const own = list[at];
  if (own === undefined || own.parts.length === 0) return list;
  return [
    ...list.slice(0, at),
    ...own.parts.map((part): Proposal => ({ ...part, taken: own.taken, parts: [] })),
    ...list.slice(at + 1),
  ];
}

/** Who cooperates in what is made one task, of which the first part's unit leads. */
function cooperatingOf(parts: readonly CheckedTask[]): string {
  const [first] = parts;
  const named = parts.flatMap(({ lead, cooperating }) => [lead, ...cooperating.split(';')]);
  return distinct(named)
    .filter((name) => name !== first?.lead.trim())
    .join('; ');
}

const distinct = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.map((text) => text.trim()).filter((text) => text !== '')),
];
