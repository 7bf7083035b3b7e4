import { CLOSED_DAYS, type BoardTask } from '../../shared/registers/task/task-board.ts';
import { boardColumn } from '../../shared/registers/task/task-board.ts';
import { addDays, daysBetween, type PlainDate } from '../../shared/time/plain-date.ts';
import { refusing } from '../file/refusing.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { today } from '../today.ts';
import { statusToday } from './lists.ts';
import { dueInForce } from './task-due.ts';
import { mainOf } from '../file/handles.ts';
import { assigningDocument } from '../../shared/registers/assigning-document/assigning-document.ts';
import { task } from '../../shared/registers/task/task.ts';

interface Row {
  readonly id: string;
  readonly version: string;
  readonly code: string;
  readonly title: string;
  readonly status: string;
  readonly due: PlainDate | null;
  readonly lead: string | null;
  readonly office: string | null;
  readonly person: string | null;
  readonly leader: string | null;
  readonly grp: string | null;
  readonly document: string | null;
}

/** Every open task, and those closed within the last days, as they stand today; in no order. */
export function boardTasks(store: ReadStore): readonly BoardTask[] {
  const now = today(store);
  return refusing(() => {
    const names = new Map(
      prepared<[], { id: string; name: string }>(
        mainOf(store),
        `SELECT record_id AS id, title AS name FROM record_summary WHERE register = '${assigningDocument.name}'`,
      )
        .all()
        .map((row) => [row.id, row.name]),
    );
    return prepared<[string, string, string], Row>(
      mainOf(store),
      `SELECT r.id, s.updated_clock AS version, s.code, s.title, ${statusToday} AS status, ${dueInForce} AS due, r.lead ->> 'text' AS lead,
         r.office ->> 'text' AS office, r.officer AS person, r.leader, r.task_group AS grp, r.document ->> 'id' AS document
       FROM record_summary AS s JOIN ${task.table} AS r ON r.id = s.record_id
       WHERE s.register = '${task.name}' AND s.withdrawn = 0 AND (s.last_date IS NULL OR s.last_date >= ?)`,
    )
      .all(now, now, addDays(now, -CLOSED_DAYS))
      .map(({ grp, ...row }): BoardTask => ({
        ...row,
        column: boardColumn(row.status),
        days: row.due === null ? null : daysBetween(now, row.due),
        group: grp,
        documentName: row.document === null ? null : (names.get(row.document) ?? null),
      }));
  });
}
