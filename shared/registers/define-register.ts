import { collationKey } from '../text/collation.ts';
import type { PlainDate } from '../time/plain-date.ts';
import type { ReferenceRow } from '../reference/reference-row.ts';
import type { Field, Fields, FieldValue, JsonValue, LinkGroup, ReferenceValue, ValuesOf } from './field.ts';
import { withForeignHeads } from './foreign-heads.ts';
import type { CheckContext, Issue } from './check.ts';
import type { Continuation } from './continuation.ts';
import type { Copies } from './copied-fields.ts';
import type { DayKind, RecordDay } from './record-days.ts';
import type { RegisterPlace } from './menu-place.ts';
import type { ReportShare } from './report-share.ts';
import { secrecyColumn } from './secrecy-column.ts';
import type { SheetRules } from './sheet-rules.ts';
import type { TemplatePaper } from './template-paper.ts';
import type { WrittenPaper } from './written-paper.ts';

/** Rows that belong to a record, one level deep: members, permits, stops. */
export interface ChildList<F extends Fields = Fields> {
  /** Table of the child rows; its columns are the fields in snake_case. */
  readonly table: string;
  readonly fields: F;
  readonly section: string;
  /** The fields shown in the short table of the form, in order. */
  readonly columns: readonly string[];
  /** Columns of the first row that the form shows among the main fields, because a usual record has one row. */
  readonly inline: readonly string[];
  /** What paper shows of a row, in order; absent: `columns`. */
  readonly printed?: readonly string[];
  /** True when an official record should have at least one row. */
  readonly official: boolean;
  /** The rows as tables show them, where that is not as they are kept: other order, values read from a linked record. */
  readonly shown?: (rows: readonly AnyChild[]) => readonly AnyChild[];
  /**
   * Values of a new row beside the initial ones of its fields.
   * @param record as edited, without the row.
   */
  readonly starting?: (today: PlainDate, record: AnyRecord) => Readonly<Record<string, JsonValue>>;
  /**
   * Values for fields that a row came without when it was first saved, whoever wrote it. Rows that are kept are not completed.
   * @param record as it is to be, with the row.
   */
  readonly completing?: (row: AnyChild, record: AnyRecord) => Readonly<Record<string, JsonValue>>;
  /**
   * What heads of pasted tables call its fields, by field, beside their labels and the names that are common to every
   * list. Absent: nothing else.
   */
  readonly headings?: Readonly<Record<string, readonly string[]>>;
  /** Whether the form of a row asks for a field. Absent: for all of them. */
  readonly asks?: (row: AnyChild, name: string) => boolean;
}

/** A date field in whose place the rows of a child list put another date, each from a day on. */
export interface InForce {
  /** Field of the record: the date as first set. */
  readonly field: string;
  readonly list: string;
  /** Field of a row: the day from which its date holds; where it is empty, the day that `since` of the record names. */
  readonly from: string;
  readonly since: string;
  /** Field of a row: the date that holds from then on; a row without it says nothing. */
  readonly value: string;
}

/** A derived column that says one of fixed codes, beside the status; nothing for a record that it does not concern. */
export interface DerivedState {
  /** The codes' labels are in i18n under `choices.<choiceSet>.<code>`. */
  readonly choiceSet: string;
  /** The codes in the order in which a list offers them, each with its tone. */
  readonly codes: Readonly<Record<string, StatusTone>>;
  /** What the paper of a record says beside it, in Vietnamese; null for nothing. */
  readonly detail: (record: AnyRecord) => string | null;
}

/** Where records name people: fields of theirs, or of the rows of a child list. */
export interface PersonPlace {
  /** Null: in the record itself. */
  readonly list: string | null;
  /** Field with the name as it is written. */
  readonly name: string;
  /** Field that links to the person of the directory; null: there is none, only the name tells who it is. */
  readonly link: string | null;
  /** Choice field that tells what the person did; null: the label of `name` tells it. */
  readonly role: string | null;
}

/** Values that stand in for empty fields. */
export interface StandIns<Of> {
  readonly fields: readonly string[];
  /** The child lists that tell them. */
  readonly lists: readonly string[];
  of(record: Of): Readonly<Record<string, FieldValue>>;
}

