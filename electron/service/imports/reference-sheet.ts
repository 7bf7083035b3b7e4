import heads from '../../../shared/reference/sheet-heads.json' with { type: 'json' };
import { newId } from '../../../db/ids.ts';
import { referenceRows } from '../../../db/reference.ts';
import { today, type ReadStore, type WriteStore } from '../../../db/store.ts';
import { blankRow, fieldsOfRow, saveOfRow } from '../../../shared/reference/edit-row.ts';
import { holdsOn } from '../../../shared/reference/find-reference.ts';
import type { Catalogue, ReferenceRow } from '../../../shared/reference/reference-row.ts';
import { attributeKinds, attributeNames } from '../../../shared/reference/row-attributes.ts';
import { noLookups, type SameCodeRow } from '../../../shared/registers/check.ts';
import { referenceItem } from '../../../shared/registers/internal-registers.ts';
import type { ImportResult, RowProblem } from '../../../shared/import/import-result.ts';
import { checkReferenceItem } from '../../../shared/registers/reference-item-checks.ts';
import { validateRecord } from '../../../shared/registers/validate.ts';
import { addDays, isPlainDate } from '../../../shared/time/plain-date.ts';
import { formatDate } from '../../../shared/time/typed-date.ts';
import {
  findReferenceTable,
  readReferenceCells,
  type ReadRow,
  type ReferenceColumn,
} from './reference-cells.ts';
import type { Reader, ReadOptions } from '../reader/reader.ts';
import { importOnce, type JudgedSheet, type SheetImport } from './import-call.ts';
import type { SheetGrid } from './read-sheet.ts';

export interface ReferenceImportOptions extends SheetImport {
  readonly catalogue: Catalogue;
}

/** A row of the sheet beside the row that it changes. */
interface Draft {
  readonly row: number;
  readonly read: ReadRow;
  readonly before: ReferenceRow | null;
  after: ReferenceRow;
}

/**
 * Imports a sheet of reference data whole, or not at all: one row with an error keeps the file out unless `skipBadRows`.
 * A row with the code and first day of a kept one changes it; what the sheet has no column for stays as it is. Rows
 * that say what is kept already are not saved. All rows are one save, so one undo takes the import back.
 * @throws Refusal `not-a-spreadsheet`, `no-header-row`, `too-many-rows`, and those of `Reader`. Refused rows are in the result, not thrown.
 */
export function importReferenceSheet(
  store: WriteStore,
  reader: Reader,
  options: ReferenceImportOptions,
  how: ReadOptions = {},
): Promise<ImportResult> {
  return importOnce(store, reader, 'reference.importSheet', options.catalogue, options, how, (grids) =>
    judgeSheet(store, options.catalogue, grids),
  );
}

function judgeSheet(store: ReadStore, catalogue: Catalogue, grids: readonly SheetGrid[]): JudgedSheet {
  const all = referenceRows(store);
  const kept = all.filter((row) => row.catalogue === catalogue);
  const table = findReferenceTable(grids, attributeNames(kept));
  const kinds = attributeKinds(kept);
  const problems: RowProblem[] = [];
  const drafts: Draft[] = [];
  const seen = new Map<string, number>();
  for (const [index, cells] of table.grid.rows.entries()) {
    if (index < table.firstData || cells.every((cell) => cell.text === '')) continue;
    const row = table.grid.firstRow + index;
    const read = readReferenceCells(table.columns, cells, kinds, today(store));
    const code = read.texts.get('code') ?? '';
    const before = keptRow(kept, code, read);
    const key = before?.id ?? `${code}/${read.days.get('validFrom') ?? ''}`;
    const first = seen.get(key);
    if (read.problems.length > 0) problems.push(...read.problems.map((problem) => ({ row, ...problem })));
    else if (first !== undefined && code !== '')
      problems.push({
        row,
        column: '',
        code: 'repeated-row',
        params: { row: first, sheet: table.grid.name },
      });
    else {
      seen.set(key, row);
      drafts.push({ row, read, before, after: rowAfter(catalogue, before, read) });
    }
  }
  const overlay = overlaid(all, drafts);
  for (const draft of drafts) linkSuccessors(draft, overlay, problems, titleOf(table.columns, 'successors'));
  checkParents(drafts, overlay, problems, titleOf(table.columns, 'parentCode'));
  const changed = drafts.filter((draft) => saveOfRow(draft.before, draft.after) !== null);
  const refusedBefore = new Set(problems.map((problem) => problem.row));
  const good = judged(
    all,
    changed.filter((draft) => !refusedBefore.has(draft.row)),
    problems,
    table.columns,
  );
  const bad = new Set(problems.map((problem) => problem.row)).size;
  const result = {
    sheet: table.grid.name,
    columns: table.columns.map(({ title, target }) => ({ title, target })),
    good: good.length,
    bad,
    problems: problems.toSorted((a, b) => a.row - b.row),
    ignored: [],
    unchanged: drafts.length - changed.length,
    imported: 0,
    saveId: null,
  };
  return { result, saves: good.flatMap((draft) => saveOfRow(draft.before, draft.after) ?? []) };
}

