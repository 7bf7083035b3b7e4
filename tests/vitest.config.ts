import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';

export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    // A slow machine is waited for: only what never comes fails.
    expect: { poll: { timeout: 60_000 } },
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Every core: what a test waits for are mostly programs that it began.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          setupFiles: ['tests/setup/patience.ts', 'tests/setup/repeatable.ts'],
          include: [
            '{shared,db,electron}/**/*.test.ts',
            'tests/{property,fault,documents,package,notices,rooms,sync}/**/*.test.ts',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'jsdom',
          environment: 'jsdom',
          setupFiles: ['tests/setup/patience.ts', 'tests/setup/patient-screen.ts'],
          include: ['renderer/**/*.test.{ts,tsx}'],
        },
      },
      {
        extends: true,
        test: {
          name: 'end-to-end',
          environment: 'node',
          include: ['tests/end-to-end/**/*.test.ts'],
          globalSetup: ['tests/setup/build.ts'],
        },
      },
    ],
  },
});
