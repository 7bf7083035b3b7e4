import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What may fail because another program holds a file, and is done with patience. */
const held = /\b(?:appendFile|copyFile|cp|open|readFile|rename|rm|truncate|unlink|writeFile)(?:Sync)?\b/;

/** Those that do it themselves, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'db/file/patient-files.ts': 'it is the place for it',
  'db/file/disk-refusal.ts': 'asks the disk why something failed',
  'db/file/far-folder.ts': "reads other programs' settings, and does without",
  'electron/service/error-log.ts': 'nobody waits for the log: its lines do',
  'electron/shell/protocol.ts': "reads the program's own files",
  'electron/shell/window-state.ts': 'has the same patience, of shared',
};

/** What a source takes from the file system that another program may hold. */
function taken(text: string): readonly string[] {
  return [...text.matchAll(/^import \{([^}]*)\} from 'node:fs(?:\/promises)?';/gm)].flatMap(
    ([, names = '']) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => held.test(name)),
  );
}

it('files outside the databases are opened, written, copied, renamed and removed with patience', () => {
  const files = ['db', 'electron/service', 'electron/shell']
    .flatMap((room) => globSync(`${room}/**/*.ts`))
    .map((file) => file.replaceAll('\\', '/'))
    // A bundle that could not be carried is carried the next time, whatever the reason.
    .filter((file) => !/\.test\.|\/test-|-for-tests|\/exchange\//.test(file));
  expect(files.length).toBeGreaterThan(300);
  const found = files.filter((file) => taken(readFileSync(file, 'utf8')).length > 0);
  expect(found.toSorted()).toEqual(Object.keys(exceptions).toSorted());
});

it.each([
  "import { rmSync } from 'node:fs';",
  "import {\n  existsSync,\n  open,\n} from 'node:fs/promises';",
])('is told of %j', (text) => {
  expect(taken(text)).toHaveLength(1);
});
