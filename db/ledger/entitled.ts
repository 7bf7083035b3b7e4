import { Refusal } from '../../shared/contract/refusal.ts';
import type { LogRow } from '../change-log.ts';
import { isProtected } from '../held-rows.ts';
import type { ReadStore } from '../store.ts';
import { devices } from '../trust.ts';

/**
 * What only PCs of administrators decide is refused on others: elsewhere it would have no effect.
 * @throws Refusal `not-administrator`.
 */
export function refuseUnentitled(store: ReadStore, rows: readonly LogRow[]): void {
  const { device } = store;
  if (device === null || !rows.some(isProtected)) return;
  if (!devices(store).isAdministrator(device.id)) throw new Refusal('not-administrator');
}
