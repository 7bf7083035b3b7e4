import { countingRules } from '../../../db/settings.ts';
import type { ReadStore } from '../../../db/store.ts';
import type { ImportResult } from '../../../shared/import/import-result.ts';
import type { OpenRegister } from '../../../shared/registers/all-registers.ts';
import type { CountingRules } from '../../../shared/registers/define-register.ts';
import { blankRecord, withChanges } from '../../../shared/registers/edit-record.ts';
import type { RecordSave } from '../../../shared/registers/save-request.ts';
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

  take(save: RecordSave): void {
    if (this.#spans.length === 0) return;
    const record = withChanges(this.#register, blankRecord(this.#register, save.id), save);
    for (const period of closedFor(this.#spans, this.#register, record, this.#rules)) {
      const key = `${period.calendarId} ${period.periodCode}`;
      this.#counts.set(key, { period, count: (this.#counts.get(key)?.count ?? 0) + 1 });
    }
  }

  counted(): ImportResult['closed'] {
    return [...this.#counts.values()];
  }
}
