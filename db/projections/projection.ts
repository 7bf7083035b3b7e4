import type {
  AnyRecord,
  AnyRegister,
  CountingRules,
  Summary,
} from '../../shared/registers/define-register.ts';
import type { Sqlite } from '../file/sqlite.ts';

/** What is known of a record when its projections are kept. */
export interface Projected {
  readonly db: Sqlite;
  readonly register: AnyRegister;
  readonly record: AnyRecord;
  /** The clock of the newest row about the record. */
  readonly version: string;
  readonly rules: CountingRules;
  readonly summary: Summary;
}

/** Something that is derived of records, and can be derived anew at any time. */
export interface Projection {
  readonly name: string;
  /** Raised when the same record would be kept otherwise than before: all are then derived anew. */
  readonly version: number;
  /** Nothing of it follows from the counting rules: it stays as it is where only they changed. */
  readonly ofRecordsAlone?: true;
  /** Keeps what is derived of one record, in the place of what was kept of it. */
  keep(projected: Projected): void;
}
