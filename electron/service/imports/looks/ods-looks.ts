import { Tally, withinBound } from '../../../../shared/contract/file-bounds.ts';
import type { CellNote } from '../../../../shared/import/workbook/workbook.ts';
import { attribute, XmlPieces } from '../xlsx/xml-pieces.ts';
import type { ZipParts } from '../../reader/zip-parts.ts';
import type { SheetTallies } from '../sheet-tallies.ts';
import { StruckCells, type ForeignLooks } from './foreign-looks.ts';

/** Rows and columns that are looked at: what is beyond repeats one look to the end of the sheet. */
const MOST = { rows: 300_000, columns: 16_384, repeated: 4096 };

/**
 * The looks of the sheets of an OpenDocument workbook, by their names (ODF 1.3, parts 3 and 16).
 * @throws Refusal `over-bound`, also for cells and rows that are said once and repeated without end.
 */
export function odsLooks(parts: ZipParts, tallies: SheetTallies): ReadonlyMap<string, ForeignLooks> {
  const reader = new OdsReader(tallies);
  for (const part of ['styles.xml', 'content.xml'])
    XmlPieces.of(parts, part, {
      open: (name, attributes, isEmpty) => reader.open(name, attributes, isEmpty),
      close: (name) => reader.close(name),
      text: (text) => reader.text(text),
    });
  return reader.sheets;
}

