import { doerOf } from './doers.ts';
import { headingUnits, introduces, isTitle, polarityOf } from './headings.ts';

/** Kinds of labels, from the outermost that documents use to the innermost; a document uses some of them in its own order. */
export type LabelKind =
  | 'article'
  | 'part'
  | 'roman'
  | 'upper'
  | 'number'
  | 'ordinal'
  | 'count'
  | 'bracket'
  | 'letter'
  | 'smallRoman'
  | 'dash'
  | 'plus';

export interface Label {
  readonly kind: LabelKind;
  /** How many numbers it has: 1 for `1.`, 2 for `1.1`; 0 for other kinds. */
  readonly depth: number;
  /** As it is written in a reference: `3.2`, `a`, `IV`, `Điều 2`; empty for dashes. */
  readonly text: string;
  /** The sign of a dash, hyphens of any width as `-`; empty for other kinds. */
  readonly sign: string;
  /** What follows the label. */
  readonly rest: string;
}

/** One item of the outline: its label, its own paragraphs, the items below it. */
export interface OutlineItem {
  readonly label: Label | null;
  /** `3.2.a`, `II.4-1`; empty for the document itself. */
  readonly ref: string;
  readonly paragraphs: string[];
  readonly children: OutlineItem[];
  readonly parent: OutlineItem | null;
  /** The heading without a label that it stands under, among its siblings; null for none. */
  readonly under: string | null;
}

