import { ROWS_AT_ONCE } from '../../db/queries/lists.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { WorkProgress } from '../../shared/contract/works.ts';

/** How a long reading tells how far it is, and asks whether it is still wanted. */
export interface ReadingHow {
  readonly tell: (progress: WorkProgress) => void;
  readonly cancelled: () => boolean;
}

/** For readings that nobody looks at. */
export const untold: ReadingHow = { tell: () => undefined, cancelled: () => false };

/**
 * The rows of pages one by one; after each page it is told how many were written, and asked whether more are wanted.
 * @param step `read` where they are written only once all of them are there.
 * @throws Refusal `work-cancelled`.
 */
export function* toldRows<Row>(
  pages: Iterable<readonly Row[]>,
  total: number,
  how: ReadingHow,
  step: 'read' | 'write' = 'write',
): Generator<Row, void, void> {
  let done = 0;
  for (const page of pages) {
    if (how.cancelled()) throw new Refusal('work-cancelled');
    yield* page;
    done += page.length;
    how.tell({ step, done, total });
  }
}

/** Rows of a table in pages, for `toldRows`. */
export function* pagesOf<Row>(rows: Iterable<Row>): Generator<readonly Row[], void, void> {
  let page: Row[] = [];
  for (const row of rows) {
    page.push(row);
    if (page.length < ROWS_AT_ONCE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** At most so many, from the first on. */
export function firstOf<Row>(rows: Iterable<Row>, most: number): readonly Row[] {
  const first: Row[] = [];
  for (const row of rows) {
    if (first.length >= most) break;
    first.push(row);
  }
  return first;
}

/** Rows from which a long table takes its form; all of a shorter one. */
const SAMPLE = 1_000;

/** Some of many, from all of them alike. */
export function sampleOf<Row>(rows: Iterable<Row> & { readonly length: number }): readonly Row[] {
  const every = Math.max(1, Math.ceil(rows.length / SAMPLE));
  const sample: Row[] = [];
  let at = 0;
  for (const row of rows) {
    if (at % every === 0) sample.push(row);
    at += 1;
  }
  return sample;
}

/** Bytes that are gathered before they become a part. */
const PART = 1 << 20;

/** A text too long for one string: UTF-8, in parts. */
export function encodedParts(texts: Iterable<string>): readonly Uint8Array<ArrayBuffer>[] {
  const encoder = new TextEncoder();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let waiting: string[] = [];
  let length = 0;
  const flush = (): void => {
    if (length > 0) parts.push(encoder.encode(waiting.join('')));
    waiting = [];
    length = 0;
  };
  for (const text of texts) {
    waiting.push(text);
    length += text.length;
    if (length >= PART) flush();
  }
  flush();
  return parts;
}
