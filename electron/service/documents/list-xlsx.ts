import texts from '../../../shared/reference/report-texts.json' with { type: 'json' };
import labels from '../../../shared/i18n/vi/registers.json' with { type: 'json' };
import { listAll } from '../../../db/lists.ts';
import { referenceRows } from '../../../db/reference.ts';
import type { Store } from '../../../db/store.ts';
import { registerNamed } from '../../../shared/registers/all-registers.ts';
import { childRows, fieldValue, present } from '../../../shared/registers/define-register.ts';
import type { Field, FieldValue } from '../../../shared/registers/field.ts';
import type { ListQuery, ListRow } from '../../../shared/registers/list-query.ts';
import type { AnnexColumn, Cell } from '../../../shared/report/annexes.ts';
import { reportNames, type ReportNames } from '../../../shared/report/report-names.ts';
import { isPlainDate } from '../../../shared/time/plain-date.ts';
import { formatDate } from '../../../shared/time/typed-date.ts';
import { fill } from '../../../shared/text/template.ts';
import { formatNumber } from '../../../shared/text/numbers.ts';

/** Exactly what a list shows, as a sheet with the register's print columns, the count and the sum of lượt. */
export async function listXlsx(store: Store, query: ListQuery): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs');
  const { sheet, table, title } = await import('./report-xlsx.ts');
  const register = registerNamed(query.register);
  const own = labels[register.key as 'outgoingDelegation'];
  const fields: Readonly<Record<string, string>> = own.fields;
  const children: Readonly<Record<string, { readonly title: string }>> = own.children;
  const frame: Readonly<Record<string, string>> = labels.frame;
  const names = reportNames(referenceRows(store));
  const page = listAll(store, query);
  const columns: readonly AnnexColumn[] = register.printColumns.map((key) => ({
    key,
    title: fields[key] ?? children[key]?.title ?? frame[key] ?? key,
    width: key === 'name' || register.fields[key]?.kind === 'longText' ? 26 : 14,
    align: register.fields[key]?.kind === 'date' || key === 'personTrips' ? 'center' : 'left',
  }));
  const people = columns.findIndex((column) => column.key === 'personTrips');
  const total: Cell[] = columns.map((_, index) => (index === people ? page.personTrips : null));
  total[0] = `${texts.annexes.total}: ${formatNumber(page.total)}`;
  const book = new ExcelJS.Workbook();
  const worksheet = sheet(book, own.title);
  title(worksheet, [own.title.toUpperCase()], columns.length);
  const rows = page.rows.map((row) =>
    columns.map((column) => cellOf(row, column.key, register.fields[column.key], names)),
  );
  table(worksheet, { title: '', columns, groups: null, rows, total }, true);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function cellOf(row: ListRow, key: string, field: Field | undefined, names: ReportNames): Cell {
  if (key === 'code') return row.record.code;
  if (key === 'personTrips') return row.personTrips;
  if (key === 'notes') return remarks(row, names);
  const planned = fieldValue(row.record, key.replace(/Actual$/, 'Planned'));
  if (field?.kind === 'date' && fieldValue(row.record, key) === null && planned !== null)
    return fill(texts.plannedDate, { date: plain(planned) });
  if (field !== undefined) return valueCell(fieldValue(row.record, key), field, names);
  const lines = present(childRows(row.record, key)).map((child) =>
    ['place', 'country', 'organisation', 'number', 'date', 'jobTitle', 'agency']
      .map((name) => fieldValue(child, name))
      .map((value) =>
        typeof value === 'string' && /^[A-Z]{2}$/.test(value) ? names.country(value) : plain(value),
      )
      .filter((text) => text !== '')
      .join(', '),
  );
  return lines.length === 0 ? null : lines.join('\n');
}

/** Remarks, led by what keeps a delegation out of the figures: a list on paper has no other place that says so. */
function remarks(row: ListRow, names: ReportNames): Cell {
  const calledOff = fieldValue(row.record, 'calledOff');
  const parts = [
    typeof calledOff === 'string' ? names.choice('calledOff', calledOff) : '',
    fieldValue(row.record, 'nature') === 'private' ? names.choice('nature', 'private') : '',
    fieldValue(row.record, 'countInReport') === false ? texts.setAside : '',
    plain(fieldValue(row.record, 'notes')),
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join('; ');
}

function valueCell(value: FieldValue, field: Field, names: ReportNames): Cell {
  if (value === null) return null;
  if (typeof value === 'number') return value;
  if (field.kind === 'date' && typeof value === 'string' && isPlainDate(value)) return { date: value };
  if (field.kind === 'choice' && typeof value === 'string') return names.choice(field.choiceSet ?? '', value);
  if (field.kind === 'country' && typeof value === 'string') return names.country(value);
  return plain(value);
}

function plain(value: FieldValue): string {
  if (value === null || typeof value === 'boolean') return '';
  if (typeof value === 'string') return isPlainDate(value) ? formatDate(value) : value;
  if (typeof value === 'number') return formatNumber(value);
  if ('text' in value && typeof value.text === 'string') return value.text;
  if ('amount' in value && typeof value.amount === 'number')
    return `${formatNumber(value.amount)} ${String(value.currency)}`;
  return '';
}
