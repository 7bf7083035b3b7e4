import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { testFolder } from '../../db/test-store.ts';
import { otherContents, writtenAs } from '../../shared/text/file-text-for-tests.ts';
import { keepState, readState } from './window-state.ts';

const state = { x: -8, y: 0, width: 1366, height: 728, maximized: true, zoom: 0.5 };

it('is read as it was kept, and nothing is known where it was not', () => {
  const file = join(testFolder(), 'window.json');
  expect(readState(file)).toEqual({});
  keepState(file, state);
  expect(readState(file)).toEqual(state);
});

it.each(writtenAs)('is read where another program wrote it anew as %s', (_what, write) => {
  const file = join(testFolder(), 'window.json');
  writeFileSync(file, write(`${JSON.stringify(state, null, 1)}\n`));
  expect(readState(file)).toEqual(state);
});

it.each([
  ...otherContents,
  ...[
    { width: '1366' },
    { width: 0 },
    { x: 1.5 },
    { zoom: null },
    { maximized: 'yes' },
    { ...state, height: -1 },
  ].map((said) => [JSON.stringify(said), Buffer.from(JSON.stringify(said))] as const),
])('is nothing where the file holds %s', (_what, content) => {
  const file = join(testFolder(), 'window.json');
  writeFileSync(file, content);
  expect(readState(file)).toEqual({});
  keepState(file, state);
  expect(readState(file)).toEqual(state);
});