/** The rows of a child list that count, as tables show them. */
export function shownRows(list: ChildList, rows: readonly AnyChild[]): readonly AnyChild[] {
  const counted = notWithdrawn(rows);
  return list.shown?.(counted) ?? counted;
}

export type ChildLists = Readonly<Record<string, ChildList>>;

/** Why a record was taken out. The two mean something only together with the withdrawal itself. */
export interface Withdrawn {
  readonly reason: string;
}

// Not interfaces: a record of one register is a record of any.
type RecordFrame = {
  /** UUIDv7, made on the device. */
  readonly id: string;
  /** Human code such as `ĐR-VP-2024-0007`. */
  readonly code: string;
  readonly withdrawn: Withdrawn | null;
};

type ChildFrame = {
  readonly id: string;
  /** Order within the list, from 0; gaps allowed. */
  readonly position: number;
  readonly withdrawn: boolean;
};

export type ChildOf<L extends ChildList> = ChildFrame & ValuesOf<L['fields']>;

type ChildrenOf<C extends ChildLists> = { readonly [Name in keyof C]: readonly ChildOf<C[Name]>[] };

export type RecordWith<F extends Fields, C extends ChildLists> = RecordFrame & ValuesOf<F> & ChildrenOf<C>;

/** A record of any register, for code that a definition drives. */
export type AnyRecord = RecordFrame & {
  readonly [name: string]: FieldValue | readonly AnyChild[] | Withdrawn;
};
export type AnyChild = ChildFrame & { readonly [name: string]: FieldValue };

/** Signs that a register can have; `book` says nothing but that it is one. */
export type RegisterIcon =
  | 'leave'
  | 'arrive'
  | 'alert'
  | 'talk'
  | 'mail'
  | 'tasks'
  | 'document'
  | 'people'
  | 'book';

/** Screens beside lists: following tasks up, and the border line with its incidents. */
export type RegisterScreen = 'follow' | 'line';

/** How a status looks: not begun, under way, asking for attention, done, or stopped (paused, postponed, called off). */
export type StatusTone = 'begun' | 'underWay' | 'attention' | 'done' | 'stopped';

/** From `from` (inclusive; null: since ever) the record has this status, until the next step. */
export interface StatusStep<Status extends string = string> {
  readonly from: PlainDate | null;
  readonly status: Status;
}

/**
 * What lists, figures and search keep of a record beside it, computed on every save and never edited.
 * `decidingDate` decides the reporting period; null keeps the record out of every period.
 */
export interface Summary<Status extends string = string> {
  readonly title: string;
  readonly decidingDate: PlainDate | null;
  /** False: only a planned date is known, so it counts once that date has come. */
  readonly decidingDateConfirmed: boolean;
  /** Lượt người. 0 for registers that count none. */
  readonly personTrips: number;
  /** Whether the counting rule lets it into the figures at all. */
  readonly counted: boolean;
  /** Oldest first; at least one step for a register with statuses, none for others. */
  readonly statusTimeline: readonly StatusStep<Status>[];
  /** Last day (inclusive) of what the record describes, for "now abroad" and overlaps. */
  readonly lastDate: PlainDate | null;
  /** What other records show of it through a link; absent: nothing but code, title and date. */
  readonly facts?: Readonly<Record<string, string | null>>;
}

/** What a register shows on the first screen and in the month. */
export interface RecordDays<Of> {
  /** By name, in the order in which those of one day stand. */
  readonly kinds: Readonly<Record<string, DayKind>>;
  /** The days of a record that is not withdrawn. */
  of(record: Of, summary: Summary): readonly RecordDay[];
}

/** A record that points to this one, as its own summary tells it. */
export interface LinkedFrom {
  readonly register: string;
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly date: PlainDate | null;
  readonly withdrawn: boolean;
  /** The field, or the child list, that holds the link. */
  readonly through: string;
  readonly facts: Readonly<Record<string, string | null>>;
}

/** What a new record may begin with. */
export interface StartingFacts {
  readonly today: PlainDate;
  /** The border post where this PC stands; null in the office. */
  readonly post: ReferenceValue | null;
}

