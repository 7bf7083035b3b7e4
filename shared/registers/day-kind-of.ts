import { registerNamed, type OpenRegisterName } from './all-registers.ts';
import type { DayKind } from './record-days.ts';

/** The kind of days of a register by its name; undefined for a day that no register shows, as one of the law. */
export function dayKindOf(register: OpenRegisterName | null, kind: string | null): DayKind | undefined {
  return register === null ? undefined : registerNamed(register).days?.kinds[kind ?? ''];
}
