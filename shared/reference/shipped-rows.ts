import countries from './countries.json' with { type: 'json' };
import currencies from './currencies.json' with { type: 'json' };
import deadlines from './statutory-deadlines.json' with { type: 'json' };
import gates from './gates.json' with { type: 'json' };
import holidays from './holidays.json' with { type: 'json' };
import incidentTypes from './incident-types.json' with { type: 'json' };
import occasions from './occasions.json' with { type: 'json' };
import organisations from './organisations.json' with { type: 'json' };
import places from './places.json' with { type: 'json' };
import positions from './positions.json' with { type: 'json' };
import purposes from './purposes.json' with { type: 'json' };
import reportBases from './report-bases.json' with { type: 'json' };
import talkMechanisms from './talk-mechanisms.json' with { type: 'json' };
import treatyArticles from './treaty-articles.json' with { type: 'json' };
import units from './units.json' with { type: 'json' };
import { isPlainDate } from '../time/plain-date.ts';
import type { Holiday } from '../time/working-days.ts';
import type { ReferenceRow } from './reference-row.ts';

/** Raised whenever a shipped row changes, or how they are brought in, so that existing data folders take it over. */
export const referenceDataVersion = 7;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the compiler reads JSON wider than it is; a test holds every row against the schema
const rows = (json: readonly unknown[]): readonly ReferenceRow[] => json as readonly ReferenceRow[];

/** Every shipped row of reference data. */
export const shippedRows: readonly ReferenceRow[] = [
  countries,
  places,
  organisations,
  units,
  gates,
  purposes,
  positions,
  currencies,
  holidays,
  deadlines,
  incidentTypes,
  treatyArticles,
  occasions,
  talkMechanisms,
  reportBases,
].flatMap(rows);

/** The days off, and the days worked in exchange for one, that rows of reference data hold. */
export function holidaysOf(all: readonly ReferenceRow[]): readonly Holiday[] {
  return all.flatMap((row): readonly Holiday[] => {
    if (row.catalogue !== 'holiday' || !isPlainDate(row.code)) return [];
    const kind = row.attributes['kind'] === 'workingDay' ? 'workingDay' : 'holiday';
    return [{ date: row.code, kind, name: row.name }];
  });
}
