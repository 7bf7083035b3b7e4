import lists from '../../reference/import-words.json' with { type: 'json' };
import type { KnownColumn } from '../../registers/sheet-rules.ts';
import { unitOfHead } from '../cells/cell-money.ts';
import { containsName, headingKey, type KnownHeads } from './match-head.ts';

/** The column of a target that heads name with a word more than those of another one. */
export type VariantColumn = (target: string) => KnownColumn | undefined;

/** Every qualifier with its words, the longest first: "theo ke hoach" before "ke hoach". */
const qualifiers = Object.entries(lists.headQualifiers)
  .flatMap(([name, words]) => words.map((word) => ({ name, word })))
  .toSorted((a, b) => b.word.length - a.word.length);

/** Signs from which on a name inside a head is no accident. */
const SHORTEST = 6;

/**
 * The column of a head that says something narrower of another one: "Ngày đi (KH)", "Dự kiến đi", "Số người nữ", "Kế hoạch Từ
 * ngày" (a group's head and the column's own), "Kinh phí (triệu đồng)". Undefined where no known column is said so.
 */
export function qualifiedHead(
  heads: KnownHeads<KnownColumn>,
  variants: VariantColumn,
  head: string,
): KnownColumn | undefined {
  const key = headingKey(head);
  for (const { name, word } of qualifiers) {
    if (!containsName(key, word)) continue;
    const rest = headingKey(` ${key} `.replace(` ${word} `, ' '));
    const target = variantIn(heads, rest, name);
    if (target !== undefined) return variants(target);
  }
  const base = heads.get(headingKey(head.replace(/[([].*/s, '')));
  const target = unitOfHead(head) === null ? undefined : base?.variants?.unit;
  return target === undefined ? undefined : variants(target);
}

/** "Số người/nữ", "Nữ/số người": the cells hold both, which the column of the whole reads. */
export function wholeAndPart(heads: KnownHeads<KnownColumn>, head: string): KnownColumn | undefined {
  const [first, second, ...more] = head.split(/[/|]/u).map((part) => headingKey(part));
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  for (const [whole, part] of [
    [first, second],
    [second, first],
  ] as const) {
    const column = heads.get(whole);
    const said = qualifiers.find(({ word }) => word === part);
    if (
      column !== undefined &&
      said !== undefined &&
      column.variants !== undefined &&
      said.name in column.variants
    )
      return column;
  }
  return undefined;
}

/** The variant of the column that the rest of a head names: as a whole, at its end, or within it. */
function variantIn(heads: KnownHeads<KnownColumn>, rest: string, name: string): string | undefined {
  const variantOf = (column: KnownColumn | undefined): string | undefined =>
    Object.entries(column?.variants ?? {}).find(([qualifier]) => qualifier === name)?.[1];
  const whole = variantOf(heads.get(rest));
  if (whole !== undefined) return whole;
  const told = [...heads]
    .filter(([head, column]) => containsName(rest, head) && variantOf(column) !== undefined)
    .toSorted(([a], [b]) => b.length - a.length);
  const [, own] = told.find(([head]) => rest.endsWith(` ${head}`)) ?? [];
  const [, within] = told.find(([head]) => head.length >= SHORTEST) ?? [];
  return variantOf(own ?? within);
}
