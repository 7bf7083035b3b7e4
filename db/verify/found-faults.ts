import type { DataFault, FaultKind } from '../../shared/contract/data-faults.ts';

/** Faults of a kind that are told one by one; more are counted. */
const MOST_TOLD = 50;

/** The faults that a check has found so far. However many there are, few are kept. */
export class FoundFaults {
  readonly #told: DataFault[] = [];
  readonly #counts: Partial<Record<FaultKind, number>> = {};

  add(fault: DataFault): void {
    const count = (this.#counts[fault.kind] ?? 0) + 1;
    this.#counts[fault.kind] = count;
    if (count <= MOST_TOLD) this.#told.push(fault);
  }

  addAll(faults: Iterable<DataFault>): void {
    for (const fault of faults) this.add(fault);
  }

  get told(): readonly DataFault[] {
    return this.#told;
  }

  get counts(): Readonly<Partial<Record<FaultKind, number>>> {
    return this.#counts;
  }
}
