import lists from '../../../shared/reference/import-words.json' with { type: 'json' };
import { newId } from '../../../db/ids.ts';
import type { ReferenceIndex } from '../../../shared/reference/find-reference.ts';
import type { OpenRegister } from '../../../shared/registers/all-registers.ts';
import type { Field, JsonValue } from '../../../shared/registers/field.ts';
import {
  cellCount,
  cellDate,
  cellText,
  emptyCell,
  type SheetCell,
} from '../../../shared/import/import-cells.ts';
import type { RowProblem } from '../../../shared/import/import-result.ts';
import type { RecordSave } from '../../../shared/registers/save-request.ts';
import type { SheetReader, SheetRow, SheetValue } from '../../../shared/registers/sheet-rules.ts';
import { parseTypedTime } from '../../../shared/time/typed-time.ts';
import { headKey, normalise } from '../../../shared/text/fold.ts';
import { isPlainDate, type PlainDate } from '../../../shared/time/plain-date.ts';
import type { FoundColumn } from './find-columns.ts';

export interface RowReader {
  readonly register: OpenRegister;
  readonly columns: readonly FoundColumn[];
  readonly index: ReferenceIndex;
  readonly today: PlainDate;
  /** Vietnamese labels of choices, by set and code. */
  readonly choiceLabels: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface ReadRow {
  readonly save: RecordSave;
  readonly problems: readonly RowProblem[];
}

/** Reads one row into what would be saved, with the reasons that keep it out. */
export function readRow(reader: RowReader, cells: readonly SheetCell[], rowNumber: number): ReadRow {
  const { register } = reader;
  const problems: RowProblem[] = [];
  const row = beginRow(reader);
  for (const { index, reader: name, target, title } of reader.columns) {
    const cell = cells[index] ?? emptyCell;
    if (cell.text === '' || name === 'ignore') continue;
    const read = generalReaders(register)[name] ?? register.sheets.readers?.[name];
    if (read === undefined) throw new RangeError(`No reader ${name}`);
    read(row, {
      cell,
      target,
      title,
      refuse: (code, params = {}) => problems.push({ row: rowNumber, column: title, code, params }),
    });
  }
  register.sheets.settle?.(row);
  nameAsOfItsDay(register, row);
  keepRemarks(row);
  const { fields, children } = row;
  return { save: { register: register.name, id: newId(), fields, children }, problems };
}

function beginRow({ columns, index, today, choiceLabels }: RowReader): SheetRow {
  return {
    today,
    index,
    fields: {},
    children: {},
    remarks: [],
    pending: {},
    hasColumn: (target) => columns.some((column) => column.target === target),
    newChild: (fields) => ({ id: newId(), fields }),
    referenceTo(catalogue, text) {
      const name = normalise(text);
      return name === '' ? null : { code: index.named(catalogue, name)?.code ?? null, text: name };
    },
    choiceOf: (field, text) => choiceOf(field, choiceLabels[field.choiceSet ?? ''] ?? {}, text),
  };
}

/** Readers that serve every register: a field, and a field of the first row of a child list. */
function generalReaders(register: OpenRegister): Readonly<Record<string, SheetReader>> {
  return {
    field(row, value) {
      const field = register.fields[value.target];
      if (field === undefined) throw new RangeError(`No field ${value.target}`);
      const read = valueOf(row, field, value);
      if (read !== null) row.fields[value.target] = read;
    },
    child(row, value) {
      const [list = '', name = ''] = value.target.split('.');
      const field = register.children[list]?.fields[name];
      if (field === undefined) throw new RangeError(`No field ${value.target}`);
      const [first = row.newChild({}), ...rest] = row.children[list] ?? [];
      const read = valueOf(row, field, value);
      const fields = read === null ? first.fields : { ...first.fields, [name]: read };
      row.children[list] = [{ ...first, fields }, ...rest];
    },
  };
}

function valueOf(row: SheetRow, field: Field, { cell, title, refuse }: SheetValue): JsonValue {
  switch (field.kind) {
    case 'date': {
      const read = cellDate(cell, row.today);
      if (read.ok) return read.date;
      refuse(read.problem, { value: cell.text });
      return null;
    }
    case 'integer': {
      const count = cellCount(cell);
      if (count === null) refuse('not-a-number', { value: cell.text });
      return count;
    }
    case 'choice': {
      const code = row.choiceOf(field, cell.text);
      // What no code stands for is kept in words.
      if (code === null) row.remarks.push(`${title}: ${cell.text}`);
      return code;
    }
    case 'reference':
      return field.catalogue === null ? null : row.referenceTo(field.catalogue, cell.text);
    case 'country': {
      const found = row.index.named('country', cell.text);
      if (found === undefined) refuse('unknown-country', { value: cell.text });
      return found?.code ?? null;
    }
    case 'boolean':
      return lists.yesWords.includes(headKey(cell.text)) || headKey(cell.text) === 'x';
    case 'marker':
      return { text: normalise(cell.text) };
    case 'time': {
      const time = parseTypedTime(cell.text);
      if (time === null) refuse('not-a-time', { value: cell.text });
      return time;
    }
    case 'recordLink':
      // A link is made by hand: the words of the sheet are kept.
      row.remarks.push(`${title}: ${cell.text}`);
      return null;
    default:
      return cellText(cell);
  }
}

function choiceOf(field: Field, labels: Readonly<Record<string, string>>, text: string): string | null {
  const key = headKey(text);
  const sets: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = lists.choices;
  const synonyms = sets[field.choiceSet ?? ''] ?? {};
  const whole = field.choices.find(
    (code) => headKey(labels[code] ?? '') === key || synonyms[code]?.includes(key) === true,
  );
  if (whole !== undefined) return whole;
  const part = field.choices
    .flatMap((code) =>
      [headKey(labels[code] ?? ''), ...(synonyms[code] ?? [])].map((name) => ({ code, name })),
    )
    .filter(({ name }) => name.length >= 4 && ` ${key} `.includes(` ${name} `))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  return part?.code ?? null;
}

/** Names of units that changed stand for the unit of the record's own day. */
function nameAsOfItsDay(register: OpenRegister, row: SheetRow): void {
  const day = register.dateFields.map((name) => row.fields[name]).find((one) => typeof one === 'string');
  if (typeof day !== 'string' || !isPlainDate(day)) return;
  for (const [name, field] of Object.entries(register.fields)) {
    const value = row.fields[name];
    if (field.kind !== 'reference' || field.catalogue === null) continue;
    if (value === null || typeof value !== 'object' || !('text' in value)) continue;
    const found = row.index.named(field.catalogue, String(value.text), day);
    if (found !== undefined) row.fields[name] = { code: found.code, text: String(value.text) };
  }
}

function keepRemarks(row: SheetRow): void {
  if (row.remarks.length === 0) return;
  row.fields['notes'] = [row.fields['notes'], ...row.remarks]
    .filter((remark) => typeof remark === 'string')
    .join('; ');
}
