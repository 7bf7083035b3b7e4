import { countingRules } from '../../../db/settings.ts';
import type { ReadStore } from '../../../db/store.ts';
import type { ImportResult } from '../../../shared/import/import-result.ts';
import type { OpenRegister } from '../../../shared/registers/all-registers.ts';
import type { AnyRecord, CountingRules } from '../../../shared/registers/define-register.ts';
import { blankRecord, withChanges } from '../../../shared/registers/edit-record.ts';
import type { RecordSave } from '../../../shared/registers/save-request.ts';
import type { ClosedPeriod } from '../../../shared/report/closed-period.ts';
import { closedFor, closedSpans } from '../reports/closed-periods.ts';

/** Counts the rows of a file that change the figures of closed periods. */
export class ClosedRows {
  readonly #register: OpenRegister;
  readonly #spans: ReturnType<typeof closedSpans>;
  readonly #rules: CountingRules;
  readonly #counts = new Map<string, ImportResult['closed'][number]>();

  constructor(store: ReadStore, register: OpenRegister) {
    this.#register = register;
    this.#spans = closedSpans(store);
    this.#rules = countingRules(store);
  }

  /** @param before the record that the row changes; absent for a new one. */
  take(save: RecordSave, before?: AnyRecord): void {
    if (this.#spans.length === 0) return;
    const after = withChanges(this.#register, before ?? blankRecord(this.#register, save.id), save);
    const periods = [...(before === undefined ? [] : [before]), after].flatMap((record) =>
      closedFor(this.#spans, this.#register, record, this.#rules),
    );
    const keyOf = ({ calendarId, periodCode }: ClosedPeriod): string => `${calendarId} ${periodCode}`;
    for (const [key, period] of new Map(periods.map((one) => [keyOf(one), one]))) {
      this.#counts.set(key, { period, count: (this.#counts.get(key)?.count ?? 0) + 1 });
    }
  }

  counted(): ImportResult['closed'] {
    return [...this.#counts.values()];
  }
}
