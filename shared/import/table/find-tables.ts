import texts from '../../reference/template-texts.json' with { type: 'json' };
import { Refusal } from '../../contract/refusal.ts';
import {
  openRegisterNames,
  registerNamed,
  type OpenRegister,
  type OpenRegisterName,
} from '../../registers/all-registers.ts';
import type { SheetRules } from '../../registers/sheet-rules.ts';
import { headKey } from '../../text/fold.ts';
import { columnOf, readHeads, type FoundColumn } from '../columns/found-columns.ts';
import type { SheetGrid, Workbook } from '../workbook/workbook.ts';

export interface FoundTable {
  readonly grid: SheetGrid;
  readonly columns: readonly FoundColumn[];
  /** Heads that name no column, or one that is read already, over cells that say something. */
  readonly unused: readonly string[];
  /** Index of the first row below the heads. */
  readonly firstData: number;
}

const HEAD_ROWS = 40;

/**
 * Finds the tables of a workbook: in each sheet the row of heads, below titles and in any order of columns; heads may
 * take two rows. Offices keep a sheet a month, so every sheet that tells as much as the fullest one is a table; sheets
 * that lack the day or the people of a delegation are something else.
 * @throws Refusal `no-header-row`.
 */
export function findTables(
  workbook: Workbook,
  { name, sheets: rules }: OpenRegister,
  needed: string,
): readonly FoundTable[] {
  const found = workbook
    .filter((grid) => !isGuide(grid))
    .flatMap((grid) => tableIn(grid, rules) ?? [])
    .filter((table) => !isOther(name, `${table.grid.name} ${titleOf(table)}`));
  const fullest = found.toSorted((a, b) => b.columns.length - a.columns.length)[0];
  if (fullest === undefined) throw new Refusal('no-header-row', { needed });
  const told = essentials(rules, fullest);
  return found.filter(
    (table) =>
      table === fullest ||
      (told.length > 1 && told.every((group) => essentials(rules, table).includes(group))),
  );
}

/** True for the sheet in which a template says how it is filled in, under the names of its columns. */
export function isGuide(grid: SheetGrid): boolean {
  return texts.guideSheets.includes(headKey(grid.name));
}

/** The rows above the heads. */
function titleOf({ grid, firstData }: FoundTable): string {
  const above = grid.rows.slice(0, Math.max(0, firstData - 1));
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
function isOther(register: OpenRegisterName, text: string): boolean {
  const named = registerTitled(text);
  return registerNamed(register).sheets.titleWords !== undefined && named !== null && named !== register;
}

/** The groups of columns that tell a table of a register and that this one has. */
function essentials(rules: SheetRules, table: FoundTable): SheetRules['essential'] {
  return rules.essential.filter((group) => table.columns.some(({ target }) => group.includes(target)));
}

function tableIn(
  grid: SheetGrid,
  { columns: known, identifying, fewestColumns }: SheetRules,
): FoundTable | undefined {
  let best: FoundTable | undefined;
  for (const [row, cells] of grid.rows.slice(0, HEAD_ROWS).entries()) {
    const single = cells.map((cell) => cell.text);
    const below = grid.rows[row + 1]?.map((cell) => cell.text) ?? [];
    const isRepeat = below.every((text, index) => text === '' || text === single[index]);
    const double = single.map((text, index) => {
      const under = below[index] ?? '';
      return under === '' || under === text ? text : `${text} ${under}`.trim();
    });
    const candidates: [readonly string[], number][] = [[single, isRepeat ? 2 : 1]];
    if (!isRepeat && below.some((text) => columnOf(known, text) !== undefined)) candidates.push([double, 2]);
    for (const [titles, taken] of candidates) {
      const columns = readHeads(known, titles, taken === 2 && titles === double ? below : []);
      if (!columns.some((column) => identifying.includes(column.target))) continue;
      if (columns.length > (best?.columns.length ?? fewestColumns)) {
        best = {
          grid,
          columns,
          unused: unusedHeads(grid, titles, columns, row + taken),
          firstData: row + taken,
        };
      }
    }
  }
  return best;
}

function unusedHeads(
  grid: SheetGrid,
  titles: readonly string[],
  columns: readonly FoundColumn[],
  firstData: number,
): readonly string[] {
  const used = new Set(columns.map(({ index }) => index));
  const told = titles.flatMap((title, index) => {
    if (title.trim() === '' || used.has(index)) return [];
    const says = grid.rows.some((cells, row) => row >= firstData && (cells[index]?.text ?? '') !== '');
    return says ? [title.replaceAll(/\s+/g, ' ').trim()] : [];
  });
  return [...new Set(told)];
}
