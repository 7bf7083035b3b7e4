import type { CellDoubt, SheetCell } from '../import/cells/sheet-cells.ts';
import type { TitlePeriod } from '../import/table/title-period.ts';
import type { ReferenceIndex } from '../reference/find-reference.ts';
import type { Catalogue } from '../reference/reference-row.ts';
import type { PlainDate } from '../time/plain-date.ts';
import type { DeadlinePractice } from '../time/worded-deadline.ts';
import type { Field, JsonValue } from './field.ts';

/** A column that sheets of a register have, by the heads that offices give it. */
export interface KnownColumn {
  /** A field, `list.field` of a child list, or a name that only the register's own readers know. */
  readonly target: string;
  /** `ignore`, `field`, `child`, or a name among `SheetRules.readers`. */
  readonly reader: string;
  /** Folded, without punctuation. */
  readonly headers: readonly string[];
  /** Head of a template's column, where the label of the field or list of the target does not say it. */
  readonly title?: string;
  /** Says in another way what further columns say: a template has no such column. */
  readonly alternate?: boolean;
  /** A row is refused without it. Columns of required fields need not say so; false where other words of the row may stand for it. */
  readonly needed?: boolean;
  /** The field, or `list.field`, that the cell is written like, where the target is none. */
  readonly like?: string;
  /** True for a head that counts only as a whole: within a longer one it says something else ("Thời hạn hoàn thành"). */
  readonly alone?: boolean;
  /** For a head that says little: it names the column only below no other head, and where none of these targets is found. */
  readonly fallback?: readonly string[];
  /** Its heads name it only where one of these stands beside them, and then before any other column: "Đến" beside "Từ". */
  readonly beside?: readonly string[];
  /** True for a head that counts only where no other tells the same: "From" may be a place beside "Departure". */
  readonly faint?: boolean;
  /** What a cell may hold, and an example, where the kind of the field does not say it. */
  readonly takes?: string;
  readonly example?: string;
  /** Targets of the same column said of something narrower, by the qualifiers of `headQualifiers`: "Ngày đi (KH)". */
  readonly variants?: Readonly<Partial<Record<HeadQualifier, string>>>;
}

/** What a word of a head makes of the column that the rest of it names. */
export type HeadQualifier =
  | 'planned'
  | 'actual'
  | 'women'
  | 'men'
  | 'officials'
  | 'employees'
  | 'enterprise'
  | 'others'
  | 'total'
  | 'unit';

/** A row of a child list that a sheet makes. */
export interface SheetChild {
  readonly id: string;
  readonly fields: Readonly<Record<string, JsonValue>>;
}

/** One row of a sheet while its cells become what will be saved. */
export interface SheetRow {
  readonly today: PlainDate;
  readonly index: ReferenceIndex;
  /** The words above the table, and the name of its sheet. */
  readonly title: string;
  /** The span of days that the title of the table or of a group names, for days without their year. */
  readonly period: TitlePeriod | null;
  /** The day of the document that the title of the table cites; null where it cites none. */
  readonly titleDay: PlainDate | null;
  /**
   * Has the day asked for that the row lacks and nothing tells: once for the whole file.
   * @returns the answer; before there is one today, which is never saved.
   */
  askDay(): PlainDate;
  /**
   * Gives a field that no cell fills a value that follows from others, in a new record alone: a row of a known record says
   * nothing of it.
   * @param doubt names the value with a sentence of `imports` before it is saved; absent where nothing else can be meant.
   */
  assume(field: string, value: JsonValue, doubt?: CellDoubt): void;
  /** How this office counts deadlines in words. */
  readonly practice: DeadlinePractice;
  /** The one year that the other days of the sheet are of, for days without theirs; null: none or several. */
  readonly yearOfRows: number | null;
  readonly fields: Record<string, JsonValue>;
  readonly children: Record<string, readonly SheetChild[]>;
  /** Words of the sheet that no field takes: they end up in the remarks. */
  readonly remarks: string[];
  /** What a cell said that makes a value only together with other cells; nothing of it is saved. */
  readonly pending: Record<string, JsonValue>;
  /** Whether a row makes no record without a value of a target that can be read. */
  isEssential(target: string, isRequired?: boolean): boolean;
  /** Head of the group that the row stands in, without its number: "Thông báo số 12/TB-UBND ngày 01/3/2024"; empty outside of groups. */
  readonly group: string;
  /** As `doubt` of a value, where several cells make one: names the column of a target. */
  doubt(target: string, code: string, params?: Readonly<Record<string, string | number>>): void;
  /** As `refuse` of a value, where only the other cells tell whether a row can be without one. */
  refuse(target: string, code: string, params?: Readonly<Record<string, string | number>>): void;
  /** Whether the sheet has a column for a target. */
  hasColumn(target: string): boolean;
  newChild(fields: SheetChild['fields']): SheetChild;
  /** A name with the code of the row of the catalogue that it stands for; null for an empty text. */
  referenceTo(catalogue: Catalogue, text: string): JsonValue;
  /** The code of a choice that a text names by a label or synonym, whole or in part. */
  choiceOf(field: Field, text: string): string | null;
}

