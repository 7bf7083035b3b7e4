import * as z from 'zod';
import { nameText } from '../text/name-text.ts';
import type { PlainDate } from '../time/plain-date.ts';
import { isPlainDate } from '../time/plain-date.ts';
import { openRegisterNames } from './all-registers.ts';
import type { AnyRecord } from './define-register.ts';
import { MOST_RECORDS } from './save-request.ts';

const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));

/** Characters of a search at most. */
export const MOST_SEARCHED = 200;

/** What a list shows. The same query drives the screen, its sums, its export and its print. */
export const listQuerySchema = z.strictObject({
  register: z.enum(openRegisterNames),
  search: z.string().max(MOST_SEARCHED).default(''),
  /** Deciding date within, both ends inclusive. */
  from: date.nullable().default(null),
  to: date.nullable().default(null),
  status: z.array(nameText(50)).max(20).default([]),
  country: z.array(nameText(2)).max(50).default([]),
  /** Name of a field, of `inForce` or of `states` to the values wanted; a reference is wanted by its code, or by its text where it has none. */
  fields: z.record(nameText(50), z.array(z.string().max(500)).max(50)).default({}),
  withdrawn: z.boolean().default(false),
  /** Only what the counting rule counts. */
  countedOnly: z.boolean().default(false),
  /** Only these records; none named: all that the rest finds. */
  ids: z.array(z.uuid()).max(MOST_RECORDS).default([]),
  /** Child lists that the rows bring beside those of the usual columns. */
  lists: z.array(nameText(60)).max(20).default([]),
  sort: nameText(50).default('decidingDate'),
  descending: z.boolean().default(true),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(MOST_RECORDS).default(50),
});
export type ListQuery = z.infer<typeof listQuerySchema>;

/** One line of a list, with what is derived as of today. */
export interface ListRow {
  readonly record: AnyRecord;
  /** Goes up with every save of the record. */
  readonly version: string;
  readonly status: string | null;
  readonly decidingDate: PlainDate | null;
  readonly decidingDateConfirmed: boolean;
  readonly lastDate: PlainDate | null;
  readonly personTrips: number;
  readonly counted: boolean;
  /** The columns that the definition's `inForce` names. */
  readonly inForce: Readonly<Record<string, PlainDate | null>>;
  /** The columns that the definition's `states` names; null where a record has none. */
  readonly states: Readonly<Record<string, string | null>>;
}

export interface ListPage {
  readonly rows: readonly ListRow[];
  /** Records that the whole query finds. */
  readonly total: number;
  /** Sum of lượt người over the whole query. */
  readonly personTrips: number;
}
