import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { App } from 'electron';
import { patientlyAwaited } from '../../shared/time/patience.ts';
import type { PlatformRequest, ShellAnswer } from '../../shared/contract/shell-messages.ts';

/** Milliseconds in which the window has read that the program ends. */
const ANSWERED = 1_000;
/** Quiet, starts the program again, and waits for its end as long as a backup at the end may take on an old PC. */
const OPTIONS = ['/S', '/START', '/WAIT=120'] as const;

/**
 * Starts a setup quietly, and begins the program's end for which it waits; it installs, and starts the program again. Only an
 * installed program is replaced by one.
 */
export async function startSetup(
  app: Pick<App, 'isPackaged' | 'quit'>,
  { id, text: path }: PlatformRequest,
): Promise<ShellAnswer> {
  if (!app.isPackaged) return { id, refusal: 'update-not-here' };
  try {
    // A virus scanner holds what has just been laid on the disk.
    await patientlyAwaited(() => started(path), process.platform);
  } catch {
    return { id, refusal: 'setup-not-started' };
  }
  // Behind the answer, which the service still gives to the window.
  setTimeout(() => app.quit(), ANSWERED);
  return { id };
}

/** @throws as the system, where no program could be started. */
async function started(path: string): Promise<void> {
  const setup = spawn(path, OPTIONS, { detached: true, stdio: 'ignore' });
  await once(setup, 'spawn');
  setup.unref();
}
