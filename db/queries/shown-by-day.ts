import { openRegisterNames, registerNamed } from '../../shared/registers/all-registers.ts';
import type { AnyRegister } from '../../shared/registers/define-register.ts';

/** Names of the registers that show their records by day in this way, as JSON for `json_each`. */
export function shownByDay(how: NonNullable<AnyRegister['shownByDay']>): string {
  return JSON.stringify(openRegisterNames.filter((name) => registerNamed(name).shownByDay === how));
}

const shown = openRegisterNames
  .map((name) => registerNamed(name))
  .filter((register) => register.shownByDay !== undefined);
const stopped = shown.flatMap(({ statuses }) =>
  Object.keys(statuses).filter((status) => statuses[status] === 'stopped'),
);

/** Of rows of `record_summary` of those registers: no status says that the record is stopped. */
export const notStopped = `NOT EXISTS (SELECT 1 FROM json_each(status_timeline) AS step
  WHERE step.value ->> 1 IN (${[...new Set(stopped)].map((status) => `'${status}'`).join(', ')}))`;
