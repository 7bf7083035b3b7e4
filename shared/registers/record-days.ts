import type { PlainDate } from '../time/plain-date.ts';
import type { DeadlineRule } from '../time/deadlines.ts';
import type { Holiday } from '../time/working-days.ts';

/** Blocks of the first screen that list records by a day, each with the most that it lists. */
export const homeBlocks = { tasks: 60, border: 60, reports: 40, movements: 40, expiring: 40 } as const;
export type HomeBlock = keyof typeof homeBlocks;

/** How an entry of the month looks: a day that is due or was kept, something over days, a meeting, a day of the law. */
export type MonthTone = 'due' | 'done' | 'span' | 'meeting' | 'deadline' | 'other';

/** Editable rules from which days follow. */
export interface DayRules {
  /** How long the report of a trip may take. */
  readonly reportRule: DeadlineRule;
  readonly holidays: readonly Holiday[];
  /** Days that we wait for an answer before it is asked for. */
  readonly waitingDays: number;
  /** Days before the end of a document at which it is told. */
  readonly expiryNoticeDays: number;
}

/** A day that has to do with a record, as it follows from the record alone. */
export interface RecordDay {
  /** One of the kinds that the register names. */
  readonly kind: string;
  readonly date: PlainDate;
  /** The day that a person set in the place of the one that follows from `date` by a rule; null or absent: none. */
  readonly set?: PlainDate | null;
  /** What of several it is about, such as the type of a document. */
  readonly detail?: string | null;
  /** What is shown in the place of the record's title. */
  readonly title?: string | null;
  /** First and last day (both inclusive; null or absent: open) on which someone who looks is told of it. */
  readonly from?: PlainDate | null;
  readonly to?: PlainDate | null;
}

/** Where and how the days of one kind are shown. */
export interface DayKind {
  readonly home?: {
    readonly block: HomeBlock;
    /** How many days behind today it may lie; null: any number. */
    readonly behind: number | null;
    /** How many days before today or ahead of it, where below 0, it must have come. */
    readonly ahead: number | ((rules: DayRules) => number);
    /**
     * What stands beside the day: how many days are left or it is late, the label of the kind, or the choice of this set that
     * the detail names.
     */
    readonly tag: 'term' | 'kind' | { readonly choices: string };
  };
  readonly month?: {
    readonly tone: MonthTone;
    /** The kind of the last day of what begins on this one: it is shown over all days between, both inclusive. */
    readonly until?: string;
    /** Code of the row of the catalogue of deadlines that it stands under, by that row's name; absent: under its own label. */
    readonly deadline?: string;
  };
  /** True where the detail is the code of a yearly occasion for which the record was made. */
  readonly forOccasion?: true;
  /** The name by which rows of the catalogue of deadlines count days from it. */
  readonly event?: string;
  /** The day that is shown, where that follows from `date` by a rule; null: none. */
  readonly shownOn?: (
    day: { readonly date: PlainDate; readonly set: PlainDate | null },
    rules: DayRules,
  ) => PlainDate | null;
}
