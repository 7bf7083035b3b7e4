import { judge } from '../../db/ledger/judge.ts';
import { linkedFrom } from '../../db/links.ts';
import { duplicateHints, type DuplicateHint } from '../../db/queries/duplicates.ts';
import { readRecord, versionOf } from '../../db/record-rows.ts';
import { holidays } from '../../db/reference.ts';
import { countingRules, readSettings } from '../../db/settings.ts';
import type { ReadStore } from '../../db/store.ts';
import { today } from '../../db/today.ts';
import type { RecordView } from '../../shared/contract/records.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import {
  registerNamed,
  type OpenRegister,
  type OpenRegisterName,
} from '../../shared/registers/all-registers.ts';
import { issue, type Issue } from '../../shared/registers/check.ts';
import {
  childRows,
  fieldValue,
  isEmpty,
  statusAt,
  type AnyRecord,
  type AnyRegister,
} from '../../shared/registers/define-register.ts';
import { tripReportDueDate } from '../../shared/registers/delegation/delegation-checks.ts';
import { blankRecord, withChanges } from '../../shared/registers/edit-record.ts';
import { fitting } from '../../shared/registers/validate.ts';
import { closedFor, closedForChanges, closedSpans, together } from './reports/closed-periods.ts';
import { withoutNumbersInTexts } from '../../shared/registers/numbers-in-texts.ts';
import type { RecordSave } from '../../shared/registers/save-request.ts';
import type { ClosedPeriod } from '../../shared/report/closed-period.ts';
import { isPlainDate, type PlainDate } from '../../shared/time/plain-date.ts';

/** A record as its page shows it: with its issues, its status of today and what points to it. */
export function viewRecord(store: ReadStore, name: OpenRegisterName, id: string): RecordView {
  const register = registerNamed(name);
  const record = readRecord(store, name, id);
  if (record === null) throw new Refusal('record-not-found');
  const links = linkedFrom(store, id);
  const summary = register.summarise(record, countingRules(store), links);
  return {
    record,
    version: versionOf(store, id),
    ...judge(store, register, record),
    status: statusAt(summary.statusTimeline, today(store)),
    personTrips: summary.personTrips,
    counted: summary.counted,
    decidingDate: summary.decidingDate,
    reportDue: tripReportDue(store, register, record, summary.lastDate),
    linkedFrom: links,
    closedPeriods: closedForChanges(store, name, [{ id, fields: {}, children: {} }]),
  };
}

/** The day by which the result of a trip is to be reported (inclusive); null for what is no trip, or has no end yet. */
export function tripReportDue(
  store: ReadStore,
  register: AnyRegister,
  record: AnyRecord,
  end: PlainDate | null,
): PlainDate | null {
  if (register.fields['reportDate'] === undefined) return null;
  const own = record['reportDue'];
  const due = typeof own === 'string' && isPlainDate(own) ? own : null;
  const context = { reportRule: readSettings(store).reportRule, holidays: holidays(store) };
  return tripReportDueDate({ reportDue: due }, end, context);
}

/** What is said of a record while it is typed; records that may be the same thing only of a new one. Nothing is kept. */
export function judgeTyped(
  store: ReadStore,
  name: OpenRegisterName,
  save: RecordSave,
): {
  readonly issues: readonly Issue[];
  readonly duplicates: readonly DuplicateHint[];
  readonly closedPeriods: readonly ClosedPeriod[];
} {
  const register = registerNamed(name);
  const kept = readRecord(store, name, save.id) ?? blankRecord(register, save.id);
  const record = withChanges(register, kept, save);
  const derived = withChanges(register, kept, fitting(register, save));
  return {
    issues: [
      ...judge(store, register, record).issues.filter(isTellable),
      ...numbersTyped(register, kept, fitting(register, save)),
    ],
    closedPeriods: closedBeside(store, register, kept.code === '' ? [derived] : [kept, derived]),
    duplicates: kept.code === '' ? duplicateHints(store, register, derived) : [],
  };
}

/** False for what a check says with a value of another kind, which no window sends: that it is one is told on its own. */
const isTellable = ({ params }: Issue): boolean =>
  Object.values<unknown>(params).every((value) => typeof value === 'string' || typeof value === 'number');

/** Numbers of identity documents in texts that were typed: told beside the field, and asked about before they are saved. */
function numbersTyped(register: OpenRegister, kept: AnyRecord, save: RecordSave): readonly Issue[] {
  const isFree = (list: string, childId: string, field: string): boolean => {
    const row = childRows(kept, list).find(({ id }) => id === childId);
    return row === undefined || isEmpty(fieldValue(row, field));
  };
  return withoutNumbersInTexts(register, save, { isFree, isWhole: kept.code === '' })
    .found.filter(
      ({ place }) => place.list !== null || kept[place.field ?? ''] !== save.fields[place.field ?? ''],
    )
    .map(({ place, numbers, canMove }) =>
      issue('warning', 'identity-number', place, { value: numbers.join(', '), canMove: canMove ? 1 : 0 }),
    );
}

/** The closed periods that a record is counted in as it is kept, or as it is typed. */
function closedBeside(
  store: ReadStore,
  register: OpenRegister,
  records: readonly AnyRecord[],
): readonly ClosedPeriod[] {
  const spans = closedSpans(store);
  const rules = countingRules(store);
  return together(
    records.map((record) => closedFor(spans, register, record, rules, linkedFrom(store, record.id))),
  );
}
