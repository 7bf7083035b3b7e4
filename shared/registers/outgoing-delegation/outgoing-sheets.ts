import { isRegion } from '../../import/cells/place-tokens.ts';
import { parsePlaces } from '../../import/cells/places.ts';
import { normalise } from '../../text/fold.ts';
import { delegationSheets } from '../delegation/delegation-sheets.ts';
import { keepWords, settleBeside } from '../delegation/sheet-lists.ts';
import { keepPlacePeople } from '../delegation/sheet-people.ts';
import headings from './import-headings.json' with { type: 'json' };

/** How sheets of outgoing delegations are read: their places are the stops of the journey. */
export const outgoingSheets = delegationSheets({
  columns: headings,
  titleWords: 'doan ra',
  start: { actual: 'departureActual', planned: 'departurePlanned' },
  end: { actual: 'returnActual', planned: 'returnPlanned' },
  readers: {
    places(row, value) {
      const { cell, title, refuse, doubt } = value;
      const read = parsePlaces(cell.text, row.index);
      row.children['stops'] = read.stops.map(({ country, place }) => row.newChild({ country, place }));
      keepPlacePeople(row, value, read.people);
      if (read.stops.some(({ country }) => country === 'VN')) doubt('country-home', { value: cell.text });
      if (read.ok) return;
      if (read.stops.length === 0) {
        // "ASEAN" is where they went, though no one country; a name that nobody knows is to be mended.
        if (!read.strays.every(isRegion)) {
          refuse('unknown-country', { value: read.unknown });
          return;
        }
        row.children['stops'] = [row.newChild({ country: null, place: normalise(cell.text) })];
      } else if (read.people === undefined) row.remarks.push(`${title}: ${cell.text}`);
      for (const stray of read.strays)
        doubt(isRegion(stray) ? 'no-one-country' : 'country-in-words', { value: stray });
    },
    placeText: keepWords,
  },
  settle(row) {
    settleBeside(row, 'stops', 'place', 'placeText');
  },
});
