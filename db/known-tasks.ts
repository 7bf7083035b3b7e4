import type { PlainDate } from '../shared/time/plain-date.ts';
import { foldText } from '../shared/text/fold.ts';
import { prepared } from './sqlite.ts';
import type { Store } from './store.ts';

/** A document that is recorded already, with what its tasks say. */
export interface KnownDocument {
  readonly id: string;
  readonly code: string;
  /** Folded contents of its tasks that stand. */
  readonly contents: ReadonlySet<string>;
}

/** The recorded document with the same number, day and abstract, or null. */
export function knownDocument(
  store: Store,
  wanted: { readonly number: string | null; readonly date: PlainDate | null; readonly abstract: string },
): KnownDocument | null {
  const documents = prepared<
    [string | null, string | null],
    { readonly id: string; readonly code: string; readonly abstract: string | null }
  >(
    store.main,
    `SELECT d.id, d.code, d.abstract FROM assigning_document AS d
     JOIN record_summary AS s ON s.record_id = d.id
     WHERE s.withdrawn = 0 AND d.number IS ? AND d.date IS ? ORDER BY s.number`,
  ).all(wanted.number, wanted.date);
  const found = documents.find((row) => foldText(row.abstract ?? '') === foldText(wanted.abstract));
  if (found === undefined) return null;
  const contents = prepared<[string], string | null>(
    store.main,
    `SELECT t.content FROM task AS t JOIN record_summary AS s ON s.record_id = t.id
     WHERE s.withdrawn = 0 AND t.document ->> 'id' = ?`,
  )
    .pluck()
    .all(found.id);
  return {
    id: found.id,
    code: found.code,
    contents: new Set(contents.map((content) => foldText(content ?? ''))),
  };
}
