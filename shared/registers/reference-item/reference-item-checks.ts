import * as z from 'zod';
import { catalogues, referenceRowSchema } from '../../reference/reference-row.ts';
import { isPlainDate } from '../../time/plain-date.ts';
import { issue, type CheckContext, type Issue, type SameCodeRow, type SuccessorRow } from '../check.ts';
import type { FieldValue } from '../field.ts';

interface CheckedItem {
  readonly id: string;
  readonly catalogue: string | null;
  readonly itemCode: string | null;
  readonly name: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly aliases: FieldValue;
  readonly successorIds: FieldValue;
  readonly attributes: FieldValue;
}

/** Shapes of what is kept as JSON: the window and the reports read these fields without asking again. */
const shapes = {
  aliases: referenceRowSchema.shape.aliases.nullable(),
  successorIds: referenceRowSchema.shape.successorIds.nullable(),
  attributes: referenceRowSchema.shape.attributes.nullable(),
  catalogue: z.enum(catalogues).nullable(),
} as const;

/**
 * What keeps a row of reference data out: an end before its beginning, a day that another row of its code holds too,
 * successors that do not exist or lead back to the row.
 */
export function checkReferenceItem(
  item: CheckedItem,
  { lookups }: Pick<CheckContext, 'lookups'>,
): readonly Issue[] {
  const found: Issue[] = [];
  for (const field of ['aliases', 'successorIds', 'attributes', 'catalogue'] as const)
    if (!shapes[field].safeParse(item[field]).success) found.push(issue('error', 'wrong-kind', { field }));
  if (!codeFits(item)) found.push(issue('error', 'wrong-kind', { field: 'itemCode' }));
  const { validFrom, validTo } = item;
  if (validFrom !== null && validTo !== null && validTo < validFrom)
    return [...found, issue('error', 'validity-reversed', { field: 'validTo' })];
  for (const other of lookups.sameCodeRows) {
    if (other.id === item.id || !sharesADay(item, other)) continue;
    found.push(
      issue(
        'error',
        'validity-overlaps',
        { field: 'validFrom' },
        { name: other.name, from: other.validFrom ?? '…', to: other.validTo ?? '…' },
      ),
    );
  }
  return [...found, ...successorIssues(item, lookups.successorRows)];
}

/** True when two spans have a day in common; ends are inclusive, null is open. */
export function sharesADay(
  a: Pick<SameCodeRow, 'validFrom' | 'validTo'>,
  b: Pick<SameCodeRow, 'validFrom' | 'validTo'>,
): boolean {
  const begins = (later: string | null, end: string | null): boolean =>
    later === null || end === null || later <= end;
  return begins(a.validFrom, b.validTo) && begins(b.validFrom, a.validTo);
}

/** Countries and days are named by their codes in every record, so their codes have one form. */
function codeFits({ catalogue, itemCode }: CheckedItem): boolean {
  if (itemCode === null) return true;
  if (catalogue === 'country') return /^[A-Z]{2}$/.test(itemCode);
  return catalogue !== 'holiday' || isPlainDate(itemCode);
}

function successorIssues(item: CheckedItem, rows: readonly SuccessorRow[]): readonly Issue[] {
  const known = new Map(rows.map((row) => [row.id, row.successorIds]));
  const own = successorsOf(item);
  const unknown = own.filter((id) => id !== item.id && !known.has(id));
  if (unknown.length > 0)
    return [issue('error', 'successor-unknown', { field: 'successorIds' }, { count: unknown.length })];
  const open = [...own];
  const seen = new Set<string>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === item.id)
      return [issue('error', 'successor-cycle', { field: 'successorIds' }, { name: item.name ?? '' })];
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(known.get(id) ?? []));
  }
  return [];
}

/** Ids of the rows that follow an item. */
export function successorsOf(item: { readonly successorIds: FieldValue }): readonly string[] {
  const parsed = shapes.successorIds.safeParse(item.successorIds);
  return parsed.success ? (parsed.data ?? []) : [];
}
