import { fileBounds, overBound, Tally, withinBound } from '../../../../../shared/contract/file-bounds.ts';
import type { SourceBlock } from '../../reading/source-text.ts';
import { withoutBreaks } from '../../reading/source-text.ts';
import { isTaskTable } from '../../reading/table-tasks.ts';
import { cellText } from '../cell-text.ts';
import { withNotes } from '../notes.ts';
import type { ReadFile } from '../read-file.ts';
import { brokenLines } from '../word/paragraph-texts.ts';
import { all, attribute, children, type XmlNode } from '../word/xml-nodes.ts';
import { openStyles, type OpenLook, type OpenStyles } from './open-styles.ts';

interface OpenReading {
  readonly styles: OpenStyles;
  readonly left: { readonly struck: string[]; readonly hidden: string[]; readonly notes: string[] };
  /** The numbers of the last item of each style of lists, by level. */
  readonly counts: Map<string, readonly number[]>;
  tables: number;
  /** All cells, those of tables that only lay out among them. */
  readonly cells: Tally;
}

/** The lists that a paragraph stands in. */
interface InList {
  readonly style: string | undefined;
  readonly level: number;
  /** The label of an item, for its first paragraph. */
  label: string;
}

const PLAIN: OpenLook = { struck: false, hidden: false, caps: false };
const SILENT = new Set([
  'text:tracked-changes',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'office:annotation',
  'office:forms',
  'text:ruby-text',
]);
/** Blanks of a gap that are told: more of them say no more. */
const MOST_BLANKS = 200;

/**
 * Paragraphs and task tables of an OpenDocument text, with the numbers of its lists, notes behind their sentences, and without what is
 * deleted, struck out or hidden.
 * @param content nodes of `content.xml`; @param styles those of `styles.xml`.
 * @throws Refusal `over-bound`; RangeError where there is no text in it.
 */
export function readOdt(content: readonly XmlNode[], styles: readonly XmlNode[]): ReadFile {
  const body = all(content, 'office:text')[0];
  if (body === undefined) throw new RangeError('no text');
  const reading: OpenReading = {
    styles: openStyles([...styles, ...content]),
    left: { struck: [], hidden: [], notes: [] },
    counts: new Map(),
    tables: 0,
    cells: new Tally('tableCells'),
  };
  const blocks = blocksOf(children(body), reading, null);
  const remark = (code: 'struck' | 'hidden' | 'notes') =>
    reading.left[code].length === 0 ? [] : [{ code, what: reading.left[code] }];
  return { blocks, remarks: [...remark('struck'), ...remark('hidden'), ...remark('notes')] };
}

const tagOf = (node: XmlNode): string => Object.keys(node).find((key) => key !== ':@') ?? '';

function blocksOf(
  nodes: readonly XmlNode[],
  reading: OpenReading,
  list: InList | null,
): readonly SourceBlock[] {
  return nodes.flatMap((node): readonly SourceBlock[] => {
    const tag = tagOf(node);
    if (SILENT.has(tag)) return [];
    if (tag === 'text:p' || tag === 'text:h') return paragraph(node, reading, list);
    if (tag === 'text:list') return listBlocks(node, reading, list);
    if (tag === 'table:table') return tableBlocks(node, reading);
    return blocksOf(children(node), reading, list);
  });
}

function listBlocks(node: XmlNode, reading: OpenReading, outer: InList | null): readonly SourceBlock[] {
  const [first] = all(children(node), 'text:p');
  const style =
    attribute(node, 'text:style-name') ??
    outer?.style ??
    reading.styles.listOf(attribute(first ?? null, 'text:style-name'));
  const level = (outer?.level ?? 0) + 1;
  const key = style ?? '';
  const goesOn =
    attribute(node, 'text:continue-numbering') === 'true' ||
    attribute(node, 'text:continue-list') !== undefined;
  if (level === 1 && !goesOn) reading.counts.delete(key);
  return children(node).flatMap((item) => {
    if (!('text:list-item' in item)) return blocksOf(children(item), reading, null);
    const inner: InList = { style, level, label: '' };
    // An item that only holds a list of its own has no number.
    if (children(item).some((child) => 'text:p' in child || 'text:h' in child)) {
      const before = reading.counts.get(key) ?? [];
      const start = Number(attribute(item, 'text:start-value') ?? reading.styles.start(style, level));
      const number =
        attribute(item, 'text:start-value') === undefined ? (before[level - 1] ?? start - 1) + 1 : start;
      const numbers = Array.from({ length: level }, (_, at) =>
        at === level - 1 ? number : (before[at] ?? 1),
      );
      reading.counts.set(key, numbers);
      inner.label = reading.styles.label(style, numbers);
    }
    return blocksOf(children(item), reading, inner);
  });
}

