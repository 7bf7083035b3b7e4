import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where data are kept unless `--data` or `SNV_DATA` says otherwise. */
export function defaultDataDirectory(): string {
  const { env } = process;
  if (env['SNV_DATA'] !== undefined && env['SNV_DATA'] !== '') return env['SNV_DATA'];
  if (process.platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'so-ngoai-vu');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'so-ngoai-vu');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'so-ngoai-vu');
}
