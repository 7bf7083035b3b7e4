import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where data are kept, and where an earlier version kept them. */
export interface DataPlace {
  readonly dataDirectory: string;
  /** Absent where someone chose the place: nothing is moved then. */
  readonly oldDirectory?: string;
}

interface Asked {
  /** The place that was chosen; empty or absent for none. */
  readonly chosen: string | undefined;
  /** Where the program in its own window kept the data before; absent: where that is usual. */
  readonly old?: string;
}

/**
 * The one place of the data of a user on this PC: what was chosen, or `SNV_DATA`, or the usual one. On Windows that is not in the
 * roaming part of the profile, which may lie on a server.
 */
export function dataPlace(
  { chosen, old }: Asked,
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
  home: string = homedir(),
): DataPlace {
  for (const asked of [chosen, env['SNV_DATA']])
    if (asked !== undefined && asked !== '') return { dataDirectory: asked };
  const below = (name: string, ...usual: readonly string[]): string =>
    join(env[name] ?? join(home, ...usual), 'so-ngoai-vu');
  switch (platform) {
    case 'win32':
      return {
        dataDirectory: below('LOCALAPPDATA', 'AppData', 'Local'),
        oldDirectory: old ?? join(below('APPDATA', 'AppData', 'Roaming'), 'data'),
      };
    case 'darwin':
      return { dataDirectory: join(home, 'Library', 'Application Support', 'so-ngoai-vu', 'data') };
    default:
      return {
        dataDirectory: below('XDG_DATA_HOME', '.local', 'share'),
        oldDirectory: old ?? join(below('XDG_CONFIG_HOME', '.config'), 'data'),
      };
  }
}
