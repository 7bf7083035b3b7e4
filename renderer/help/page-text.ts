import { exactText, foldText } from '../../shared/text/fold.ts';
import {
  alikeWord,
  beginsWord,
  searchTerms,
  textWords,
  type SearchTerm,
} from '../../shared/text/search-words.ts';

/** A run of a line: plain, a name on the screen, or a key. */
export interface Run {
  readonly kind: 'plain' | 'name' | 'key';
  readonly text: string;
}

/** A part of a page, in the order in which it is read. */
export interface Block {
  readonly kind: 'head' | 'text' | 'step' | 'point';
  readonly runs: readonly Run[];
}

export interface HelpPage {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** Reads `**name**` and `` `key` `` within a line. */
function runsOf(line: string): readonly Run[] {
  return line
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part): Run => {
      if (part.startsWith('**')) return { kind: 'name', text: part.slice(2, -2) };
      return part.startsWith('`') ? { kind: 'key', text: part.slice(1, -1) } : { kind: 'plain', text: part };
    });
}

const kinds = [
  [/^## /, 'head'],
  [/^\d+\. /, 'step'],
  [/^- /, 'point'],
] as const;

/** Reads the text of a page: a line `# title`, then heads (`## `), steps (`1. `), points (`- `) and paragraphs, a line each. */
export function readPage(text: string): HelpPage {
  const [first = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return {
    title: first.replace(/^# /, ''),
    blocks: lines.map((line) => {
      const [mark, kind] = kinds.find(([pattern]) => pattern.test(line)) ?? [/^/, 'text' as const];
      return { kind, runs: runsOf(line.replace(mark, '').trim()) };
    }),
  };
}

export const plainText = ({ runs }: Block): string => runs.map(({ text }) => text).join('');

/** A place of a page that a search found. */
export interface Passage<Name extends string> {
  readonly subject: Name;
  /** Place among the blocks; -1: the title. */
  readonly at: number;
  readonly head: string;
  readonly text: string;
}

/**
 * The places that hold the beginnings of all words of a query, in themselves, in the head above them and in the title;
 * with the marks that were typed first, and titles and heads before what stands below them.
 */
export function findPassages<Name extends string>(
  pages: readonly (readonly [Name, HelpPage])[],
  query: string,
): readonly Passage<Name>[] {
  const terms = searchTerms(query);
  if (terms.length === 0) return [];
  const ranked = pages.flatMap(([subject, { title, blocks }]) => {
    let head = '';
    const own = blocks.map((block, at) => {
      const text = plainText(block);
      if (block.kind === 'head') head = text;
      return { passage: { subject, at, head: block.kind === 'head' ? '' : head, text }, kind: block.kind };
    });
    return [{ passage: { subject, at: -1, head: '', text: title }, kind: 'head' as const }, ...own].flatMap(
      ({ passage, kind }) => {
        const own = textWords(passage.text).folded;
        const whole = textWords(`${title} ${passage.head} ${passage.text}`);
        const begins = (words: readonly string[]) => (term: SearchTerm) => beginsWord(words, term);
        // Words of the title alone would bring every line of a page.
        if (!terms.every(begins(whole.folded)) || !terms.some(begins(own))) return [];
        const isExact =
          terms.every(({ marked }) => !marked) ||
          terms.every(({ exact }) => whole.exact.some((word) => word.startsWith(exact)));
        const lies = terms.every(begins(own)) ? 0 : 2;
        return [{ passage, rank: (isExact ? 0 : 10) + lies + (kind === 'head' ? 0 : 1) }];
      },
    );
  });
  return ranked.toSorted((one, other) => one.rank - other.rank).map(({ passage }) => passage);
}

/** Parts of a text, those that begin with a word of the query marked; of Chinese the very characters. */
export function markedParts(
  text: string,
  query: string,
): readonly { readonly text: string; readonly marked: boolean }[] {
  const terms = searchTerms(query);
  const han = [...new Set(terms.flatMap(({ exact }) => (/^\p{Script=Han}/u.test(exact) ? [exact] : [])))];
  return text
    .split(new RegExp(`(${[...han, String.raw`(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+`].join('|')})`, 'u'))
    .filter((part) => part !== '')
    .map((part) => ({
      text: part,
      marked:
        han.includes(part) ||
        terms.some((term) =>
          term.marked
            ? exactText(part).startsWith(term.exact)
            : beginsWord([alikeWord(foldText(part))], term),
        ),
    }));
}
