import type { KnownColumn } from '../../registers/sheet-rules.ts';
import { dayHead } from './day-heads.ts';
import { dayParts } from './day-parts.ts';
import { headMatches, headNamed, isPartOfParts, joinedHead, type HeadMatch } from './head-match.ts';
import { headingKey, type KnownHeads } from './match-head.ts';
import type { VariantColumn } from './qualified-head.ts';

/** A column of a sheet that was understood. */
export interface FoundColumn {
  readonly index: number;
  readonly target: string;
  readonly reader: string;
  /** The heads over it as the sheet writes them, for messages: "Thời gian – Đi". */
  readonly title: string;
  /** What else is said of its cells: the line of the unit above the table ("ĐVT: triệu đồng"); empty where nothing is. */
  readonly context: string;
  /** True where the column is read as another one for want of that: it is named. */
  readonly isStandIn?: boolean;
  /** Columns whose amounts make up its own where its group has no column for the whole: it is named. */
  readonly parts?: readonly number[];
  /** True where its parts are the day, the month and the year of a date. */
  readonly isDay?: boolean;
}

const headsOf = new WeakMap<readonly KnownColumn[], KnownHeads<KnownColumn>>();

/** Columns by the heads that name them; a head of two columns is the first one's. */
export function knownHeads(known: readonly KnownColumn[]): KnownHeads<KnownColumn> {
  const kept = headsOf.get(known);
  if (kept !== undefined) return kept;
  // What a head says only beside another one is told by the heads of its table alone (`besideHeads`).
  const own = known.filter(({ beside }) => beside === undefined);
  const named = own.flatMap((column) => column.headers.map((head) => [headingKey(head), column] as const));
  const heads = new Map(named.toReversed());
  headsOf.set(known, heads);
  return heads;
}

const headsBeside = new WeakMap<readonly KnownColumn[], Map<string, KnownHeads<KnownColumn>>>();

/** The known heads of a table, with those that say something else beside others of its heads: "Đến" beside "Từ". */
function besideHeads(
  known: readonly KnownColumn[],
  levels: readonly (readonly string[])[],
): KnownHeads<KnownColumn> {
  const heads = knownHeads(known);
  const told = known.filter(({ beside }) => beside !== undefined);
  if (told.length === 0) return heads;
  const own = new Set(levels.map((over) => headingKey(dayHead((over.at(-1) ?? '').replace(/[(（].*/s, '')))));
  const active = told.filter(({ beside = [] }) => beside.some((head) => own.has(headingKey(head))));
  if (active.length === 0) return heads;
  const kept = headsBeside.get(known) ?? new Map<string, KnownHeads<KnownColumn>>();
  headsBeside.set(known, kept);
  const key = active.map((column) => told.indexOf(column)).join(' ');
  const found =
    kept.get(key) ??
    new Map([
      ...heads,
      ...active.flatMap((column) => column.headers.map((head) => [headingKey(head), column] as const)),
    ]);
  kept.set(key, found);
  return found;
}

const variantAmong =
  (known: readonly KnownColumn[]): VariantColumn =>
  (target) =>
    known.find((column) => column.target === target);

/** The column that a head names: by its whole text, else by the longest known head that it contains. */
export function columnOf(known: readonly KnownColumn[], head: string): KnownColumn | undefined {
  return headNamed(knownHeads(known), head, variantAmong(known));
}

/** Whether a column holds something that can be added up. */
export type IsAmount = (column: KnownColumn) => boolean;

/**
 * The columns that the heads of a table name, each target once: of several columns that could be one the most telling.
 * @param levels by column, the heads over it from the outermost to its own.
 */
export function readHeads(
  known: readonly KnownColumn[],
  levels: readonly (readonly string[])[],
  isAmount: IsAmount,
): readonly FoundColumn[] {
  const heads = besideHeads(known, levels);
  const variants = variantAmong(known);
  const days = dayParts(levels);
  const partsOfDays = new Set(days.flatMap(({ parts }) => parts));
  const matches = levels
    .flatMap((over, index) =>
      partsOfDays.has(index)
        ? []
        : headMatches(heads, over, isAmount, variants).map((match) => ({ ...match, index })),
    )
    .toSorted((a: HeadMatch, b: HeadMatch) => b.score - a.score);
  const byIndex = new Map<number, FoundColumn>();
  const taken = new Set<string>();
  const titles = new Set<string>();
  for (const { title, parts } of days) {
    const column = headNamed(heads, title, variants);
    const [index] = parts;
    if (column === undefined || isAmount(column) || taken.has(column.target)) continue;
    taken.add(column.target);
    const { target, reader } = column;
    byIndex.set(index, { index, target, reader, title, context: '', parts, isDay: true });
  }
  for (const { index, column } of matches) {
    if (column.fallback?.some((target) => taken.has(target)) === true) continue;
    const title = joinedHead(levels[index] ?? []);
    // A head over several columns, or written twice, names one column.
    if (byIndex.has(index) || taken.has(column.target) || titles.has(title)) continue;
    taken.add(column.target);
    titles.add(title);
    byIndex.set(index, {
      index,
      target: column.target,
      reader: column.reader,
      title,
      context: '',
    });
  }
  for (const [index, column] of byIndex) {
    if (!joinedReaders.includes(column.reader) || column.isDay === true) continue;
    const parts = [index];
    const isSame = (at: number): boolean =>
      !byIndex.has(at) && levels[at] !== undefined && joinedHead(levels[at]) === column.title;
    for (let at = index + 1; isSame(at); at += 1) parts.push(at);
    if (parts.length > 1) byIndex.set(index, { ...column, parts });
  }
  for (const whole of partedAmounts(levels, (index) => byIndex.has(index))) {
    const column = headNamed(heads, whole.title, variants);
    if (column === undefined || !isAmount(column) || taken.has(column.target)) continue;
    taken.add(column.target);
    const [index = 0] = whole.parts;
    byIndex.set(index, { ...whole, index, target: column.target, reader: column.reader, context: '' });
  }
  return [...byIndex.values()].toSorted((a, b) => a.index - b.index);
}

/** Readers of what may stand in several columns under one head: "HỌ VÀ TÊN" over "Trần Quốc" and "Khánh". */
const joinedReaders: readonly string[] = ['personName'];

/** Groups of which several columns, and none for the whole, are left: "Kinh phí (triệu đồng)" over "NSNN" and "Khác". */
function partedAmounts(
  levels: readonly (readonly string[])[],
  isTaken: (index: number) => boolean,
): readonly { readonly title: string; readonly parts: readonly number[] }[] {
  const parts = [...levels.keys()].filter((index) => {
    const over = levels[index] ?? [];
    return !isTaken(index) && over.length > 1 && !isPartOfParts(over.at(-1) ?? '');
  });
  const groups = Map.groupBy(parts, (index) => joinedHead((levels[index] ?? []).slice(0, -1)));
  return [...groups]
    .filter(([, columns]) => columns.length > 1)
    .map(([title, columns]) => ({ title, parts: columns }));
}
