import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';
import { fileBounds, overBound, Tally, withinBound } from '../../../../../shared/contract/file-bounds.ts';
import type { SourceBlock } from '../../reading/source-text.ts';
import { isTaskTable } from '../../reading/table-tasks.ts';
import { cellText } from '../cell-text.ts';
import type { ReadFile } from '../read-file.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const SILENT = new Set('del head noscript script select style template textarea title'.split(' '));

interface PageReading {
  readonly struck: string[];
  readonly hidden: string[];
  tables: number;
  readonly cells: Tally;
}

/**
 * Paragraphs and task tables of a web page, such as Word saves; what is struck out or hidden is left out and named.
 * @throws Refusal `over-bound`.
 */
export function htmlBlocks(html: string): ReadFile {
  const reading: PageReading = {
    struck: [],
    hidden: [],
    tables: 0,
    cells: new Tally('tableCells'),
  };
  const blocks = blocksOf(parse(html, { treeAdapter: boundedTree() }).childNodes, reading);
  const { struck, hidden } = reading;
  return {
    blocks,
    remarks: [
      ...(struck.length === 0 ? [] : [{ code: 'struck' as const, what: struck }]),
      ...(hidden.length === 0 ? [] : [{ code: 'hidden' as const, what: hidden }]),
    ],
  };
}

/**
 * Builds the tree of a page within bounds. They are held while it grows: a parser of pages opens elements again where a page leaves
 * them open, so that the tree may be far larger than its text.
 */
function boundedTree(): typeof defaultTreeAdapter {
  const elements = new Tally('elements');
  let depth = 0;
  return {
    ...defaultTreeAdapter,
    createElement(...how) {
      elements.add();
      return defaultTreeAdapter.createElement(...how);
    },
    onItemPush() {
      depth += 1;
      withinBound('elementDepth', depth);
    },
    onItemPop() {
      depth -= 1;
    },
  };
}

function blocksOf(nodes: readonly Node[], reading: PageReading): readonly SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let line = '';
  const end = (): void => {
    for (const part of line.split('\n')) {
      const text = part.replaceAll(/\s+/g, ' ').trim();
      if (text === '') continue;
      blocks.push({ text, cells: null });
    }
    line = '';
  };
  const walk = (list: readonly Node[], numbered: { next: number } | null): void => {
    for (const node of list) {
      if (!('tagName' in node)) {
        // Line ends of the page's own text are blanks.
        if ('value' in node) line += node.value.replaceAll(/\s+/g, ' ');
        continue;
      }
      const { tagName } = node;
      if (SILENT.has(tagName)) continue;
      if (tagName === 'br') line += '\n';
      else if (isHidden(node)) leave(node, reading.hidden);
      else if (isStruck(node)) leave(node, reading.struck);
      else if (tagName === 'table') {
        end();
        blocks.push(...tableBlocks(node, reading));
      } else if (BLOCKS.has(tagName)) {
        end();
        if (tagName === 'li') line = numbered === null ? '- ' : `${numbered.next++}. `;
        walk(node.childNodes, tagName === 'ol' ? { next: Number(attributeOf(node, 'start') ?? 1) } : null);
        end();
      } else walk(node.childNodes, numbered);
    }
  };
  walk(nodes, null);
  end();
  return blocks;
}

const attributeOf = (node: Element, name: string): string | undefined =>
  node.attrs.find((attribute) => attribute.name === name)?.value;

const styleOf = (node: Element): string =>
  (attributeOf(node, 'style') ?? '').replaceAll(/\s+/g, '').toLowerCase();

const isHidden = (node: Element): boolean =>
  /(?:^|;)(?:display:none|mso-hide:all|visibility:hidden)/.test(styleOf(node)) ||
  attributeOf(node, 'hidden') !== undefined;

const isStruck = (node: Element): boolean =>
  node.tagName === 's' ||
  node.tagName === 'strike' ||
  /text-decoration[a-z-]*:[^;]*line-through/.test(styleOf(node));

function leave(node: Element, to: string[]): void {
  const text = textOf(node).replaceAll(/\s+/g, ' ').trim();
  if (text !== '') to.push(text);
}

const textOf = (node: Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

/** The rows of a task table, each cell in its column; any other table only lays out what is in it. */
function tableBlocks(table: Element, reading: PageReading): readonly SourceBlock[] {
  const rows = elements(table, ['tr']);
  const laidOut: SourceBlock[] = [];
  /** Cells of rows above that reach down, by column. */
  const reaching = new Map<number, { left: number; readonly blocks: readonly SourceBlock[] }>();
  const grid = rows.map((row) => {
    const cells: (readonly SourceBlock[])[] = [];
    const fill = (): void => {
      for (let above = reaching.get(cells.length); above !== undefined && above.left > 0;) {
        above.left -= 1;
        cells.push(above.blocks);
        above = reaching.get(cells.length);
      }
    };
    for (const cell of elements(row, ['td', 'th'])) {
      fill();
      const blocks = blocksOf(cell.childNodes, reading);
      laidOut.push(...blocks);
      const down = spanOf(cell, 'rowspan') - 1;
      const wide = spanOf(cell, 'colspan');
      if (wide > fileBounds.tableColumns) throw overBound('tableColumns');
      for (let at = 0; at < wide; at += 1) {
        const own = at === 0 ? blocks : [];
        reaching.set(cells.length, { left: down, blocks: own });
        cells.push(own);
      }
    }
    fill();
    withinBound('tableColumns', cells.length);
    reading.cells.add(cells.length);
    return cells;
  });
  const texts = grid.map((cells) => cells.map((blocks) => cellText(blocks.map(({ text }) => text))));
  if (!isTaskTable(texts)) return laidOut;
  const number = reading.tables;
  reading.tables += 1;
  return texts
    .filter((cells) => cells.some((text) => text !== ''))
    .map((cells) => ({ text: cells.join(' '), cells, table: number }));
}

function spanOf(cell: Element, name: string): number {
  const span = Number(attributeOf(cell, name) ?? 1);
  return Number.isInteger(span) ? Math.max(span, 1) : 1;
}

/** The nodes of these tags below another one, in order, none inside a table of its own. */
const elements = (node: Element, tags: readonly string[]): readonly Element[] =>
  node.childNodes.flatMap((child) => {
    if (!('tagName' in child)) return [];
    if (tags.includes(child.tagName)) return [child];
    return child.tagName === 'table' ? [] : elements(child, tags);
  });
