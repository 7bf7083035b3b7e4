import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds the bundles that end-to-end tests start, where they are older than their sources. */
export default function setup(): void {
  const launcher = fileURLToPath(new URL('../../electron/host/launch.mjs', import.meta.url));
  const built = spawnSync(process.execPath, [launcher, 'build'], { stdio: 'inherit' });
  if (built.status !== 0) throw new Error('The bundles could not be built.');
}