/** The kept row that a row of the sheet is about: same code and first day; without such a column, the code's newest. */
function keptRow(kept: readonly ReferenceRow[], code: string, read: ReadRow): ReferenceRow | null {
  const ofCode = kept.filter((row) => row.code === code);
  const from = read.days.get('validFrom');
  if (from !== undefined) return ofCode.find((row) => row.validFrom === from) ?? null;
  return newest(ofCode) ?? null;
}

function newest(rows: readonly ReferenceRow[]): ReferenceRow | undefined {
  return rows.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1)).at(-1);
}

function rowAfter(catalogue: Catalogue, before: ReferenceRow | null, read: ReadRow): ReferenceRow {
  const base = before ?? blankRow(catalogue, newId());
  const text = (target: 'code' | 'name' | 'nameEn' | 'nameZh'): string =>
    read.texts.get(target) ?? base[target];
  const optional = (target: 'shortName' | 'parentCode' | 'source'): string | null => {
    const own = read.texts.get(target);
    return own === undefined ? base[target] : own || null;
  };
  const day = (target: 'validFrom' | 'validTo'): string | null => {
    const own = read.days.get(target);
    return own === undefined ? base[target] : own;
  };
  const attributes = { ...base.attributes };
  // An empty cell empties an attribute; it does not give one to a row that has none.
  for (const [name, value] of read.attributes)
    if (value !== null || (attributes[name] ?? '') !== '') attributes[name] = value;
  return {
    ...base,
    code: text('code'),
    name: text('name'),
    nameEn: text('nameEn'),
    nameZh: text('nameZh'),
    shortName: optional('shortName'),
    aliases: read.lists.get('aliases') ?? base.aliases,
    validFrom: day('validFrom'),
    validTo: day('validTo'),
    parentCode: optional('parentCode'),
    attributes,
    confirmed: read.confirmed ?? base.confirmed,
    source: optional('source'),
  };
}

/** Every row as it would stand with the drafts in place of what they change. */
function overlaid(all: readonly ReferenceRow[], drafts: readonly Draft[]): readonly ReferenceRow[] {
  const rows = new Map(all.map((row) => [row.id, row]));
  for (const { after } of drafts) rows.set(after.id, after);
  return [...rows.values()];
}

