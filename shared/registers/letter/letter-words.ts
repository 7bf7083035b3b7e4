import words from '../../reference/letter-words.json' with { type: 'json' };
import { exactText, foldText, hasVietnameseMarks } from '../../text/fold.ts';

export type LetterDirection = keyof typeof words.titles;

/** A list of words as they are looked for in texts with marks, and in those that were typed without any. */
interface Known {
  readonly marked: readonly string[];
  readonly folded: readonly string[];
}

const known = (list: readonly string[]): Known => ({
  marked: list.map((word) => exactText(word)),
  folded: list.map((word) => foldText(word)),
});

const kinds = Object.entries(words.kinds).map(([kind, list]) => ({ kind, list: known(list) }));
const onMatters = known(words.onMatters);
const bothWays = known(words.bothWays);
const titles = { sent: known(words.titles.sent), received: known(words.titles.received) };
const otherSide = known(words.otherSide);

/** Where a text first says one of some words, as whole ones; Chinese has no blanks between words. -1 where it says none. */
function placeOf(text: string, { marked, folded }: Known): number {
  const isMarked = hasVietnameseMarks(text);
  const said = isMarked ? exactText(text) : foldText(text);
  const places = (isMarked ? marked : folded).flatMap((word) => {
    const isHan = /\p{Script=Han}/u.test(word);
    for (let at = said.indexOf(word); at >= 0; at = said.indexOf(word, at + 1)) {
      const [before = ' ', behind = ' '] = [said[at - 1], said[at + word.length]];
      if (isHan || !(/\p{L}/u.test(before) || /\p{L}/u.test(behind))) return [at];
    }
    return [];
  });
  return places.length === 0 ? -1 : Math.min(...places);
}

/**
 * The kind of a letter by what it is about: the first words that name one decide, as in "Trả lời thư mời …". A letter that only says
 * a matter is an exchange; null where nothing tells.
 */
export function kindInWords(subject: string): string | null {
  const told = kinds
    .map(({ kind, list }) => ({ kind, at: placeOf(subject, list) }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at);
  return told[0]?.kind ?? (placeOf(subject, onMatters) >= 0 ? 'exchange' : null);
}

/** Whether the title of a table, or the head of a group, says that its letters were sent or received; null for none or both. */
export function directionTitled(title: string): LetterDirection | null {
  if (placeOf(title, bothWays) >= 0) return null;
  const [sent, received] = [placeOf(title, titles.sent) >= 0, placeOf(title, titles.received) >= 0];
  return sent === received ? null : sent ? 'sent' : 'received';
}

/** Whether who sends or receives is of the other side. */
export const isOtherSide = (party: string): boolean =>
  /\p{Script=Han}/u.test(party) || placeOf(party, otherSide) >= 0;
