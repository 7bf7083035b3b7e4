import { fromTcvn3, fromVni, isUnicode } from '../../text/legacy-encodings.ts';
import type { SheetCell } from '../cells/sheet-cells.ts';
import type { SheetGrid, Workbook } from './workbook.ts';

/** Letters that Vietnamese texts have only in the old code of ABC fonts, and pairs of letters only in that of VNI fonts. */
const SIGNS = {
  tcvn3: /[®§µ¸¶·¹¨»¾¼½Æ«¬\u00AD©ª]/u,
  vni: /[aeouy][ùøûïåäëãâáàê]|ö[ùøûõï]|ñ/iu,
} as const;

type OldCode = keyof typeof SIGNS;

const convert = { tcvn3: fromTcvn3, vni: fromVni } as const;

/** Cells with signs of an old code from which on a sheet is taken to be written in it. */
const FEWEST = 2;

/**
 * Sheets typed in old Vietnamese fonts (TCVN3, VNI) in Unicode. A column is converted only where nothing in it but heads is
 * written in Unicode, so that names of other languages stay as they are.
 */
export function unicodeSheets(workbook: Workbook): Workbook {
  return workbook.map(unicodeSheet);
}

function unicodeSheet(grid: SheetGrid): SheetGrid {
  const code = oldCodeOf(grid);
  if (code === null) return grid;
  const columns = columnsIn(grid, code);
  const read = convert[code];
  // Merged places hold the same object, and go on to.
  const converted = new Map<SheetCell, SheetCell>();
  const rows = grid.rows.map((cells) =>
    cells.map((cell, index) => {
      if (!columns.has(index) || cell.number !== null || cell.date !== null || isUnicode(cell.text))
        return cell;
      const known = converted.get(cell) ?? { ...cell, text: read(cell.text) };
      converted.set(cell, known);
      return known;
    }),
  );
  return { ...grid, rows };
}

/** The old code of which the sheet has more signs than the other, and enough of them. */
function oldCodeOf({ rows }: SheetGrid): OldCode | null {
  const found = { tcvn3: 0, vni: 0 };
  for (const cells of rows) {
    for (const { text } of cells) {
      if (!/[\u00A0-\u00FF]/.test(text) || isUnicode(text)) continue;
      if (SIGNS.tcvn3.test(text)) found.tcvn3 += 1;
      else if (SIGNS.vni.test(text)) found.vni += 1;
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
    for (const [index, { text }] of cells.entries()) {
      const counted = isUnicode(text) ? modern : SIGNS[code].test(text) ? old : null;
      counted?.set(index, (counted.get(index) ?? 0) + 1);
    }
  }
  return new Set(
    [...old].filter(([index, count]) => count + HEADS >= (modern.get(index) ?? 0)).map(([index]) => index),
  );
}

/** Rows of titles and heads that may be written in Unicode above a column that is not. */
const HEADS = 2;
