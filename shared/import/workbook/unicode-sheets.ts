import { isUnicode } from '../../text/legacy-encodings.ts';
import { fromOldCode, oldWords, type OldCode } from '../../text/syllables.ts';
import type { SheetCell } from '../cells/sheet-cells.ts';
import type { SheetGrid, Workbook } from './workbook.ts';

/** Cells in an old code from which on a sheet is taken to be written in it. */
const FEWEST = 2;

/** Words from which on a cell alone is surely written in an old code. */
const SURE = 2;

/**
 * Sheets typed in old Vietnamese fonts (TCVN3, VNI) in Unicode. A column is converted only where nothing in it but heads is
 * written in Unicode, so that names of other languages stay as they are; cells alone where they surely are, and are marked.
 */
export function unicodeSheets(workbook: Workbook): Workbook {
  return workbook.map(unicodeSheet);
}

function unicodeSheet(grid: SheetGrid): SheetGrid {
  const code = oldCodeOf(grid);
  const columns = code === null ? new Set<number>() : columnsIn(grid, code);
  // Merged places hold the same object, and go on to.
  const converted = new Map<SheetCell, SheetCell>();
  const rows = grid.rows.map((cells) =>
    cells.map((cell, index) => {
      if (!isOldAtAll(cell)) return cell;
      const known =
        converted.get(cell) ??
        (code !== null && columns.has(index)
          ? { ...cell, text: fromOldCode[code](cell.text) }
          : unicodeCell(cell));
      converted.set(cell, known);
      return known;
    }),
  );
  return converted.size === 0 ? grid : { ...grid, rows };
}

/** False for what is surely in no old code. */
const isOldAtAll = ({ text, number, date }: SheetCell): boolean =>
  number === null && date === null && /[\u00A0-\u00FF]/.test(text) && !isUnicode(text);

/** A cell among others in Unicode. */
function unicodeCell(cell: SheetCell): SheetCell {
  const [vni, tcvn3] = [oldWords(cell.text, 'vni'), oldWords(cell.text, 'tcvn3')];
  if (Math.max(vni, tcvn3) === 0) return cell;
  if (vni === tcvn3 || Math.max(vni, tcvn3) < SURE) return { ...cell, oldFont: 'kept' };
  return { ...cell, text: fromOldCode[vni > tcvn3 ? 'vni' : 'tcvn3'](cell.text), oldFont: 'converted' };
}

/** The old code in which the sheet has more words than in the other, and enough cells. */
function oldCodeOf({ rows }: SheetGrid): OldCode | null {
  const found = { tcvn3: 0, vni: 0 };
  for (const cells of rows) {
    for (const cell of cells) {
      if (!isOldAtAll(cell)) continue;
      const [vni, tcvn3] = [oldWords(cell.text, 'vni'), oldWords(cell.text, 'tcvn3')];
      if (tcvn3 > vni) found.tcvn3 += 1;
      else if (vni > tcvn3) found.vni += 1;
    }
  }
  const code = found.tcvn3 >= found.vni ? 'tcvn3' : 'vni';
  return found[code] < FEWEST ? null : code;
}

/** Columns whose cells are written in the old code: more of them than are in Unicode, heads apart. */
function columnsIn({ rows }: SheetGrid, code: OldCode): ReadonlySet<number> {
  const old = new Map<number, number>();
  const modern = new Map<number, number>();
  for (const cells of rows) {
    for (const [index, cell] of cells.entries()) {
      const isOld = isOldAtAll(cell) && oldWords(cell.text, code) > 0;
      const counted = isUnicode(cell.text) ? modern : isOld ? old : null;
      counted?.set(index, (counted.get(index) ?? 0) + 1);
    }
  }
  return new Set(
    [...old].filter(([index, count]) => count + HEADS >= (modern.get(index) ?? 0)).map(([index]) => index),
  );
}

/** Rows of titles and heads that may be written in Unicode above a column that is not. */
const HEADS = 2;
