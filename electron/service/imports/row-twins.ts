import { movedRecord, namesakes, twinRecord } from '../../../db/queries/known-records.ts';
import { countingRules } from '../../../db/settings.ts';
import type { ReadStore } from '../../../db/store.ts';
import type { RowProblem } from '../../../shared/import/import-result.ts';
import type { RecordSheet, SheetRecord } from '../../../shared/import/record/record-sheet.ts';
import type { OpenRegister } from '../../../shared/registers/all-registers.ts';
import { fieldValue, isEmpty, type AnyRecord } from '../../../shared/registers/define-register.ts';
import { alikeTitles } from '../../../shared/text/alike-titles.ts';
import { exactText } from '../../../shared/text/fold.ts';
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
  /** New people by name, with whether their row lacks what tells people of a name apart. */
  readonly #ofNames = new Map<string, { readonly read: SheetRecord; readonly isUnsure: boolean }[]>();

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
    if (this.#register.holdsPeople === true) return this.#namesake(read, record);
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

  /** A kept person, or one of a row above, of the same name, where nobody can tell whether the two are one. */
  #namesake(read: SheetRecord, record: AnyRecord): Pick<RowProblem, 'code' | 'params'> | null {
    const [kept] = namesakes(this.#store(), this.#register, record).filter(({ id }) =>
      this.#known.isFree(id),
    );
    const { title } = this.#register.summarise(record, countingRules(this.#store()));
    const name = exactText(title);
    const isUnsure = isEmpty(fieldValue(record, this.#register.duplicateField ?? ''));
    const above = this.#ofNames.get(name) ?? [];
    const twin = above.find((one) => isUnsure || one.isUnsure);
    this.#ofNames.set(name, [...above, { read, isUnsure }]);
    if (kept !== undefined) return { code: 'same-name', params: { code: kept.code } };
    if (twin === undefined) return null;
    const sheet = this.#tables[twin.read.table]?.name ?? '';
    return { code: 'maybe-repeated', params: { row: twin.read.row, sheet } };
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
