import { readRecords } from '../record-rows.ts';
import type { ReadStore } from '../store.ts';
import { isRegisterName, registerNamed, type RegisterName } from '../../shared/registers/all-registers.ts';
import type { Applied } from './fold.ts';
import type { Judged } from './judge.ts';

/** Records that are held as they were applied; more are read back, so that a call of any length has room. */
const HELD = 500;
const PAGE = 100;

/** The records that a call applied, in their order, each as it stands after the last change of the call. */
export class AppliedRecords {
  readonly #store: ReadStore;
  readonly #held = new Map<string, Judged>();
  /** By id, the register of those that are not held. */
  readonly #others = new Map<string, RegisterName>();

  constructor(store: ReadStore) {
    this.#store = store;
  }

  get size(): number {
    return this.#held.size + this.#others.size;
  }

  add({ register, record }: Applied): void {
    const { name } = register;
    if (this.#held.has(record.id) || this.#held.size < HELD || !isRegisterName(name))
      this.#held.set(record.id, { register, record });
    else this.#others.set(record.id, name);
  }

  *all(): Iterable<Judged> {
    yield* this.#held.values();
    let page: string[] = [];
    let of: RegisterName | null = null;
    for (const [id, name] of this.#others) {
      if (of !== null && (of !== name || page.length >= PAGE)) {
        yield* this.#read(of, page);
        page = [];
      }
      of = name;
      page.push(id);
    }
    if (of !== null) yield* this.#read(of, page);
  }

  *#read(name: RegisterName, ids: readonly string[]): Iterable<Judged> {
    const register = registerNamed(name);
    for (const record of readRecords(this.#store, name, ids)) yield { register, record };
  }
}
