import { assertSound } from '../../db/file/open.ts';
import { noteInData } from '../../db/notices.ts';
import { Refusal, type RefusalCode } from '../../shared/contract/refusal.ts';
import type { ServiceState } from './service-state.ts';

const DAMAGE: readonly RefusalCode[] = ['database-damaged', 'file-damaged', 'log-damaged', 'key-damaged'];

/**
 * Damage that a call came upon: every window is told of it until somebody has seen it, and where SQLite finds the register's
 * own file inconsistent, nothing more is done with the data.
 */
export function noteDamage(state: ServiceState, { detail }: Refusal): void {
  const { store } = state;
  // Data that are only looked at are known to be damaged.
  if (store === null || state.looking || !DAMAGE.includes(detail.code)) return;
  try {
    if (detail.code === 'database-damaged') assertSound(store);
    noteInData(store, detail.code, detail.params);
  } catch (error) {
    state.options.report?.('damage', error);
    if (error instanceof Refusal && error.detail.code === 'database-damaged') state.refusal = error.detail;
  }
}
