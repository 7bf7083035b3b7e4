import { defineRegister } from '../define-register.ts';
import { json } from '../field.ts';
import { internal, uncounted } from '../internal-register.ts';

/** The row of a log up to which all of it is held. */
export interface HeldHead {
  readonly logId: string;
  readonly sequence: number;
  readonly hash: string;
  /** Names of the registers whose rows are all held in full; null: every row is. */
  readonly registers: readonly string[] | null;
}

/** Rows of a log whose clock was ahead, that somebody took over under new rows: they have no effect any more. */
export interface AdoptedRows {
  readonly logId: string;
  /** The row before the first of them, and the last of them. */
  readonly after: number;
  readonly sequence: number;
}

/**
 * What a PC holds of all logs, written with each taking-in and when it begins a log. Who wrote a row knew the rows that the
 * last receipt before it in its own log names.
 */
export const exchangeReceipt = defineRegister({
  ...internal,
  name: 'exchange-receipt',
  key: 'exchangeReceipt',
  table: 'exchange_receipt',
  fields: {
    /** `HeldHead[]`, by log. */
    heads: json(),
    /** Hashes of files that records name and that are not here. */
    wants: json(),
    /** Ids of the key files that were taken in. */
    keyFiles: json(),
    /** Ids of erasures that were carried out. */
    erased: json(),
    /** `AdoptedRows[]`. */
    adopted: json(),
  },
  children: {},
  summarise: () => uncounted(''),
});
