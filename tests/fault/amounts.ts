import { appendFileSync } from 'node:fs';

/** Where `npm run test:faults` gathers its numbers; absent in other runs, which try a short form of each kind. */
const numbersFile = process.env['SNV_FAULTS'];

/** How often a kind of fault is tried: `full` in `npm run test:faults`. */
export function amount(short: number, full: number): number {
  return numbersFile === undefined ? short : full;
}

/** Says what was tried, in one line for each kind, at the end of `npm run test:faults`. */
export function tried(what: string, numbers: Readonly<Record<string, number>>): void {
  if (numbersFile === undefined) return;
  const told = Object.entries(numbers).map(([name, number]) => `${number} ${name}`);
  appendFileSync(numbersFile, `${what}: ${told.join(', ')}\n`);
}
