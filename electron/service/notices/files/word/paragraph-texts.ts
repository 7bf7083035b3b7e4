import { withinBound } from '../../../../../shared/contract/file-bounds.ts';
import { isUnicode } from '../../../../../shared/text/legacy-encodings.ts';
import { endsNowhere, heldBy, symbolOf, tagOf, type DocumentReading } from './document-reading.ts';
import { withoutBreaks } from '../../reading/source-text.ts';
import { withNotes, type NoteKind } from '../notes.ts';
import { shownText, type RunLook } from './run-looks.ts';
import { attribute, childNamed, children, type XmlNode } from './xml-nodes.ts';

/** What was read of a paragraph. */
export interface ParagraphReading {
  /** Its texts, number first; a line break between what look like paragraphs parts them. */
  readonly texts: readonly string[];
  /** Boxes that are anchored in it, with paragraphs of their own. */
  readonly boxes: readonly XmlNode[];
}

interface Segment {
  readonly text: string;
  readonly look: RunLook;
}

/** What is left of an item when its words were struck out. */
const BARE_LABEL = /^[\s()\-–+•]*(?:[\p{L}\d]{1,3}[.)\s]*){0,3}$/u;

/** @param inCell whether a number alone is its text, as in the first cell of a row. */
export function readParagraph(
  paragraph: XmlNode,
  reading: DocumentReading,
  inCell: boolean,
): ParagraphReading {
  const properties = childNamed(paragraph, 'w:pPr');
  const look = reading.looks.ofParagraph(properties);
  const segments: Segment[] = [];
  const boxes: XmlNode[] = [];
  const struck: string[] = [];
  collect(children(paragraph), { reading, paragraph: look, segments, boxes, struck }, look);
  const raw = segments.map(({ text }) => text).join('');
  const unicode = isUnicode(raw);
  // Words that are Unicode already stay so, whatever old font they are shown in.
  const own = segments
    .map((segment) => shownText(segment.text, segment.look, unicode ? { ...look, font: null } : look))
    .join('');
  const shown =
    reading.carried +
    withNotes(unicode ? withoutBreaks(own) : own, reading.noteOf, (words) => reading.left.notes.push(words));
  reading.carried = '';
  const leftOut = struck.join('').replaceAll(/\s+/g, ' ').trim();
  if (leftOut !== '') reading.left.struck.push(leftOut);
  if (endsNowhere(properties)) {
    // Word numbers the paragraph that goes on, not the one that is gone.
    reading.carried = shown.trim() === '' ? '' : `${shown} `;
    return { texts: [], boxes };
  }
  const label = reading.numbers.labelOf(properties);
  const [first = '', ...more] = brokenLines(shown);
  const nothing = leftOut !== '' && more.length === 0 && BARE_LABEL.test(first);
  if (nothing) return { texts: [], boxes };
  // The number of a table's row is often an automatic one in a cell without text.
  const begin = label === '' || (first === '' && !inCell) ? first : `${label} ${first}`.trim();
  return { texts: [begin, ...more].filter((line) => line !== ''), boxes };
}

/** What goes on from the line before: a word in small letters, a bracket, or anything behind a comma. */
const GOES_ON = /^[\p{Ll}(](?![)\p{L}]{0,2}[).])/u;

/** Lines that a break parts, those that only go on in the next one joined. */
export function brokenLines(text: string): readonly string[] {
  const lines: string[] = [];
  for (const line of text.split('\n').map((one) => one.replaceAll(/[ \t\u00A0]+/g, ' ').trim())) {
    const before = lines.at(-1) ?? '';
    if (
      before !== '' &&
      line !== '' &&
      (GOES_ON.test(line) || (before.endsWith(',') && !/^[-–+•]/u.test(line)))
    )
      lines[lines.length - 1] = `${before} ${line}`;
    else lines.push(line);
  }
  return lines;
}

interface Collecting {
  readonly reading: DocumentReading;
  readonly paragraph: RunLook;
  readonly segments: Segment[];
  readonly boxes: XmlNode[];
  readonly struck: string[];
}

const SILENT = new Set([
  'w:del',
  'w:moveFrom',
  'w:pPr',
  'w:rPr',
  'w:instrText',
  'w:delText',
  'w:rt',
  '#text',
]);

function collect(nodes: readonly XmlNode[], to: Collecting, look: RunLook): void {
  for (const node of nodes) {
    const tag = tagOf(node);
    if (SILENT.has(tag)) continue;
    if (tag === 'w:txbxContent') to.boxes.push(node);
    else if (tag === 'w:r') collect(children(node), to, to.reading.looks.ofRun(node, to.paragraph));
    else if (tag === 'w:fldChar') turnField(to.reading.fields, attribute(node, 'w:fldCharType'));
    else {
      const text = signsOf(node, tag);
      if (text === null) collect(heldBy(node) ?? children(node), to, look);
      else put(text, to, look);
    }
  }
}

function put(text: string, { reading, segments, struck }: Collecting, look: RunLook): void {
  if (reading.fields.includes('code')) return;
  if (look.hidden) {
    if (text.trim() !== '') reading.left.hidden.push(text.trim());
  } else if (look.struck) struck.push(text);
  else segments.push({ text, look });
}

/** The signs that a node stands for; null for one that only holds others. */
function signsOf(node: XmlNode, tag: string): string | null {
  switch (tag) {
    case 'w:t':
    case 'm:t':
      return children(node)
        .map((part) => String(part['#text'] ?? ''))
        .join('');
    case 'w:tab':
    case 'w:ptab':
      return ' ';
    case 'w:noBreakHyphen':
      return '-';
    case 'w:softHyphen':
      return '\u00AD';
    case 'w:br':
    case 'w:cr':
      return attribute(node, 'w:type') === undefined || attribute(node, 'w:type') === 'textWrapping'
        ? '\n'
        : ' ';
    case 'w:sym':
      return symbolOf(node);
    case 'w:footnoteReference':
      return noteMark('footnote', attribute(node, 'w:id'));
    case 'w:endnoteReference':
      return noteMark('endnote', attribute(node, 'w:id'));
    default:
      return null;
  }
}

const noteMark = (kind: NoteKind, id = ''): string => `\uE000${kind} ${id}\uE001`;

function turnField(fields: ('code' | 'result')[], turn: string | undefined): void {
  withinBound('elementDepth', fields.length);
  if (turn === 'begin') fields.push('code');
  else if (turn === 'end') fields.pop();
  else if (turn === 'separate' && fields.length > 0) fields[fields.length - 1] = 'result';
}
