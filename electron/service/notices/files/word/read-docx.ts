import { Tally } from '../../../../../shared/contract/file-bounds.ts';
import { Refusal } from '../../../../../shared/contract/refusal.ts';
import type { SourceBlock } from '../../reading/source-text.ts';
import type { ReadFile } from '../read-file.ts';
import { heldBy, tagOf, type DocumentReading } from './document-reading.ts';
import { readOdt } from '../open/read-odt.ts';
import { packageParts, type PackageParts, type Relation } from './package-parts.ts';
import type { NoteKind } from '../notes.ts';
import { readParagraph } from './paragraph-texts.ts';
import { runLooks } from './run-looks.ts';
import { numbering } from './word-numbering.ts';
import { readTable } from './word-tables.ts';
import { all, attribute, children, type XmlNode } from './xml-nodes.ts';

/** Reads a document that stands in another one, whatever its kind. @throws Refusal for a kind that is not read. */
export type ReadPart = (content: Uint8Array, name: string) => ReadFile;

/**
 * Paragraphs and task tables of a Word document, with the numbers that Word computes written out, notes behind their sentences,
 * and without what is deleted, struck out or hidden.
 * An OpenDocument text (.odt) is read likewise.
 * @throws Refusal `over-bound`, `notice-damaged`, `notice-locked`, `notice-unknown` for a packed file that is no Word document.
 */
export function readDocx(content: Uint8Array, name: string, readPart: ReadPart): ReadFile {
  const parts = packageParts(content, name);
  const main = parts.relations('').find(({ type }) => type === 'officeDocument')?.path ?? 'word/document.xml';
  if (!parts.has(main)) {
    const kind = new TextDecoder('latin1').decode(parts.part('mimetype') ?? new Uint8Array());
    if (kind.includes('opendocument.text')) return readOpen(parts, name);
    throw new Refusal('notice-unknown', { name });
  }
  try {
    const body = all(parts.nodes(main), 'w:body')[0];
    if (body === undefined) throw new RangeError('no body');
    const unread: string[] = [];
    const reading = readingOf(parts, main, { name, readPart, unread });
    const blocks = blocksOf(children(body), reading, false);
    const { struck, hidden, notes } = reading.left;
    return {
      blocks,
      remarks: [
        ...(struck.length === 0 ? [] : [{ code: 'struck' as const, what: struck }]),
        ...(hidden.length === 0 ? [] : [{ code: 'hidden' as const, what: hidden }]),
        ...(notes.length === 0 ? [] : [{ code: 'notes' as const, what: notes }]),
        ...(unread.length === 0 ? [] : [{ code: 'unreadParts' as const, what: unread }]),
      ],
    };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(
      main.endsWith('workbook.xml') ? 'notice-unknown' : 'notice-damaged',
      { name },
      [],
      error,
    );
  }
}

/** An OpenDocument text. */
function readOpen(parts: PackageParts, name: string): ReadFile {
  try {
    // A locked one lists how its parts were encrypted.
    if (all(parts.nodes('META-INF/manifest.xml'), 'manifest:encryption-data').length > 0)
      throw new Refusal('notice-locked', { name });
    return readOdt(parts.nodes('content.xml'), parts.nodes('styles.xml'));
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('notice-damaged', { name }, [], error);
  }
}

function readingOf(
  parts: PackageParts,
  main: string,
  beside: { readonly name: string; readonly readPart: ReadPart; readonly unread: string[] },
): DocumentReading {
  const relations = parts.relations(main);
  const nodesOf = (type: string): readonly XmlNode[] => {
    // Some makers leave out the relation, but never the usual name beside the main part.
    const usual = `${main.slice(0, main.lastIndexOf('/') + 1)}${type}.xml`;
    return parts.nodes(relations.find((relation) => relation.type === type)?.path ?? usual);
  };
  const styles = nodesOf('styles');
  const reading: DocumentReading = {
    numbers: numbering(nodesOf('numbering'), styles),
    looks: runLooks(styles),
    noteOf: (kind, id) => (kind === 'footnote' ? footnotes() : endnotes())(id),
    chunkOf: (id) =>
      chunkOf(
        relations.find((relation) => relation.id === id),
        parts,
        beside,
      ),
    fields: [],
    left: { struck: [], hidden: [], notes: [] },
    carried: '',
    tables: 0,
    cells: new Tally('tableCells'),
  };
  const notesOf = (kind: NoteKind): ((id: string) => string) => {
    const notes = new Map(
      all(nodesOf(`${kind}s`), `w:${kind}`).map((note) => [attribute(note, 'w:id') ?? '', note] as const),
    );
    const read = new Map<string, string>();
    return (id) => {
      const note = notes.get(id);
      const words = read.get(id) ?? (note === undefined ? '' : noteText(children(note), reading));
      read.set(id, words);
      return words;
    };
  };
  const footnotes = once(() => notesOf('footnote'));
  const endnotes = once(() => notesOf('endnote'));
  return reading;
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** The words of a note; it has no notes of its own. */
const noteText = (nodes: readonly XmlNode[], reading: DocumentReading): string =>
  blocksOf(nodes, { ...reading, noteOf: () => '', fields: [], carried: '' }, false)
    .map(({ text }) => text)
    .join(' ');

/** A document that is packed into this one; what cannot be read is named. */
function chunkOf(
  relation: Relation | undefined,
  parts: PackageParts,
  {
    name,
    readPart,
    unread,
  }: { readonly name: string; readonly readPart: ReadPart; readonly unread: string[] },
): readonly SourceBlock[] {
  const content = relation === undefined ? null : parts.part(relation.path);
  if (relation === undefined || content === null) return [];
  try {
    return readPart(content, name).blocks;
  } catch (error) {
    if (!(error instanceof Refusal) || error.detail.code === 'over-bound') throw error;
    unread.push(relation.path.split('/').at(-1) ?? relation.path);
    return [];
  }
}

function blocksOf(
  nodes: readonly XmlNode[],
  reading: DocumentReading,
  inCell: boolean,
): readonly SourceBlock[] {
  const blocks: SourceBlock[] = [];
  const cell = (node: XmlNode): readonly SourceBlock[] => blocksOf(children(node), reading, true);
  for (const node of nodes) {
    switch (tagOf(node)) {
      case 'w:p': {
        const { texts, boxes } = readParagraph(node, reading, inCell);
        blocks.push(...texts.map((text) => ({ text, cells: null })));
        for (const box of boxes) blocks.push(...blocksOf(children(box), reading, inCell));
        break;
      }
      case 'w:tbl':
        blocks.push(...readTable(node, reading, cell));
        break;
      case 'w:altChunk':
        blocks.push(...renumbered(reading.chunkOf(attribute(node, 'r:id') ?? ''), reading));
        break;
      default:
        blocks.push(...blocksOf(heldBy(node) ?? [], reading, inCell));
    }
  }
  return blocks;
}

/** Numbers the tables of another document after those of this one. */
function renumbered(blocks: readonly SourceBlock[], reading: DocumentReading): readonly SourceBlock[] {
  const first = reading.tables;
  return blocks.map((block) => {
    if (block.table === undefined) return block;
    const table = first + block.table;
    reading.tables = Math.max(reading.tables, table + 1);
    return { ...block, table };
  });
}
