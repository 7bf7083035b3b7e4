import { vi } from 'vitest';

// A slow machine is waited for, as `expect.poll` does (tests/vitest.config.ts): only what never comes fails.
const PATIENCE = 60_000;

const { waitFor } = vi;
vi.waitFor = (callback, options = PATIENCE) => waitFor(callback, options);
