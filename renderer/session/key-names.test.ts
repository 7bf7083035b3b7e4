import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { keyGroups } from './key-names.ts';

it('names no key that no screen listens for', () => {
  const code = globSync('renderer/**/*.tsx')
    .filter((file) => !file.includes('.test.'))
    .map((file) => readFileSync(file, 'utf8'))
    .filter((text) => text.includes('useKeys('))
    .join('\n');
  const named = Object.values(keyGroups).flatMap((lines) =>
    lines.flatMap(({ keys }): readonly string[] => keys),
  );
  const escaped = (key: string): string => key.replaceAll(/[.*+?^()|[\]\\/]/g, String.raw`\$&`);
  expect(named.filter((key) => !new RegExp(`[{,\\s]'?${escaped(key)}'?: `).test(code))).toEqual([]);
});
