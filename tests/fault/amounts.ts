import { appendFileSync } from 'node:fs';

/** Where `npm run test:faults` gathers its numbers; absent in other runs, which try a short form of each kind. */
const numbersFile = process.env['SNV_FAULTS'];

/** How often a kind of fault is tried: `full` in `npm run test:faults`. */
export function amount(short: number, full: number): number {
  return numbersFile === undefined ? short : full;
}

/** All of them in `npm run test:faults`, else so many, spread over all. */
export function someOf<One>(all: readonly One[], short: number): readonly One[] {
  const step = all.length / Math.min(all.length, amount(short, all.length));
  return all.filter((_one, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

/** Says what was tried, in one line for each kind, at the end of `npm run test:faults`. */
export function tried(what: string, numbers: Readonly<Record<string, number>>): void {
  if (numbersFile === undefined) return;
  const told = Object.entries(numbers).map(([name, number]) => `${number} ${name}`);
  appendFileSync(numbersFile, `${what}: ${told.join(', ')}\n`);
}
