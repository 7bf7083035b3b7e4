import words from '../../reference/head-words.json' with { type: 'json' };
import { Refusal } from '../../contract/refusal.ts';
import type { OpenRegister } from '../../registers/all-registers.ts';
import type { KnownColumn, SheetRules } from '../../registers/sheet-rules.ts';
import { knownHeads, readHeads, type FoundColumn } from '../columns/found-columns.ts';
import { assignableColumns } from '../columns/assignable-columns.ts';
import {
  assignedColumns,
  saidOfHeads,
  noAssignments,
  type AssignedHead,
  type Assignments,
} from '../columns/assigned-columns.ts';
import { containsName, headingKey, wholeHead } from '../columns/match-head.ts';
import type { SheetGrid, Workbook } from '../workbook/workbook.ts';
import { headBlocksAt, type HeadBlock } from './head-block.ts';
import { tableSpans, type RowSpan } from './table-spans.ts';
import { unitAbove } from './unit-above.ts';
import { titleDocumentDay, titlePeriod } from './title-period.ts';
import type { FoundTable } from './found-table.ts';
import { isGuide, titleOf, isOther } from './table-titles.ts';
import { unusedHeads } from './table-heads.ts';

const HEAD_ROWS = 40;

/**
 * Finds the tables of a workbook: in each sheet the rows of heads, below titles and in any order of columns; heads may
 * take up to three rows. Offices keep a sheet a month, so every sheet that tells as much as the fullest one is a table; sheets
 * that lack the day or the people of a delegation are something else.
 * @throws Refusal `no-header-row`.
 */
export function findTables(
  workbook: Workbook,
  register: OpenRegister,
  needed: string,
  assigned: Assignments = noAssignments,
): readonly FoundTable[] {
  const { name, sheets: rules } = register;
  const found = workbook
    .filter((grid) => !isGuide(grid))
    .flatMap((grid) => tablesIn(grid, register, assigned));
  const own = found.filter((table) => !isOther(name, `${table.grid.name} ${titleOf(table)}`));
  const fullest = own.toSorted((a, b) => b.columns.length - a.columns.length)[0];
  if (fullest === undefined) throw new Refusal('no-header-row', { needed });
  const told = essentials(rules, fullest);
  const kept = own.filter(
    (table) =>
      table === fullest ||
      table.byHand.size > 0 ||
      (told.length > 1
        ? told.every((group) => essentials(rules, table).includes(group))
        : isLike(table, fullest)),
  );
  return kept.map((table) => {
    if (kept.find(({ grid }) => grid === table.grid) !== table) return { ...table, foreign: [] };
    const others = found.filter((one) => one.grid === table.grid && !kept.includes(one));
    const spans = others.map(({ firstHead, endData }) => ({ first: firstHead, end: endData }));
    return { ...table, foreign: [...table.foreign, ...spans] };
  });
}

/** Whether a table has most of the columns of another: where few columns tell a table, names alone may stand in any sheet. */
function isLike({ columns }: FoundTable, { columns: others }: FoundTable): boolean {
  const own = new Set(columns.map(({ target }) => target));
  return others.filter(({ target }) => own.has(target)).length * 3 >= others.length * 2;
}

