import type { PlainDate } from '../../time/plain-date.ts';
import type { FoundColumn } from '../columns/found-columns.ts';
import type { AssignedHead } from '../columns/assigned-columns.ts';
import type { SheetGrid } from '../workbook/workbook.ts';
import type { HeadBlock } from './head-block.ts';
import type { RowSpan } from './table-spans.ts';
import type { TitlePeriod } from './title-period.ts';

/** A table of a sheet, with what its columns are read as. */
export interface FoundTable {
  readonly grid: SheetGrid;
  readonly columns: readonly FoundColumn[];
  /** Heads that name no column, or one that is read already, over cells that say something; the letter of a column without. */
  readonly unused: readonly string[];
  /** By column, the heads over it from the outermost to its own. */
  readonly levels: HeadBlock['levels'];
  /** Index of the first row of heads. */
  readonly firstHead: number;
  /** Index of the first row below the heads. */
  readonly firstData: number;
  /** Index of the first row of its title. */
  readonly firstTitle: number;
  /** Index of the row behind its last: the end of the sheet, or where another table begins. */
  readonly endData: number;
  /** True for a table beside the fullest one of its sheet: its columns are not assigned by hand. */
  readonly isFurther: boolean;
  /** Rows of other tables of the sheet, which hold nothing for the register; told with the first of its tables. */
  readonly foreign: readonly RowSpan[];
  /** Columns of people and of their posts, which are read as one; null where there are none. */
  readonly posts: { readonly of: number; readonly from: number } | null;
  /** The words above the table, and the name of its sheet. */
  readonly title: string;
  /** The span of days that the title or the name of the sheet names: for days without their year. */
  readonly period: TitlePeriod | null;
  /** The day of the document that the title says the table belongs to; null where it cites none. */
  readonly titleDay: PlainDate | null;
  /** By column, who said what it is read as; columns that their heads alone tell are absent. */
  readonly byHand: ReadonlyMap<number, AssignedHead['by']>;
}
