import { cellIdentity } from '../../import/cells/cell-identity.ts';
import { choice } from '../field.ts';
import { travelDocumentTypes } from '../delegation/delegation-fields.ts';
import type { SheetReader, SheetRow, SheetValue } from '../sheet-rules.ts';

/** The papers that a head alone tells, by target; what citizens have at home is no paper to travel with. */
const typeOf: Readonly<Record<string, string>> = {
  diplomaticNumber: 'diplomaticPassport',
  officialNumber: 'officialPassport',
  ordinaryNumber: 'ordinaryPassport',
  citizenNumber: 'other',
};

/** Columns of numbers of papers, from the passport that is used first. */
export const paperTargets: readonly string[] = ['documents.documentNumber', ...Object.keys(typeOf)];

const documentType = choice('travelDocument', travelDocumentTypes);
/** A Vietnamese passport without its letter. */
const LETTERLESS = /^\d{7}$/;

/** The number of a paper: under a head of passports, or of the papers that every citizen has. */
export const paperNumber: SheetReader = (row, value) => {
  if (value.lines.filter(({ text }) => text !== '').length > 1 && value.target !== 'citizenNumber')
    numbersOfRows(row, value);
  else numberOfCell(row, value);
};

const typeUnder = (row: SheetRow, { target, title }: SheetValue): string | null =>
  typeOf[target] ?? row.choiceOf(documentType, title);

/** A number in each of several rows: that of the paper of its row. */
function numbersOfRows(row: SheetRow, value: SheetValue): void {
  const { lines, title, doubt } = value;
  const type = typeUnder(row, value);
  const papers = [...(row.children['documents'] ?? [])];
  for (const [at, cell] of lines.entries()) {
    if (cell.text === '') continue;
    const { number, further, beside, doubt: code } = cellIdentity(cell);
    if (code !== null) doubt(code);
    if (beside !== '' || further.length > 0) {
      row.remarks.push(`${title}: ${beside}`);
      doubt('number-beside', { value: beside });
    }
    while (papers.length <= at) papers.push(row.newChild({}));
    const own = papers[at] ?? row.newChild({});
    const told = type === null ? {} : { documentType: type };
    if (number !== null) papers[at] = { ...own, fields: { ...told, ...own.fields, documentNumber: number } };
  }
  row.children['documents'] = papers;
}

function numberOfCell(row: SheetRow, value: SheetValue): void {
  const { cell, target, title, doubt } = value;
  const isCitizens = target === 'citizenNumber';
  const { number, further, beside, doubt: code } = cellIdentity(cell, isCitizens);
  if (code !== null) doubt(code);
  if (!isCitizens && number !== null && LETTERLESS.test(number)) doubt('number-letterless');
  if (beside !== '') {
    row.remarks.push(`${title}: ${beside}`);
    doubt('number-beside', { value: beside });
  }
  row.pending[target] = number === null ? [...further] : [number, ...further];
  row.pending[`${target}Type`] = typeUnder(row, value);
}

/** Each number is a paper of its own; issue and expiry stand with the passport, or with the only number of the sheet. */
export function settlePapers(row: SheetRow): void {
  const papers = paperTargets.flatMap((target) => {
    const numbers = row.pending[target];
    const type = row.pending[`${target}Type`];
    const told = typeof type === 'string' ? { documentType: type } : {};
    return (Array.isArray(numbers) ? numbers : []).flatMap((number, at) =>
      typeof number === 'string'
        ? [{ target, fields: { ...(at === 0 ? told : {}), documentNumber: number } }]
        : [],
    );
  });
  const [paper] = papers;
  if (paper === undefined) return;
  const [first = row.newChild({}), ...more] = row.children['documents'] ?? [];
  const isFirst = paper.target !== 'citizenNumber' || !row.hasColumn('documents.documentNumber');
  const held = isFirst ? { ...first, fields: { ...paper.fields, ...first.fields } } : first;
  const rest = papers.slice(isFirst ? 1 : 0).map(({ fields }) => row.newChild(fields));
  const isHeld = isFirst || Object.keys(first.fields).length > 0;
  row.children['documents'] = [...(isHeld ? [held] : []), ...more, ...rest];
}
