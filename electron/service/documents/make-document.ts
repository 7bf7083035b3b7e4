import type { DocumentFormat } from '../../../shared/contract/contract.ts';
import type { ReportModel } from '../../../shared/report/report-model.ts';
import type { Platform } from '../platform.ts';
import { reportJson } from './report-json.ts';
import { reportPage } from './report-page.ts';

/**
 * Writes a report in one of its forms. The writers are large, so each is loaded when it is first wanted.
 * @throws Refusal `pdf-unavailable`, `pdf-failed`.
 */
export async function makeDocument(
  model: ReportModel,
  format: DocumentFormat,
  platform: Platform,
): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return (await import('./report-docx.ts')).reportDocx(model);
    case 'xlsx':
      return (await import('./report-xlsx.ts')).reportXlsx(model);
    case 'pdf':
      return platform.printToPdf(reportPage(model));
    case 'json':
      return reportJson(model);
    default:
      return format satisfies never;
  }
}
