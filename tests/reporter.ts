import { appendFileSync } from 'node:fs';
import type { Reporter, TestModule, TestCase } from 'vitest/node';

interface Counts {
  passed: number;
  failed: number;
  readonly skipped: string[];
}

/** Ends a run with one plain line, `N passed, N failed, N skipped`, and names what was skipped before it. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts: Counts = { passed: 0, failed: errors.length, skipped: [] };
    for (const module of modules) {
      // A file that cannot even be read has no tests that could fail.
      if (module.state() === 'failed' && module.children.size === 0) counts.failed += 1;
      for (const test of module.children.allTests()) count(counts, test);
    }
    for (const name of counts.skipped) process.stdout.write(`skipped: ${name}\n`);
    const line = `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped.length} skipped\n`;
    process.stdout.write(line);
    // Where several runs are counted as one, this is one of them.
    const sum = process.env['SNV_COUNTS'];
    if (sum !== undefined) appendFileSync(sum, line);
    const unexpected = counts.skipped.filter((name) => !name.includes('Electron'));
    if (process.env['SNV_REQUIRE_ALL'] === '1' && unexpected.length > 0) process.exitCode = 1;
  }
}

function count(counts: Counts, test: TestCase): void {
  const { state } = test.result();
  if (state === 'passed') counts.passed += 1;
  else if (state === 'failed') counts.failed += 1;
  else counts.skipped.push(test.fullName);
}
