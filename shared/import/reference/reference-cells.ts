import heads from '../../reference/sheet-heads.json' with { type: 'json' };
import { Refusal } from '../../contract/refusal.ts';
import {
  attributeFields,
  attributeProblem,
  type AttributeField,
  type AttributeValue,
} from '../../reference/attribute-fields.ts';
import { attributeCodes, attributeHead } from '../../reference/attribute-sheet.ts';
import type { ReferenceIndex } from '../../reference/find-reference.ts';
import type { Catalogue, ReferenceRow } from '../../reference/reference-row.ts';
import type { AttributeKind } from '../../reference/row-attributes.ts';
import { cellDate } from '../cells/cell-dates.ts';
import { cellText, type SheetCell } from '../cells/sheet-cells.ts';
import { foldText, headKey, normalise } from '../../text/fold.ts';
import { parseTypedNumber } from '../../text/numbers.ts';
import type { PlainDate } from '../../time/plain-date.ts';
import type { SheetGrid, Workbook } from '../workbook/workbook.ts';

/** A column of a sheet of reference data: one of the row's own fields, an attribute by its name, or one that nobody knows. */
export interface ReferenceColumn {
  readonly index: number;
  readonly kind: 'field' | 'attribute' | 'unknown';
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

/** How the attributes of a catalogue are written. */
export interface SheetAttributes {
  readonly catalogue: Catalogue;
  /** Every row of the reference data, and where its names are found. */
  readonly rows: readonly ReferenceRow[];
  readonly index: ReferenceIndex;
  /** Attributes that kept rows bear and no field is known of, with the one kind of value that they have. */
  readonly others: ReadonlyMap<string, AttributeKind | undefined>;
}

/**
 * The first sheet with heads for code and name, below titles and in any order.
 * @throws Refusal `no-header-row`.
 */
export function findReferenceTable(workbook: Workbook, attributes: SheetAttributes): ReferenceTable {
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

function columnsOf(cells: readonly SheetCell[], attributes: SheetAttributes): readonly ReferenceColumn[] {
  const found: ReferenceColumn[] = [];
  const taken = new Set<string>();
  for (const [index, cell] of cells.entries()) {
    const title = normalise(cell.text);
    const key = headKey(title);
    if (key === '' || heads.passedOver.includes(key)) continue;
    const attribute = attributeNamed(title, attributes);
    const field = heads.columns.find((column) => column.headers.includes(key))?.target;
    const kind = attribute !== undefined ? 'attribute' : field !== undefined ? 'field' : 'unknown';
    const target = attribute ?? field ?? title;
    if (taken.has(`${kind} ${target}`)) continue;
    taken.add(`${kind} ${target}`);
    found.push({ index, kind, target, title });
  }
  return found;
}

/** The attribute that a head names, by its label or by its own name. */
function attributeNamed(title: string, { catalogue, others }: SheetAttributes): string | undefined {
  const names = [...Object.keys(attributeFields[catalogue]), ...others.keys()];
  const key = headKey(title);
  return (
    names.find((name) => name === title) ??
    names.find((name) => headKey(attributeHead(catalogue, name)) === key)
  );
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

export function readReferenceCells(
  columns: readonly ReferenceColumn[],
  cells: readonly SheetCell[],
  written: SheetAttributes,
  today: PlainDate,
): ReferenceCells {
  const texts = new Map<string, string>();
  const days = new Map<string, PlainDate | null>();
  const lists = new Map<string, readonly string[]>();
  const attributes = new Map<string, AttributeValue>();
  const found: CellProblem[] = [];
  let confirmed: boolean | null = null;
  for (const { index, kind, target, title } of columns) {
    const cell = cells[index];
    const text = cell === undefined ? '' : normalise(cellText(cell));
    const refuse = (code: string): void => void found.push({ column: title, code, params: { value: text } });
    if (kind === 'unknown') continue;
    if (kind === 'attribute') {
      const read = cell === undefined || text === '' ? null : attributeOf(cell, text, target, written, today);
      if (read !== null && typeof read === 'object') refuse(read.problem);
      else attributes.set(target, read);
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
  return { texts, days, lists, confirmed, attributes, problems: found };
}

/** The value of an attribute; or why it cannot be one. */
function attributeOf(
  cell: SheetCell,
  text: string,
  name: string,
  written: SheetAttributes,
  today: PlainDate,
): AttributeValue | { readonly problem: string } {
  const field = attributeFields[written.catalogue][name];
  if (field === undefined) return otherOf(cell, text, written.others.get(name));
  const value = knownOf(cell, text, field, written, today);
  const problem = value === undefined ? field.kind : attributeProblem(field, value, written.rows);
  return problem === null ? (value ?? null) : { problem: problems[problem] };
}

const problems: Readonly<Record<AttributeField['kind'], string>> = {
  text: 'attribute-not-text',
  longText: 'attribute-not-text',
  number: 'attribute-not-number',
  yesNo: 'not-yes-or-no',
  day: 'not-a-date',
  days: 'not-a-date',
  dayOfYear: 'not-a-date',
  marker: 'attribute-not-marker',
  choice: 'attribute-not-choice',
  row: 'unknown-code',
  countries: 'unknown-country',
};

function knownOf(
  cell: SheetCell,
  text: string,
  field: AttributeField,
  { index }: SheetAttributes,
  today: PlainDate,
): AttributeValue | undefined {
  switch (field.kind) {
    case 'number':
      return numberOf(cell, text);
    case 'yesNo':
      return yesOrNo(text) ?? undefined;
    case 'day': {
      const read = cellDate(cell, today);
      return read.ok ? read.date : undefined;
    }
    default:
      return attributeCodes(field, text, index, today);
  }
}

const numberOf = (cell: SheetCell, text: string): number | undefined =>
  cell.number ?? (/^[-+\d.,\s]+$/.test(text) ? parseTypedNumber(text) : undefined);

/** The value of an attribute that no field is known of: as kept rows write it, else as the sheet does. */
function otherOf(
  cell: SheetCell,
  text: string,
  kind: AttributeKind | undefined,
): AttributeValue | { readonly problem: string } {
  switch (kind) {
    case 'text':
      return text;
    case 'number':
      return numberOf(cell, text) ?? { problem: problems.number };
    case 'yesNo':
      return yesOrNo(text) ?? { problem: problems.yesNo };
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
