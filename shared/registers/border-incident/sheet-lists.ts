import { fieldValue } from '../../import/cells/field-value.ts';
import type { SheetReader, SheetRow } from '../sheet-rules.ts';
import { incidentLists } from './incident-fields.ts';

const isList = (name: string): name is keyof typeof incidentLists => Object.hasOwn(incidentLists, name);

/** What a column tells of the people, vehicles and goods of an incident, a row of the list to each line of it. */
export const listReader: SheetReader = (row, value) => {
  const [list = '', name = ''] = value.target.split('.');
  const field = isList(list)
    ? Object.entries(incidentLists[list].fields).find(([key]) => key === name)?.[1]
    : undefined;
  if (field === undefined) throw new RangeError(`No field ${value.target}`);
  for (const [line, cell] of value.lines.entries()) {
    if (cell.text === '') continue;
    const read = fieldValue(row, field, { ...value, cell });
    if (read !== null) setInLine(row, list, line, name, read);
  }
};

function setInLine(
  row: SheetRow,
  list: string,
  line: number,
  name: string,
  value: NonNullable<ReturnType<typeof fieldValue>>,
): void {
  const kept = row.pending[`${list}Lines`];
  const lines = Array.isArray(kept) ? kept.map(Number) : [];
  const rows = row.children[list] ?? [];
  const at = lines.indexOf(line);
  if (at === -1) {
    row.children[list] = [...rows, row.newChild({ [name]: value })];
    row.pending[`${list}Lines`] = [...lines, line];
  } else
    row.children[list] = rows.map((one, place) =>
      place === at ? { ...one, fields: { ...one.fields, [name]: value } } : one,
    );
}
