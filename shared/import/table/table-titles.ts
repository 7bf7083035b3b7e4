import texts from '../../reference/template-texts.json' with { type: 'json' };
import { openRegisterNames, registerNamed, type OpenRegisterName } from '../../registers/all-registers.ts';
import { headKey } from '../../text/fold.ts';
import type { SheetGrid } from '../workbook/workbook.ts';
import type { FoundTable } from './found-table.ts';

/** True for the sheet in which a template says how it is filled in, under the names of its columns. */
export function isGuide(grid: SheetGrid): boolean {
  return texts.guideSheets.includes(headKey(grid.name));
}

/** The rows above the heads. */
export function titleOf({
  grid,
  firstTitle,
  firstHead,
}: Pick<FoundTable, 'grid' | 'firstTitle' | 'firstHead'>): string {
  const above = grid.rows.slice(firstTitle, firstHead);
  return above.flatMap((cells) => [...new Set(cells.map((cell) => cell.text))]).join(' ');
}

/** The register that a title or group head names, where it names one alone: "II. ĐOÀN VÀO". */
export function registerTitled(text: string): OpenRegisterName | null {
  const key = ` ${headKey(text)} `;
  const named = openRegisterNames.filter((name) => {
    const { titleWords } = registerNamed(name).sheets;
    return titleWords !== undefined && key.includes(` ${titleWords} `);
  });
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** True where a text says that what follows belongs to another register of those that titles tell apart. */
export function isOther(register: OpenRegisterName, text: string): boolean {
  const named = registerTitled(text);
  return registerNamed(register).sheets.titleWords !== undefined && named !== null && named !== register;
}
