import { fileBounds, overBound, withinBound } from '../../../../../shared/contract/file-bounds.ts';
import type { SourceBlock } from '../../reading/source-text.ts';
import { isTaskTable, ORDINAL } from '../../reading/table-tasks.ts';
import { cellText } from '../cell-text.ts';
import { unwrapped, type DocumentReading } from './document-reading.ts';
import { attribute, childNamed, children, type XmlNode } from './xml-nodes.ts';

interface Cell {
  readonly blocks: readonly SourceBlock[];
  /** Whether it is the lower part of the cell above. */
  readonly goesOn: boolean;
}

const EMPTY: Cell = { blocks: [], goesOn: false };

/** The rows of a task table, each cell in its column; any other table only lays out what is in it. */
export function readTable(
  table: XmlNode,
  reading: DocumentReading,
  readCell: (cell: XmlNode) => readonly SourceBlock[],
): readonly SourceBlock[] {
  const rows = unwrapped(children(table), 'w:tr').flatMap((row) => {
    const properties = childNamed(row, 'w:trPr');
    if (childNamed(properties, 'w:del') !== null) return [];
    const struckBefore = reading.left.struck.length;
    const cells = cellsOf(row, properties, readCell);
    reading.cells.add(cells.length);
    if (childNamed(properties, 'w:hidden') !== null) {
      reading.left.hidden.push(cells.map(textOf).join(' ').trim());
      return [];
    }
    const left = cells.map(textOf).filter((text) => text !== '');
    const struckWhole = reading.left.struck.length > struckBefore && left.every((text) => ORDINAL.test(text));
    return struckWhole ? [] : [cells];
  });
  const above: string[] = [];
  const texts = rows.map((row) =>
    row.map((cell, column) => {
      const text = cell.goesOn ? (above[column] ?? '') : textOf(cell);
      above[column] = text;
      return text;
    }),
  );
  if (isTaskTable(texts)) {
    const number = reading.tables;
    reading.tables += 1;
    return texts.map((cells) => ({ text: cells.join(' '), cells, table: number }));
  }
  // A table that only lays out a head or a signature is read column by column, row by row.
  return rows.flatMap((row) => row.flatMap(({ blocks }) => blocks.filter(({ text }) => text.trim() !== '')));
}

const textOf = ({ blocks }: Cell): string => cellText(blocks.map(({ text }) => text));

function cellsOf(
  row: XmlNode,
  properties: XmlNode | null,
  readCell: (cell: XmlNode) => readonly SourceBlock[],
): readonly Cell[] {
  const late = countIn(properties, 'w:gridBefore', 0);
  const cells = unwrapped(children(row), 'w:tc').flatMap((cell) => {
    const own = childNamed(cell, 'w:tcPr');
    if (childNamed(own, 'w:cellDel') !== null) return [];
    const merge = childNamed(own, 'w:vMerge');
    const goesOn = merge !== null && (attribute(merge, 'w:val') ?? 'continue') !== 'restart';
    const besides = Math.max(0, countIn(own, 'w:gridSpan', 1) - 1);
    return [{ blocks: readCell(cell), goesOn }, ...Array.from({ length: besides }, () => EMPTY)];
  });
  withinBound('tableColumns', late + cells.length);
  return [...Array.from({ length: late }, () => EMPTY), ...cells];
}

function countIn(properties: XmlNode | null, tag: string, usual: number): number {
  const count = Number(attribute(childNamed(properties, tag), 'w:val') ?? usual);
  if (count > fileBounds.tableColumns) throw overBound('tableColumns');
  return Number.isInteger(count) && count >= 0 ? count : usual;
}
