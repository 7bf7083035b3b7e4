import patterns from '../reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from './any-of.ts';
import { eitherTone } from './tone-marks.ts';
import words from '../reference/notice-words.json' with { type: 'json' };

/** The longest first, so that `phối hợp` is read before `phối`. */
export const oneOf = (list: readonly string[]): string =>
  eitherTone(list.toSorted((a, b) => b.length - a.length).join('|'));

const END = String.raw`(?![\p{L}\p{M}])`;
const VERBS = `(?!(?:${oneOf(words.notVerbs)})${END})(?:${oneOf(words.verbs)})`;

/** A text that begins with what somebody does or is asked to do. */
export const STARTS_WITH_VERB = new RegExp(`^(?:${VERBS})${END}`, 'iu');
/** The same in small letters, as it follows a name. */
export const VERB_FOLLOWS = new RegExp(`^(?:${VERBS})${END}`, 'u');
/** A verb anywhere. */
export const HAS_VERB = new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${VERBS})${END}`, 'iu');

/** Small words with which a sentence goes on behind a name: no part of it. */
export const FUNCTION_WORD = new RegExp(`^(?:${anyOf(patterns.functionWords)})${END}`, 'u');
