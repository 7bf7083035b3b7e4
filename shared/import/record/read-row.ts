import type { ReferenceIndex } from '../../reference/find-reference.ts';
import type { OpenRegister } from '../../registers/all-registers.ts';
import { citedDocument, readCited, settleCited } from '../../registers/cited-number.ts';
import type { Field, JsonValue } from '../../registers/field.ts';
import type { IssuePlace } from '../../registers/check.ts';
import { withoutNumbersInTexts } from '../../registers/numbers-in-texts.ts';
import type { RecordSave } from '../../registers/save-request.ts';
import { secrecyReader } from '../../registers/secrecy-column.ts';
import type { SheetChild, SheetReader, SheetRow, SheetValue } from '../../registers/sheet-rules.ts';
import { normalise } from '../../text/fold.ts';
import { isPlainDate, type PlainDate } from '../../time/plain-date.ts';
import { usualPractice } from '../../reference/usual-practice.ts';
import type { DeadlinePractice } from '../../time/worded-deadline.ts';
import { choiceOf } from '../cells/choices.ts';
import { fieldValue } from '../cells/field-value.ts';
import { hasLongLine } from '../cells/long-line.ts';
import { emptyCell, type SheetCell } from '../cells/sheet-cells.ts';
import type { FoundColumn } from '../columns/found-columns.ts';
import type { QuestionSample, RowProblem } from '../import-result.ts';
import type { TableRecord } from '../table/record-lines.ts';
import type { TitlePeriod } from '../table/title-period.ts';
import { rowSecrecy } from './row-secrecy.ts';

export interface RowReader {
  readonly register: OpenRegister;
  readonly columns: readonly FoundColumn[];
  readonly index: ReferenceIndex;
  readonly today: PlainDate;
  /** The words above the table, and the name of its sheet. */
  readonly title: string;
  readonly period: TitlePeriod | null;
  readonly titleDay: PlainDate | null;
  /** Head of the group of the row, without its number. */
  readonly group: string;
  /** The day that was answered for rows without one. */
  readonly answeredDay: PlainDate | null;
  /** It was answered that what looks like numbers of identity documents in texts is none. */
  readonly keepsNumbers: boolean;
  /** The one year of the days of the sheet; null where it has none or several. */
  readonly yearOfRows: number | null;
  readonly newId: () => string;
  readonly practice?: DeadlinePractice;
}

/** A dash or dots alone: where a form has nothing to say. */
const NOTHING = /^[\s\-–—―_.…/\\]+$/u;

/** Values of fields that no cell fills, which follow from others. */
export interface AssumedValues {
  readonly fields: RecordSave['fields'];
  readonly doubts: readonly RowProblem[];
}

export interface ReadRow {
  readonly save: RecordSave;
  /** What its column of codes says; empty where nothing. */
  readonly code: string;
  readonly problems: readonly RowProblem[];
  /** Cells that were read with a doubt; they keep nothing out. */
  readonly doubts: readonly RowProblem[];
  /** What it gets only as a new record, and what is doubtful about that. */
  readonly assumed: AssumedValues;
  /** The day that it gets as a new record where it lacks the one that is asked for: the answer, or today; else null. */
  readonly askedDay: PlainDate | null;
  /** Numbers of identity documents in its texts, masked; asked about. */
  readonly numbers: readonly QuestionSample[];
}

/**
 * Reads one record into what would be saved, with the reasons that keep it out.
 * @param cells what it says, with what was typed over it.
 */
