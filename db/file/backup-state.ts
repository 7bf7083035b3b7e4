import { createHash } from 'node:crypto';
import type { ReadStore } from '../store.ts';
import { logMark } from './backup-name.ts';
import { keysOf, mainOf } from './handles.ts';
import { prepared } from './sqlite.ts';

/**
 * What the data of a store are, as a text that is the same as long as nothing of what a backup holds was changed: the heads
 * of all logs, this PC, and which keys there are. What is being typed, and where the window stands, do not count.
 */
export function stateOf(store: ReadStore): string {
  const heads = prepared(mainOf(store), 'SELECT log_id, sequence, hash FROM change_log_head ORDER BY log_id')
    .raw()
    .all();
  const device = prepared(mainOf(store), 'SELECT max(number) FROM device').pluck().get();
  const keys = prepared(keysOf(store), 'SELECT record_id FROM record_key ORDER BY record_id').pluck().all();
  return createHash('sha256')
    .update(JSON.stringify([heads, device, keys]))
    .digest('hex');
}

/** Marks, as in the names of backups, of all logs that this PC wrote to these data: a restore begins a new one. */
export function ownLogMarks(store: ReadStore): ReadonlySet<string> {
  const logs = prepared<[], string>(mainOf(store), 'SELECT DISTINCT log_id FROM device').pluck().all();
  return new Set(logs.map((log) => logMark(log)));
}
