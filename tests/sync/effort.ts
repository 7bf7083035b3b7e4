import { appendFileSync } from 'node:fs';

/** The long form says here how much is tried; else the short one runs, the same each time. */
const EFFORT = Number(process.env['SNV_SYNC'] ?? '0');

export const isLong = EFFORT > 0;

/** How many histories are tried: a few in every run of the tests, and as many times more as the long form says. */
export const runs = (short: number): number => (EFFORT > 0 ? short * EFFORT : short);

/** The short form is the same each time; the long one is another each time. */
export const seed = (): { readonly seed?: number } => (EFFORT > 0 ? {} : { seed: 20_240_320 });

/** Tells the long form what was tried. */
export function tally(numbers: Readonly<Record<string, number>>): void {
  const file = process.env['SNV_SYNC_NUMBERS'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(numbers)}\n`);
}
