import type { AnyRegister } from '../../shared/registers/define-register.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import type { StoredValues } from '../record-rows.ts';
import { prepared, type Sqlite } from '../file/sqlite.ts';

/**
 * The next human code: register, device prefix, calendar year of the record's date or else of `on`, serial, as in `ĐR-VP-2024-0007`.
 * Two PCs have different prefixes, so they never make the same. Registers without codes get an empty text.
 */
export function nextCode(
  db: Sqlite,
  register: AnyRegister,
  prefix: string,
  values: StoredValues,
  on: PlainDate,
): string {
  if (register.codePrefix === null) return '';
  const dated = register.dateFields.map((name) => values[name]).find((value) => typeof value === 'string');
  const year = (typeof dated === 'string' ? dated : on).slice(0, 4);
  const stem = `${register.codePrefix}-${prefix}-${year}-`;
  // Serials are compared as numbers: 10000 comes after 9999.
  const last = prepared<[object], { serial: number | null }>(
    db,
    `SELECT max(CAST(substr(code, @length + 1) AS INTEGER)) AS serial FROM record_summary
     WHERE register = @register AND code > @stem AND code < @past`,
  ).get({ register: register.name, stem, past: `${stem}:`, length: stem.length });
  return stem + String((last?.serial ?? 0) + 1).padStart(4, '0');
}