/** A format with digits by the thousand: a library writes them all out. */
const DIGITS = /(?:digits|places)\s*=\s*["'][^"']*\d{4}/;

/** A struck cell, row, paragraph or word is told by its style, or by that of which the style is a kind. */
class OdsStyles {
  readonly #struck = new Map<string, boolean>();
  readonly #parents = new Map<string, string>();
  #open = '';

  begin(attributes: string): void {
    this.#open = keyOf(attribute(attributes, 'family') ?? '', attribute(attributes, 'name') ?? '');
    const parent = attribute(attributes, 'parent-style-name');
    if (parent !== undefined)
      this.#parents.set(this.#open, keyOf(attribute(attributes, 'family') ?? '', parent));
  }

  look(attributes: string): void {
    // Of a part of a cell LibreOffice writes the type of the line alone.
    const [line] = ['style', 'type'].flatMap((of) => attribute(attributes, `text-line-through-${of}`) ?? []);
    if (line !== undefined) this.#struck.set(this.#open, line !== 'none');
  }

  isStruck(family: string, name: string | undefined): boolean {
    let key = keyOf(family, name ?? '');
    for (let depth = 0; depth < 16; depth += 1) {
      const own = this.#struck.get(key);
      if (own !== undefined) return own;
      const parent = this.#parents.get(key);
      if (parent === undefined) return false;
      key = parent;
    }
    return false;
  }
}

const keyOf = (family: string, name: string): string => `${family} ${name}`;

class OdsReader {
  readonly sheets = new Map<string, ForeignLooks>();
  readonly #styles = new OdsStyles();
  #sheet = newSheet();
  #name = '';
  #row = 0;
  #rows = 1;
  #rowStyle: string | undefined;
  #columns: { readonly from: number; readonly style: string | undefined }[] = [];
  #column = 0;
  /** Which of `#columns` the cell stands in: cells of a row follow one another. */
  #columnAt = 0;
  #width = 1;
  #isCellStruck = false;
  #inCell = false;
  #inNote = false;
  #inParagraph = false;
  #kept = '';
  #struckText = '';
  #note = '';
  #isParagraphStruck = false;
  #spans: boolean[] = [];
  readonly #said = new Tally('sheetPlaces');
  readonly #tallies: SheetTallies;

  constructor(tallies: SheetTallies) {
    this.#tallies = tallies;
  }

  open(name: string, attributes: string, isEmpty: boolean): void {
    switch (name) {
      case 'style':
        this.#styles.begin(attributes);
        return;
      case 'text-properties':
        this.#styles.look(attributes);
        return;
      case 'table':
        this.#sheet = newSheet();
        this.#name = attribute(attributes, 'name') ?? '';
        this.#columns = [];
        this.#column = 0;
        this.#row = 0;
        return;
      case 'table-column':
        this.#openColumn(attributes);
        return;
      case 'table-row':
        this.#openRow(attributes);
        if (isEmpty) this.#row += this.#rows;
        return;
      case 'table-cell':
      case 'covered-table-cell':
        this.#openCell(attributes);
        if (isEmpty) this.#column += this.#width;
        return;
      case 'annotation':
        this.#inNote = !isEmpty;
        return;
      case 'p':
        this.#separate();
        this.#inParagraph = !isEmpty;
        this.#isParagraphStruck = this.#styles.isStruck('paragraph', attribute(attributes, 'style-name'));
        return;
      case 'span':
        withinBound('elementDepth', this.#spans.length);
        if (!isEmpty) this.#spans.push(this.#styles.isStruck('text', attribute(attributes, 'style-name')));
        return;
      default:
        if (DIGITS.test(attributes)) throw new Error('A format of more digits than a cell shows');
        if (this.#inCell && (name === 's' || name === 'line-break' || name === 'tab'))
          this.text(name === 'line-break' ? '\n' : ' ');
    }
  }

  close(name: string): void {
    switch (name) {
      case 'table':
        this.sheets.set(this.#name, this.#sheet);
        return;
      case 'table-row':
        this.#row += this.#rows;
        return;
      case 'table-cell':
      case 'covered-table-cell':
        this.#closeCell();
        return;
      case 'annotation':
        this.#inNote = false;
        return;
      case 'span':
        this.#spans.pop();
        return;
      case 'p':
        this.#inParagraph = false;
        this.#isParagraphStruck = false;
        return;
      default:
    }
  }

  text(text: string): void {
    if (!this.#inParagraph) return;
    withinBound('cellCharacters', this.#kept.length + this.#struckText.length + this.#note.length);
    if (this.#inNote) this.#note += text;
    else if (this.#inCell && (this.#isParagraphStruck || this.#spans.includes(true)))
      this.#struckText += text;
    else if (this.#inCell) this.#kept += text;
  }

  #separate(): void {
    if (this.#inNote) this.#note += this.#note === '' ? '' : '\n';
    else if (this.#kept !== '') this.#kept += '\n';
  }

  #openColumn(attributes: string): void {
    const count = Math.min(repeated(attributes, 'number-columns-repeated'), MOST.columns);
    this.#columns.push({ from: this.#column, style: attribute(attributes, 'default-cell-style-name') });
    if (isHidden(attributes) && count <= MOST.repeated)
      for (let at = 0; at < count; at += 1) this.#sheet.hiddenColumns.add(this.#column + at);
    this.#column += count;
  }

  #openRow(attributes: string): void {
    this.#rows = repeated(attributes, 'number-rows-repeated');
    this.#rowStyle = attribute(attributes, 'default-cell-style-name');
    this.#column = 0;
    this.#columnAt = 0;
    if (isHidden(attributes) && this.#rows <= MOST.repeated)
      for (let at = 0; at < this.#rows; at += 1) this.#sheet.hiddenRows.add(this.#row + at);
  }

  #openCell(attributes: string): void {
    this.#width = repeated(attributes, 'number-columns-repeated');
    while ((this.#columns[this.#columnAt + 1]?.from ?? Infinity) <= this.#column) this.#columnAt += 1;
    const byColumn = this.#columns[this.#columnAt]?.style;
    const style = attribute(attributes, 'style-name') ?? this.#rowStyle ?? byColumn;
    this.#isCellStruck = this.#styles.isStruck('table-cell', style);
    this.#inCell = true;
    [this.#kept, this.#struckText, this.#note] = ['', '', ''];
  }

  #closeCell(): void {
    this.#inCell = false;
    const [kept, struck, note] = [this.#kept, this.#struckText, this.#note].map((text) => text.trim());
    const isSaid = kept !== '' || struck !== '';
    if (isSaid) this.#said.add(this.#rows * this.#width);
    const isWhole = this.#isCellStruck || kept === '';
    const isNear = this.#row < MOST.rows && this.#width <= MOST.repeated && this.#rows <= MOST.repeated;
    if (isNear && (isSaid || note !== ''))
      for (let row = this.#row; row < this.#row + this.#rows; row += 1)
        for (let column = this.#column; column < this.#column + this.#width; column += 1) {
          if (isSaid && (this.#isCellStruck || struck !== '') && isWhole) this.#sheet.cells.add(row, column);
          else if (struck !== '')
            this.#sheet.struckParts.push({ row, column, text: struck ?? '', kept: kept ?? '' });
          if (note === '') continue;
          this.#tallies.notes.add();
          this.#sheet.notes.push({ row, column, text: note ?? '' });
        }
    this.#column += this.#width;
  }
}

function newSheet() {
  const cells = new StruckCells();
  const notes: CellNote[] = [];
  const struckParts: ForeignLooks['struckParts'][number][] = [];
  return {
    hiddenRows: new Set<number>(),
    hiddenColumns: new Set<number>(),
    cells,
    struck: cells.struck,
    struckParts,
    notes,
  };
}

const repeated = (attributes: string, name: string): number =>
  Math.max(1, Math.trunc(Number(attribute(attributes, name) ?? 1)) || 1);

/** Hidden by hand, or by a filter. */
const isHidden = (attributes: string): boolean =>
  ['collapse', 'filter'].includes(attribute(attributes, 'visibility') ?? '');
