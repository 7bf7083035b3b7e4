import heads from '../../reference/sheet-heads.json' with { type: 'json' };
import { Refusal } from '../../contract/refusal.ts';
import type { AttributeKind, AttributeValue } from '../../reference/row-attributes.ts';
import { cellDate, cellText, type SheetCell } from '../cells/sheet-cells.ts';
import { foldText, headKey, normalise } from '../../text/fold.ts';
import { parseTypedNumber } from '../../text/numbers.ts';
import type { PlainDate } from '../../time/plain-date.ts';
import type { SheetGrid, Workbook } from '../workbook/workbook.ts';

/** A column of a sheet of reference data: one of the row's own fields, or an attribute by its name. */
export interface ReferenceColumn {
  readonly index: number;
  readonly kind: 'field' | 'attribute';
  readonly target: string;
  /** As the sheet writes it. */
  readonly title: string;
}

export interface ReferenceTable {
  readonly grid: SheetGrid;
  readonly columns: readonly ReferenceColumn[];
  readonly firstData: number;
}

const HEAD_ROWS = 40;

/**
 * The first sheet with heads for code and name, below titles and in any order; every head that is no field's is the
 * name of an attribute.
 * @throws Refusal `no-header-row`.
 */
export function findReferenceTable(workbook: Workbook, attributes: readonly string[]): ReferenceTable {
  for (const grid of workbook) {
    for (const [row, cells] of grid.rows.slice(0, HEAD_ROWS).entries()) {
      const columns = columnsOf(cells, attributes);
      const has = (target: string): boolean =>
        columns.some((column) => column.kind === 'field' && column.target === target);
      if (has('code') && has('name')) return { grid, columns, firstData: row + 1 };
    }
  }
  throw new Refusal('no-header-row', { needed: heads.needed });
}

function columnsOf(cells: readonly SheetCell[], attributes: readonly string[]): readonly ReferenceColumn[] {
  const found: ReferenceColumn[] = [];
  const taken = new Set<string>();
  for (const [index, cell] of cells.entries()) {
    const title = normalise(cell.text);
    const key = headKey(title);
    if (key === '' || heads.passedOver.includes(key)) continue;
    const field = attributes.includes(title)
      ? undefined
      : heads.columns.find((column) => column.headers.includes(key))?.target;
    const kind = field === undefined ? 'attribute' : 'field';
    const target = field ?? attributes.find((name) => headKey(name) === key) ?? title;
    if (taken.has(`${kind} ${target}`)) continue;
    taken.add(`${kind} ${target}`);
    found.push({ index, kind, target, title });
  }
  return found;
}

export interface CellProblem {
  readonly column: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** What a row of a sheet says; a field whose column the sheet lacks is absent. */
export interface ReferenceCells {
  readonly texts: ReadonlyMap<string, string>;
  readonly days: ReadonlyMap<string, PlainDate | null>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
  readonly confirmed: boolean | null;
  readonly attributes: ReadonlyMap<string, AttributeValue>;
  readonly problems: readonly CellProblem[];
}

/** @param kinds how the catalogue writes its attributes, so that a sheet's text becomes the same kind of value. */
export function readReferenceCells(
  columns: readonly ReferenceColumn[],
  cells: readonly SheetCell[],
  kinds: ReadonlyMap<string, AttributeKind>,
  today: PlainDate,
): ReferenceCells {
  const texts = new Map<string, string>();
  const days = new Map<string, PlainDate | null>();
  const lists = new Map<string, readonly string[]>();
  const attributes = new Map<string, AttributeValue>();
  const problems: CellProblem[] = [];
  let confirmed: boolean | null = null;
  for (const { index, kind, target, title } of columns) {
    const cell = cells[index];
    const text = cell === undefined ? '' : normalise(cellText(cell));
    const refuse = (code: string): void =>
      void problems.push({ column: title, code, params: { value: text } });
    if (kind === 'attribute') {
      const value = cell === undefined || text === '' ? null : attributeOf(cell, text, kinds.get(target));
      if (value === undefined)
        refuse(kinds.get(target) === 'number' ? 'attribute-not-number' : 'not-yes-or-no');
      else attributes.set(target, value);
      continue;
    }
    switch (target) {
      case 'validFrom':
      case 'validTo': {
        const read = cell === undefined || text === '' ? null : cellDate(cell, today);
        if (read === null) days.set(target, null);
        else if (read.ok) days.set(target, read.date);
        else refuse(read.problem);
        break;
      }
      case 'aliases':
      case 'successors':
        lists.set(target, listOf(text));
        break;
      case 'confirmed':
        confirmed = text === '' ? null : yesOrNo(text);
        if (text !== '' && confirmed === null) refuse('not-yes-or-no');
        break;
      default:
        texts.set(target, text);
    }
  }
  return { texts, days, lists, confirmed, attributes, problems };
}

/** The value of an attribute; undefined where the text is not of the kind that the catalogue writes. */
function attributeOf(
  cell: SheetCell,
  text: string,
  kind: AttributeKind | undefined,
): AttributeValue | undefined {
  switch (kind) {
    case 'text':
      return text;
    case 'number':
      return cell.number ?? (/^[-+\d.,\s]+$/.test(text) ? parseTypedNumber(text) : undefined);
    case 'yesNo':
      return yesOrNo(text) ?? undefined;
    case undefined: {
      if (cell.number !== null) return cell.number;
      const folded = foldText(text);
      if ([heads.yes, heads.no, 'true', 'false'].some((word) => foldText(word) === folded))
        return yesOrNo(text);
      return text;
    }
    default:
      return kind satisfies never;
  }
}

function yesOrNo(text: string): boolean | null {
  const folded = foldText(text);
  if (heads.readAsYes.includes(folded)) return true;
  return heads.readAsNo.includes(folded) ? false : null;
}

function listOf(text: string): readonly string[] {
  return [
    ...new Set(
      text
        .split(';')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    ),
  ];
}
