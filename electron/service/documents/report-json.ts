import { groundKeys, type ReportModel } from '../../../shared/report/report-model.ts';
import { printedBody } from '../../../shared/report/printed-body.ts';

/** The report as JSON, two spaces deep: the whole model, its sections as the paper shows them. */
export function reportJson(model: ReportModel): Uint8Array {
  const shown = Object.fromEntries(Object.entries(model).filter(([key]) => !groundKeys.includes(key)));
  const sections = printedBody(model).sections.map(({ section, heading, paragraphs }) => ({
    ...section,
    heading,
    text: paragraphs.join('\n'),
  }));
  return new TextEncoder().encode(`${JSON.stringify({ ...shown, sections }, null, 2)}\n`);
}
