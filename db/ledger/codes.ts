import type { AnyRegister } from '../../shared/registers/define-register.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import type { StoredValues } from '../record-rows.ts';
import { prepared, type Sqlite } from '../file/sqlite.ts';

/**
 * Gives the human codes of one writing call, as in `ĐR-VP-2024-0007`: register, device prefix, calendar year of the
 * record's date or else of `on`, serial. Two PCs have different prefixes, so they never make the same; and within a call
 * nobody else gives codes, so the last serial is looked for once, however many records the call makes.
 */
export class CodeGiver {
  readonly #db: Sqlite;
  readonly #prefix: string;
  readonly #on: PlainDate;
  /** By what a code begins with, the last serial that was given. */
  readonly #last = new Map<string, number>();

  constructor(db: Sqlite, prefix: string, on: PlainDate) {
    this.#db = db;
    this.#prefix = prefix;
    this.#on = on;
  }

  /** The next code; an empty text for a register without codes. */
  next(register: AnyRegister, values: StoredValues): string {
    if (register.codePrefix === null) return '';
    const dated = register.dateFields.map((name) => values[name]).find((value) => typeof value === 'string');
    const year = (typeof dated === 'string' ? dated : this.#on).slice(0, 4);
    const stem = `${register.codePrefix}-${this.#prefix}-${year}-`;
    const serial = (this.#last.get(stem) ?? lastSerial(this.#db, register, stem)) + 1;
    this.#last.set(stem, serial);
    return stem + String(serial).padStart(4, '0');
  }
}

/** Serials are compared as numbers: 10000 comes after 9999. */
function lastSerial(db: Sqlite, register: AnyRegister, stem: string): number {
  const last = prepared<[object], { serial: number | null }>(
    db,
    `SELECT max(CAST(substr(code, @length + 1) AS INTEGER)) AS serial FROM record_summary
     WHERE register = @register AND code > @stem AND code < @past`,
  ).get({ register: register.name, stem, past: `${stem}:`, length: stem.length });
  return last?.serial ?? 0;
}
