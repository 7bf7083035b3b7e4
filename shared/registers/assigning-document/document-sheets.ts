import { readCited } from '../cited-number.ts';
import type { Field } from '../field.ts';
import { remarkReader } from '../sheet-readers.ts';
import type { SheetReader, SheetRow, SheetRules } from '../sheet-rules.ts';
import headings from './import-headings.json' with { type: 'json' };
import { levelOfIssuer } from './issuer-level.ts';

/** How sheets of assigning documents are read, among them the registers of Nghị định 30/2020, Phụ lục IV. */
export const documentSheets = (number: Field): SheetRules => ({
  columns: headings,
  identifying: ['abstract'],
  fewestColumns: 1,
  naming: ['abstract'],
  days: ['date'],
  nameField: 'abstract',
  sameBy: [['number', 'date']],
  essential: [['date']],
  readers: { remark: remarkReader, symbol: symbolReader(number) },
  settle(row) {
    joinSymbol(row);
    assumeLevel(row);
  },
});

/** The sign of a document in a column of its own: "TB-UBND" beside 88; the whole number where no other column has it. */
function symbolReader(number: Field): SheetReader {
  return (row, value) => {
    if (row.hasColumn('number')) row.pending['symbol'] = value.cell.text;
    else readCited(row, number, { ...value, target: 'number' });
  };
}

function joinSymbol(row: SheetRow): void {
  const { number } = row.fields;
  const symbol = row.pending['symbol'];
  if (typeof symbol !== 'string') return;
  const isBare = typeof number === 'string' && /^\d+\p{L}?$/u.test(number);
  if (isBare) row.fields['number'] = `${number}/${symbol.replace(/^\s*\//, '').trim()}`;
  else row.remarks.push(symbol);
}

/** A document whose level no cell tells has that of its issuer. */
function assumeLevel(row: SheetRow): void {
  const { issuer } = row.fields;
  const name = issuer !== null && typeof issuer === 'object' && 'text' in issuer ? issuer.text : null;
  const level = levelOfIssuer(typeof name === 'string' ? name : null);
  if (row.fields['level'] === undefined && level !== null && level !== 'other') row.assume('level', level);
}
