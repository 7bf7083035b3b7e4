import {
  knownRecord,
  peopleByNumber,
  recordsLike,
  recordWithCode,
  type KnownRecord,
} from '../../../db/queries/known-records.ts';
import { countingRules } from '../../../db/settings.ts';
import type { ReadStore } from '../../../db/store.ts';
import { markerValue } from '../../../shared/border/marker.ts';
import type { SheetRecord } from '../../../shared/import/record/record-sheet.ts';
import type { OpenRegister } from '../../../shared/registers/all-registers.ts';
import { childRows, fieldValue, type AnyRecord } from '../../../shared/registers/define-register.ts';
import { blankRecord, withChanges } from '../../../shared/registers/edit-record.ts';
import { samePerson } from './same-person.ts';

/** Of which kept record a row of a file speaks. */
export type RowMatch =
  | { readonly kind: 'new' }
  | { readonly kind: 'known'; readonly known: KnownRecord }
  /** Its code is that of a record that is called otherwise and of another day. */
  | { readonly kind: 'otherCode'; readonly known: KnownRecord }
  /** Several records are like it, or another row of the file speaks of its record. */
  | { readonly kind: 'several'; readonly codes: readonly string[] }
  | { readonly kind: 'repeated'; readonly by: SheetRecord };

/** The record that a row makes, as it will be kept: marks on the line are read. */
export function recordOf(register: OpenRegister, { save }: Pick<SheetRecord, 'save'>): AnyRecord {
  const record = withChanges(register, blankRecord(register, save.id), save);
  const markers = Object.entries(register.fields).flatMap(([name, { kind }]) => {
    const value = fieldValue(record, name);
    if (kind !== 'marker' || value === null || typeof value !== 'object' || !('text' in value)) return [];
    return [[name, { ...markerValue(String(value.text)) }]];
  });
  return markers.length === 0 ? record : { ...record, ...Object.fromEntries(markers) };
}

/** Sets the rows of a file against the records that are kept. */
export class KnownRows {
  readonly #store: () => ReadStore;
  readonly #register: OpenRegister;
  readonly #candidates = new Map<SheetRecord, RowMatch>();
  readonly #claims = new Map<string, SheetRecord>();
  #numbers: ReadonlyMap<string, readonly string[]> | null = null;

  constructor(store: () => ReadStore, register: OpenRegister) {
    this.#store = store;
    this.#register = register;
  }

  /** Takes a row in: a record is first of all the row's that is just like it, or bears its code. */
  take(read: SheetRecord): void {
    const found = this.#found(read);
    this.#candidates.set(read, found);
    if (found.kind !== 'known') return;
    const before = this.#claims.get(found.known.id);
    if (before !== undefined && (this.#isExact(before) || !found.known.isExact)) return;
    this.#claims.set(found.known.id, read);
  }

  /** What a row is about, once all rows are taken in. */
  of(read: SheetRecord): RowMatch {
    const found = this.#candidates.get(read) ?? { kind: 'new' };
    if (found.kind !== 'known') return found;
    const by = this.#claims.get(found.known.id);
    if (by === undefined || by === read) return found;
    // Beside a row that is just the record, one that tells other people is another delegation of the same day.
    return this.#isExact(by) && !found.known.isExact ? { kind: 'new' } : { kind: 'repeated', by };
  }

  /** Whether no row of the file is about a record. */
  isFree(id: string): boolean {
    return !this.#claims.has(id);
  }

  #isExact(read: SheetRecord): boolean {
    const found = this.#candidates.get(read);
    return found?.kind === 'known' && found.known.isExact;
  }

  #found(read: SheetRecord): RowMatch {
    const store = this.#store();
    const record = recordOf(this.#register, read);
    const like = this.#like(store, record);
    const coded = read.code === '' ? null : recordWithCode(store, this.#register, read.code);
    if (coded !== null) {
      const { title, decidingDate } = this.#register.summarise(record, countingRules(store));
      const isPlausible =
        like.some(({ id }) => id === coded.id) ||
        title === '' ||
        title === coded.title ||
        decidingDate === null ||
        decidingDate === coded.decidingDate;
      return { kind: isPlausible ? 'known' : 'otherCode', known: coded };
    }
    const [first] = like;
    if (first === undefined) return { kind: 'new' };
    if (like.length === 1) return { kind: 'known', known: first };
    const exact = like.filter(({ isExact }) => isExact);
    const [only] = exact;
    if (exact.length === 1 && only !== undefined) return { kind: 'known', known: only };
    return { kind: 'several', codes: like.map(({ code }) => code) };
  }

  /** Records that are the same thing; of people those that bear a number of the row, before those of its name. */
  #like(store: ReadStore, record: AnyRecord): readonly KnownRecord[] {
    if (this.#register.holdsPeople === true) {
      const numbers = childRows(record, 'documents').flatMap((row) => {
        const number = fieldValue(row, 'documentNumber');
        return typeof number === 'string' && number !== '' ? [number] : [];
      });
      if (numbers.length > 0) {
        this.#numbers ??= peopleByNumber(store);
        const ids = new Set(numbers.flatMap((number) => this.#numbers?.get(number) ?? []));
        const found = [...ids].flatMap((id) => knownRecord(store, id) ?? []);
        if (found.length > 0) return found;
      }
    }
    const like = recordsLike(store, this.#register, record);
    if (like.length > 0 || this.#register.holdsPeople !== true) return like;
    const same = samePerson(store, this.#register, record);
    return same === null ? [] : [same];
  }
}
