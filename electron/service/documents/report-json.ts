import type { ReportModel } from '../../../shared/report/report-model.ts';

/** The report as JSON, two spaces deep: the whole model. */
export function reportJson(model: ReportModel): Uint8Array {
  const { counted: _counted, ...shown } = model;
  return new TextEncoder().encode(`${JSON.stringify(shown, null, 2)}\n`);
}
