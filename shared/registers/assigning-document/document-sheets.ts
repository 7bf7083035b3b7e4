import { citedNumberReader, settleCited } from '../cited-number.ts';
import { remarkReader } from '../sheet-readers.ts';
import type { SheetRow, SheetRules } from '../sheet-rules.ts';
import headings from './import-headings.json' with { type: 'json' };
import { levelOfIssuer } from './issuer-level.ts';

/** How sheets of assigning documents are read, among them the registers of Nghị định 30/2020, Phụ lục IV. */
export const documentSheets: SheetRules = {
  columns: headings,
  identifying: ['abstract'],
  fewestColumns: 1,
  naming: ['abstract'],
  days: ['date'],
  nameField: 'abstract',
  sameBy: [['number', 'date']],
  essential: [['date']],
  readers: { citedNumber: citedNumberReader({ day: 'date' }), remark: remarkReader },
  settle: settleDocument,
};

/** A document whose day or issuer stands with its number has them; whose level no cell tells, that of its issuer. */
function settleDocument(row: SheetRow): void {
  settleCited(row, 'number', { day: 'date', issuer: 'issuer' }, (name) =>
    row.referenceTo('organisation', name),
  );
  const { issuer } = row.fields;
  const name = issuer !== null && typeof issuer === 'object' && 'text' in issuer ? issuer.text : null;
  const level = levelOfIssuer(typeof name === 'string' ? name : null);
  if (row.fields['level'] === undefined && level !== null && level !== 'other') row.assume('level', level);
}
