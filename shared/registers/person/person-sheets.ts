import { cellDate } from '../../import/cells/cell-dates.ts';
import { cellName } from '../../import/cells/cell-name.ts';
import { cellPost } from '../../import/cells/cell-post.ts';
import lists from '../../reference/import-words.json' with { type: 'json' };
import { headKey, normalise } from '../../text/fold.ts';
import { remarkReader } from '../sheet-readers.ts';
import type { KnownColumn, SheetReader, SheetRow, SheetRules } from '../sheet-rules.ts';
import { paperNumber, paperTargets, settlePapers } from './person-papers.ts';
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

/** A post with the office where it is held: "Giám đốc Sở Ngoại vụ"; what tells no two such parts is named. */
const post: SheetReader = (row, { cell, doubt }) => {
  const read = cellPost(cell.text);
  const { jobTitle, agency } = read ?? { jobTitle: normalise(cell.text), agency: null };
  if (read === null) doubt('post-whole', { value: normalise(cell.text) });
  const [held = row.newChild({}), ...more] = row.children['positions'] ?? [];
  const fields = {
    ...(jobTitle === null ? {} : { jobTitle }),
    ...(agency === null ? {} : { agency: row.referenceTo('organisation', agency) }),
  };
  row.children['positions'] = [{ ...held, fields: { ...fields, ...held.fields } }, ...more];
};

/** A telephone; a spreadsheet drops the zero at its beginning, which nobody can tell from a number that never had one. */
const phone: SheetReader = (row, value) => {
  remarkReader(row, value);
  const { text } = value.cell;
  if (/^[35789]\d{8}$/.test(text.replaceAll(/[\s.-]/g, ''))) value.doubt('phone-zero', { value: text });
};

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
    documents: paperTargets,
    fullName: ['fullName', 'familyName'],
    sex: ['sex', 'sexMale', 'sexFemale'],
  },
  readers: { nameBefore, personName, paperNumber, post, remark: remarkReader, phone, sexTick },
  settle(row) {
    settleName(row);
    settlePapers(row);
  },
};