const patterns: readonly (readonly [LabelKind, RegExp])[] = [
  ['article', /^(Điều\s+\d+)\s*(?:[.:]\s*)?/u],
  ['part', /^(Phần\s+(?:thứ\s+\p{L}+|[IVX]+|\d+))\s*(?:[.:]\s*)?/iu],
  // "I.1.", "II.3.2"
  ['number', /^([IVX]{1,5}(?:\.\d{1,2})+)\s*[.)/:]?\s+(?=\p{L})/u],
  // "quý" / "I/2024" of a line that was cut is no label.
  ['roman', /^(?:Mục\s+)?([IVX]{1,5})\s*[.)/:]\s*(?=[^\s\d])|^(?:Mục\s+)?([IVX]{1,5})\s*[-–]\s*(?=\p{L})/u],
  ['upper', /^([A-H])\s*[.)/]\s+|^([A-H])\s*[-–]\s+(?=\p{Lu})/u],
  ['number', /^(\d{1,2}(?:\.\d{1,2})+)\s*(?:[.)/:-]\s*)?(?=[\p{L}"“(])/u],
  // "30/NQ-CP" at the beginning of a line is a document, no label.
  ['number', /^(\d{1,2})\s*[.:/-]\s*(?=[\p{L}"“(])(?!(?<=\/)\p{Lu}[\p{Lu}\p{N}Đ]+(?:[-/]|\s))/u],
  ['number', /^(\d{1,2})\.\s+(?=\d)/u],
  ['bracket', /^\(?(\d{1,2})\)\s*/u],
  ['smallRoman', /^\((i{1,3}|iv|vi{1,3}|ix|x)\)\s*/u],
  ['letter', /^\(?([a-zđ])\s*\)\s*/u],
  ['letter', /^([a-zđ])\s*[./]\s+/u],
  ['letter', /^([a-zđ])\s*[,–-]\s+(?=\p{Lu})/u],
  ['ordinal', /^Thứ\s+(nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười)\s*[,:](?!\s*(?:ngày\s+)?\d)\s*/iu],
  ['ordinal', /^Nhiệm vụ\s+(?:thứ\s+)?(nhất|hai|ba|tư|năm|\d{1,2})\s*[:.]\s*/iu],
  ['count', /^(Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\s+là\s*[,:]\s*/iu],
  ['dash', /^[-–—−•*·●▪►➢✓\u2010-\u2015\uF0B7\uF02D]\s*(?=\S)/u],
  ['plus', /^[+○]\s*(?=\S)|^o\s+(?=\p{Lu})/u],
];

const ordinals: Readonly<Record<string, number>> = {
  nhất: 1,
  một: 1,
  hai: 2,
  ba: 3,
  tư: 4,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
};

/** The label at the beginning of a paragraph, or null. */
export function labelOf(paragraph: string): Label | null {
  for (const [kind, pattern] of patterns) {
    const match = pattern.exec(paragraph);
    if (match === null) continue;
    const written = (match[1] ?? match[2] ?? '').replaceAll(/\s+/g, ' ');
    const text =
      kind === 'ordinal' || kind === 'count' ? String(ordinals[written.toLowerCase()] ?? written) : written;
    const rest = paragraph.slice(match[0].length).trim();
    const sign = kind === 'dash' ? paragraph.charAt(0).replace(/[–—−\u2010-\u2015\uF02D]/u, '-') : '';
    return { kind, depth: kind === 'number' ? text.split('.').length : 0, text, sign, rest };
  }
  return null;
}

const keyOf = (label: Label): string => `${label.kind}${label.depth}`;

/** Which of its kind an item is below its parent, from 1, by the nearest before it: a list of thousands is not counted anew for each. */
function positionIn(parent: OutlineItem, label: Label): number {
  const before = parent.children.findLast((child) => child.label?.kind === label.kind);
  return before === undefined ? 1 : Number(/\d+$/u.exec(before.ref.slice(-9))?.[0] ?? 0) + 1;
}

function refOf(parent: OutlineItem, label: Label): string {
  if (label.kind === 'dash') return `${parent.ref}-${positionIn(parent, label)}`;
  if (label.kind === 'plus') return `${parent.ref}+${positionIn(parent, label)}`;
  // A part of a document is not cited.
  if (label.kind === 'part') return '';
  // `3.2` already names its `3`.
  let above: OutlineItem | null = parent;
  if (label.depth > 1)
    while (above?.label !== null && above !== null && label.text.startsWith(`${above.label.text}.`))
      above = above.parent;
  const base = above?.ref ?? '';
  return base === '' ? label.text : `${base}.${label.text}`;
}

/** The outline of a document's body. An unlabelled paragraph belongs to the item above it. */
export function outlineOf(paragraphs: readonly string[]): OutlineItem {
  const root: OutlineItem = { label: null, ref: '', paragraphs: [], children: [], parent: null, under: null };
  let current = root;
  /** A heading without a label that waits for the items below it. */
  let heading: string | null = null;
  for (const [at, paragraph] of paragraphs.entries()) {
    const label = labelOf(paragraph);
    if (label === null) {
      const next = paragraphs[at + 1] ?? '';
      if (labelOf(next) !== null && isSubheading(paragraph, current)) heading = paragraph;
      else if (current !== root && (isSection(paragraph, current, next) || leavesList(paragraph, current))) {
        current = { label: null, ref: '', paragraphs: [paragraph], children: [], parent: root, under: null };
        root.children.push(current);
      } else current.paragraphs.push(paragraph);
      continue;
    }
    const parent = parentFor(current, label);
    const item: OutlineItem = {
      label,
      ref: refOf(parent, label),
      paragraphs: label.rest === '' ? [] : [label.rest],
      children: [],
      parent,
      under: heading ?? parent.children.at(-1)?.under ?? null,
    };
    heading = null;
    parent.children.push(item);
    current = item;
  }
  return root;
}

/** Whether a paragraph without a label is a heading among the items of a list: the name of the unit that does them. */
function isSubheading(paragraph: string, current: OutlineItem): boolean {
  const complete =
    current.label === null ||
    current.children.length > 0 ||
    /[.;]$/u.test(current.paragraphs.at(-1) ?? '') ||
    current.paragraphs.length <= 1;
  return complete && isTitle(paragraph) && headingUnits(paragraph) !== null;
}

/** Whether a paragraph without a label, behind a complete item, opens a part of the document that has no labels. */
const isSection = (paragraph: string, current: OutlineItem, next: string): boolean =>
  current.label !== null &&
  paragraph.length <= 60 &&
  isTitle(paragraph) &&
  !introduces(paragraph) &&
  polarityOf(paragraph, 'unknown') !== 'unknown' &&
  labelOf(next) === null &&
  /[.;]$/u.test(current.paragraphs.at(-1) ?? '');

/**
 * Whether a paragraph asks another unit behind dashes that an unlabelled paragraph led into, in a document whose tasks bear no labels:
 * then it is the next task and not the end of the last dash.
 */
function leavesList(paragraph: string, current: OutlineItem): boolean {
  const { label, parent } = current;
  if (label?.kind !== 'dash' || parent === null || parent.label !== null) return false;
  const lead = current.under ?? parent.paragraphs.at(-1) ?? '';
  const anyone = { issuer: null };
  const before = introduces(lead) ? doerOf(lead, anyone) : null;
  const now = /[.;]$/u.test(current.paragraphs.at(-1) ?? '') ? doerOf(paragraph, anyone) : null;
  return before !== null && now !== null && before.unit !== now.unit;
}

/** Whether a label of one number is the next after another that is marked otherwise. */
const goesOn = (before: Label, label: Label): boolean =>
  before.kind !== label.kind &&
  before.depth <= 1 &&
  label.depth <= 1 &&
  Number(label.text) === Number(before.text) + 1;

/**
 * Where a dash stands among dashes of other signs: beside those of its own, else below one that is the heading of a unit ("* Sở Công
 * Thương:" above "- …"), as a number that begins anew is. Null where no such heading is: signs of one list were mixed.
 */
function amongDashes(current: OutlineItem, label: Label): OutlineItem | null {
  if (label.kind !== 'dash' && !(label.kind === 'number' && label.text === '1')) return null;
  let heading: OutlineItem | null = null;
  for (let item: OutlineItem | null = current; item !== null; item = item.parent) {
    if (item.label?.kind !== 'dash' && item.label?.kind !== 'plus') break;
    if (label.kind === 'dash' && item.label.sign === label.sign) return item.parent;
    const [first = ''] = item.paragraphs;
    if (
      item.label.kind === 'dash' &&
      item.paragraphs.length === 1 &&
      (introduces(first) || (isTitle(first) && first.length <= 90 && headingUnits(first) !== null))
    )
      heading ??= item;
  }
  return heading;
}

/** Above which item a label stands: beside the nearest one of its kind, else below the present one. */
function parentFor(current: OutlineItem, label: Label): OutlineItem {
  const among = amongDashes(current, label);
  if (among !== null) return among;
  for (let item: OutlineItem | null = current; item !== null; item = item.parent) {
    if (item.label !== null && keyOf(item.label) === keyOf(label) && item.parent !== null) {
      // `a)` under a later `1.` began anew: but the nearest of its kind is below that one only, so it is found first.
      return item.parent;
    }
  }
  // "1." and "2)" of a list whose marks were mixed.
  if (label.kind === 'bracket' || label.kind === 'number')
    for (let item: OutlineItem | null = current; item !== null; item = item.parent) {
      const mark = item.label;
      if ((mark?.kind === 'bracket' || mark?.kind === 'number') && goesOn(mark, label))
        return item.parent ?? item;
    }
  // A number of fewer parts than the present one closes it: `2.` behind `1.1`.
  if (label.kind === 'number') {
    for (let item: OutlineItem | null = current; item !== null; item = item.parent) {
      if (item.label?.kind === 'number' && item.label.depth > label.depth) return item.parent ?? item;
    }
  }
  // Romans stand below a part or a capital letter that began before them, else at the top.
  if (label.kind === 'roman' || label.kind === 'part' || label.kind === 'article') {
    let item = current;
    while (
      item.parent !== null &&
      !(label.kind === 'roman' && (item.label?.kind === 'part' || item.label?.kind === 'upper'))
    )
      item = item.parent;
    return item;
  }
  // A capital letter stands at the top, or below a roman.
  if (label.kind === 'upper') {
    let item = current;
    while (item.parent !== null && item.label?.kind !== 'roman' && item.label?.kind !== 'part')
      item = item.parent;
    return item;
  }
  // A number never stands below a dash: behind a list of dashes it goes on above them.
  if (label.kind === 'number' || label.kind === 'ordinal') {
    let item = current;
    while (item.parent !== null && (item.label?.kind === 'dash' || item.label?.kind === 'plus'))
      item = item.parent;
    return item;
  }
  // A dash below dashes of another list, or a plus without a dash, stands below what is there.
  return current;
}
