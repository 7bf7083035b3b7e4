import type { ReportModel } from '../../../shared/report/report-model.ts';

/** The report as JSON, two spaces deep: the whole model. */
export function reportJson(model: ReportModel): Uint8Array {
  // The rows behind later adjustments are kept with a closing; they are no part of the report.
  const { counted: _counted, countedEvents: _events, countedFrom: _countedFrom, ...shown } = model;
  return new TextEncoder().encode(`${JSON.stringify(shown, null, 2)}\n`);
}
