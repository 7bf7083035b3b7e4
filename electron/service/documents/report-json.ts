import type { ReportModel } from '../../../shared/report/report-model.ts';
import { printedSections } from '../../../shared/report/report-sections.ts';

/** The report as JSON, two spaces deep: the whole model, its sections as the paper shows them. */
export function reportJson(model: ReportModel): Uint8Array {
  // The rows behind later adjustments are kept with a closing; they are no part of the report.
  const { counted: _counted, countedEvents: _events, countedFrom: _countedFrom, ...shown } = model;
  const sections = printedSections(model.sections).map(({ section, heading, paragraphs }) => ({
    ...section,
    heading,
    text: paragraphs.join('\n'),
  }));
  return new TextEncoder().encode(`${JSON.stringify({ ...shown, sections }, null, 2)}\n`);
}
