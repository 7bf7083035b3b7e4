import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { registerNames } from '../../shared/registers/all-registers.ts';

/** Names that are also words of other things: they are looked for only where code says that it means a register. */
const words = registerNames.filter((name) => !name.includes('-'));
const names = registerNames.filter((name) => name.includes('-'));

const patterns = [
  new RegExp(`['"\`/](?:${names.join('|')})['"\`/]`),
  new RegExp(`\\b(?:register|begins|into)\\b\\W{1,6}['"](?:${words.join('|')})['"]`),
  new RegExp(`\\bregister (?:NOT )?IN \\([^)$]*'(?:${words.join('|')})'`, 'i'),
  new RegExp(`\\b(?:registerNamed|readTyped)\\([^)]*'(?:${words.join('|')})'`),
  new RegExp(`['"\`]/(?:list/)?(?:${words.join('|')})/\\$\\{`),
];

/** Where code names a register by a literal, as file and line. Imports name folders, not registers. */
function literals(file: string, text: string): readonly string[] {
  return text
    .split('\n')
    .map((line, at) => [line, `${file}:${at + 1}`] as const)
    .filter(([line]) => !/^\s*(?:\*|\/\*|\/\/)|\bfrom '\.{1,2}\//.test(line))
    .filter(([line]) => patterns.some((pattern) => pattern.test(line)))
    .map(([, place]) => place);
}

const isTest = (file: string): boolean => /\.test\.|\/test-/.test(file);

describe('the name of a register', () => {
  it('stands as a literal in its own room only, so that a new one is found by its definition', () => {
    const files = ['shared', 'db', 'electron', 'renderer']
      .flatMap((room) => globSync(`${room}/**/*.{ts,tsx}`))
      .filter((file) => !file.startsWith('shared/registers/') && !isTest(file));
    expect(files.length).toBeGreaterThan(300);
    expect(files.flatMap((file) => literals(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  it.each([
    "if (name === 'border-incident') return;",
    "const row = { register: 'task', id };",
    "WHERE s.register = 'talk' AND s.counted = 1",
    "WHERE register IN ('talk', 'letter')",
    "registerNamed('person')",
    "readTyped(store, 'task', ids)",
    'navigate(`/task/${id}`)',
    '<Link href="/list/border-incident">',
  ])('is told where %s names it', (line) => {
    expect(literals('a.ts', line)).toEqual(['a.ts:1']);
  });
});
