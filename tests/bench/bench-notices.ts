import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isLetter, noticesFolder, readHalf, scoreLine, scoreOf, type Reading } from './notices.ts';

const line = (name: string, documents: readonly Reading[]): string =>
  scoreLine(name, scoreOf(documents.map(({ label, read }) => [label, read] as const)));

// Scores over labelled documents: `known` may be read while rules are written, `held` never.
for (const half of ['known', 'held']) {
  const folder = join(noticesFolder, half);
  if (!existsSync(folder)) {
    console.log(`${half}: no documents`);
    continue;
  }
  const documents = await readHalf(folder);
  console.log(line(half, documents));
  console.log(line(`${half}, letters`, documents.filter(isLetter)));
}
