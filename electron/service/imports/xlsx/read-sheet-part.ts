import { fileBounds, Tally, withinBound } from '../../../../shared/contract/file-bounds.ts';
import {
  emptyCell,
  errorCell,
  textCell,
  type SheetCell,
} from '../../../../shared/import/cells/sheet-cells.ts';
import type { CellNote, StruckPart } from '../../../../shared/import/workbook/workbook.ts';
import type { SheetTallies } from '../sheet-tallies.ts';
import type { CellStyle } from './cell-styles.ts';
import { plainText, RichTextReader, type RichText, type SharedStrings } from './shared-strings.ts';
import { isoCell, numberCell } from './sheet-cells.ts';
import { attribute, isSet, XmlPieces } from './xml-pieces.ts';

/** What a sheet is read with: the texts and styles that its cells name. */
export interface SheetParts {
  readonly strings: SharedStrings;
  readonly styleOf: (index: number) => CellStyle;
  readonly date1904: boolean;
  /** Rows that are kept at most. */
  readonly rowLimit: number;
  /** Of the whole file. */
  readonly tallies: SheetTallies;
}

/** Merged cells by their corners, all counted from 0 and included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The cells of a sheet where they stand, rows and columns counted from 0. */
export interface RawSheet {
  /** Sparse: rows without a cell are missing. */
  readonly rows: ReadonlyMap<number, readonly SheetCell[]>;
  /** Rows with a cell, those too that are beyond the limit and not kept. */
  readonly rowCount: number;
  readonly merges: readonly Merge[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  /** By row, the columns whose cells are struck through whole. */
  readonly struck: ReadonlyMap<number, ReadonlySet<number>>;
  readonly struckParts: readonly StruckPart[];
}

/** A sheet with what is written beside its cells. */
export interface NotedSheet extends RawSheet {
  readonly notes: readonly CellNote[];
}

/**
 * Reads the part of a sheet piece by piece.
 * @param read hands the part over.
 * @throws Refusal `over-bound`.
 */
export function readSheetPart(read: (take: (piece: string) => void) => void, parts: SheetParts): RawSheet {
  const reader = new SheetReader(parts);
  const xml = new XmlPieces({
    open: (name, attributes, isEmpty) => reader.open(name, attributes, isEmpty),
    close: (name) => reader.close(name),
    text: (text) => reader.text(text),
  });
  read((piece) => xml.push(piece));
  return reader;
}

class SheetReader implements RawSheet {
  readonly rows = new Map<number, SheetCell[]>();
  rowCount = 0;
  readonly merges: Merge[] = [];
  readonly hiddenRows = new Set<number>();
  readonly hiddenColumns = new Set<number>();
  readonly struck = new Map<number, Set<number>>();
  readonly struckParts: StruckPart[] = [];
  readonly #parts: SheetParts;
  readonly #rich = new RichTextReader();
  readonly #hidden = new Tally('sheetColumns');
  /** Texts of their own cells, each kept once. */
  readonly #kept = new Map<string, string>();
  #row = -1;
  #column = -1;
  #isRowHidden = false;
  #line: SheetCell[] = [];
  #type = 'n';
  #style = 0;
  #value = '';
  #isFormula = false;
  #inValue = false;
  #inInline = false;

  constructor(parts: SheetParts) {
    this.#parts = parts;
  }

