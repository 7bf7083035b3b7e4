import shipped from '../reference/report-outlines.json' with { type: 'json' };
import { reportOutlines, type ReportOutline } from '../registers/setting/report-outline.ts';

/** The outlines that come with the program. */
export const shippedOutlines: readonly ReportOutline[] = reportOutlines.parse(shipped);

/** The outlines of a register: the shipped ones, each as the settings have it where it was edited, and those added. */
export function outlinesOf(edited: readonly ReportOutline[] | null): readonly ReportOutline[] {
  const own = new Map((edited ?? []).map((outline) => [outline.key, outline]));
  const shippedNow = shippedOutlines.map((outline) => own.get(outline.key) ?? outline);
  const added = (edited ?? []).filter(({ key }) => shippedOutlines.every((outline) => outline.key !== key));
  return [...shippedNow, ...added];
}

/** The outline of a name; where there is none of it, the first. */
export function outlineNamed(outlines: readonly ReportOutline[], key: string): ReportOutline {
  const found = outlines.find((outline) => outline.key === key) ?? outlines[0];
  if (found === undefined) throw new RangeError('No outline');
  return found;
}