/** The tables of a sheet: the one of the most columns, and others with heads of their own above or below it. */
function tablesIn(grid: SheetGrid, register: OpenRegister, assigned: Assignments): readonly FoundTable[] {
  const main = tableIn(grid, register, assigned);
  if (main === undefined) return [];
  if (assigned.headRows.some(({ sheet }) => sheet === grid.name)) return [main];
  const { sheets: rules } = register;
  const heads = knownHeads(rules.columns);
  const columnsOf = (block: HeadBlock) => withStandIn(withHeads(register, block, assigned.heads), rules);
  const best = (blocks: readonly HeadBlock[]): HeadBlock | undefined =>
    blocks.toSorted(
      (a, b) =>
        Number(b.divides) - Number(a.divides) || columnsOf(b).length - columnsOf(a).length || b.end - a.end,
    )[0];
  const block = { first: main.firstHead, end: main.firstData, levels: main.levels, divides: false };
  const spans = tableSpans(grid, block, (text) => wholeHead(heads, text) !== undefined, best);
  if (spans.length < 2) return [main];
  const foreign: RowSpan[] = [];
  // What stands above the first table is said of the whole sheet.
  const sheetTitle = titleOf({ grid, firstTitle: 0, firstHead: spans[0]?.block.first ?? 0 });
  const tables = spans.flatMap((span): readonly FoundTable[] => {
    const { firstTitle, endData } = span;
    if (span.block === block) return [ending(withTitle({ ...main, firstTitle }, sheetTitle), endData)];
    const columns = columnsOf(span.block);
    const isTable =
      columns.length > rules.fewestColumns &&
      columns.some(({ target }) => rules.identifying.includes(target));
    if (!isTable) foreign.push({ first: span.block.first, end: endData });
    if (!isTable) return [];
    const table = { ...tableOf(grid, span.block, columns, rules), firstTitle, byHand: main.byHand };
    return [{ ...ending(withTitle(table, sheetTitle), endData), isFurther: true, byHand: new Map() }];
  });
  return tables.map((table, at) => (at === 0 ? { ...table, foreign } : table));
}

/** A table that ends where another one begins. */
function ending(table: FoundTable, endData: number): FoundTable {
  const { grid, levels, columns, firstData } = table;
  return { ...table, endData, unused: unusedHeads(grid, levels, columns, firstData, endData) };
}

/** A table with what its own title says, and what that leaves open from the sheet's. */
function withTitle(table: FoundTable, sheetTitle: string): FoundTable {
  const titles = [titleOf(table), sheetTitle, table.grid.name];
  const [period = null] = titles.flatMap((title) => titlePeriod(title) ?? []);
  const [titleDay = null] = titles.flatMap((title) => titleDocumentDay(title) ?? []);
  return { ...table, title: titles.join(' '), period, titleDay };
}

/** The groups of columns that tell a table of a register and that this one has. */
function essentials(rules: SheetRules, table: FoundTable): SheetRules['essential'] {
  return rules.essential.filter((group) => table.columns.some(({ target }) => group.includes(target)));
}

function tableIn(
  grid: SheetGrid,
  register: OpenRegister,
  { heads: said, columns: byIndex, headRows }: Assignments,
): FoundTable | undefined {
  const { columns: known, identifying, fewestColumns } = register.sheets;
  const heads = knownHeads(known);
  const isKnown = (text: string): boolean => wholeHead(heads, text) !== undefined;
  let best: { readonly block: HeadBlock; readonly columns: readonly FoundColumn[] } | undefined;
  const pointed = headRows.find(({ sheet }) => sheet === grid.name);
  const rows = pointed === undefined ? grid.rows.slice(0, HEAD_ROWS).keys() : [pointed.row - grid.firstRow];
  for (const row of rows) {
    for (const block of headBlocksAt(grid, row, isKnown)) {
      const read = withHeads(register, block, said);
      const columns = withStandIn(read, register.sheets);
      if (pointed !== undefined) {
        if (best === undefined || read.length > best.columns.length) best = { block, columns: read };
        continue;
      }
      // A sheet of changes says by their codes which records they are of.
      const isTold = columns.some(({ target }) => identifying.includes(target) || target === 'code');
      if (!isTold) continue;
      // Of as many columns, a row less deep says less of each; and what divides merged cells is no record.
      const isDeeper = best?.block.first === row && (columns.length === best.columns.length || block.divides);
      if (columns.length > (best?.columns.length ?? fewestColumns) || isDeeper)
        best = { block, columns: read };
    }
  }
  if (best === undefined) return undefined;
  const { block } = best;
  const own = byIndex.filter(({ sheet }) => sheet === grid.name);
  const targets = new Map(own.map(({ index, target }) => [index, target]));
  const columns = withStandIn(
    assignedColumns(assignableColumns(register), best.columns, block.levels, targets),
    register.sheets,
  );
  const byHand = new Map<number, AssignedHead['by']>([
    ...[...saidOfHeads(said, block.levels)].map(([index, { by }]) => [index, by] as const),
    ...own.map(({ index }) => [index, 'hand'] as const),
  ]);
  return { ...tableOf(grid, block, columns, register.sheets), byHand };
}

