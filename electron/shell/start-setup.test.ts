import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { startSetup } from './start-setup.ts';

/** A program file that notes what it was started with; null where no script is one. */
function noting(): { readonly path: string; readonly noted: () => string } {
  const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-setup-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'a setup');
  writeFileSync(path, '#!/bin/sh\necho "$@" > "$0.txt"\n', { mode: 0o700 });
  return { path, noted: () => readFileSync(`${path}.txt`, 'utf8') };
}

const asked = (text: string) => ({ id: '1', kind: 'start-setup', text }) as const;

it.skipIf(process.platform === 'win32')('starts a setup quietly, and has the program end', async () => {
  const { path, noted } = noting();
  const quit = vi.fn<() => void>();
  expect(await startSetup({ isPackaged: true, quit }, asked(path))).toEqual({ id: '1' });
  await vi.waitFor(() => expect(noted()).toBe('/S /START /WAIT=120\n'));
  await vi.waitFor(() => expect(quit).toHaveBeenCalledOnce());
});

it('goes on where the setup does not start, or was not installed', async () => {
  vi.useFakeTimers();
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const quit = vi.fn<() => void>();
  const lacking = join(tmpdir(), 'so-ngoai-vu-lacking', 'setup.exe');
  const refused = { id: '1', refusal: 'setup-not-started' };
  expect(await startSetup({ isPackaged: true, quit }, asked(lacking))).toEqual(refused);
  const notHere = { id: '1', refusal: 'update-not-here' };
  expect(await startSetup({ isPackaged: false, quit }, asked(process.execPath))).toEqual(notHere);
  vi.advanceTimersByTime(60_000);
  expect(quit).not.toHaveBeenCalled();
});
