// Adds the closing lines of several runs, which each has appended to one file, tells again what failed, and prints the sum as one line.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** @returns the sum of all closing lines of a file; what is not there counts nothing. */
export function countsIn(path) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  for (const [, passed, failed, skipped] of text.matchAll(/^(\d+) passed, (\d+) failed, (\d+) skipped$/gm)) {
    sum.passed += Number(passed);
    sum.failed += Number(failed);
    sum.skipped += Number(skipped);
  }
  return sum;
}

/** @returns what a file tells of failures beside its closing lines, as it stands there. */
export function failuresIn(path) {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  return text.replaceAll(/^\d+ passed, \d+ failed, \d+ skipped\n/gm, '');
}

export const closingLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped\n`;

// node tests/counts.mjs FILE STATUS: a status other than 0 without a failed test is itself one failure.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [path = '', status = '0'] = process.argv.slice(2);
  const sum = countsIn(path);
  process.stdout.write(failuresIn(path));
  if (status !== '0' && sum.failed === 0) sum.failed = 1;
  process.stdout.write(closingLine(sum));
}
