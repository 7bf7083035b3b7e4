import { reportHtml } from '../../../shared/report/report-html.ts';
import type { ReportModel } from '../../../shared/report/report-model.ts';

/** The report as one page for the preview and the PDF. */
export function reportPage(model: ReportModel): string {
  return reportHtml(model);
}
