import type { Tally } from '../../../../../shared/contract/file-bounds.ts';
import type { NoteKind } from '../notes.ts';
import type { Numbering } from './word-numbering.ts';
import type { RunLooks } from './run-looks.ts';
import type { SourceBlock } from '../../reading/source-text.ts';
import { attribute, childNamed, children, type XmlNode } from './xml-nodes.ts';

/** A document while it is read: what its other parts say of its text, and where in it the reading stands. */
export interface DocumentReading {
  readonly numbers: Numbering;
  readonly looks: RunLooks;
  /** The words of a footnote or endnote; empty for none. */
  readonly noteOf: (kind: NoteKind, id: string) => string;
  /** The blocks of another document that stands in this one. */
  readonly chunkOf: (id: string) => readonly SourceBlock[];
  /** The fields that are open, the innermost last: their code is no text, their result is. */
  readonly fields: ('code' | 'result')[];
  /** Words that were left out. */
  readonly left: { readonly struck: string[]; readonly hidden: string[]; readonly notes: string[] };
  /** Words of a paragraph whose end was deleted: they go on in the next one. */
  carried: string;
  /** Tables of tasks so far. */
  tables: number;
  /** All cells, those of tables that only lay out among them. */
  readonly cells: Tally;
}

/** Wrappers that only hold what is in them. */
const WRAPPERS = new Set(['w:ins', 'w:moveTo', 'w:smartTag', 'w:customXml', 'w:sdtContent', 'mc:Choice']);

/** The tag of a node. */
export const tagOf = (node: XmlNode): string => Object.keys(node).find((key) => key !== ':@') ?? '';

/**
 * What a content control holds; nothing where it only shows what is to be typed there. Of the two forms of a shape, the one for
 * today's programs.
 */
export function heldBy(node: XmlNode): readonly XmlNode[] | null {
  const tag = tagOf(node);
  if (tag === 'w:sdt') {
    const asks = childNamed(childNamed(node, 'w:sdtPr'), 'w:showingPlcHdr');
    return asks === null ? children(childNamed(node, 'w:sdtContent')) : [];
  }
  if (tag === 'mc:AlternateContent') {
    const chosen = childNamed(node, 'mc:Choice') ?? childNamed(node, 'mc:Fallback');
    return children(chosen);
  }
  return WRAPPERS.has(tag) ? children(node) : null;
}

/** The nodes of a tag among these, also those that controls and marks of revision wrap. */
export function unwrapped(nodes: readonly XmlNode[], tag: string): readonly XmlNode[] {
  return nodes.flatMap((node) => (tag in node ? [node] : unwrapped(heldBy(node) ?? [], tag)));
}

/** Whether the end of a paragraph was deleted or moved away. */
export function endsNowhere(properties: XmlNode | null): boolean {
  const end = childNamed(properties, 'w:rPr');
  return childNamed(end, 'w:del') !== null || childNamed(end, 'w:moveFrom') !== null;
}

/** A sign of a font of symbols, by the letters that stand for it. */
export function symbolOf(node: XmlNode): string {
  const code = Number.parseInt(attribute(node, 'w:char') ?? '', 16);
  const font = attribute(node, 'w:font') ?? '';
  if (Number.isNaN(code)) return '';
  const sign = code >= 0xf0_00 ? code - 0xf0_00 : code;
  if (!/^(?:Symbol|Wingdings|Webdings)/i.test(font)) return String.fromCodePoint(sign);
  return SYMBOLS[sign] ?? ' ';
}

const SYMBOLS: Readonly<Record<number, string>> = {
  0x2b: '+',
  0x2d: '-',
  0x9f: '-',
  0xa3: '≤',
  0xa7: '-',
  0xb3: '≥',
  0xb7: '-',
  0xb0: '°',
  0xb1: '±',
  0xb4: '×',
  0xd8: '-',
  0xfc: '-',
};
