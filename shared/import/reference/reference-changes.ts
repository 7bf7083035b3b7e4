import heads from '../../reference/sheet-heads.json' with { type: 'json' };
import { blankRow, fieldsOfRow, saveOfRow } from '../../reference/edit-row.ts';
import { holdsOn } from '../../reference/find-reference.ts';
import type { Catalogue, ReferenceRow } from '../../reference/reference-row.ts';
import { noLookups, type SameCodeRow } from '../../registers/check.ts';
import { referenceItem } from '../../registers/reference-item/reference-item.ts';
import { checkReferenceItem } from '../../registers/reference-item/reference-item-checks.ts';
import { withoutNumbersInTexts } from '../../registers/numbers-in-texts.ts';
import type { RecordSave } from '../../registers/save-request.ts';
import { validateRecord } from '../../registers/validate.ts';
import { addDays, isPlainDate } from '../../time/plain-date.ts';
import { formatDate } from '../../time/typed-date.ts';
import type { RowProblem } from '../import-result.ts';
import type { ReferenceCells, ReferenceColumn } from './reference-cells.ts';
import type { ReferenceSheet } from './reference-sheet.ts';

/** A row of the sheet beside the row that it changes. */
interface Draft {
  readonly row: number;
  readonly read: ReferenceCells;
  readonly before: ReferenceRow | null;
  after: ReferenceRow;
}

/** What a sheet of reference data would change. */
export interface ReferenceChanges {
  readonly saves: readonly RecordSave[];
  /** Refused rows, each with at least one problem. */
  readonly bad: number;
  readonly problems: readonly RowProblem[];
  /** Rows that say what is kept already. */
  readonly unchanged: number;
}

/**
 * Sets the rows of a sheet against what is kept. A row with the code and first day of a kept one changes it; what the sheet
 * has no column for stays as it is.
 * @param all rows of every catalogue: parents stand in another one.
 */
export function referenceChanges(
  catalogue: Catalogue,
  all: readonly ReferenceRow[],
  sheet: ReferenceSheet,
  newId: () => string,
): ReferenceChanges {
  const kept = all.filter((row) => row.catalogue === catalogue);
  const problems: RowProblem[] = [];
  const drafts: Draft[] = [];
  const seen = new Map<string, number>();
  for (const { row, read } of sheet.rows) {
    const code = read.texts.get('code') ?? '';
    const before = keptRow(kept, code, read);
    const key = before?.id ?? `${code}/${read.days.get('validFrom') ?? ''}`;
    const first = seen.get(key);
    if (read.problems.length > 0) problems.push(...read.problems.map((problem) => ({ row, ...problem })));
    else if (first !== undefined && code !== '')
      problems.push({ row, column: '', code: 'repeated-row', params: { row: first, sheet: sheet.name } });
    else {
      seen.set(key, row);
      drafts.push({ row, read, before, after: rowAfter(before ?? blankRow(catalogue, newId()), read) });
    }
  }
  const overlay = overlaid(all, drafts);
  for (const draft of drafts) linkSuccessors(draft, overlay, problems, titleOf(sheet.columns, 'successors'));
  checkParents(drafts, overlay, problems, titleOf(sheet.columns, 'parentCode'));
  const changed = drafts.filter((draft) => saveOfRow(draft.before, draft.after) !== null);
  for (const draft of changed) problems.push(...numbersIn(draft));
  const refusedBefore = new Set(problems.map((problem) => problem.row));
  const good = judged(
    all,
    changed.filter((draft) => !refusedBefore.has(draft.row)),
    problems,
    sheet.columns,
  );
  return {
    saves: good.flatMap((draft) => saveOfRow(draft.before, draft.after) ?? []),
    bad: new Set(problems.map((problem) => problem.row)).size,
    problems: problems.toSorted((a, b) => a.row - b.row),
    unchanged: drafts.length - changed.length,
  };
}

/** A name of a catalogue needs no number of an identity document, and whoever means one types the row in. */
function numbersIn({ row, before, after }: Draft): readonly RowProblem[] {
  const save = saveOfRow(before, after);
  const { found } = save === null ? { found: [] } : withoutNumbersInTexts(referenceItem, save);
  return found.map(({ numbers }) => ({
    row,
    column: '',
    code: 'identity-number',
    params: { value: numbers.join(', ') },
  }));
}

/** The kept row that a row of the sheet is about: same code and first day; without such a column, the code's newest. */
function keptRow(kept: readonly ReferenceRow[], code: string, read: ReferenceCells): ReferenceRow | null {
  const ofCode = kept.filter((row) => row.code === code);
  const from = read.days.get('validFrom');
  if (from !== undefined) return ofCode.find((row) => row.validFrom === from) ?? null;
  return newest(ofCode) ?? null;
}

function newest(rows: readonly ReferenceRow[]): ReferenceRow | undefined {
  return rows.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1)).at(-1);
}

/** A row with what the sheet says of it in its place. */
function rowAfter(base: ReferenceRow, read: ReferenceCells): ReferenceRow {
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