/** Which of the editable rules of counting hold. */
export interface CountingRules {
  readonly countEnterpriseMembers: boolean;
  readonly countVietnameseEscorts: boolean;
  /** Which date decides the period of an incoming delegation. */
  readonly incomingDecidingDate: 'arrival' | 'entry';
  /** Days without a new step after which an open incident is a backlog. */
  readonly incidentBacklogDays: number;
  /** Whether quick reports of posts count before the department compared them with their source documents. */
  readonly countAwaitingIncidents: boolean;
}

export interface RegisterDefinition<
  F extends Fields = Fields,
  C extends ChildLists = ChildLists,
  Name extends string = string,
  Status extends string = string,
> {
  /** As the command line and the address bar say it: `outgoing-delegation`. */
  readonly name: Name;
  /** Key of its labels in i18n: `outgoingDelegation`. */
  readonly key: string;
  readonly table: string;
  /** True where ids follow from what a record is about, so that every PC makes the same: no save has such a record for itself. */
  readonly hasFixedIds?: true;
  /** First part of the human code; null for registers whose records have no code. */
  readonly codePrefix: string | null;
  /** Its sign where it stands alone in a menu. */
  readonly icon: RegisterIcon;
  /** The place of the menu that shows it. Every register that people open has one; absent for what lists show nowhere. */
  readonly place?: RegisterPlace;
  /** True where it is a place of its own in the menu of a PC at a border post. */
  readonly atPost?: true;
  /** Sections of the form in order. */
  readonly sections: readonly string[];
  /** Sections that are always open: what a usual record needs. */
  readonly openSections: readonly string[];
  /** Statuses in the order in which a list offers them, each with its tone; none for a register without statuses. */
  readonly statuses: Readonly<Record<Status, StatusTone>>;
  /** The days of its records that the first screen and the month show. Absent: none. */
  readonly days?: RecordDays<RecordWith<F, C>>;
  /** Kinds of link of other registers that may point to its records, beside the fields that name it. Absent: none. */
  readonly linkedBy?: readonly LinkGroup[];
  /** What goes along where a record is copied as the beginning of a new one. Absent: it cannot be. */
  readonly copies?: Copies;
  /** Where its records name people: their pages list those records. Absent: nowhere. */
  readonly namesPeople?: readonly PersonPlace[];
  /** True where its records are the people that others name. */
  readonly holdsPeople?: true;
  /** What lists and papers show for fields that are empty: what rows of the record tell. Absent: nothing. */
  readonly standIns?: StandIns<RecordWith<F, C>>;
  /** What it gives to the report. Absent: nothing, its records are counted nowhere. */
  readonly report?: ReportShare;
  /** True where the first screen has a button that begins a record. */
  readonly begunFromHome?: true;
  /** Screens of its own, beside its list in its place of the menu. Absent: none. */
  readonly screens?: readonly RegisterScreen[];
  /** Whether its records count lượt người. */
  readonly countsTrips: boolean;
  /** Date fields, best known first: the year of the code, and the day on which names of units must hold. */
  readonly dateFields: readonly string[];
  readonly fields: F;
  readonly children: C;
  /** Derived columns by name: dates that hold today, where rows of a child list replace the one first set. Absent: none. */
  readonly inForce?: Readonly<Record<string, InForce>>;
  /** Derived columns by name that say one of fixed codes; `summarise` tells them among `facts`. Absent: none. */
  readonly states?: Readonly<Record<string, DerivedState>>;
  /** The field that names the border post whose PC a record was begun on; the ledger writes it, nobody edits it. Absent: none does. */
  readonly begunAt?: string;
  /** Fields that only the department's PCs write, by calls of their own. Absent: none. */
  readonly officeOnly?: readonly string[];
  /** The field that two records of the same thing share beside title, deciding date and number of people. */
  readonly duplicateField: string | null;
  /** Fields that two records of nearly the same day share when they may be the same thing; none: they share the title. */
  readonly likelyDuplicateFields: readonly string[];
  /** A title as equal ones are found by it. Absent: as titles are sorted. */
  readonly titleKey?: (title: string) => string;
  /** Columns of the list: names of fields, of `inForce` and of `states`, or the derived `status`, `decidingDate`, `personTrips`. */
  readonly listColumns: readonly string[];
  /** The list column that says which record it is: it takes the room that the others leave. */
  readonly titleColumn: string;
  /** Pixels of list columns that should be narrower or wider than columns of their kind. */
  readonly columnWidths?: Readonly<Record<string, number>>;
  /** Fields that the list can be narrowed by. */
  readonly filters: readonly string[];
  /** Columns of the printed register and the exported sheet. */
  readonly printColumns: readonly string[];
  /** How sheets of its records are read; null for what the program itself keeps. */
  readonly sheets: SheetRules | null;
  /** True where new records can be read from a notice, on a screen of its own. */
  readonly readFromNotices?: boolean;
  /** Lookups in the database whose results its checks need. */
  readonly lookups: readonly LookupName[];
  /** @param linkedFrom records that point to this one, withdrawn ones included. */
  summarise(
    record: RecordWith<F, C>,
    rules: CountingRules,
    linkedFrom?: readonly LinkedFrom[],
  ): Summary<NoInfer<Status>>;
  /** Texts that search reads. Secret fields never appear here. */
  searchTexts(record: RecordWith<F, C>): readonly (string | null)[];
  check(record: RecordWith<F, C>, context: CheckContext): readonly Issue[];
  /** Which empty fields and lists, by name, an official record should have by `context.today`. Absent: all that are marked. */
  expectedToday?(
    record: RecordWith<F, C>,
    context: CheckContext,
  ): (name: string, field: Field | ChildList) => boolean;
  /** What its records can be gone on to, in the order of the buttons. Absent: nothing. */
  readonly continuations?: readonly Continuation<RecordWith<F, C>, AnyRecord>[];
  /** Official papers that its records are written as, in the order of the buttons. Absent: none. */
  readonly papers?: readonly WrittenPaper<RecordWith<F, C>>[];
  /** Papers by Word template that its records give, in the order of their menu. Absent: none. */
  readonly templates?: readonly TemplatePaper<RecordWith<F, C>>[];
  /** Papers of tables that are made of other records too: from a record, from the list. Absent: none. */
  readonly tables?: { readonly ofRecord?: 'results'; readonly ofList?: 'trips' };
  /** Values of a new record beside the initial ones of its fields. */
  startingValues?(facts: StartingFacts): Readonly<Record<string, JsonValue>>;
  /** Values of a new record for a yearly occasion, a row of reference data; beside `startingValues`. */
  startingForOccasion?(occasion: ReferenceRow): Readonly<Record<string, JsonValue>>;
  /**
   * Values that follow from what was just typed in `changed`: for fields that are empty, or that hold what followed from
   * `before`, the record as it was.
   */
  suggest?(
    record: RecordWith<F, C>,
    changed: string,
    rows: readonly ReferenceRow[],
    before: RecordWith<F, C>,
  ): Readonly<Record<string, JsonValue>>;
}

