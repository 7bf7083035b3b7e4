import { boardTasks } from '../../db/queries/board-tasks.ts';
import { referenceRows } from '../../db/reference.ts';
import { readTyped } from '../../db/record-rows.ts';
import { readSettings } from '../../db/settings.ts';
import type { ReadStore } from '../../db/store.ts';
import { today } from '../../db/today.ts';
import { ReferenceIndex } from '../../shared/reference/find-reference.ts';
import { Refusal } from '../../shared/contract/refusal.ts';
import type { BoardQuery, FilledBoard } from '../../shared/registers/task/task-board.ts';
import { fillBoard } from '../../shared/registers/task/task-board.ts';
import type { OfficialPaper } from '../../shared/report/official-paper.ts';
import { urgingPapers } from '../../shared/report/urging.ts';
import type { UrgingKind } from '../../shared/report/urging-words.ts';
import { deviceKindOf } from '../../shared/registers/device-kind.ts';
import type { Signer } from '../../shared/registers/setting/signer.ts';
import { signersOf } from '../../shared/report/signers.ts';
import { task } from '../../shared/registers/task/task.ts';

/** The board or the list by due date, as of today. */
export function readTaskBoard(store: ReadStore, query: BoardQuery): FilledBoard {
  return fillBoard(boardTasks(store), query);
}

/**
 * Papers that urge the tasks named; closed ones are left out, and of letters those that the department itself leads.
 * @throws Refusal `nothing-to-urge` where none is left.
 */
export function readUrging(
  store: ReadStore,
  kind: UrgingKind,
  ids: readonly string[],
  signer?: Signer,
): readonly OfficialPaper[] {
  const tasks = readTyped(store, task.name, ids, ['progress', 'extensions']).filter(
    (task) => task.withdrawn === null && task.doneOn === null && task.cancelledOn === null,
  );
  const settings = readSettings(store);
  const papers = urgingPapers(
    kind,
    tasks,
    settings,
    signer ?? signersOf(settings, deviceKindOf(store.device?.post ?? null))[0],
    new ReferenceIndex(referenceRows(store)),
    today(store),
  );
  if (papers.length === 0) throw new Refusal('nothing-to-urge');
  return papers;
}

/** What is to be told today: counts, and the contents of the first. */
export interface Reminders {
  readonly overdue: number;
  readonly dueToday: number;
  readonly dueSoon: number;
  readonly first: readonly string[];
}

/** Tasks that are late or fall due within three days. */
export function reminders(store: ReadStore): Reminders {
  const near = boardTasks(store)
    .filter((task) => task.column === 'overdue' || task.column === 'dueSoon')
    .toSorted((a, b) => (a.days ?? 0) - (b.days ?? 0));
  const late = near.filter((task) => task.column === 'overdue').length;
  const now = near.filter((task) => task.days === 0).length;
  return {
    overdue: late,
    dueToday: now,
    dueSoon: near.length - late - now,
    first: near.slice(0, 3).map((task) => task.title),
  };
}
