import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take minutes, the longest first. What is not among them is begun behind them, the largest file first. */
const long = [
  'end-to-end/dialogs.test.ts',
  'end-to-end/accessibility.test.ts',
  'end-to-end/typing.test.ts',
  'fault/killed.test.ts',
  'fault/full-disk.test.ts',
  'end-to-end/reading.test.ts',
  'end-to-end/leaving.test.ts',
];

/** Begins what takes longest first: a long file that is begun last keeps one core busy and lets the others wait. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

function rank({ moduleId }: TestSpecification): number {
  const at = long.findIndex((file) => moduleId.endsWith(`tests/${file}`));
  return at === -1 ? long.length : at;
}
