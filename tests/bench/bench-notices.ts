import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { noticesFolder, readHalf, scoreLine, scoreOf } from './notices.ts';

// Scores over labelled documents: `known` may be read while rules are written, `held` never.
// Words on the command line are starts of names: only these documents are scored.
const wanted = process.argv.slice(2);
for (const half of ['known', 'held']) {
  const folder = join(noticesFolder, half);
  if (!existsSync(folder)) {
    console.log(`${half}: no documents`);
    continue;
  }
  const documents = await readHalf(
    folder,
    (name) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)),
  );
  const letters = documents.filter(({ label }) => label.letter === true);
  for (const [name, some] of [
    [half, documents],
    [`${half}, letters alone`, letters],
  ] as const)
    if (some.length > 0)
      console.log(scoreLine(name, scoreOf(some.map(({ label, read }) => [label, read] as const))));
}