export function readRow(reader: RowReader, cells: readonly SheetCell[], record: TableRecord): ReadRow {
  const rowNumber = record.row;
  const { register } = reader;
  const problems: RowProblem[] = [];
  const doubts: RowProblem[] = [];
  const assumed: { fields: Record<string, JsonValue>; doubts: RowProblem[] } = { fields: {}, doubts: [] };
  let asksDay = false;
  const askDay = (): PlainDate => {
    asksDay = true;
    return reader.answeredDay ?? reader.today;
  };
  const taken =
    (list: RowProblem[]): SheetRow['doubt'] =>
    (target, code, params = {}) => {
      const column = reader.columns.find((one) => one.target === target);
      list.push({ row: rowNumber, column: column?.title ?? '', code, params, target });
    };
  const assume: SheetRow['assume'] = (field, value, doubt) => {
    assumed.fields[field] = value;
    if (doubt !== undefined) taken(assumed.doubts)(field, doubt.code, doubt.params);
  };
  const row = beginRow(reader, { doubt: taken(doubts), refuse: taken(problems), askDay, assume });
  for (const { index, reader: name, target, title, context } of reader.columns) {
    const cell = cells[index] ?? emptyCell;
    const doubt: SheetValue['doubt'] = (code, params = {}) =>
      doubts.push({ row: rowNumber, column: title, code, params, target });
    if (cell.error !== undefined && name !== 'ignore')
      doubt(cell.error === '=' ? 'cell-not-computed' : 'cell-error', { value: cell.error });
    if (cell.text === '' || NOTHING.test(cell.text) || name === 'ignore') continue;
    const read = generalReaders(register)[name] ?? register.sheets.readers?.[name];
    if (read === undefined) throw new RangeError(`No reader ${name}`);
    if (cell.oldFont !== undefined)
      doubt(cell.oldFont === 'converted' ? 'old-font' : 'old-font-kept', { value: cell.text });
    const isAsWritten = record.own.length > 1 && cell === record.cells[index];
    const lines = isAsWritten ? record.own.map((line) => line[index] ?? emptyCell) : [cell];
    const isWords = name === 'field' && ['text', 'longText'].includes(register.fields[target]?.kind ?? '');
    if (!isWords && (name === 'child' ? lines : [cell]).some(({ text }) => hasLongLine(text))) {
      // Nothing is looked for in it, nothing of it is lost.
      row.remarks.push(`${title}: ${cell.text}`);
      doubt('kept-in-words', { value: cell.text });
      continue;
    }
    read(row, {
      cell,
      lines,
      target,
      title,
      context,
      refuse: (code, params = {}) => problems.push({ row: rowNumber, column: title, code, params, target }),
      doubt,
    });
  }
  const secrecy = rowSecrecy(rowNumber, cells, reader.columns, reader);
  if (secrecy.problem !== null) problems.push(secrecy.problem);
  doubts.push(...secrecy.doubts);
  settleCited(row, register.fields);
  register.sheets.settle?.(row);
  nameAsOfItsDay(register, row);
  for (const { index, title, target } of reader.columns)
    if (record.copied.includes(index))
      doubts.push({
        row: rowNumber,
        column: title,
        code: 'from-above',
        params: { value: record.cells[index]?.text ?? '' },
        target,
      });
  if (record.taken.length > 0)
    doubts.push({
      row: rowNumber,
      column: '',
      code: 'rows-joined',
      params: { list: record.taken.join(', ') },
    });
  withoutEmptyRows(row);
  keepRemarks(row);
  const askedDay = asksDay ? takenOut(row, register.sheets.askedDay ?? '') : null;
  const asked: RecordSave = {
    register: register.name,
    id: reader.newId(),
    fields: row.fields,
    children: row.children,
  };
  const { save, found } = withoutNumbersInTexts(register, asked, { isWhole: true });
  for (const { place, numbers, canMove } of reader.keepsNumbers ? [] : found)
    taken(doubts)(targetOf(reader.columns, place), canMove ? 'identity-moved' : 'identity-masked', {
      value: numbers.join(', '),
    });
  return {
    save: reader.keepsNumbers ? asked : save,
    code: codeOf(reader.columns, cells),
    problems,
    doubts,
    assumed,
    askedDay,
    numbers: found.map(({ place, numbers }) => ({
      row: rowNumber,
      column: titleOf(reader.columns, targetOf(reader.columns, place)),
      text: numbers.join(', '),
    })),
  };
}

