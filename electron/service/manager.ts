import { boardTasks } from '../../db/queries/board-tasks.ts';
import type { ReadStore } from '../../db/store.ts';
import { managerOverview, type ManagerOverview } from '../../shared/report/manager.ts';
import { quartersOfNow } from './quarters.ts';

/** The manager's page as of today: what is recorded now, whether a quarter was closed or not. */
export function readManager(store: ReadStore, unknown: string): ManagerOverview {
  return managerOverview(boardTasks(store), quartersOfNow(store), unknown);
}
