import type { ReadStore } from '../../db/store.ts';
import { versionOfAll } from '../../db/store.ts';
import type { AskedPaper, AskedSheet } from '../../shared/contract/papers.ts';
import type { WrittenFormat } from './documents/make-document.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { columnKeys } from '../../shared/registers/list-columns.ts';
import type { ListQuery } from '../../shared/registers/list-query.ts';
import resultTexts from '../../shared/reference/result-texts.json' with { type: 'json' };
import tripTexts from '../../shared/reference/trip-texts.json' with { type: 'json' };
import { readBook, type BookRequest } from './book.ts';
import { listXlsx } from './documents/list-xlsx.ts';
import { writeDocument } from './documents/make-document.ts';
import {
  bookPage,
  bookPageParts,
  officialPage,
  printedPage,
  printedPageParts,
  reportPage,
} from './documents/report-page.ts';
import { homeOverview } from './home.ts';
import type { PageParts } from './platform.ts';
import { isOfficial, readOfficial, readPaper } from './papers/read-paper.ts';
import { encodedParts, firstOf, type ReadingHow } from './reading-how.ts';
import { incompleteness } from './reports/completeness.ts';
import { readFrozen } from './reports/closing.ts';
import { readReport } from './reports/read.ts';
import type { ReportKey } from './reports/report-key.ts';
import { reportSuggestions } from './reports/suggestions.ts';

/**
 * What may read much: each is read of one moment, beside other calls, and holds only some of the records at a time or only
 * what it needs of them. Everything here is done by `longReading`.
 */
export const readings = {
  listSheet: (store: ReadStore, query: ListQuery, how: ReadingHow) => listXlsx(store, query, how),
  /** The book as a page, at most `most` records of it. */
  bookPreview(store: ReadStore, { most, ...request }: BookRequest & { readonly most: number }) {
    const model = readBook(store, request);
    return {
      html: bookPage(model, most),
      total: model.total,
      columns: columnKeys(registerNamed(request.register)),
    };
  },
  bookPage: (store: ReadStore, request: BookRequest, how: ReadingHow): PageParts =>
    encodedParts(bookPageParts(readBook(store, request, how))),
  /** A paper as a page, at most `most` rows of each of its tables. */
  paperPreview(
    store: ReadStore,
    { asked, most }: { readonly asked: AskedPaper; readonly most: number },
    how: ReadingHow,
  ) {
    if (isOfficial(asked)) return { html: officialPage([readOfficial(store, asked)]), cut: false };
    const paper = readPaper(store, asked, how);
    const parts = paper.parts.map((part) =>
      part.kind === 'table' ? { ...part, rows: firstOf(part.rows, most) } : part,
    );
    const cut = paper.parts.some((part) => part.kind === 'table' && part.rows.length > most);
    return { html: printedPage({ ...paper, parts }), cut };
  },
  paperPage: (store: ReadStore, asked: AskedPaper, how: ReadingHow): PageParts =>
    encodedParts(
      isOfficial(asked)
        ? [officialPage([readOfficial(store, asked)])]
        : printedPageParts(readPaper(store, asked, how)),
    ),
  async paperSheet(store: ReadStore, asked: AskedSheet, how: ReadingHow): Promise<Uint8Array> {
    const { officialXlsx, printedXlsx } = await import('./documents/paper-xlsx.ts');
    return isOfficial(asked)
      ? officialXlsx(readOfficial(store, asked), resultTexts.file)
      : printedXlsx(readPaper(store, asked, how), tripTexts.file, how);
  },
  report(store: ReadStore, key: ReportKey) {
    const model = readReport(store, key);
    return { model, html: reportPage(model), version: versionOfAll(store) };
  },
  reportPage: (store: ReadStore, key: ReportKey): PageParts =>
    encodedParts([reportPage(readReport(store, key))]),
  reportDocument: (
    store: ReadStore,
    { key, format }: { readonly key: ReportKey; readonly format: WrittenFormat },
  ): Promise<Uint8Array> => writeDocument(readReport(store, key), format),
  frozen: (store: ReadStore, key: ReportKey) => readFrozen(store, key),
  suggestions: (store: ReadStore, key: ReportKey) => reportSuggestions(store, key),
  incompleteness: (store: ReadStore, key: ReportKey) => incompleteness(store, key),
  overview: (store: ReadStore, _nothing: null) => homeOverview(store),
} as const;

type Readings = typeof readings;
export type ReadingName = keyof Readings;
export type ReadingInput<Name extends ReadingName> = Parameters<Readings[Name]>[1];
export type ReadingAnswer<Name extends ReadingName> = Awaited<ReturnType<Readings[Name]>>;

/** Reads where it is called. @throws Refusal `work-cancelled`, and as the reading itself. */
export async function readNow<Name extends ReadingName>(
  store: ReadStore,
  name: Name,
  input: ReadingInput<Name>,
  how: ReadingHow,
): Promise<ReadingAnswer<Name>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each reading takes and gives its own types, which the compiler cannot follow by name
  const read = readings[name] as unknown as (
    store: ReadStore,
    input: ReadingInput<Name>,
    how: ReadingHow,
  ) => Promise<ReadingAnswer<Name>>;
  return await read(store, input, how);
}
