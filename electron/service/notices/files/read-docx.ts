import { XMLParser } from 'fast-xml-parser';
import { unzipSync } from 'fflate';
import { Refusal } from '../../../../shared/contract/refusal.ts';
import type { SourceBlock } from '../reading/source-text.ts';
import { isUnicode } from '../../../../shared/text/legacy-encodings.ts';
import { isTaskTable } from '../reading/table-tasks.ts';
import { runLooks, shownText, type RunLook, type RunLooks } from './run-looks.ts';
import { numbering, type Numbering } from './word-numbering.ts';
import { all, attribute, childNamed, children, isNode, type XmlNode } from './xml-nodes.ts';

/** Bytes of an unpacked part: far more than any text of 1,000 pages. */
const PART_LIMIT = 100 * 1024 * 1024;
const PARTS = ['word/document.xml', 'word/numbering.xml', 'word/styles.xml'];

/**
 * Paragraphs and task tables of a Word document, with the numbers that Word computes written out.
 * @throws Refusal `notice-damaged`, `notice-unknown` for a packed file that is no Word document.
 */
export function readDocx(content: Uint8Array, name: string): readonly SourceBlock[] {
  const parts = unpacked(content, name);
  const text = parts['word/document.xml'];
  if (text === undefined) throw new Refusal('notice-unknown', { name });
  try {
    const document = parsed(text);
    const styles = parts['word/styles.xml'] === undefined ? [] : parsed(parts['word/styles.xml']);
    const reading: DocumentReading = {
      numbers: numbering(
        parts['word/numbering.xml'] === undefined ? [] : parsed(parts['word/numbering.xml']),
        styles,
      ),
      looks: runLooks(styles),
    };
    const body = all(document, 'w:body')[0];
    if (body === undefined) throw new RangeError('no body');
    const blocks: SourceBlock[] = [];
    readBlocks(children(body), reading, blocks, { tables: 0 });
    return blocks;
  } catch (error) {
    throw new Refusal('notice-damaged', { name }, [], error);
  }
}

/** What the parts of a document beside its text say of that text. */
interface DocumentReading {
  readonly numbers: Numbering;
  readonly looks: RunLooks;
}

function unpacked(content: Uint8Array, name: string): Readonly<Record<string, Uint8Array>> {
  try {
    return unzipSync(content, {
      filter: (file) => PARTS.includes(file.name) && file.originalSize <= PART_LIMIT,
    });
  } catch (error) {
    throw new Refusal('notice-damaged', { name }, [], error);
  }
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  trimValues: false,
  parseTagValue: false,
  processEntities: true,
});

function parsed(bytes: Uint8Array): readonly XmlNode[] {
  const nodes: unknown = parser.parse(new TextDecoder().decode(bytes));
  return Array.isArray(nodes) ? nodes.filter(isNode) : [];
}

function readBlocks(
  nodes: readonly XmlNode[],
  reading: DocumentReading,
  blocks: SourceBlock[],
  count: { tables: number },
  inCell = false,
): void {
  for (const node of nodes) {
    if ('w:p' in node) {
      for (const text of paragraphTexts(node, reading, inCell)) blocks.push({ text, cells: null });
    } else if ('w:tbl' in node) readTable(node, reading, blocks, count);
    else if ('w:sdt' in node || 'w:sdtContent' in node || 'w:ins' in node || 'w:smartTag' in node)
      readBlocks(children(node), reading, blocks, count, inCell);
  }
}

function readTable(
  table: XmlNode,
  reading: DocumentReading,
  blocks: SourceBlock[],
  count: { tables: number },
): void {
  const above: string[] = [];
  const rows = children(table)
    .filter((node) => 'w:tr' in node)
    .map((row) =>
      children(row)
        .filter((node) => 'w:tc' in node)
        .flatMap((cell) => {
          const own: SourceBlock[] = [];
          readBlocks(children(cell), reading, own, { tables: 0 }, true);
          const paragraphs = own.map((block) => block.text);
          const properties = childNamed(cell, 'w:tcPr');
          const span = Number(attribute(childNamed(properties, 'w:gridSpan'), 'w:val') ?? 1);
          const merge = childNamed(properties, 'w:vMerge');
          const goesOn = merge !== null && (attribute(merge, 'w:val') ?? 'continue') !== 'restart';
          return [
            { paragraphs, goesOn },
            ...Array.from({ length: Math.max(0, span - 1) }, () => ({ paragraphs: [], goesOn: false })),
          ];
        }),
    );
  const texts = rows.map((row) =>
    row.map(({ paragraphs, goesOn }, column) => {
      const text = goesOn ? (above[column] ?? '') : paragraphs.join(' ').trim();
      above[column] = text;
      return text;
    }),
  );
  if (isTaskTable(texts)) {
    const number = count.tables;
    count.tables += 1;
    for (const cells of texts) blocks.push({ text: cells.join(' '), cells, table: number });
    return;
  }
  // A table that only lays out a head or a signature is read column by column, row by row.
  for (const row of rows) {
    for (const { paragraphs } of row)
      for (const text of paragraphs) if (text.trim() !== '') blocks.push({ text, cells: null });
  }
}

/** The texts of a paragraph, number first; a line break between what look like paragraphs parts them. */
function paragraphTexts(paragraph: XmlNode, reading: DocumentReading, inCell: boolean): readonly string[] {
  const properties = childNamed(paragraph, 'w:pPr');
  const label = reading.numbers.labelOf(properties);
  const look = reading.looks.ofParagraph(properties);
  const raw = runText(children(paragraph), null, look);
  // Words that are Unicode already stay so, whatever old font they are shown in.
  const whole = runText(children(paragraph), reading.looks, isUnicode(raw) ? { ...look, font: null } : look);
  const [first = '', ...more] = whole.split('\n').map((line) => line.replaceAll(/[ \t\u00A0]+/g, ' ').trim());
  // The number of a table's row is often an automatic one in a cell without text.
  const begin = label === '' || (first === '' && !inCell) ? first : `${label} ${first}`.trim();
  return [begin, ...more].filter((line) => line !== '');
}

const SILENT = new Set(['w:del', 'w:moveFrom', 'w:pPr', 'w:rPr', 'w:instrText', 'w:delText', 'mc:Fallback']);

/** @param looks what changes letters by their look; null: letters as they are stored. */
function runText(nodes: readonly XmlNode[], looks: RunLooks | null, paragraph: RunLook): string {
  let text = '';
  for (const node of nodes) {
    const [tag = ''] = Object.keys(node).filter((key) => key !== ':@');
    if (tag === '#text' || SILENT.has(tag)) continue;
    if (tag === 'w:t')
      text += children(node)
        .map((part) => String(part['#text'] ?? ''))
        .join('');
    else if (tag === 'w:tab') text += ' ';
    else if (tag === 'w:noBreakHyphen') text += '-';
    else if (tag === 'w:br' || tag === 'w:cr') text += attribute(node, 'w:type') === undefined ? '\n' : ' ';
    else if (tag === 'w:r' && looks !== null)
      text += shownText(runText(children(node), null, paragraph), looks.ofRun(node, paragraph), paragraph);
    else text += runText(children(node), looks, paragraph);
  }
  return text;
}