/** The head of the column of a target; empty where the sheet has none. */
const titleOf = (columns: readonly FoundColumn[], target: string): string =>
  columns.find((column) => column.target === target)?.title ?? '';

/** The target of the column that told a field: its own, that of its list, or the field. */
function targetOf(columns: readonly FoundColumn[], { list, field }: IssuePlace): string {
  const names = [list === null ? '' : `${list}.${field ?? ''}`, list ?? '', field ?? ''];
  return names.find((name) => columns.some(({ target }) => target === name)) ?? field ?? '';
}

/** The day of a field, which the row then lacks: a row of a known record says nothing of it. */
function takenOut({ fields }: SheetRow, name: string): PlainDate | null {
  const day = fields[name];
  delete fields[name];
  return typeof day === 'string' && isPlainDate(day) ? day : null;
}

function codeOf(columns: readonly FoundColumn[], cells: readonly SheetCell[]): string {
  const index = columns.find(({ target }) => target === 'code')?.index ?? -1;
  return normalise(cells[index]?.text ?? '');
}

function beginRow(
  reader: RowReader,
  told: Pick<SheetRow, 'doubt' | 'refuse' | 'askDay' | 'assume'>,
): SheetRow {
  const { register, columns, index, today, title, period, titleDay, yearOfRows, newId } = reader;
  const { group, practice = usualPractice } = reader;
  return {
    today,
    index,
    title,
    period,
    titleDay,
    practice,
    yearOfRows,
    group,
    isEssential: (target, isRequired = false) =>
      target !== register.sheets.askedDay &&
      (isRequired ||
        register.sheets.days.includes(target) ||
        register.dateFields.some((name) => name === target)),
    ...told,
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
    choiceOf,
  };
}

/** Readers that serve every register: a field, and a field of the first row of a child list. */
function generalReaders(register: OpenRegister): Readonly<Record<string, SheetReader>> {
  return {
    secrecy: secrecyReader,
    field(row, value) {
      const field = register.fields[value.target];
      if (field === undefined) throw new RangeError(`No field ${value.target}`);
      if (field.kind === 'documentNumber') {
        readCited(row, field, value);
        return;
      }
      const read = fieldValue(row, field, value);
      // What is no country leaves the field empty, not as a new record has it.
      if (read !== null || field.kind === 'country') row.fields[value.target] = read;
    },
    child(row, value) {
      const [list = '', name = ''] = value.target.split('.');
      const field = register.children[list]?.fields[name];
      if (field === undefined) throw new RangeError(`No field ${value.target}`);
      // Each row of the sheet tells of a row of the list.
      const rows = [...(row.children[list] ?? [])];
      const cells = value.lines.length > 1 ? value.lines : [value.cell];
      for (const [at, cell] of cells.entries()) {
        if (cell.text === '' && at > 0) continue;
        while (rows.length <= at) rows.push(row.newChild({}));
        const own = rows[at] ?? row.newChild({});
        const read = cell.text === '' ? {} : childFields(row, field, name, { ...value, cell });
        rows[at] = { ...own, fields: { ...own.fields, ...read } };
      }
      row.children[list] = rows;
    },
  };
}

/** What a cell gives the row of a child list: a field, and beside a number the day of the same document. */
function childFields(row: SheetRow, field: Field, name: string, value: SheetValue): SheetChild['fields'] {
  if (field.kind !== 'documentNumber') {
    const read = fieldValue(row, field, value);
    return read === null ? {} : { [name]: read };
  }
  const { number, day } = citedDocument(row, field, value);
  return {
    ...(number === null ? {} : { [name]: number }),
    ...(day === null || field.ofDocument === null ? {} : { [field.ofDocument.day]: day }),
  };
}

/** Takes out rows of lists of which no row of the sheet said anything. */
function withoutEmptyRows(row: SheetRow): void {
  for (const [list, rows] of Object.entries(row.children)) {
    const said = rows.filter(({ fields }) => Object.keys(fields).length > 0);
    if (said.length > 0 && said.length < rows.length) row.children[list] = said;
  }
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
