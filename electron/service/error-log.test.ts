import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testFolder } from '../../db/test-store.ts';
import { errorLog } from './error-log.ts';

const textIn = (folder: string): string => readFileSync(join(folder, 'logs/errors.txt'), 'utf8');

it('writes one line a second of the same kind, and how many it left out', () => {
  const folder = testFolder();
  let now = Date.parse('2026-03-20T03:00:00Z');
  const report = errorLog(folder, () => new Date(now));
  const fail = (at: number): void => report('uncaught', new TypeError(`Invalid URL ${at}`));
  for (let at = 0; at < 500; at += 1) fail(at);
  expect(textIn(folder).match(/TypeError/g)).toHaveLength(1);
  report('uncaught', new RangeError('another kind'));
  expect(textIn(folder)).toContain('RangeError: another kind');
  now += 1_000;
  fail(500);
  expect(textIn(folder).match(/TypeError/g)).toHaveLength(2);
  expect(textIn(folder)).toContain('(+499 left out)');
});

it('never takes more than twice its size, whatever is told', () => {
  const folder = testFolder();
  let now = 0;
  const report = errorLog(folder, () => new Date((now += 2_000)));
  report('huge', new Error('x'.repeat(30_000_000)));
  for (let at = 0; at < 1_000; at += 1) report('many', `${'y '.repeat(5_000)}${at}`);
  const logs = join(folder, 'logs');
  const sizes = readdirSync(logs).map((name) => statSync(join(logs, name)).size);
  expect(sizes).toHaveLength(2);
  for (const size of sizes) expect(size).toBeLessThanOrEqual(1024 * 1024);
});

it('keeps the place of a fault, and no name, number or key that was in its words', () => {
  const folder = testFolder();
  const token = 'q3J8fZk1mUu0H2vXyT5bC7dE9gL4nP6r';
  errorLog(folder)(
    'window 7f3a',
    new Error(`Unexpected token: Nguyễn Thị Lan, C1234567, 002085004321, /?token=${token}`),
  );
  const text = textIn(folder);
  expect(text).toContain('Unexpected token');
  expect(text).toMatch(/at .*error-log\.test\.ts/);
  for (const personal of ['Nguyễn', '1234567', '002085004321', token]) expect(text).not.toContain(personal);
});
