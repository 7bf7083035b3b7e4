import { beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { amount, someOf, tried } from './amounts.ts';
import { DamagedFolders, harms, randomDamage, targets, type Came } from './damaged-folders.ts';
import { randomFrom } from './random.ts';
import { withSentence } from './sentence.ts';

let folders: DamagedFolders;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-damaged-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

/** Nothing is lost in silence, and no damage is called an unexpected error. */
function expectTold(came: Came): void {
  expect(came).not.toMatchObject({ came: 'silent' });
  if (came.came !== 'refused') return;
  expect(withSentence(came.refusal).code).not.toBe('unexpected');
}

describe('a damaged data folder opens whole, or is told', () => {
  const each = targets.flatMap((target) =>
    harms.flatMap((harm) => [true, false].map((killed) => [harm, target, killed] as const)),
  );

  it.each(someOf(each, 40))('%s %s (after a kill: %s)', (harm, target, killed) => {
    folders ??= new DamagedFolders(folder);
    const came = folders.try({ target, harm, killed, at: 0.4 });
    if (came !== null) expectTold(came);
  });

  it('by chance', () => {
    folders ??= new DamagedFolders(folder);
    const random = randomFrom(17);
    const numbers = { damages: 0, whole: 0, refused: 0, told: 0 };
    while (numbers.damages < amount(12, 500)) {
      const damage = randomDamage(random);
      const came = folders.try(damage);
      if (came === null) continue;
      numbers.damages += 1;
      if (came.came === 'silent') expect({ damage, came }).toBeNull();
      else numbers[came.came] += 1;
      expectTold(came);
    }
    expect(numbers.refused).toBeGreaterThan(0);
    tried('damaged data folders', numbers);
  });
});
