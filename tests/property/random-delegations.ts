import { constant, constantFrom, integer, oneof, option, record, type Arbitrary } from 'fast-check';
import { onTestFinished } from 'vitest';
import { newId } from '../../db/ids.ts';
import { openStore, type OpenStore } from '../../db/file/open.ts';
import { beginForTest } from '../../db/test-first-start.ts';
import { testFolder } from '../../db/test-store.ts';
import type { Direction } from '../../shared/report/chapters/delegations/counted-row.ts';
import type { ChildSave, InputValue, RecordSave } from '../../shared/registers/save-request.ts';
import { addDays, plainDate } from '../../shared/time/plain-date.ts';

/** A delegation in the words that a test needs, before it is written as fields of its register. */
export interface RandomDelegation {
  readonly direction: Direction;
  /** Deciding day, in days after 15/12/2022: two reporting years and a month. */
  readonly day: number;
  readonly length: number;
  readonly people: number;
  /** Members of a complete list, which then count instead of `people`; 0: no list. */
  readonly listed: number;
  readonly actual: boolean;
  readonly calledOff: 'cancelled' | 'postponed' | null;
  readonly isPrivate: boolean;
  readonly setAside: boolean;
  readonly country: string;
  readonly level: 'enterprise' | 'other' | null;
  readonly host: string;
  readonly purpose: string | null;
  readonly gate: string | null;
  readonly funding: string | null;
  readonly planning: string | null;
}

const rarely = <T>(value: T, usual: T): Arbitrary<T> =>
  oneof({ arbitrary: constant(usual), weight: 8 }, { arbitrary: constant(value), weight: 1 });

export const anyDelegation: Arbitrary<RandomDelegation> = record({
  direction: constantFrom<Direction>('outgoing', 'incoming'),
  // The edges of the quarters are where a mistake would show.
  day: oneof(
    integer({ min: 0, max: 760 }),
    constantFrom(0, 89, 90, 181, 182, 364, 365, 455, 456, 547, 548, 729, 730),
  ),
  length: integer({ min: 0, max: 20 }),
  people: integer({ min: 1, max: 200 }),
  listed: oneof({ arbitrary: constant(0), weight: 4 }, { arbitrary: integer({ min: 1, max: 4 }), weight: 1 }),
  actual: rarely(false, true),
  calledOff: rarely<RandomDelegation['calledOff']>('cancelled', null),
  isPrivate: rarely(true, false),
  setAside: rarely(true, false),
  country: constantFrom('CN', 'LA', 'TH', 'JP'),
  level: constantFrom<RandomDelegation['level']>('enterprise', 'other', null),
  host: constantFrom('Sở Ngoại vụ', 'sở ngoại vụ', 'UBND tỉnh', 'Báo Lạng Sơn'),
  purpose: option(constantFrom('Khảo sát', 'Hội đàm')),
  gate: option(constantFrom('Hữu Nghị', 'Tân Thanh')),
  funding: option(constantFrom('stateBudget', 'partner', 'mixed')),
  planning: option(constantFrom('inPlan', 'outsidePlan', 'adHoc')),
});

const FIRST_DAY = plainDate('2022-12-15');
const named = (text: string | null): InputValue => (text === null ? null : { code: null, text });

/** The fields of a delegation as a form would send them. */
export function fieldsOf(wanted: RandomDelegation): Readonly<Record<string, InputValue>> {
  const start = addDays(FIRST_DAY, wanted.day);
  const end = addDays(start, wanted.length);
  const [first, last] = wanted.direction === 'outgoing' ? ['departure', 'return'] : ['arrival', 'leave'];
  const [known, other] = wanted.actual ? ['Actual', 'Planned'] : ['Planned', 'Actual'];
  return {
    name: `Đoàn ngày ${wanted.day}`,
    hostAgency: named(wanted.host),
    peopleDeclared: wanted.people,
    memberListComplete: wanted.listed > 0,
    [`${first}${known}`]: start,
    [`${last}${known}`]: end,
    [`${first}${other}`]: null,
    [`${last}${other}`]: null,
    calledOff: wanted.calledOff,
    nature: wanted.isPrivate ? 'private' : 'working',
    countInReport: !wanted.setAside,
    level: wanted.level,
    purpose: named(wanted.purpose),
    [wanted.direction === 'outgoing' ? 'gateOut' : 'gateIn']: named(wanted.gate),
    fundingSource: wanted.funding,
    planning: wanted.planning,
  };
}

/** The save that writes a delegation anew. */
export function saveOf(wanted: RandomDelegation): RecordSave {
  const members = Array.from({ length: wanted.listed }, (_, index): ChildSave => ({
    id: newId(),
    fields: { fullName: `Thành viên ${index + 1}` },
  }));
  const list = wanted.direction === 'outgoing' ? 'stops' : 'origins';
  return {
    register: `${wanted.direction}-delegation`,
    id: newId(),
    fields: fieldsOf(wanted),
    children: { members, [list]: [{ id: newId(), fields: { country: wanted.country } }] },
  };
}

/** A store whose clock the test sets. */
export interface ClockedStore {
  readonly store: OpenStore;
  setDay(date: string): void;
}

export function clockedStore(date: string): ClockedStore {
  let now = noonOf(date);
  const store = openStore({ directory: testFolder(), now: () => now });
  onTestFinished(() => store.close());
  beginForTest(store);
  return {
    store,
    setDay(next) {
      now = noonOf(next);
    },
  };
}

const noonOf = (date: string): Date => new Date(`${date}T05:00:00Z`);
