import words from '../../reference/letter-words.json' with { type: 'json' };
import { firstNamed, knownWords, placeOfWords } from '../../text/place-of-words.ts';

export type LetterDirection = keyof typeof words.titles;

const kinds = Object.entries(words.kinds).map(([kind, list]) => ({ meaning: kind, words: knownWords(list) }));
const onMatters = knownWords(words.onMatters);
const bothWays = knownWords(words.bothWays);
const titles = { sent: knownWords(words.titles.sent), received: knownWords(words.titles.received) };
const otherSide = knownWords(words.otherSide);

/**
 * The kind of a letter by what it is about: the first words that name one decide, as in "Trả lời thư mời …". A letter that only says
 * a matter is an exchange; null where nothing tells.
 */
export function kindInWords(subject: string): string | null {
  return firstNamed(subject, kinds) ?? (placeOfWords(subject, onMatters) >= 0 ? 'exchange' : null);
}

/** Whether the title of a table, or the head of a group, says that its letters were sent or received; null for none or both. */
export function directionTitled(title: string): LetterDirection | null {
  if (placeOfWords(title, bothWays) >= 0) return null;
  const [sent, received] = [placeOfWords(title, titles.sent) >= 0, placeOfWords(title, titles.received) >= 0];
  return sent === received ? null : sent ? 'sent' : 'received';
}

/** Whether who sends or receives is of the other side. */
export const isOtherSide = (party: string): boolean =>
  /\p{Script=Han}/u.test(party) || placeOfWords(party, otherSide) >= 0;
