import { expect, it, onTestFinished, vi } from 'vitest';
import { testFolder } from '../../../db/test-store.ts';
import { hostPlatform } from '../../host/platform.ts';
import { startService } from '../service.ts';
import type * as KnownAnswers from './known-answers.ts';
import { systemAnswers } from './known-answers.ts';

vi.mock('./known-answers.ts', async (original) => {
  const real = await original<typeof KnownAnswers>();
  const wrong = { algorithm: 'AES-256-GCM', given: () => 'another', known: 'right' };
  return { ...real, systemAnswers: [...real.systemAnswers, wrong] };
});

it('a service whose cryptography gives another answer than is known of it refuses its data with a sentence', async () => {
  expect(systemAnswers.at(-1)?.known).toBe('right');
  const told: string[] = [];
  const service = startService({
    dataDirectory: testFolder(),
    platform: hostPlatform,
    version: '0',
    report: (reference) => void told.push(reference),
  });
  onTestFinished(() => service.close());
  await expect
    .poll(() => service.state.refusal)
    .toMatchObject({
      code: 'crypto-failing',
      params: { algorithm: 'AES-256-GCM' },
    });
  expect(told).toContain('cryptography');
});