/** A cell that is not empty, under a column that was understood. */
export interface SheetValue {
  readonly cell: SheetCell;
  /** What each row of the record says under the column; empty cells where it says nothing of its own. */
  readonly lines: readonly SheetCell[];
  readonly target: string;
  /** The heads over the column as the sheet writes them, the group's before its own: "Kế hoạch – Ngày đi". */
  readonly title: string;
  /** What else is said of the column: the line of the unit above the table ("ĐVT: triệu đồng"); empty where nothing is. */
  readonly context: string;
  /** Keeps the row out, with a reason of `imports:reasons`. */
  readonly refuse: (code: string, params?: Readonly<Record<string, string | number>>) => void;
  /** Keeps the value and names the cell, with a sentence of `imports`, before anything is saved. */
  readonly doubt: (code: string, params?: Readonly<Record<string, string | number>>) => void;
}

export type SheetReader = (row: SheetRow, value: SheetValue) => void;

/** How sheets of a register look, and how their cells become a record. */
export interface SheetRules {
  readonly columns: readonly KnownColumn[];
  /** A table has a column for at least one of these targets. */
  readonly identifying: readonly string[];
  /** A row of heads has more columns than this. */
  readonly fewestColumns: number;
  /** Targets whose cell names the record. */
  readonly naming: readonly string[];
  /** Targets whose cell holds the record's day: a row with a day is a record. */
  readonly days: readonly string[];
  /** Targets beside `days` whose cell begins another record where it stands anew under one merged name. */
  readonly beginning?: readonly string[];
  /**
   * How the rows of a record that takes several go together: targets of its first day and of its last, of the host, of which each
   * may send people of its own, of what it has several of (countries), and of its people. Absent: line under line.
   */
  readonly lines?: {
    readonly starts: readonly string[];
    readonly ends: readonly string[];
    readonly hosts: readonly string[];
    readonly several: readonly string[];
    readonly people: readonly string[];
  };
  /** Label of the missing column when no table is found. */
  readonly nameField: string;
  /** Field without which two rows of a sheet are never the same record, however alike. */
  readonly repeatNeeds?: string;
  /** Groups of fields: two records that hold the same in all fields of one of them are the same, whatever their titles. */
  readonly sameBy?: readonly (readonly string[])[];
  /** Groups of targets: a further sheet of a workbook has a column of each group that its fullest sheet has. */
  readonly essential: readonly (readonly string[])[];
  /** Targets that the head of a group may give the rows below it, with the catalogue that must know its whole name. */
  readonly grouped?: readonly { readonly target: string; readonly catalogue: Catalogue }[];
  /** Where no head names the record: targets that name it then, the best first, with the target that they are read as. */
  readonly standIn?: { readonly as: string; readonly from: readonly string[] };
  /** A column of posts beside one of people, where no leader's column claims it: its cells belong to the people's. */
  readonly posts?: { readonly of: string; readonly from: string; readonly unless: string };
  /** Folded words by which titles and group heads tell this register's rows from those of another one. */
  readonly titleWords?: string;
  /** Columns that a field is read from, where they bear other names than the field. */
  readonly columnsOf?: Readonly<Record<string, readonly string[]>>;
  /** Readers of its own, by the names that its columns give them. */
  readonly readers?: Readonly<Record<string, SheetReader>>;
  /** Targets that stand once for the rows below, which bear no number of their own: cells of one group, of which none is said anew. */
  readonly carried?: readonly string[];
  /** Field of a day that is asked for once where rows lack it: no cell keeps a row out for want of it. */
  readonly askedDay?: string;
  /** Puts together what stood in several cells, when all of them are read. */
  readonly settle?: (row: SheetRow) => void;
}
