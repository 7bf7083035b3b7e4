import { withinBound } from '../../../../../shared/contract/file-bounds.ts';
import { roman } from '../../../../../shared/text/roman.ts';
import { all, attribute, childNamed, children, type XmlNode } from './xml-nodes.ts';

/** Writes out the numbers that Word computes. Labels must be asked for in the order of the document. */
export interface Numbering {
  /** The label of a paragraph by its properties, such as `1.2.`, `a)`, `-`; empty for none. */
  labelOf(properties: XmlNode | null): string;
}

interface Level {
  readonly format: string;
  readonly text: string;
  readonly start: number;
}

interface Place {
  readonly list: string;
  readonly level: number;
}

/** @param numberingXml `numbering.xml`; @param stylesXml `styles.xml`; either may be empty. */
export function numbering(numberingXml: readonly XmlNode[], stylesXml: readonly XmlNode[]): Numbering {
  const abstracts = new Map<string, ReadonlyMap<number, Level>>();
  for (const node of all(numberingXml, 'w:abstractNum'))
    abstracts.set(attribute(node, 'w:abstractNumId') ?? '', levelsOf(node));
  const lists = new Map<
    string,
    { readonly abstract: string; readonly overrides: ReadonlyMap<number, number> }
  >();
  for (const node of all(numberingXml, 'w:num')) {
    const overrides = new Map<number, number>();
    for (const override of children(node).filter((child) => 'w:lvlOverride' in child)) {
      const start = attribute(childNamed(override, 'w:startOverride'), 'w:val');
      if (start !== undefined) overrides.set(Number(attribute(override, 'w:ilvl') ?? 0), Number(start));
    }
    lists.set(attribute(node, 'w:numId') ?? '', {
      abstract: attribute(childNamed(node, 'w:abstractNumId'), 'w:val') ?? '',
      overrides,
    });
  }
  const styles = stylePlaces(stylesXml);
  const counts = new Map<string, number[]>();
  const begun = new Set<string>();
  return {
    labelOf(properties) {
      const place = placeOf(
        childNamed(properties, 'w:numPr'),
        styles.get(attribute(childNamed(properties, 'w:pStyle'), 'w:val') ?? '') ?? null,
      );
      const list = place === null ? undefined : lists.get(place.list);
      const levels = list === undefined ? undefined : abstracts.get(list.abstract);
      const own = place === null ? undefined : levels?.get(place.level);
      if (place === null || list === undefined || levels === undefined || own === undefined) return '';
      const numbers = counts.get(list.abstract) ?? [];
      counts.set(list.abstract, numbers);
      const override = list.overrides.get(place.level);
      const restarts = override !== undefined && !begun.has(`${place.list}/${place.level}`);
      begun.add(`${place.list}/${place.level}`);
      const before = numbers[place.level];
      const number = restarts ? override : before === undefined ? own.start : before + 1;
      numbers[place.level] = number;
      numbers.length = place.level + 1;
      // Symbols of the fonts that Word uses for its second list of points count as a plus.
      if (own.format === 'bullet') return /^[+o○]$/u.test(own.text) ? '+' : '-';
      if (own.format === 'none') return '';
      return own.text.replaceAll(/%(\d)/g, (_, digit: string) => {
        const level = Number(digit) - 1;
        const known = levels.get(level);
        return written(numbers[level] ?? known?.start ?? 1, known?.format ?? 'decimal');
      });
    },
  };
}

function levelsOf(node: XmlNode): ReadonlyMap<number, Level> {
  return new Map(
    children(node)
      .filter((child) => 'w:lvl' in child)
      .map((level) => [
        Number(attribute(level, 'w:ilvl') ?? 0),
        {
          format: attribute(childNamed(level, 'w:numFmt'), 'w:val') ?? 'decimal',
          text: attribute(childNamed(level, 'w:lvlText'), 'w:val') ?? '',
          start: Number(attribute(childNamed(level, 'w:start'), 'w:val') ?? 1),
        },
      ]),
  );
}

function placeOf(own: XmlNode | null, style: Place | null): Place | null {
  if (own === null) return style;
  const list = attribute(childNamed(own, 'w:numId'), 'w:val') ?? style?.list;
  const level = attribute(childNamed(own, 'w:ilvl'), 'w:val');
  // List 0 takes a paragraph out of the list of its style.
  if (list === undefined || list === '0') return null;
  return { list, level: level === undefined ? (style?.level ?? 0) : Number(level) };
}

function stylePlaces(stylesXml: readonly XmlNode[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const based = new Map<string, string>();
  for (const style of all(stylesXml, 'w:style')) {
    const id = attribute(style, 'w:styleId') ?? '';
    const place = placeOf(childNamed(childNamed(style, 'w:pPr'), 'w:numPr'), null);
    if (place !== null) places.set(id, place);
    const parent = attribute(childNamed(style, 'w:basedOn'), 'w:val');
    if (parent !== undefined) based.set(id, parent);
  }
  for (const id of based.keys()) {
    let parent = based.get(id);
    for (let depth = 0; depth < 10 && parent !== undefined && !places.has(id); depth += 1) {
      const place = places.get(parent);
      if (place !== undefined) places.set(id, place);
      parent = based.get(parent);
    }
  }
  return places;
}

/**
 * A number as Word writes it; @param format its name for the kind of number.
 * @throws Refusal `over-bound`: letters and Roman numerals grow with their number.
 */
export function written(number: number, format: string): string {
  withinBound('listNumber', number);
  if (!Number.isInteger(number) || number < 1) return String(number);
  const letter = String.fromCodePoint(96 + (((number - 1) % 26) + 1)).repeat(Math.ceil(number / 26));
  switch (format) {
    case 'upperRoman':
      return roman(number);
    case 'lowerRoman':
      return roman(number).toLowerCase();
    case 'lowerLetter':
      return letter;
    case 'upperLetter':
      return letter.toUpperCase();
    case 'decimalZero':
      return String(number).padStart(2, '0');
    default:
      return String(number);
  }
}
