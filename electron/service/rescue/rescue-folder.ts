import { listedBackups } from '../backups/views.ts';
import { Backups } from '../backups/backups.ts';
import type { Reader } from '../reader/reader.ts';
import { Rescue } from './rescue.ts';

/** The ways back of a data folder for the command line, which opens no data. Whoever asks for it ends with `forget`. */
export function rescueOf(directory: string, reader: Reader): Rescue {
  const backups = new Backups({
    options: { dataDirectory: directory },
    reader,
    store: null,
    prepared: null,
    refusal: null,
    looking: true,
  });
  return new Rescue({
    directory,
    reader,
    worker: null,
    now: () => new Date(),
    backups: () => listedBackups(null, backups),
  });
}
