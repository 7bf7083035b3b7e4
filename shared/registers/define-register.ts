import type { PlainDate } from '../time/plain-date.ts';
import type { Field, Fields, FieldValue, ValuesOf } from './field.ts';
import type { CheckContext, Issue } from './check.ts';

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
  /** True when an official record should have at least one row. */
  readonly official: boolean;
}

export type ChildLists = Readonly<Record<string, ChildList>>;

/** Why a record was taken out. The two mean something only together with the withdrawal itself. */
export interface Withdrawn {
  readonly reason: string;
}

interface RecordFrame {
  /** UUIDv7, made on the device. */
  readonly id: string;
  /** Human code such as `ĐR-VP-2024-0007`. */
  readonly code: string;
  readonly withdrawn: Withdrawn | null;
}

interface ChildFrame {
  readonly id: string;
  /** Order within the list, from 0; gaps allowed. */
  readonly position: number;
  readonly withdrawn: boolean;
}

export type ChildOf<L extends ChildList> = ChildFrame & ValuesOf<L['fields']>;

type ChildrenOf<C extends ChildLists> = { readonly [Name in keyof C]: readonly ChildOf<C[Name]>[] };

export type RecordWith<F extends Fields, C extends ChildLists> = RecordFrame & ValuesOf<F> & ChildrenOf<C>;

/** A record of any register, for code that a definition drives. */
export type AnyRecord = RecordFrame & {
  readonly [name: string]: FieldValue | readonly AnyChild[] | Withdrawn;
};
export type AnyChild = ChildFrame & { readonly [name: string]: FieldValue };

/** From `from` (inclusive; null: since ever) the record has this status, until the next step. */
export interface StatusStep {
  readonly from: PlainDate | null;
  readonly status: string;
}

/**
 * What lists, figures and search keep of a record beside it, computed on every save and never edited.
 * `decidingDate` decides the reporting period; null keeps the record out of every period.
 */
export interface Summary {
  readonly title: string;
  readonly decidingDate: PlainDate | null;
  /** False: only a planned date is known, so it counts once that date has come. */
  readonly decidingDateConfirmed: boolean;
  /** Lượt người. 0 for registers that count none. */
  readonly personTrips: number;
  /** Whether the counting rule lets it into the figures at all. */
  readonly counted: boolean;
  /** Oldest first; at least one step for a register with statuses, none for others. */
  readonly statusTimeline: readonly StatusStep[];
  /** Last day (inclusive) of what the record describes, for "now abroad" and overlaps. */
  readonly lastDate: PlainDate | null;
}

/** Which of the editable rules of counting hold. */
export interface CountingRules {
  readonly countEnterpriseMembers: boolean;
  readonly countVietnameseEscorts: boolean;
  /** Which date decides the period of an incoming delegation. */
  readonly incomingDecidingDate: 'arrival' | 'entry';
}

export interface RegisterDefinition<F extends Fields = Fields, C extends ChildLists = ChildLists> {
  /** As the command line and the address bar say it: `outgoing-delegation`. */
  readonly name: string;
  /** Key of its labels in i18n: `outgoingDelegation`. */
  readonly key: string;
  readonly table: string;
  /** First part of the human code; null for registers whose records have no code. */
  readonly codePrefix: string | null;
  /** Sections of the form in order. */
  readonly sections: readonly string[];
  readonly fields: F;
  readonly children: C;
  /** Columns of the list: field names, or the derived `status`, `decidingDate`, `personTrips`. */
  readonly listColumns: readonly string[];
  /** Fields that the list can be narrowed by. */
  readonly filters: readonly string[];
  /** Columns of the printed register and the exported sheet. */
  readonly printColumns: readonly string[];
  /** Lookups in the database whose results its checks need. */
  readonly lookups: readonly LookupName[];
  summarise(record: RecordWith<F, C>, rules: CountingRules): Summary;
  /** Texts that search reads. Secret fields never appear here. */
  searchTexts(record: RecordWith<F, C>): readonly (string | null)[];
  check(record: RecordWith<F, C>, context: CheckContext): readonly Issue[];
  /** Which empty fields and lists, by name, an official record should have by `context.today`. Absent: all that are marked. */
  wanted?(
    record: RecordWith<F, C>,
    context: CheckContext,
  ): (name: string, field: Field | ChildList) => boolean;
}

export type LookupName = 'overlappingTrips' | 'permitUses' | 'sameCodeRows' | 'successorRows';

/** A definition with its types forgotten, for code that serves every register. */
export interface AnyRegister extends Omit<
  RegisterDefinition,
  'summarise' | 'searchTexts' | 'check' | 'wanted'
> {
  summarise(record: AnyRecord, rules: CountingRules): Summary;
  searchTexts(record: AnyRecord): readonly (string | null)[];
  check(record: AnyRecord, context: CheckContext): readonly Issue[];
  wanted?(record: AnyRecord, context: CheckContext): (name: string, field: Field | ChildList) => boolean;
}

export type RecordOf<D> = D extends RegisterDefinition<infer F, infer C> ? RecordWith<F, C> : never;

/** Defines a register. Everything that lists, forms, imports, prints or logs it reads this one value. */
export function defineRegister<const F extends Fields, const C extends ChildLists>(
  definition: RegisterDefinition<F, C>,
): RegisterDefinition<F, C> {
  return definition;
}

/** A child list whose columns are checked to be its fields. */
export function childList<const F extends Fields>(
  list: ChildList<F> & { readonly columns: readonly (keyof F)[]; readonly inline: readonly (keyof F)[] },
): ChildList<F> {
  return list;
}

/** The status that a timeline gives on a day, or null for a register without statuses. */
export function statusAt(timeline: readonly StatusStep[], today: PlainDate): string | null {
  let current: string | null = null;
  for (const step of timeline) if (step.from === null || step.from <= today) current = step.status;
  return current;
}

/** The rows of a child list that count: not withdrawn, in order. */
export function present<Row extends { readonly withdrawn: boolean; readonly position: number }>(
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
  const wanted = register.wanted?.(record, context) ?? (() => true);
  const missing: string[] = [];
  for (const [name, field] of Object.entries(register.fields)) {
    if (field.need !== 'optional' && isEmpty(fieldValue(record, name)) && wanted(name, field))
      missing.push(name);
  }
  for (const [name, list] of Object.entries(register.children)) {
    if (list.official && present(childRows(record, name)).length === 0 && wanted(name, list))
      missing.push(name);
  }
  return missing;
}

/** The value of a field of any record; null where it has none. */
export function fieldValue(record: AnyRecord | AnyChild, name: string): FieldValue {
  const value = record[name];
  return (value === undefined ? null : value) as FieldValue;
}

/** The rows of a child list of any record, withdrawn ones included. */
export function childRows(record: AnyRecord, name: string): readonly AnyChild[] {
  const rows = record[name];
  return Array.isArray(rows) ? (rows as readonly AnyChild[]) : [];
}
