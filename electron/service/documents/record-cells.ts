import texts from '../../../shared/reference/report-texts.json' with { type: 'json' };
import labels from '../../../shared/i18n/vi/registers.json' with { type: 'json' };
import { childRows, fieldValue, shownRows, shownValue } from '../../../shared/registers/define-register.ts';
import type { AnyRecord, AnyRegister } from '../../../shared/registers/define-register.ts';
import type { Field, FieldValue, RecordLink } from '../../../shared/registers/field.ts';
import { isRecordLink } from '../../../shared/registers/field-values.ts';
import type { ListRow } from '../../../shared/registers/list-query.ts';
import type { Cell } from '../../../shared/report/table-layout.ts';
import type { ReportNames } from '../../../shared/report/report-names.ts';
import { isPlainDate } from '../../../shared/time/plain-date.ts';
import { formatOfficialDate } from '../../../shared/time/typed-date.ts';
import { fill } from '../../../shared/text/template.ts';
import { formatNumber } from '../../../shared/text/numbers.ts';

/** Every register has its labels, which a test holds; those of one stand for the form of all. */
function labelsOf(register: AnyRegister): (typeof labels)['outgoingDelegation'] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as said above
  return labels[register.key as 'outgoingDelegation'];
}

/** The official Vietnamese name of a register, for its title. */
export function registerTitle(register: AnyRegister): string {
  return labelsOf(register).title;
}

/** What one record of a register is called: `sự vụ biên giới`. */
export function registerOne(register: AnyRegister): string {
  return labelsOf(register).one;
}

/** The official Vietnamese name of a section of a form. */
export function sectionTitle(section: string): string {
  const sections: Readonly<Record<string, string>> = labels.sections;
  return sections[section] ?? section;
}

/** The official Vietnamese label of a column: a field, a child list or a derived name; the key itself where there is none. */
export function columnTitle(register: AnyRegister, key: string): string {
  const own = labelsOf(register);
  const fields: Readonly<Record<string, string>> = own.fields;
  const children: Readonly<Record<string, { readonly title: string }>> = own.children;
  const frame: Readonly<Record<string, string>> = labels.frame;
  if (key === 'decidingDate') return 'decidingDate' in own ? own.decidingDate : key;
  if (key === 'lastDate') return 'lastDate' in own ? own.lastDate : key;
  return fields[key] ?? children[key]?.title ?? frame[key] ?? key;
}

/** The official Vietnamese label of a field of a child list. */
export function childTitle(register: AnyRegister, list: string, key: string): string {
  const own = labelsOf(register);
  const children: Readonly<Record<string, { readonly fields: Readonly<Record<string, string>> }>> =
    own.children;
  return children[list]?.fields[key] ?? key;
}

/** The cell of a column of the printed register: a field, a child list, or a derived name. */
export function cellOf(row: ListRow, key: string, register: AnyRegister, names: ReportNames): Cell {
  if (key === 'code') return row.record.code;
  if (key === 'personTrips') return row.personTrips;
  if (key === 'status') return row.status === null ? null : names.choice('status', row.status);
  if (key === 'decidingDate') return row.decidingDate === null ? null : { date: row.decidingDate };
  if (key === 'lastDate') return row.lastDate === null ? null : { date: row.lastDate };
  const inForce = row.inForce[key];
  if (inForce !== undefined) return inForce === null ? null : { date: inForce };
  const state = register.states?.[key];
  if (state !== undefined) {
    const code = row.states[key] ?? null;
    return code === null ? null : names.choice(state.choiceSet, code);
  }
  return recordCell(row.record, key, register, names);
}

/** The cell of a field or child list of a record, as the printed register and the exported sheet have it. */
export function recordCell(record: AnyRecord, key: string, register: AnyRegister, names: ReportNames): Cell {
  if (key === 'notes') return remarks(record, names);
  const field = register.fields[key];
  const planned = fieldValue(record, key.replace(/Actual$/, 'Planned'));
  if (field?.kind === 'date' && fieldValue(record, key) === null && planned !== null)
    return fill(texts.plannedDate, { date: plain(planned) });
  if (field !== undefined) return valueCell(shownValue(register, record, key), field, names);
  const list = register.children[key];
  if (list === undefined) return null;
  const lines = shownRows(list, childRows(record, key)).map((child) =>
    (list.printed ?? list.columns)
      .map((name) => {
        const own = list.fields[name];
        return own === undefined ? '' : cellWords(valueCell(fieldValue(child, name), own, names));
      })
      .filter((text) => text !== '')
      .join(', '),
  );
  return lines.length === 0 ? null : lines.join('\n');
}

/** A cell as text: numbers 1.234, dates dd/MM/yyyy. */
export function cellWords(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return formatNumber(cell);
  return typeof cell === 'string' ? cell : formatOfficialDate(cell.date);
}

/** Remarks, led by what keeps a delegation out of the figures: a list on paper has no other place that says so. */
function remarks(record: AnyRecord, names: ReportNames): Cell {
  const calledOff = fieldValue(record, 'calledOff');
  const parts = [
    typeof calledOff === 'string' ? names.choice('calledOff', calledOff) : '',
    fieldValue(record, 'nature') === 'private' ? names.choice('nature', 'private') : '',
    fieldValue(record, 'countInReport') === false ? texts.setAside : '',
    plain(fieldValue(record, 'notes')),
  ].filter((part) => part !== '');
  return parts.length === 0 ? null : parts.join('; ');
}

/** The cell of a value by the kind of its field; identity numbers stay masked. */
export function valueCell(value: FieldValue, field: Field, names: ReportNames): Cell {
  if (value === null) return null;
  if (typeof value === 'number') return value;
  if (field.kind === 'date' && typeof value === 'string' && isPlainDate(value)) return { date: value };
  if (typeof value === 'boolean') return value ? texts.yes : null;
  if (field.kind === 'choice' && typeof value === 'string') return names.choice(field.choiceSet ?? '', value);
  if (field.kind === 'country' && typeof value === 'string') return names.country(value);
  return plain(value);
}

function plain(value: FieldValue): string {
  if (value === null || typeof value === 'boolean') return '';
  if (typeof value === 'string') return isPlainDate(value) ? formatOfficialDate(value) : value;
  if (typeof value === 'number') return formatNumber(value);
  if (Array.isArray(value)) return fileNames(value);
  if (isRecordLink(value)) return linkWords(value);
  if ('normalised' in value && typeof value.normalised === 'string') return value.normalised;
  if ('text' in value && typeof value.text === 'string') return value.text;
  if ('masked' in value) {
    if (typeof value.masked === 'string') return value.masked;
    return value.unreadable === 'erased' ? texts.erasedNumber : '';
  }
  if ('amount' in value && typeof value.amount === 'number')
    return `${formatNumber(value.amount)} ${String(value.currency)}`;
  return '';
}

function fileNames(files: readonly unknown[]): string {
  return files
    .flatMap((file) =>
      typeof file === 'object' && file !== null && 'name' in file ? [String(file.name)] : [],
    )
    .join('; ');
}

function linkWords(link: RecordLink): string {
  const title = link.title ?? '';
  const day = link.date === undefined || link.date === null ? '' : formatOfficialDate(link.date);
  const date = title.includes(day) ? '' : day;
  return [link.code ?? '', date, title].filter((part) => part !== '').join(', ');
}
