import { anyOf } from '../../../../shared/offices/any-of.ts';
import patterns from '../../../../shared/reference/notice-patterns.json' with { type: 'json' };
import { usualPractice } from '../../../../shared/reference/usual-practice.ts';
import { findDeadline } from '../../../../shared/time/worded-deadline.ts';

export type NoteKind = 'footnote' | 'endnote';

const MARK = /\uE000(footnote|endnote) ([^\uE001]*)\uE001/gi;
const SENTENCE_END = /\.\/\.|[.;!?](?=\s|$)/g;

/** Words of a note that says until when, and not when something is likely to be. */
const ASKS = new RegExp(anyOf(patterns.notesThatAsk), 'iu');
const LIKELY = new RegExp(anyOf(patterns.notesOfWhatIsLikely), 'iu');

/** Whether a note gives its sentence a deadline. Most say only where something stands. */
const setsDeadline = (words: string): boolean =>
  ASKS.test(words) && !LIKELY.test(words) && findDeadline(words, null, usualPractice) !== null;

/**
 * Puts the words of notes with deadlines in brackets behind the sentences that they belong to, before their full stops, so that what a note says
 * of a task, such as its deadline, is said of it.
 * @param text with marks `\uE000footnote 3\uE001`.
 * @param leave takes the words of the other notes.
 */
export function withNotes(
  text: string,
  noteOf: (kind: NoteKind, id: string) => string,
  leave: (words: string) => void,
): string {
  const notes: { readonly at: number; readonly words: string }[] = [];
  let plain = '';
  let end = 0;
  for (const match of text.matchAll(MARK)) {
    plain += text.slice(end, match.index);
    end = match.index + match[0].length;
    const kind = match[1]?.toLowerCase() === 'endnote' ? 'endnote' : 'footnote';
    const words = noteOf(kind, match[2] ?? '')
      .replace(/(?<![\s.;,])[\s.;,]+$/u, '')
      .trim();
    if (words === '') continue;
    if (!setsDeadline(words)) leave(words);
    else notes.push({ at: plain.length, words });
  }
  plain += text.slice(end);
  for (const { at, words } of notes.toReversed()) {
    const place = sentenceEnd(plain, at);
    plain = `${plain.slice(0, place).trimEnd()} (${words})${plain.slice(place)}`;
  }
  return plain;
}

/** Where the sentence ends that a mark stands in or directly behind. */
function sentenceEnd(text: string, at: number): number {
  const ends = [...text.matchAll(SENTENCE_END)];
  const behind = ends.find(
    ({ index, 0: sign }) => index < at && text.slice(index + sign.length, at).trim() === '',
  );
  return behind?.index ?? ends.find(({ index }) => index >= at)?.index ?? text.trimEnd().length;
}