export type LookupName = 'overlappingTrips' | 'permitUses' | 'sameCodeRows' | 'successorRows';

/** A definition with its types forgotten, for code that serves every register. */
export interface AnyRegister extends Omit<
  RegisterDefinition,
  | 'summarise'
  | 'searchTexts'
  | 'check'
  | 'expectedToday'
  | 'continuations'
  | 'papers'
  | 'templates'
  | 'suggest'
  | 'days'
  | 'standIns'
> {
  readonly days?: RecordDays<AnyRecord>;
  readonly continuations?: readonly Continuation<AnyRecord, AnyRecord>[];
  readonly papers?: readonly WrittenPaper<AnyRecord>[];
  readonly templates?: readonly TemplatePaper<AnyRecord>[];
  summarise(record: AnyRecord, rules: CountingRules, linkedFrom?: readonly LinkedFrom[]): Summary;
  readonly standIns?: StandIns<AnyRecord>;
  searchTexts(record: AnyRecord): readonly (string | null)[];
  check(record: AnyRecord, context: CheckContext): readonly Issue[];
  expectedToday?(
    record: AnyRecord,
    context: CheckContext,
  ): (name: string, field: Field | ChildList) => boolean;
  suggest?(
    record: AnyRecord,
    changed: string,
    rows: readonly ReferenceRow[],
    before: AnyRecord,
  ): Readonly<Record<string, JsonValue>>;
}