  open(name: string, attributes: string, isEmpty: boolean): void {
    switch (name) {
      case 'row': {
        const number = attribute(attributes, 'r');
        this.#row = number === undefined ? this.#row + 1 : Number(number) - 1;
        withinBound('rowNumber', this.#row + 1);
        this.#column = -1;
        this.#line = [];
        this.#isRowHidden = isSet(attribute(attributes, 'hidden'));
        return;
      }
      case 'c': {
        const address = attribute(attributes, 'r');
        this.#column = address === undefined ? this.#column + 1 : columnOfAddress(address);
        this.#type = attribute(attributes, 't') ?? 'n';
        this.#style = Number(attribute(attributes, 's') ?? 0);
        this.#value = '';
        this.#isFormula = false;
        return;
      }
      case 'v':
        this.#inValue = !isEmpty;
        return;
      case 'f':
        this.#isFormula = true;
        return;
      case 'is':
        this.#inInline = !isEmpty;
        return;
      case 'mergeCell':
        this.#merge(attribute(attributes, 'ref') ?? '');
        return;
      case 'col':
        if (isSet(attribute(attributes, 'hidden'))) this.#hideColumns(attributes);
        return;
      default:
        if (this.#inInline) this.#rich.open(name, attributes, isEmpty);
    }
  }

  close(name: string): void {
    switch (name) {
      case 'v':
        this.#inValue = false;
        return;
      case 'is':
        this.#inInline = false;
        return;
      case 'c':
        this.#endCell();
        return;
      case 'row':
        this.#endRow();
        return;
      default:
        if (this.#inInline) this.#rich.close(name);
    }
  }

  text(text: string): void {
    if (this.#inValue) {
      this.#value += text;
      withinBound('cellCharacters', this.#value.length);
    } else if (this.#inInline) this.#rich.take(text);
  }

  #endCell(): void {
    const style = this.#parts.styleOf(this.#style);
    const { cell, struck } = this.#cell(style);
    if (cell === emptyCell || this.#column < 0) return;
    withinBound('sheetColumns', this.#column + 1);
    this.#parts.tallies.cell(cell);
    while (this.#line.length < this.#column) this.#line.push(emptyCell);
    this.#line[this.#column] = cell;
    const [row, column] = [this.#row, this.#column];
    if (style.isStruck || (struck !== '' && struck === cell.text)) {
      const columns = this.struck.get(row) ?? new Set<number>();
      this.struck.set(row, columns.add(column));
    } else if (struck !== '') this.struckParts.push({ row, column, text: struck });
  }

  #cell(style: CellStyle): { readonly cell: SheetCell; readonly struck: string } {
    switch (this.#type) {
      case 's':
        return this.#textOf(this.#parts.strings.at(Number(this.#value)));
      case 'inlineStr':
        return this.#textOf(this.#rich.end());
      case 'str':
        return this.#textOf({ text: plainText(this.#value), struck: '' });
      case 'b':
        return { cell: textCell(this.#value === '' ? '' : String(isSet(this.#value.trim()))), struck: '' };
      case 'd':
        return { cell: isoCell(this.#value.trim()), struck: '' };
      case 'e':
        return { cell: errorCell(this.#value.trim()), struck: '' };
      default: {
        const value = this.#value.trim() === '' ? Number.NaN : Number(this.#value);
        const none = this.#isFormula ? errorCell('=') : emptyCell;
        return {
          cell: Number.isFinite(value) ? numberCell(value, style, this.#parts.date1904) : none,
          struck: '',
        };
      }
    }
  }

  #textOf({ text, struck }: RichText): { readonly cell: SheetCell; readonly struck: string } {
    const kept = this.#kept.get(text);
    if (kept === undefined && this.#kept.size < 50_000) this.#kept.set(text, text);
    return { cell: textCell(kept ?? text), struck };
  }

  #endRow(): void {
    if (this.#line.length === 0 || this.#row < 0) return;
    this.rowCount += 1;
    if (this.rowCount > this.#parts.rowLimit) return;
    this.#parts.tallies.places.add(this.#line.length);
    this.rows.set(this.#row, this.#line);
    if (this.#isRowHidden) this.hiddenRows.add(this.#row);
  }

  #merge(range: string): void {
    const [first = '', last = first] = range.split(':');
    const [top, bottom] = [first, last].map((address) => Number(/(?<!\d)\d+$/.exec(address)?.[0] ?? 0) - 1);
    if (top === undefined || bottom === undefined || top < 0 || bottom < top) return;
    this.#parts.tallies.merges.add();
    this.merges.push({ top, bottom, left: columnOfAddress(first), right: columnOfAddress(last) });
  }

  #hideColumns(attributes: string): void {
    const last = Math.min(Number(attribute(attributes, 'max') ?? 0), fileBounds.sheetColumns);
    const first = Math.max(1, Math.trunc(Number(attribute(attributes, 'min') ?? 1)));
    if (!(first <= last)) return;
    this.#hidden.add(last - first + 1);
    for (let column = first; column <= last; column += 1) this.hiddenColumns.add(column - 1);
  }
}

/** Place of a column from 0, of an address such as AB12. */
export function columnOfAddress(address: string): number {
  let column = 0;
  for (const letter of address) {
    const code = letter.charCodeAt(0) & 0xdf;
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column - 1;
}
