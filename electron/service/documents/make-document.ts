import type { DocumentFormat } from '../../../shared/contract/reports.ts';
import type { ReportModel } from '../../../shared/report/report-model.ts';
import { printedPdf, type Printer } from '../printing.ts';
import { reportJson } from './report-json.ts';
import { reportPage } from './report-page.ts';

/** Forms that our own writers make; PDF is printed by a browser. */
export type WrittenFormat = Exclude<DocumentFormat, 'pdf'>;

/** Writes a report in one of our own forms. The writers are large, so each is loaded when it is first wanted. */
export async function writeDocument(model: ReportModel, format: WrittenFormat): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return (await import('./report-docx.ts')).reportDocx(model);
    case 'xlsx':
      return (await import('./report-xlsx.ts')).reportXlsx(model);
    case 'json':
      return reportJson(model);
    default:
      return format satisfies never;
  }
}

/**
 * Makes a report in any form.
 * @param write makes our own forms; the window's service has it done in a worker.
 * @throws Refusal `pdf-unavailable`, `pdf-failed`.
 */
export async function makeDocument(
  model: ReportModel,
  format: DocumentFormat,
  printer: Printer,
  write: (format: WrittenFormat) => Promise<Uint8Array> = (asked) => writeDocument(model, asked),
): Promise<Uint8Array> {
  return format === 'pdf' ? printedPdf(printer, reportPage(model)) : write(format);
}
