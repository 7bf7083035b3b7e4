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
  readers: { remark: remarkReader },
  settle: settleDocument,
};

/** A document whose level no cell tells has that of its issuer. */
function settleDocument(row: SheetRow): void {
  const { issuer } = row.fields;
  const name = issuer !== null && typeof issuer === 'object' && 'text' in issuer ? issuer.text : null;
  const level = levelOfIssuer(typeof name === 'string' ? name : null);
  if (row.fields['level'] === undefined && level !== null && level !== 'other') row.assume('level', level);
}
