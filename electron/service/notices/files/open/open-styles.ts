import { written } from '../word/word-numbering.ts';
import { all, attribute, children, type XmlNode } from '../word/xml-nodes.ts';

/** What of a style's look changes what counts of its letters. */
export interface OpenLook {
  readonly struck: boolean;
  readonly hidden: boolean;
  readonly caps: boolean;
}

/** The styles of an OpenDocument text. */
export interface OpenStyles {
  /** The look of a style over the one around it. */
  readonly look: (name: string | undefined, around: OpenLook) => OpenLook;
  /** The style of the list that a paragraph's style belongs to. */
  readonly listOf: (name: string | undefined) => string | undefined;
  /** The label of an item by the numbers of its levels, the outermost first; empty for none. */
  readonly label: (list: string | undefined, numbers: readonly number[]) => string;
  /** What the first item of a level has for a number. */
  readonly start: (list: string | undefined, level: number) => number;
}

const FORMATS: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

/** @param parts `styles.xml` and `content.xml`, whose styles come over those of the first. */
export function openStyles(parts: readonly XmlNode[]): OpenStyles {
  const styles = new Map(
    all(parts, 'style:style').map((style) => [attribute(style, 'style:name') ?? '', style] as const),
  );
  const lists = new Map(
    all(parts, 'text:list-style').map(
      (list) => [attribute(list, 'style:name') ?? '', levelsOf(list)] as const,
    ),
  );
  const look = (name: string | undefined, around: OpenLook, depth = 0): OpenLook => {
    const style = name === undefined ? undefined : styles.get(name);
    if (style === undefined || depth > 10) return around;
    const base = look(attribute(style, 'style:parent-style-name'), around, depth + 1);
    const own = children(style).find((child) => 'style:text-properties' in child) ?? null;
    const line =
      attribute(own, 'style:text-line-through-style') ?? attribute(own, 'style:text-line-through-type');
    const shown = attribute(own, 'text:display');
    const letters = attribute(own, 'fo:text-transform');
    return {
      struck: line === undefined ? base.struck : line !== 'none',
      hidden: shown === undefined ? base.hidden : shown === 'none',
      caps: letters === undefined ? base.caps : letters === 'uppercase',
    };
  };
  const listOf = (name: string | undefined, depth = 0): string | undefined => {
    const style = name === undefined ? undefined : styles.get(name);
    if (style === undefined || depth > 10) return undefined;
    const own = attribute(style, 'style:list-style-name');
    return own === undefined || own === ''
      ? listOf(attribute(style, 'style:parent-style-name'), depth + 1)
      : own;
  };
  const levelOf = (list: string | undefined, level: number): XmlNode | null =>
    lists.get(list ?? '')?.get(level) ?? null;
  return {
    look,
    listOf,
    start: (list, level) => Number(attribute(levelOf(list, level), 'text:start-value') ?? 1),
    label(list, numbers) {
      const own = levelOf(list, numbers.length);
      if (own === null) return '';
      if ('text:list-level-style-bullet' in own)
        return /^[+o○]$/u.test(attribute(own, 'text:bullet-char') ?? '') ? '+' : '-';
      if (!('text:list-level-style-number' in own) || (attribute(own, 'style:num-format') ?? '') === '')
        return '';
      const shown = Number(attribute(own, 'text:display-levels') ?? 1);
      const parts = numbers.slice(-shown).map((number, at) => {
        const level = levelOf(list, numbers.length - Math.min(shown, numbers.length) + at + 1);
        return written(number, FORMATS[attribute(level, 'style:num-format') ?? ''] ?? 'decimal');
      });
      return `${attribute(own, 'style:num-prefix') ?? ''}${parts.join('.')}${attribute(own, 'style:num-suffix') ?? ''}`;
    },
  };
}

const levelsOf = (list: XmlNode): ReadonlyMap<number, XmlNode> =>
  new Map(children(list).map((level) => [Number(attribute(level, 'text:level') ?? 0), level]));
