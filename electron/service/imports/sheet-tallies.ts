import { Tally, withinBound } from '../../../shared/contract/file-bounds.ts';
import type { SheetCell } from '../../../shared/import/cells/sheet-cells.ts';

/** Counts what the sheets of one file have while they are read, so that it is refused before it takes memory. */
export class SheetTallies {
  readonly sheets = new Tally('sheets');
  /** From the first column to the last cell of each row. */
  readonly places = new Tally('sheetPlaces');
  readonly characters = new Tally('sheetCharacters');
  readonly merges = new Tally('merges');
  /** Places that merged ranges are laid over. */
  readonly merged = new Tally('mergedPlaces');
  readonly notes = new Tally('cellNotes');

  /** @throws Refusal `over-bound`. */
  cell({ text }: SheetCell): void {
    withinBound('cellCharacters', text.length);
    this.characters.add(text.length);
  }
}
