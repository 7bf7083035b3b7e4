import type { PersonMatch } from '../../shared/contract/records.ts';
import { person, positionOn } from '../../shared/registers/person/person.ts';
import { personNameKey } from '../../shared/text/collation.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { readTyped } from '../record-rows.ts';
import { searchExpression } from './search.ts';
import { prepared } from '../file/sqlite.ts';
import type { ReadStore } from '../store.ts';
import { today } from '../today.ts';
import { mainOf } from '../file/handles.ts';

/**
 * Known people who bear a name, with the position each held on a day: those with just that name, else those whose names
 * hold all its words. Two people may share a name, so who is meant is asked.
 */
export function matchPeople(store: ReadStore, name: string, on: PlainDate | null): readonly PersonMatch[] {
  const exact = prepared<[string], string>(
    mainOf(store),
    `SELECT record_id FROM record_summary
     WHERE register = '${person.name}' AND withdrawn = 0 AND title_key = ? LIMIT 10`,
  )
    .pluck()
    .all(personNameKey(name));
  const ids = exact.length > 0 ? exact : similar(store, name);
  return readTyped(store, person.name, ids, ['positions']).map((found) => {
    const held = positionOn(found, on ?? today(store));
    return {
      id: found.id,
      code: found.code,
      fullName: found.fullName ?? '',
      jobTitle: held?.jobTitle ?? null,
      agency: held?.agency?.text ?? null,
      sex: found.sex,
      birthDate: found.birthDate,
      nationality: found.nationality,
      category: found.category,
    };
  });
}

function similar(store: ReadStore, name: string): readonly string[] {
  const expression = searchExpression(name);
  if (expression === null) return [];
  return prepared<[string], string>(
    mainOf(store),
    `SELECT record_id FROM record_summary WHERE register = '${person.name}' AND withdrawn = 0
       AND number IN (SELECT rowid FROM record_search WHERE record_search MATCH ?) ORDER BY title_key LIMIT 8`,
  )
    .pluck()
    .all(expression.match);
}
