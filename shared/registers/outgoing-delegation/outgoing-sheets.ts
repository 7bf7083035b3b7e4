import { parsePlaces } from '../../import/cells/places.ts';
import { delegationSheets } from '../delegation/delegation-sheets.ts';
import { keepWords, settleBeside } from '../delegation/sheet-lists.ts';
import headings from './import-headings.json' with { type: 'json' };

/** How sheets of outgoing delegations are read: their places are the stops of the journey. */
export const outgoingSheets = delegationSheets({
  columns: headings,
  titleWords: 'doan ra',
  start: { actual: 'departureActual', planned: 'departurePlanned' },
  end: { actual: 'returnActual', planned: 'returnPlanned' },
  readers: {
    places(row, { cell, title, refuse, doubt }) {
      const read = parsePlaces(cell.text, row.index);
      row.children['stops'] = read.stops.map(({ country, place }) => row.newChild({ country, place }));
      if (read.ok) return;
      // No trip is recorded without a country: only beside a known one can a name that is none be left to the remarks.
      if (read.stops.length === 0) {
        refuse('unknown-country', { value: read.unknown });
        return;
      }
      row.remarks.push(`${title}: ${cell.text}`);
      for (const value of read.strays) doubt('country-in-words', { value });
    },
    placeText: keepWords,
  },
  settle(row) {
    settleBeside(row, 'stops', 'place', 'placeText');
  },
});
