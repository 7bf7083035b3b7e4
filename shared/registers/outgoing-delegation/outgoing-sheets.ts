import { parsePlaces } from '../../import/cells/places.ts';
import { delegationSheets } from '../delegation/delegation-sheets.ts';
import headings from './import-headings.json' with { type: 'json' };

/** How sheets of outgoing delegations are read: their places are the stops of the journey. */
export const outgoingSheets = delegationSheets({
  columns: headings,
  titleWords: 'doan ra',
  start: { actual: 'departureActual', planned: 'departurePlanned' },
  end: { actual: 'returnActual', planned: 'returnPlanned' },
  readers: {
    places(row, { cell, refuse }) {
      const read = parsePlaces(cell.text, row.index);
      if (read.ok)
        row.children['stops'] = read.stops.map(({ country, place }) => row.newChild({ country, place }));
      else refuse('unknown-country', { value: read.unknown });
    },
    placeText(row, { cell }) {
      row.pending['place'] = cell.text;
    },
  },
  settle(row) {
    const [stop, ...more] = row.children['stops'] ?? [];
    const place = row.pending['place'];
    if (place === undefined || stop === undefined) return;
    row.children['stops'] = [
      { ...stop, fields: { ...stop.fields, place: stop.fields['place'] ?? place } },
      ...more,
    ];
  },
});
