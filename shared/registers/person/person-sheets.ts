import { normalise } from '../../text/fold.ts';
import type { KnownColumn, SheetReader, SheetRules } from '../sheet-rules.ts';
import headings from './import-headings.json' with { type: 'json' };

const columns: readonly KnownColumn[] = headings;

/** Keeps a part of a name that stands before the given name. */
const nameBefore: SheetReader = (row, { cell, target }) => {
  row.pending[target] = normalise(cell.text);
};

/** How sheets of people are read: a name may stand in up to three cells, "Họ | Đệm | Tên". */
export const personSheets: SheetRules = {
  columns,
  identifying: ['fullName'],
  fewestColumns: 0,
  naming: ['fullName'],
  days: [],
  nameField: 'fullName',
  repeatNeeds: 'birthDate',
  essential: [],
  columnsOf: { fullName: ['fullName', 'familyName'] },
  readers: { nameBefore },
  settle(row) {
    const { familyName, middleName } = row.pending;
    const parts = [familyName, middleName, row.fields['fullName']].filter((part) => typeof part === 'string');
    if (parts.length > 0) row.fields['fullName'] = normalise(parts.join(' '));
  },
};
