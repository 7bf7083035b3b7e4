import { foldText } from '../../shared/text/fold.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { mainOf } from '../file/handles.ts';

/** A recorded task of the same document, as it stands. */
export interface RecordedTask {
  /** Labels of its point in the document, joined; empty for none. */
  readonly point: string;
  readonly content: string;
}

/** A document that is recorded already, with its tasks that stand. */
export interface KnownDocument {
  readonly id: string;
  readonly code: string;
  readonly tasks: readonly RecordedTask[];
}

export interface ComparedDocument {
  /** SHA-256 of the file that is read, hexadecimal; null for a pasted text. */
  readonly file: string | null;
  readonly number: string | null;
  readonly date: PlainDate | null;
  readonly issuer: string | null;
  readonly abstract: string;
}

interface Row {
  readonly id: string;
  readonly code: string;
  readonly number: string | null;
  readonly date: string | null;
  readonly issuer: string | null;
  readonly abstract: string | null;
  readonly same_file: 0 | 1;
}

const same = (one: string | null, other: string | null): boolean =>
  foldText(one ?? '') === foldText(other ?? '');

/**
 * The recorded document that was read: the one with the same file; else that of the same number and day whose issuer or abstract is
 * the same; else that of the same day and abstract. Null when there is none. What is empty in the text may have been filled in since,
 * as the number of a notice that was read before it was given out.
 */
export function knownDocument(store: ReadStore, compared: ComparedDocument): KnownDocument | null {
  const rows = prepared<[string | null, string | null], Row>(
    mainOf(store),
    `SELECT d.id, d.code, d.number, d.date, d.issuer ->> 'text' AS issuer, d.abstract,
       EXISTS (SELECT 1 FROM json_each(d.document_files) AS f WHERE f.value ->> 'hash' = ?) AS same_file
     FROM assigning_document AS d JOIN record_summary AS s ON s.record_id = d.id
     WHERE s.withdrawn = 0 AND (same_file = 1 OR d.date IS ?) ORDER BY s.number`,
  ).all(compared.file, compared.date);
  const found =
    rows.find((row) => row.same_file === 1) ??
    rows.find(
      (row) =>
        !isBlank(compared.number) &&
        same(row.number, compared.number) &&
        (same(row.abstract, compared.abstract) ||
          (compared.issuer !== null && same(row.issuer, compared.issuer))),
    ) ??
    rows.find(
      (row) =>
        same(row.abstract, compared.abstract) &&
        (same(row.number, compared.number) || isBlank(row.number) || isBlank(compared.number)),
    );
  if (found === undefined) return null;
  const tasks = prepared<[string], { readonly point: string | null; readonly content: string | null }>(
    mainOf(store),
    `SELECT t.point, t.content FROM task AS t JOIN record_summary AS s ON s.record_id = t.id
     WHERE s.withdrawn = 0 AND t.document ->> 'id' = ? ORDER BY s.number`,
  ).all(found.id);
  return {
    id: found.id,
    code: found.code,
    tasks: tasks.map(({ point, content }) => ({ point: point ?? '', content: content ?? '' })),
  };
}

/** True for a number that was not given out yet: none, or only its symbol, as `/TB-UBND`. */
const isBlank = (number: string | null): boolean => number === null || !/^\s*\d/u.test(number);
