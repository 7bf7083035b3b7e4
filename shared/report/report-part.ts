import type { ReportLine } from './chapters/border/report-line.ts';
import type { PartKey } from './outline-keys.ts';
import type { TableLayout } from './table-layout.ts';

/** One landscape part behind the report's text, an annex of it: records one by one, tables of figures, adjustments. */
export interface ReportPart {
  readonly key: string;
  /** What leaves it out of the paper; null where it always stands. */
  readonly leave: { readonly key: PartKey; readonly leftOut: boolean } | null;
  /** Whether it goes on with the annex before it, on pages of its own. */
  readonly continues: boolean;
  readonly title: string;
  /** Name of its sheet in a workbook; null: the annex's number. */
  readonly sheetName: string | null;
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

/** A part as the paper has it. */
export interface NumberedPart extends ReportPart {
  /** `I`, `IV`; empty where it is the only annex. */
  readonly number: string;
  /** `Phụ lục I`, `Phụ lục IV (tiếp theo)`. */
  readonly heading: string;
  readonly sheetName: string;
}

type Named = Pick<ReportPart, 'key' | 'title' | 'layouts'>;

/** A part with what most parts have: one table without a title, no figure, always printed, no rules. */
export function reportPart(own: Named & Partial<ReportPart>): ReportPart {
  return {
    leave: null,
    continues: false,
    sheetName: null,
    opensWorkbook: false,
    titled: false,
    rules: [],
    figure: null,
    ...own,
  };
}
