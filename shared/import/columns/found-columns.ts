import type { KnownColumn } from '../../registers/sheet-rules.ts';
import {
  containedHead,
  couldBeHead,
  headBeforeBracket,
  headingKey,
  wholeHead,
  type KnownHeads,
} from './match-head.ts';
import { qualifiedHead } from './qualified-head.ts';

/** A column of a sheet that was understood. */
export interface FoundColumn {
  readonly index: number;
  readonly target: string;
  readonly reader: string;
  /** As the sheet writes it, for messages. */
  readonly title: string;
}

const headsOf = new WeakMap<readonly KnownColumn[], KnownHeads<KnownColumn>>();

/** Columns by the heads that name them; a head of two columns is the first one's. */
function knownHeads(known: readonly KnownColumn[]): KnownHeads<KnownColumn> {
  const kept = headsOf.get(known);
  if (kept !== undefined) return kept;
  const named = known.flatMap((column) => column.headers.map((head) => [headingKey(head), column] as const));
  const heads = new Map(named.toReversed());
  headsOf.set(known, heads);
  return heads;
}

/** The column that a head names: by its whole text, else by the longest known head that it contains. */
export function columnOf(known: readonly KnownColumn[], head: string): KnownColumn | undefined {
  if (!couldBeHead(head)) return undefined;
  const heads = knownHeads(known);
  return (
    wholeHead(heads, head) ??
    qualifiedHead(known, heads, head) ??
    headBeforeBracket(heads, head) ??
    containedHead(heads, head)
  );
}

/**
 * The columns that a row of heads names, each once.
 * @param below the second row of heads, empty where there is one.
 */
export function readHeads(
  known: readonly KnownColumn[],
  titles: readonly string[],
  below: readonly string[],
): readonly FoundColumn[] {
  const taken = new Set<string>();
  const found: FoundColumn[] = [];
  for (const [index, title] of titles.entries()) {
    // In two rows of heads the lower says what the column is; the upper what group it stands in.
    const column = columnOf(known, title) ?? columnOf(known, below[index] ?? '');
    const lower =
      below[index] === undefined || below[index] === '' ? undefined : columnOf(known, below[index]);
    const chosen =
      lower !== undefined && (column === undefined || column.reader === 'dateRange') ? lower : column;
    if (chosen === undefined || taken.has(chosen.target)) continue;
    taken.add(chosen.target);
    found.push({
      index,
      target: chosen.target,
      reader: chosen.reader,
      title: title.replaceAll(/\s+/g, ' ').trim(),
    });
  }
  return found;
}
