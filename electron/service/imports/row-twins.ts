import { movedRecord, twinRecord } from '../../../db/queries/known-records.ts';
import { countingRules } from '../../../db/settings.ts';
import type { ReadStore } from '../../../db/store.ts';
import type { RowProblem } from '../../../shared/import/import-result.ts';
import type { RecordSheet, SheetRecord } from '../../../shared/import/record/record-sheet.ts';
import type { OpenRegister } from '../../../shared/registers/all-registers.ts';
import type { AnyRecord } from '../../../shared/registers/define-register.ts';
import { alikeTitles } from '../../../shared/text/alike-titles.ts';
import type { KnownRows } from './known-rows.ts';

interface Above {
  readonly read: SheetRecord;
  readonly title: string;
  readonly personTrips: number;
}

/** How alike the titles of two new rows of a day are at least, where they may be one. */
const ALIKE = 0.8;
/** Rows of a day that one is set against at most, the nearest. */
const NEAREST = 40;

/** What new rows may be already: a kept record under another title or day, or a row above. */
export class RowTwins {
  readonly #store: () => ReadStore;
  readonly #register: OpenRegister;
  readonly #known: KnownRows;
  readonly #tables: RecordSheet['tables'];
  readonly #ofDays = new Map<string, Above[]>();

  constructor(
    store: () => ReadStore,
    register: OpenRegister,
    known: KnownRows,
    tables: RecordSheet['tables'],
  ) {
    this.#store = store;
    this.#register = register;
    this.#known = known;
    this.#tables = tables;
  }

  /** What a row may be already, in a sentence of `imports`; null where nothing is like it. */
  of(read: SheetRecord, record: AnyRecord): Pick<RowProblem, 'code' | 'params'> | null {
    const above = this.#above(read, record);
    const twin = twinRecord(this.#store(), this.#register, record, (id) => this.#known.isFree(id));
    if (twin !== null) return { code: 'maybe-known', params: { code: twin.code, title: twin.title } };
    const moved = movedRecord(this.#store(), this.#register, record);
    if (moved !== null)
      return { code: 'like-known', params: { code: moved.code, date: moved.decidingDate ?? '' } };
    if (above === null) return null;
    const sheet = this.#tables[above.table]?.name ?? '';
    return { code: 'maybe-repeated', params: { row: above.row, sheet } };
  }

  /** A row above of a register of trips, of the same day, as many people and a title much like it. */
  #above(read: SheetRecord, record: AnyRecord): SheetRecord | null {
    if (!this.#register.countsTrips) return null;
    const rules = countingRules(this.#store());
    const { title, decidingDate, personTrips } = this.#register.summarise(record, rules);
    if (decidingDate === null || title === '') return null;
    const ofDay = this.#ofDays.get(decidingDate) ?? [];
    const twin = ofDay
      .slice(-NEAREST)
      .find((one) => one.personTrips === personTrips && alikeTitles(one.title, title) >= ALIKE);
    ofDay.push({ read, title, personTrips });
    this.#ofDays.set(decidingDate, ofDay);
    return twin?.read ?? null;
  }
}
