import { FOLDED } from '../home/folded-charts.ts';
import type { Client } from '../session/connection.ts';

/**
 * Asks for what the window shows first while its scripts are still read: the status, the reference data, and what the first
 * screen shows where the window opens with it.
 * @param hash of the address; where it is empty, the window opens with its last screen.
 */
export async function askFirst(ahead: Client, hash: string): Promise<void> {
  const rest: Promise<unknown>[] = [ahead.reference.rows()];
  const { state, memory, device } = await ahead.app.status();
  if (state === 'ready') {
    rest.push(ahead.app.notices(), ahead.data.lastCheck());
    const address = hash === '' ? (memory['address'] ?? '/') : hash.slice(1);
    if (address === '/') {
      rest.push(ahead.home.overview(), ahead.data.lastBackup(), ahead.drafts.list());
      if ((device?.post ?? null) !== null) rest.push(ahead.home.openAtPost());
      else if (memory[FOLDED] !== 'folded') rest.push(ahead.home.quarters());
    }
  }
  await Promise.all(rest);
}