function paragraph(node: XmlNode, reading: OpenReading, list: InList | null): readonly SourceBlock[] {
  const notes: string[] = [];
  const boxes: XmlNode[] = [];
  const struck: string[] = [];
  const textOf = (nodes: readonly XmlNode[], look: OpenLook): string =>
    nodes
      .map((one) => {
        const tag = tagOf(one);
        if (tag === '#text') return counted(String(one['#text'] ?? ''), look);
        if (tag === 'text:s')
          return ' '.repeat(Math.max(1, Math.min(Number(attribute(one, 'text:c')) || 1, MOST_BLANKS)));
        if (tag === 'text:tab') return ' ';
        if (tag === 'text:line-break') return '\n';
        if (tag === 'text:note') {
          const [inside] = all([one], 'text:note-body');
          notes.push(
            blocksOf(children(inside ?? null), reading, null)
              .map(({ text }) => text)
              .join(' '),
          );
          return `\uE000footnote ${notes.length}\uE001`;
        }
        if (BOXES.has(tag)) boxes.push(one);
        else if (!SILENT.has(tag))
          return textOf(children(one), reading.styles.look(attribute(one, 'text:style-name'), look));
        return '';
      })
      .join('');
  const counted = (text: string, look: OpenLook): string => {
    const words = text.replaceAll(/\s+/g, ' ');
    if (look.hidden || look.struck) {
      if (words.trim() !== '') (look.hidden ? reading.left.hidden : struck).push(words.trim());
      return '';
    }
    return look.caps ? words.toUpperCase() : words;
  };
  const own = textOf(children(node), reading.styles.look(attribute(node, 'text:style-name'), PLAIN));
  if (struck.length > 0) reading.left.struck.push(struck.join(' '));
  const shown = withNotes(
    withoutBreaks(own),
    (_, id) => notes[Number(id) - 1] ?? '',
    (words) => reading.left.notes.push(words),
  );
  const label = list?.label ?? '';
  if (list !== null) list.label = '';
  const [first = '', ...more] = brokenLines(shown);
  const begin = first === '' && struck.length > 0 ? '' : `${label} ${first}`.trim();
  return [
    ...[begin, ...more].filter((text) => text !== '').map((text) => ({ text, cells: null })),
    ...boxes.flatMap((box) =>
      'table:table' in box ? tableBlocks(box, reading) : blocksOf(children(box), reading, null),
    ),
  ];
}

/** What holds paragraphs of its own inside another. */
const BOXES = new Set(['draw:text-box', 'draw:custom-shape', 'table:table']);
const CELLS = new Set(['table:table-cell', 'table:covered-table-cell']);
const times = (node: XmlNode, name: string): number =>
  Math.max(Math.trunc(Number(attribute(node, name) ?? 1)) || 1, 1);

/** The rows of a task table, each cell in its column; any other table only lays out what is in it. */
function tableBlocks(table: XmlNode, reading: OpenReading): readonly SourceBlock[] {
  const laidOut: SourceBlock[] = [];
  /** Cells of rows above that reach down, by column. */
  const reaching = new Map<number, { left: number; readonly text: string }>();
  const rows = ownRows(children(table)).map((row) => {
    const cells: string[] = [];
    for (const cell of children(row).filter((child) => CELLS.has(tagOf(child)))) {
      const blocks = blocksOf(children(cell), reading, null);
      laidOut.push(...blocks);
      const text = cellText(blocks.map((block) => block.text));
      let repeated = times(cell, 'table:number-columns-repeated');
      if (repeated > fileBounds.tableColumns) throw overBound('tableColumns');
      for (; repeated > 0; repeated -= 1) {
        const above = reaching.get(cells.length);
        const covered = tagOf(cell) === 'table:covered-table-cell';
        if (covered && above !== undefined && above.left > 0) {
          above.left -= 1;
          cells.push(above.text);
        } else {
          if (!covered)
            reaching.set(cells.length, { left: times(cell, 'table:number-rows-spanned') - 1, text });
          cells.push(text);
        }
      }
      withinBound('tableColumns', cells.length);
    }
    reading.cells.add(cells.length);
    return cells;
  });
  if (!isTaskTable(rows)) return laidOut;
  const number = reading.tables;
  reading.tables += 1;
  return rows
    .filter((cells) => cells.some((text) => text !== ''))
    .map((cells) => ({ text: cells.join(' '), cells, table: number }));
}

/** The rows of a table, those of its head and groups among them, none of a table in a cell. */
const ownRows = (nodes: readonly XmlNode[]): readonly XmlNode[] =>
  nodes.flatMap((node) => {
    const tag = tagOf(node);
    if (tag === 'table:table-row') return [node];
    return /^table:table-(?:header-rows|rows|row-group)$/.test(tag) ? ownRows(children(node)) : [];
  });
