import { isRegion } from '../../import/cells/place-tokens.ts';
import { parseOrigins } from '../../import/cells/places.ts';
import { delegationSheets } from '../delegation/delegation-sheets.ts';
import { keepWords, settleBeside } from '../delegation/sheet-lists.ts';
import { keepPlacePeople } from '../delegation/sheet-people.ts';
import headings from './import-headings.json' with { type: 'json' };

/** How sheets of incoming delegations are read: their places are where the guests come from. */
export const incomingSheets = delegationSheets({
  columns: headings,
  titleWords: 'doan vao',
  start: { actual: 'arrivalActual', planned: 'arrivalPlanned' },
  end: { actual: 'leaveActual', planned: 'leavePlanned' },
  readers: {
    places(row, value) {
      const { cell, title, doubt } = value;
      const read = parseOrigins(cell.text, row.index);
      const stops = read.ok || read.stops.length > 0 ? read.stops : [{ country: null, place: cell.text }];
      row.children['origins'] = stops.map(({ country, place }) =>
        row.newChild({ country, organisation: place }),
      );
      keepPlacePeople(row, value, read.people);
      if (read.ok) return;
      if (read.stops.length > 0 && read.people === undefined) row.remarks.push(`${title}: ${cell.text}`);
      for (const stray of read.strays)
        doubt(isRegion(stray) ? 'no-one-country' : 'country-in-words', { value: stray });
    },
    organisation: keepWords,
  },
  settle(row) {
    // Guests of whom only the organisation is told come from somewhere all the same.
    if (row.pending['organisation'] !== undefined) row.children['origins'] ??= [row.newChild({})];
    settleBeside(row, 'origins', 'organisation', 'organisation');
  },
});
