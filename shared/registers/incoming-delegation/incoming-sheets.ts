import { parseOrigins } from '../../import/cells/places.ts';
import { delegationSheets } from '../delegation/delegation-sheets.ts';
import { keepWords, settleBeside } from '../delegation/sheet-lists.ts';
import headings from './import-headings.json' with { type: 'json' };

/** How sheets of incoming delegations are read: their places are where the guests come from. */
export const incomingSheets = delegationSheets({
  columns: headings,
  titleWords: 'doan vao',
  start: { actual: 'arrivalActual', planned: 'arrivalPlanned' },
  end: { actual: 'leaveActual', planned: 'leavePlanned' },
  readers: {
    places(row, { cell, title, doubt }) {
      const read = parseOrigins(cell.text, row.index);
      const stops = read.ok || read.stops.length > 0 ? read.stops : [{ country: null, place: cell.text }];
      row.children['origins'] = stops.map(({ country, place }) =>
        row.newChild({ country, organisation: place }),
      );
      if (read.ok) return;
      if (read.stops.length > 0) row.remarks.push(`${title}: ${cell.text}`);
      for (const value of read.strays) doubt('country-in-words', { value });
    },
    organisation: keepWords,
  },
  settle(row) {
    // Guests of whom only the organisation is told come from somewhere all the same.
    if (row.pending['organisation'] !== undefined) row.children['origins'] ??= [row.newChild({})];
    settleBeside(row, 'origins', 'organisation', 'organisation');
  },
});