/** The columns that the heads of a block tell, with what was said of these heads before. */
function withHeads(
  register: OpenRegister,
  { levels }: HeadBlock,
  said: Assignments['heads'],
): readonly FoundColumn[] {
  const { columns: known } = register.sheets;
  const found = readHeads(known, levels, (column) => isAmount(register, column));
  const targets = new Map([...saidOfHeads(said, levels)].map(([index, { target }]) => [index, target]));
  return assignedColumns(assignableColumns(register), found, levels, targets);
}

/** Other known heads that a table without a name must have at least. */
const BESIDE_STAND_IN = 3;

/** The columns with one that is read as the record's name, where no head names that and the rest is surely such a table. */
function withStandIn(
  columns: readonly FoundColumn[],
  { identifying, standIn, essential, columns: known }: SheetRules,
): readonly FoundColumn[] {
  if (standIn === undefined || columns.some(({ target }) => identifying.includes(target))) return columns;
  const has = (targets: readonly string[]) => columns.some(({ target }) => targets.includes(target));
  if (essential.filter(has).length < BESIDE_STAND_IN) return columns;
  const from = standIn.from.find((target) => has([target]));
  const reader = known.find(({ target }) => target === standIn.as)?.reader;
  if (from === undefined || reader === undefined) return columns;
  return columns.map((column) =>
    column.target === from ? { ...column, target: standIn.as, reader, isStandIn: true } : column,
  );
}

function tableOf(
  grid: SheetGrid,
  block: HeadBlock,
  columns: readonly FoundColumn[],
  rules: SheetRules,
): Omit<FoundTable, 'byHand'> {
  const { first: firstHead, end: firstData, levels } = block;
  const context = unitAbove(grid, firstHead);
  const title = titleOf({ grid, firstTitle: 0, firstHead });
  const posts = postsAmong(columns, rules);
  return {
    grid,
    columns: columns.map((column) =>
      column.index === posts?.from
        ? { ...column, context, target: 'posts', reader: 'ignore' }
        : { ...column, context },
    ),
    posts,
    unused: unusedHeads(grid, levels, columns, firstData),
    levels,
    firstHead,
    firstData,
    firstTitle: 0,
    endData: grid.rows.length,
    isFurther: false,
    foreign: [],
    title: `${title} ${grid.name}`,
    period: titlePeriod(title) ?? titlePeriod(grid.name),
    titleDay: titleDocumentDay(title),
  };
}

function postsAmong(columns: readonly FoundColumn[], { posts }: SheetRules): FoundTable['posts'] {
  if (posts === undefined) return null;
  const indexOf = (name: string) => columns.find(({ target }) => target === name)?.index ?? -1;
  const [of, from, unless] = [indexOf(posts.of), indexOf(posts.from), indexOf(posts.unless)];
  const title = columns.find(({ index }) => index === from)?.title ?? '';
  const isLeaders = containsName(headingKey(title), headingKey(words.leader));
  return of >= 0 && from > of && unless < of && !isLeaders ? { of, from } : null;
}

/** Readers of amounts, beside those of fields that hold numbers and money. */
const amountReaders: readonly string[] = ['money', 'funding', 'wholeNumber'];

function isAmount(register: OpenRegister, { target, reader }: KnownColumn): boolean {
  const kind = register.fields[target]?.kind;
  return amountReaders.includes(reader) || kind === 'integer' || kind === 'money';
}
