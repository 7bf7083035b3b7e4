import { daysOfKind, type DaySpan, type ShownDay } from '../../db/queries/record-days.ts';
import { holidays } from '../../db/reference.ts';
import { readSettings } from '../../db/settings.ts';
import type { ReadStore } from '../../db/store.ts';
import { openRegisterNames, registerNamed, type OpenRegister } from '../../shared/registers/all-registers.ts';
import type { DayKind, DayRules } from '../../shared/registers/record-days.ts';

/** A kind of days with the register that has it, and its place among the kinds of that register. */
export interface RegisterDayKind {
  readonly register: OpenRegister;
  readonly name: string;
  readonly kind: DayKind;
  readonly place: number;
}

/** Every kind of days, in the order of the registers. */
export const dayKinds: readonly RegisterDayKind[] = openRegisterNames.flatMap((of) => {
  const register = registerNamed(of);
  return Object.entries(register.days?.kinds ?? {}).map(([name, kind], place) => ({
    register,
    name,
    kind,
    place,
  }));
});

/** The rules that days follow from, as they are set now. */
export function dayRules(store: ReadStore): DayRules {
  const { reportRule, expiryNoticeDays, incidentRules } = readSettings(store);
  return {
    reportRule,
    holidays: holidays(store),
    waitingDays: incidentRules.waitingDays,
    expiryNoticeDays,
  };
}

/**
 * The days of one kind that are shown in a span, by date as shown.
 * @param reach in which days those may lie that a rule moves into the span; absent: any.
 */
export function shownDays(
  store: ReadStore,
  { register, name, kind }: RegisterDayKind,
  span: DaySpan,
  rules: DayRules,
  reach: DaySpan = { from: null, to: null },
): readonly ShownDay[] {
  const { shownOn } = kind;
  if (shownOn === undefined) return daysOfKind(store, register, name, span);
  const { from, to } = span;
  return daysOfKind(store, register, name, reach)
    .flatMap((day) => {
      const date = shownOn(day, rules);
      return date === null ? [] : [{ ...day, date }];
    })
    .filter(({ date }) => (from === null || date >= from) && (to === null || date <= to));
}
