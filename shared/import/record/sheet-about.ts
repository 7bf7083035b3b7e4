import type { SheetAbout } from '../../registers/sheet-rules.ts';
import { unitAfterLabel } from '../cells/cell-money.ts';

/**
 * What stands above a table and counts for all its rows: the unit of amounts ("ĐVT: nghìn đồng") and the year of days that are
 * written without one ("Quý I/2024"). A title that names several years names none.
 * @param above the texts above the heads, from the top.
 * @param name of the sheet, asked where the title names no year.
 */
export function sheetAbout(above: readonly string[], name: string): SheetAbout {
  const unit = above.map((text) => unitAfterLabel(text)).find((one) => one !== null);
  return { year: yearNamed(above) ?? yearNamed([name]), moneyUnit: unit ?? null };
}

/** The one year that texts name as theirs (`năm 2024`, `Quý I/2024`, `tháng 2-2024`), else the only one in them at all. */
function yearNamed(texts: readonly string[]): number | null {
  const of = (pattern: RegExp): readonly number[] => [
    ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([, year]) => Number(year)))),
  ];
  const said = of(/(?:năm|quý\s+[ivx\d]+|tháng\s+\d{1,2})\s*[/.,-]?\s*(?:năm\s*)?((?:19|20)\d{2})(?!\d)/giu);
  const [only, ...more] = said.length > 0 ? said : of(/(?<![\d/.-])((?:19|20)\d{2})(?![\d/])/gu);
  return only !== undefined && more.length === 0 ? only : null;
}
