import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { testFolder } from '../../../db/test-store.ts';
import { askWindows, judgementOf } from './windows-signature.ts';

/** Lays a program where Windows has its PowerShell; null for a PC that has none. */
function windowsWith(powerShell: string | null): void {
  const root = testFolder();
  const folder = join(root, 'System32', 'WindowsPowerShell', 'v1.0');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'powershell.exe');
  if (powerShell !== null) {
    writeFileSync(path, `#!/bin/sh\n${powerShell}\n`);
    chmodSync(path, 0o700);
  }
  vi.stubEnv('SystemRoot', root);
}

describe.skipIf(process.platform === 'win32')('what is asked of PowerShell (a script stands for it)', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('ends where it reads what stands before it to its end, as Windows PowerShell does', async () => {
    windowsWith('cat > /dev/null; echo HashMismatch');
    expect(await askWindows('setup.exe')).toEqual({ kind: 'broken' });
  });

  it('names the file in the environment only', async () => {
    windowsWith(
      '[ "$SNV_SETUP_FILE" = "C:\\a b\'; x.exe" ] && ! echo "$@" | grep -q "a b" && echo HashMismatch',
    );
    expect(await askWindows("C:\\a b'; x.exe")).toEqual({ kind: 'broken' });
  });

  it.each([
    ['is not there', null],
    ['may not run', 'exit 1'],
    ['says that a policy forbids it', 'echo "This program is blocked by group policy." >&2; exit 5'],
    ['knows no such command', 'echo "Get-AuthenticodeSignature is not recognized" >&2; exit 1'],
    ['answers nothing', 'exit 0'],
    ['answers something else', 'echo Hello'],
  ])('proves nothing where it %s', async (_what, powerShell) => {
    windowsWith(powerShell);
    expect(await askWindows('setup.exe')).toEqual({ kind: 'unproven' });
  });
});

it('reads what Windows says of a signature', () => {
  expect(judgementOf('NotSigned\r\n')).toEqual({ kind: 'unproven' });
  expect(judgementOf('HashMismatch\r\n48,130')).toEqual({ kind: 'broken' });
  expect(judgementOf('NotTrusted\r\n48,130')).toEqual({ kind: 'unproven' });
  expect(judgementOf('Valid\r\n48,130')).toEqual({ kind: 'unproven' });
  expect(judgementOf('')).toEqual({ kind: 'unproven' });
});
