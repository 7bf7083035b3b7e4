import type { KnownColumn } from '../../registers/sheet-rules.ts';
import { headKey } from '../../text/fold.ts';

/** A column of a sheet that was understood. */
export interface FoundColumn {
  readonly index: number;
  readonly target: string;
  readonly reader: string;
  /** As the sheet writes it, for messages. */
  readonly title: string;
}

/** The column that a head names: by its whole text, else by the longest known head that it contains. */
export function columnOf(known: readonly KnownColumn[], head: string): KnownColumn | undefined {
  const key = headKey(head);
  if (key === '' || key.length > 80) return undefined;
  const whole = known.find((column) => column.headers.includes(key));
  if (whole !== undefined) return whole;
  // "Số người (lượt)" or "Ngày đi (xuất cảnh)": the part before the bracket counts.
  const bare = headKey(head.replace(/\(.*$/s, ''));
  if (bare !== key && bare !== '') {
    const found = known.find((column) => column.headers.includes(bare));
    if (found !== undefined) return found;
  }
  let best: { readonly column: KnownColumn; readonly length: number } | undefined;
  for (const column of known) {
    for (const name of column.headers) {
      if (name.length < 6 || name.length <= (best?.length ?? 0)) continue;
      if (` ${key} `.includes(` ${name} `)) best = { column, length: name.length };
    }
  }
  return best?.column;
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
