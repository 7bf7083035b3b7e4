import { bookHtml, bookHtmlParts } from './book-html.ts';
import type { BookModel } from '../../../shared/report/book.ts';
import { reportHtml } from './report-html.ts';
import type { ReportModel } from '../../../shared/report/report-model.ts';
import type { OfficialPaper } from '../../../shared/report/official-paper.ts';
import { officialHtml } from './official-html.ts';
import type { PrintedPaper } from '../../../shared/report/printed-paper.ts';
import { printedHtml, printedHtmlParts } from './printed-html.ts';
import { fontFaces } from './page-fonts.ts';

/** The report as one page for the preview and the PDF, whole in itself. */
export function reportPage(model: ReportModel): string {
  return reportHtml(model, fontFaces);
}

/** A bound register as one page for the preview and the PDF, whole in itself; of its lines at most so many. */
export function bookPage(model: BookModel, most?: number): string {
  return bookHtml(model, fontFaces, most);
}

/** What the screen shows as one page for the preview and the PDF, whole in itself. */
export function printedPage(paper: PrintedPaper): string {
  return printedHtml(paper, fontFaces);
}

/** Official papers as one page for the preview and the PDF, whole in itself. */
export function officialPage(papers: readonly OfficialPaper[]): string {
  return officialHtml(papers, fontFaces);
}

/** As `bookPage`, in parts. */
export function bookPageParts(model: BookModel): Iterable<string> {
  return bookHtmlParts(model, fontFaces);
}

/** As `printedPage`, in parts. */
export function printedPageParts(paper: PrintedPaper): Iterable<string> {
  return printedHtmlParts(paper, fontFaces);
}
