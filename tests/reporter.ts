import { appendFileSync } from 'node:fs';
import type { Reporter, TestModule, TestCase } from 'vitest/node';

interface Counts {
  passed: number;
  failed: number;
  readonly skipped: string[];
  /** What each failure was, its name first. */
  readonly failures: string[];
}

/** Lines of a failure's own words that are told again at the end: enough to know it, few enough for all of them. */
const LINES_OF_A_FAILURE = 30;

/** Ends a run with one plain line, `N passed, N failed, N skipped`, and tells what failed and names what was skipped before it. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const counts: Counts = {
      passed: 0,
      failed: errors.length,
      skipped: [],
      failures: errors.map((error) => told('outside any test', [error])),
    };
    for (const module of modules) {
      // A file that cannot even be read has no tests that could fail.
      if (module.state() === 'failed' && module.children.size === 0) {
        counts.failed += 1;
        counts.failures.push(told(module.relativeModuleId, module.errors()));
      }
      for (const test of module.children.allTests()) count(counts, test);
    }
    process.stdout.write(counts.failures.join(''));
    for (const name of counts.skipped) process.stdout.write(`skipped: ${name}\n`);
    const line = `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped.length} skipped\n`;
    process.stdout.write(line);
    // Where several runs are counted as one, this is one of them.
    const sum = process.env['SNV_COUNTS'];
    if (sum !== undefined) appendFileSync(sum, counts.failures.join('') + line);
    const unexpected = counts.skipped.filter((name) => !name.includes('Electron'));
    if (process.env['SNV_REQUIRE_ALL'] === '1' && unexpected.length > 0) process.exitCode = 1;
  }
}

function count(counts: Counts, test: TestCase): void {
  const { state } = test.result();
  if (state === 'passed') counts.passed += 1;
  else if (state === 'failed') {
    counts.failed += 1;
    counts.failures.push(
      told(`${test.module.relativeModuleId} > ${test.fullName}`, test.result().errors ?? []),
    );
  } else counts.skipped.push(test.fullName);
}

/** @returns lines that begin with `failed: ` and the name, then the errors' first lines, none of which can be taken for a closing line. */
function told(name: string, errors: readonly unknown[]): string {
  const lines = errors
    .flatMap((error) => wordsOf(error).split('\n'))
    .filter((line) => !line.includes('node_modules/vitest'));
  return [`failed: ${name}`, ...lines.slice(0, LINES_OF_A_FAILURE).map((line) => `  ${line}`), ''].join('\n');
}

function wordsOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return String(error);
  const { stack, message, diff } = error as { stack?: unknown; message?: unknown; diff?: unknown };
  return [message, diff, stack].filter((part) => typeof part === 'string').join('\n');
}
