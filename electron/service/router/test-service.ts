import { onTestFinished } from 'vitest';
import { testFolder, testStore } from '../../../db/test-store.ts';
import { hostPlatform } from '../../host/platform.ts';
import { startService, type Service } from '../service.ts';

/** A service over a set-up folder of its own, on 20 March 2024, closed when the test ends. */
export function testService(): Service {
  const directory = testFolder();
  testStore(undefined, directory).close();
  const service = startService({
    dataDirectory: directory,
    platform: hostPlatform,
    version: '0',
    clock: () => new Date('2024-03-20T03:00:00Z'),
  });
  onTestFinished(() => service.close());
  return service;
}
