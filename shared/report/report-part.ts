import type { ReportLine } from './chapters/border/report-line.ts';
import type { TableLayout } from './table-layout.ts';

/** One landscape part behind the report's text: an annex, the tables of figures, the adjustments. */
export interface ReportPart {
  readonly key: string;
  /** What leaves it out of the paper; null where it always stands. */
  readonly leave: { readonly key: string; readonly leftOut: boolean } | null;
  /** `I`, `IV`; null where it is no annex. */
  readonly annexNumber: string | null;
  /** `Phụ lục I`; empty where the title says all. */
  readonly heading: string;
  readonly title: string;
  /** Name of its sheet in a workbook. */
  readonly sheetName: string;
  /** Whether a workbook begins with it. */
  readonly opensWorkbook: boolean;
  /** Empty: nothing happened in the period, which the part says. */
  readonly layouts: readonly TableLayout[];
  /** Whether each table bears its own title, because there are several. */
  readonly titled: boolean;
  /** Rules of counting, printed at its end. */
  readonly rules: readonly string[];
  readonly figure: ReportFigure | null;
}

/** A figure that stands behind the tables of a part, on a sheet of its own in a workbook. */
export interface ReportFigure {
  readonly title: string;
  readonly sheetName: string;
  readonly line: ReportLine;
}

type Named = Pick<ReportPart, 'key' | 'heading' | 'title' | 'sheetName' | 'layouts' | 'rules'>;

/** A part with what most parts have: one table without a title, no figure, always printed. */
export function reportPart(own: Named & Partial<ReportPart>): ReportPart {
  return { leave: null, annexNumber: null, opensWorkbook: false, titled: false, figure: null, ...own };
}
