import texts from '../../reference/delegation-texts.json' with { type: 'json' };
import { fill } from '../../text/template.ts';

export const isSaid = (text: string | null | undefined): text is string =>
  text !== null && text !== undefined && text.trim() !== '';

/** A name or a title on one line, whatever was pasted. */
export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

export const orNull = (text: string): string | null => (text === '' ? null : text);

export const asBeginning = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

export const withoutStop = (text: string): string => text.trim().replace(/(?<![.;,])[.;,]+$/, '');

/** `A`, `A và B`, `A, B và C`. */
export function joined(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : fill(texts.and, { first: names.slice(0, -1).join(', '), last });
}

/** "do ông A, Phó Giám đốc, làm Trưởng đoàn": what stands between two commas. */
export const commaBetween = (words: string): string => (words.includes(', ') ? `${words},` : words);

export const ended = (line: string, isLast: boolean): string => `${withoutStop(line)}${isLast ? '.' : ';'}`;
