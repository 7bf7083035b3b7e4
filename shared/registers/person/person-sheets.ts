import { cellDate } from '../../import/cells/cell-dates.ts';
import { cellIdentity } from '../../import/cells/cell-identity.ts';
import { cellName } from '../../import/cells/cell-name.ts';
import lists from '../../reference/import-words.json' with { type: 'json' };
import { headKey, normalise } from '../../text/fold.ts';
import { remarkReader } from '../sheet-readers.ts';
import type { KnownColumn, SheetReader, SheetRow, SheetRules, SheetValue } from '../sheet-rules.ts';
import headings from './import-headings.json' with { type: 'json' };

const columns: readonly KnownColumn[] = headings;

/** Keeps a part of a name that stands before the given name. */
const nameBefore: SheetReader = (row, { cell, target }) => {
  row.pending[target] = normalise(cell.text);
};

const personName: SheetReader = (row, { cell, title }) => {
  row.pending['fullName'] = cell.text;
  row.pending['nameHead'] = title;
};

/** Puts the parts of a name together, and takes from it what else it says of the person. */
function settleName(row: SheetRow): void {
  const { familyName, middleName, fullName, nameHead = '' } = row.pending;
  const parts = [familyName, middleName, fullName].filter((part) => typeof part === 'string');
  if (parts.length === 0) return;
  const text = parts.join(' ');
  const { name, sex, otherName, jobTitle, saysMore, isSeveral } = cellName(text);
  if (isSeveral) {
    row.refuse('fullName', 'several-names', { value: text });
    return;
  }
  row.fields['fullName'] = name;
  if (sex !== null) row.fields['sex'] ??= sex;
  if (otherName !== null) row.fields['otherName'] ??= otherName;
  const [held = row.newChild({}), ...more] = row.children['positions'] ?? [];
  const isFree = jobTitle !== null && (held.fields['jobTitle'] ?? null) === null;
  if (isFree) row.children['positions'] = [{ ...held, fields: { ...held.fields, jobTitle } }, ...more];
  if (!saysMore && (jobTitle === null || isFree)) return;
  row.remarks.push(`${String(nameHead)}: ${normalise(text)}`);
  row.doubt('fullName', 'name-beside', { value: normalise(text), name });
}

/** The number of a paper: under a head of passports, or of the papers that every citizen has. */
const paperNumber: SheetReader = (row, value) => {
  if (value.lines.filter(({ text }) => text !== '').length > 1 && value.target !== 'citizenNumber')
    numbersOfRows(row, value);
  else numberOfCell(row, value);
};

/** A number in each of several rows: that of the paper of its row. */
function numbersOfRows(row: SheetRow, { lines, title, doubt }: SheetValue): void {
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
    if (number !== null) papers[at] = { ...own, fields: { ...own.fields, documentNumber: number } };
  }
  row.children['documents'] = papers;
}

function numberOfCell(row: SheetRow, { cell, target, title, doubt }: SheetValue): void {
  const { number, further, beside, doubt: code } = cellIdentity(cell, target === 'citizenNumber');
  if (code !== null) doubt(code);
  if (beside !== '') {
    row.remarks.push(`${title}: ${beside}`);
    doubt('number-beside', { value: beside });
  }
  row.pending[target] = number === null ? [...further] : [number, ...further];
}

/** Each number is a paper of its own; issue and expiry stand with the passport, or with the only number of the sheet. */
function settlePapers(row: SheetRow): void {
  const numbersOf = (target: string): readonly string[] => {
    const numbers = row.pending[target];
    return Array.isArray(numbers) ? numbers.filter((number) => typeof number === 'string') : [];
  };
  const own = numbersOf('documents.documentNumber');
  const all = [...own, ...numbersOf('citizenNumber')];
  if (all.length === 0) return;
  const [first = row.newChild({}), ...more] = row.children['documents'] ?? [];
  const isFirst = own.length > 0 || !row.hasColumn('documents.documentNumber');
  const [number = null, ...further] = isFirst ? all : [null, ...all];
  const held = { ...first, fields: { ...first.fields, documentNumber: number } };
  const rest = further.map((documentNumber) => row.newChild({ documentNumber }));
  const isHeld = number !== null || Object.keys(first.fields).length > 0;
  row.children['documents'] = [...(isHeld ? [held] : []), ...more, ...rest];
}

const sexes: Readonly<Record<string, string>> = { sexMale: 'male', sexFemale: 'female' };

/** A tick under "Nam" or "Nữ"; a day of birth in place of it ("Năm sinh: Nam | Nữ") tells the sex where both heads are there. */
const sexTick: SheetReader = (row, { cell, target, title, doubt }) => {
  const sex = sexes[target] ?? null;
  const key = headKey(cell.text);
  if (/^[xX✓✔v1]$/u.test(cell.text.trim()) || ['nam', 'nu', 'co'].includes(key)) {
    if (row.fields['sex'] !== undefined && row.fields['sex'] !== sex) {
      row.fields['sex'] = null;
      doubt('sex-both');
    } else row.fields['sex'] = sex;
    return;
  }
  if (['0', 'khong'].includes(key) || /^[-–]$/u.test(cell.text.trim())) return;
  const read = cellDate(cell, row.today, { of: 'birth' });
  if (row.hasColumn('sexMale') && row.hasColumn('sexFemale')) {
    row.fields['sex'] ??= sex;
    // "Ngày, tháng, năm sinh: Nam | Nữ" is a usual head of lists.
    const isOfBirth = row.hasColumn('birthDate')
      ? false
      : lists.birthWords.some((word) => headKey(title).includes(word));
    if (!isOfBirth) doubt('sex-by-column', { value: cell.text });
  }
  if (read.ok) row.fields['birthDate'] ??= read.date;
  else {
    row.remarks.push(`${title}: ${cell.text}`);
    doubt('kept-in-words', { value: cell.text });
  }
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
  columnsOf: {
    documents: ['documents.documentNumber', 'citizenNumber'],
    fullName: ['fullName', 'familyName'],
    sex: ['sex', 'sexMale', 'sexFemale'],
  },
  readers: { nameBefore, personName, paperNumber, remark: remarkReader, sexTick },
  settle(row) {
    settleName(row);
    settlePapers(row);
  },
};