/** Turns codes of successors into the rows that begin when this one ends. */
function linkSuccessors(
  draft: Draft,
  rows: readonly ReferenceRow[],
  problems: RowProblem[],
  column: string,
): void {
  const codes = draft.read.lists.get('successors');
  if (codes === undefined) return;
  const held = draft.after.successorIds.flatMap((id) => rows.find((row) => row.id === id)?.code ?? []);
  // The same codes name the same rows, also where a code has several.
  if (sameTexts(held, codes)) return;
  const { validTo } = draft.after;
  const next = validTo !== null && isPlainDate(validTo) ? addDays(validTo, 1) : null;
  const ids: string[] = [];
  for (const code of codes) {
    const ofCode = rows.filter(
      (row) => row.catalogue === draft.after.catalogue && row.code === code && row.id !== draft.after.id,
    );
    const found = (next === null ? undefined : ofCode.find((row) => holdsOn(row, next))) ?? newest(ofCode);
    if (found === undefined)
      problems.push({ row: draft.row, column, code: 'unknown-code', params: { value: code } });
    else ids.push(found.id);
  }
  draft.after = { ...draft.after, successorIds: ids };
}

const sameTexts = (a: readonly string[], b: readonly string[]): boolean =>
  JSON.stringify([...new Set(a)].toSorted()) === JSON.stringify([...new Set(b)].toSorted());

function checkParents(
  drafts: readonly Draft[],
  rows: readonly ReferenceRow[],
  problems: RowProblem[],
  column: string,
): void {
  const codes = new Set(rows.map((row) => row.code));
  for (const { row, before, after } of drafts) {
    const { parentCode } = after;
    if (parentCode === null || codes.has(parentCode) || before?.parentCode === parentCode) continue;
    problems.push({ row, column, code: 'unknown-code', params: { value: parentCode } });
  }
}

/**
 * The drafts that can stand beside each other and beside what is kept. A refused row may leave another without room or
 * without its successor, so they are judged until none is refused any more.
 */
function judged(
  all: readonly ReferenceRow[],
  drafts: readonly Draft[],
  problems: RowProblem[],
  columns: readonly ReferenceColumn[],
): readonly Draft[] {
  let standing = drafts;
  for (;;) {
    const rows = overlaid(all, standing);
    const byCode = Map.groupBy(rows, (row) => `${row.catalogue}/${row.code}`);
    const refused = standing.filter((draft) => {
      const found = problemsOf(draft, byCode.get(`${draft.after.catalogue}/${draft.after.code}`) ?? [], rows);
      problems.push(
        ...found.map(({ field, code, params }) => ({
          row: draft.row,
          column: titleOf(columns, field ?? ''),
          code,
          params,
        })),
      );
      return found.length > 0;
    });
    if (refused.length === 0) return standing;
    standing = standing.filter((draft) => !refused.includes(draft));
  }
}

function problemsOf(
  { after }: Draft,
  sameCodeRows: readonly SameCodeRow[],
  successorRows: readonly ReferenceRow[],
): readonly (Pick<RowProblem, 'code' | 'params'> & { readonly field: string | null })[] {
  const values = fieldsOfRow(after);
  const record = { ...values, id: after.id, code: '', withdrawn: null };
  const item = {
    ...record,
    catalogue: after.catalogue,
    itemCode: after.code || null,
    name: after.name || null,
    validFrom: after.validFrom,
    validTo: after.validTo,
    aliases: values['aliases'] ?? null,
    successorIds: values['successorIds'] ?? null,
    attributes: values['attributes'] ?? null,
  };
  const lookups = { ...noLookups, sameCodeRows, successorRows };
  return [...validateRecord(referenceItem, record), ...checkReferenceItem(item, { lookups })]
    .filter((issue) => issue.severity === 'error')
    .map(({ field, code, params }) => ({ field, code, params: readable(params) }));
}

/** Dates as a reader writes them. */
function readable(params: RowProblem['params']): RowProblem['params'] {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && isPlainDate(value) ? formatDate(value) : value,
    ]),
  );
}

const targetOf: Readonly<Record<string, string>> = { itemCode: 'code', successorIds: 'successors' };

/** The sheet's own head of a field's column, or ours where the sheet has none. */
function titleOf(columns: readonly ReferenceColumn[], field: string): string {
  const target = targetOf[field] ?? field;
  return (
    columns.find((column) => column.kind === 'field' && column.target === target)?.title ??
    heads.columns.find((column) => column.target === target)?.title ??
    ''
  );
}