export type RecordOf<D> = D extends RegisterDefinition<infer F, infer C> ? RecordWith<F, C> : never;

/** Defines a register. Everything that lists, forms, imports, prints or logs it reads this one value. */
export function defineRegister<
  const Name extends string,
  const F extends Fields,
  const C extends ChildLists,
  Status extends string,
>(definition: RegisterDefinition<F, C, Name, Status>): RegisterDefinition<F, C, Name, Status> {
  const { name, sheets } = definition;
  if (sheets === null) return definition;
  const columns = withForeignHeads(name, [...sheets.columns, secrecyColumn]);
  return { ...definition, sheets: { ...sheets, columns } };
}

/** A child list whose columns are checked to be its fields. */
export function childList<const F extends Fields>(
  list: ChildList<F> & { readonly columns: readonly (keyof F)[]; readonly inline: readonly (keyof F)[] },
): ChildList<F> {
  return list;
}

/** A title of a register's record as equal ones are found by it. */
export function titleKeyOf(register: Pick<AnyRegister, 'titleKey'>, title: string): string {
  return (register.titleKey ?? collationKey)(title);
}

/** The status that a timeline gives on a day, or null for a register without statuses. */
export function statusAt(timeline: readonly StatusStep[], today: PlainDate): string | null {
  let current: string | null = null;
  for (const step of timeline) if (step.from === null || step.from <= today) current = step.status;
  return current;
}

/** Whether records of a register have a status, and days by which lists of them are cut. */
export function hasStatuses(register: Pick<AnyRegister, 'statuses'>): boolean {
  return Object.keys(register.statuses).length > 0;
}

/** The rows of a child list that count: not withdrawn, in order. */
export function notWithdrawn<Row extends { readonly withdrawn: boolean; readonly position: number }>(
  rows: readonly Row[],
): readonly Row[] {
  return rows.filter((row) => !row.withdrawn).toSorted((a, b) => a.position - b.position);
}

/** True for null, an empty text and an empty list of files. */
export function isEmpty(value: FieldValue | undefined): boolean {
  if (value === null || value === undefined || value === '') return true;
  return Array.isArray(value) && value.length === 0;
}

/** Names of empty fields and lists that an official record should have by `context.today`; never in the way of saving. */
export function missingOf(
  register: AnyRegister,
  record: AnyRecord,
  context: CheckContext,
): readonly string[] {
  if (record.withdrawn !== null) return [];
  const expectedToday = register.expectedToday?.(record, context) ?? (() => true);
  const missing: string[] = [];
  for (const [name, field] of Object.entries(register.fields)) {
    if (field.need !== 'optional' && isEmpty(fieldValue(record, name)) && expectedToday(name, field))
      missing.push(name);
  }
  for (const [name, list] of Object.entries(register.children)) {
    if (list.official && notWithdrawn(childRows(record, name)).length === 0 && expectedToday(name, list))
      missing.push(name);
  }
  return missing;
}

/** The value of a field of any record; null where it has none. */
export function fieldValue(record: AnyRecord | AnyChild, name: string): FieldValue {
  const value = record[name];
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- asked by the name of a field, a record answers with the value of that field
  return (value === undefined ? null : value) as FieldValue;
}

/** The value of a field as lists and papers show it: where it is empty, what stands in for it. */
export function shownValue(register: AnyRegister, record: AnyRecord, name: string): FieldValue {
  const own = fieldValue(record, name);
  const { standIns } = register;
  if (!isEmpty(own) || standIns?.fields.includes(name) !== true) return own;
  // A list reads only the rows that it shows.
  if (!standIns.lists.every((list) => Array.isArray(record[list]))) return own;
  return standIns.of(record)[name] ?? own;
}

/** The rows of a child list of any record, withdrawn ones included. */
export function childRows(record: AnyRecord, name: string): readonly AnyChild[] {
  const rows = record[name];
  return Array.isArray(rows) ? (rows as readonly AnyChild[]) : [];
}
