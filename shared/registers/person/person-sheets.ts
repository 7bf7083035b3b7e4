import { cellDate } from '../../import/cells/cell-dates.ts';
import { headKey, normalise } from '../../text/fold.ts';
import type { KnownColumn, SheetReader, SheetRules } from '../sheet-rules.ts';
import headings from './import-headings.json' with { type: 'json' };

const columns: readonly KnownColumn[] = headings;

/** Keeps a part of a name that stands before the given name. */
const nameBefore: SheetReader = (row, { cell, target }) => {
  row.pending[target] = normalise(cell.text);
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
  if (row.hasColumn('sexMale') && row.hasColumn('sexFemale')) {
    row.fields['sex'] ??= sex;
    doubt('sex-by-column', { value: cell.text });
  }
  const read = cellDate(cell, row.today, { of: 'birth' });
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
  columnsOf: { fullName: ['fullName', 'familyName'], sex: ['sex', 'sexMale', 'sexFemale'] },
  readers: { nameBefore, sexTick },
  settle(row) {
    const { familyName, middleName } = row.pending;
    const parts = [familyName, middleName, row.fields['fullName']].filter((part) => typeof part === 'string');
    if (parts.length > 0) row.fields['fullName'] = normalise(parts.join(' '));
  },
};
