import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { StartPurpose } from '../../shared/contract/records.ts';
import { letterKinds, likeLetter, replyTo } from '../../shared/registers/letter/letter.ts';
import type { RecordLink } from '../../shared/registers/field.ts';
import type { InputValue } from '../../shared/registers/save-request.ts';
import { taskFromIncident, taskFromTalk } from '../../shared/registers/task/task.ts';
import { resolveLink } from '../links.ts';
import { readTyped } from '../record-rows.ts';
import { referenceRows } from '../reference.ts';
import { searchExpression } from './search.ts';
import { prepared } from '../file/sqlite.ts';
import { today, type ReadStore } from '../store.ts';
import { mainOf } from '../file/handles.ts';

type Values = Readonly<Record<string, InputValue>>;

/** Values with which a new record of a register begins on this PC, and those that its purpose adds. */
export function startingValues(
  store: ReadStore,
  name: OpenRegisterName,
  purpose: StartPurpose | null,
  other: string,
): Values {
  return { ...usualValues(store, name), ...valuesFor(store, name, purpose, other) };
}

function valuesFor(
  store: ReadStore,
  name: OpenRegisterName,
  purpose: StartPurpose | null,
  other: string,
): Values {
  if (name === 'task') return purpose === 'followUp' ? followUp(store, other) : {};
  if (name !== 'letter') return {};
  switch (purpose) {
    case 'occasion': {
      const row = referenceRows(store).find((one) => one.catalogue === 'occasion' && one.code === other);
      if (row === undefined) return {};
      const kind = row.attributes['letterKind'];
      return {
        occasion: { code: row.code, text: row.name },
        direction: 'sent',
        ...(letterKinds.some((known) => known === kind) ? { kind: String(kind) } : {}),
      };
    }
    case 'reply':
    case 'like': {
      const [letter] = readTyped(store, 'letter', [other]);
      if (letter === undefined) return {};
      return purpose === 'reply' ? replyTo(letter) : likeLetter(letter);
    }
    case 'step':
      return { kind: 'exchange' };
    case 'followUp':
    case null:
      return {};
    default:
      return purpose satisfies never;
  }
}

/** The task that follows from a talk or an incident. */
function followUp(store: ReadStore, other: string): Values {
  const [talk] = readTyped(store, 'talk', [other], ['commitments']);
  if (talk !== undefined) return taskFromTalk(talk, today(store));
  const [incident] = readTyped(store, 'border-incident', [other], ['steps']);
  return incident === undefined ? {} : taskFromIncident(incident, today(store));
}

function usualValues(store: ReadStore, name: OpenRegisterName): Values {
  return (
    registerNamed(name).startingValues?.({ today: today(store), post: store.device?.post ?? null }) ?? {}
  );
}

const MOST_LINKS = 30;

/** Records that a link may point to, found by words of theirs; the newest first. */
export function findLinks(
  store: ReadStore,
  registers: readonly OpenRegisterName[],
  search: string,
): readonly RecordLink[] {
  const expression = search.trim() === '' ? null : searchExpression(search);
  if (search.trim() !== '' && expression === null) return [];
  const rows = prepared<unknown[], { record_id: string; register: string }>(
    mainOf(store),
    `SELECT record_id, register FROM record_summary
     WHERE register IN (SELECT value FROM json_each(?)) AND withdrawn = 0
       ${expression === null ? '' : 'AND number IN (SELECT rowid FROM record_search WHERE record_search MATCH ?)'}
     ORDER BY deciding_date DESC, number DESC LIMIT ${MOST_LINKS}`,
  ).all(JSON.stringify(registers), ...(expression === null ? [] : [expression.match]));
  return rows.map((row) => resolveLink(mainOf(store), { register: row.register, id: row.record_id }));
}
