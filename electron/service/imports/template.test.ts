import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { newId } from '../../../db/ids.ts';
import type { OpenStore } from '../../../db/file/open.ts';
import { referenceRows } from '../../../db/reference.ts';
import { testStore } from '../../../db/test-store.ts';
import labels from '../../../shared/i18n/vi/registers.json' with { type: 'json' };
import { columnOf } from '../../../shared/import/columns/found-columns.ts';
import { templateColumns } from '../../../shared/import/template/template-columns.ts';
import { shippedRows } from '../../../shared/reference/shipped-rows.ts';
import { ReferenceIndex } from '../../../shared/reference/find-reference.ts';
import {
  openRegisterNames,
  registerNamed,
  type OpenRegister,
} from '../../../shared/registers/all-registers.ts';
import {
  childRows,
  fieldValue,
  shownRows,
  type AnyRecord,
} from '../../../shared/registers/define-register.ts';
import type { Field, FieldValue } from '../../../shared/registers/field.ts';
import { isPlainDate, plainDate } from '../../../shared/time/plain-date.ts';
import { formatDate } from '../../../shared/time/typed-date.ts';
import { templateXlsx } from '../documents/template-xlsx.ts';
import { saveSample } from '../sample.ts';
import { allOf, importInto } from './test-sheets.ts';

const now = '2024-03-27T03:00:00Z';
const today = plainDate('2024-03-27');
type Written = string | number | null;

const made = new Map<string, Uint8Array>();

async function opened(store: OpenStore, register: OpenRegister): Promise<ExcelJS.Workbook> {
  const content = made.get(register.name) ?? (await templateXlsx(store, register));
  made.set(register.name, content);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(content.slice().buffer);
  return book;
}

/** The template with rows of cells under its heads, as somebody types them. */
async function filled(
  store: OpenStore,
  register: OpenRegister,
  rows: readonly Readonly<Record<string, Written>>[],
): Promise<Uint8Array> {
  const book = await opened(store, register);
  const columns = templateColumns(register, referenceRows(store), today);
  const [sheet] = book.worksheets;
  for (const [at, row] of rows.entries())
    for (const [place, { target }] of columns.entries()) {
      const value = row[target] ?? null;
      const cell = sheet?.getCell(at + 2, place + 1);
      if (value !== null && cell !== undefined) cell.value = value;
    }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = labels.choices;

function written(field: Field, value: FieldValue, index: ReferenceIndex): Written {
  if (value === null) return null;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'Có' : 'Không';
  if (typeof value === 'string') {
    if (field.kind === 'choice') return choices[field.choiceSet ?? '']?.[value] ?? value;
    if (field.kind === 'country') return index.withCode('country', value)?.name ?? value;
    return isPlainDate(value) ? formatDate(value) : value;
  }
  if ('amount' in value) return `${String(value.amount)} ${String(value.currency)}`;
  return 'text' in value ? String(value.text) : null;
}

const words = (value: FieldValue | undefined): string =>
  value === null || value === undefined
    ? ''
    : typeof value === 'object' && 'text' in value
      ? String(value.text)
      : String(value);
const dayWords = (value: FieldValue | undefined): string => {
  const text = words(value);
  return isPlainDate(text) ? formatDate(text) : text;
};

/** Cells that a reader of the register's own reads, as an office writes them. */
function ownCells(register: OpenRegister, record: AnyRecord, index: ReferenceIndex): Record<string, Written> {
  const rows = (list: string) => {
    const own = register.children[list];
    return own === undefined ? [] : shownRows(own, childRows(record, list));
  };
  const value = (name: string): FieldValue =>
    register.fields[name] === undefined ? null : fieldValue(record, name);
  const day = (actual: string, planned: string): Written =>
    value(actual) !== null
      ? dayWords(value(actual))
      : value(planned) === null
        ? null
        : `${dayWords(value(planned))} (dự kiến)`;
  const joined = (parts: readonly string[]): Written => (parts.length === 0 ? null : parts.join('; '));
  const country = (code: FieldValue): string => index.withCode('country', words(code))?.name ?? words(code);
  return {
    start: day('departureActual', 'departurePlanned') ?? day('arrivalActual', 'arrivalPlanned'),
    end: day('returnActual', 'returnPlanned') ?? day('leaveActual', 'leavePlanned'),
    places: joined(
      [...rows('stops'), ...rows('origins')].map((row) => {
        const place = words(fieldValue(row, 'place'));
        return `${country(fieldValue(row, 'country'))}${place === '' ? '' : ` (${place})`}`;
      }),
    ),
    permits: joined(
      rows('permits').map((row) =>
        [
          words(fieldValue(row, 'number')),
          fieldValue(row, 'date') === null ? '' : ` ngày ${dayWords(fieldValue(row, 'date'))}`,
          fieldValue(row, 'issuer') === null ? '' : ` của ${words(fieldValue(row, 'issuer'))}`,
        ].join(''),
      ),
    ),
    members: joined(
      rows('members').map((row) =>
        [words(fieldValue(row, 'fullName')), words(fieldValue(row, 'jobTitle'))].filter(Boolean).join(', '),
      ),
    ),
    steps: joined(
      rows('steps').map(
        (row) =>
          `${dayWords(fieldValue(row, 'date'))}: ${choices['stepKind']?.[words(fieldValue(row, 'kind'))] ?? ''}`,
      ),
    ),
  };
}

/** What a template can carry of a record. */
function carried(register: OpenRegister, record: AnyRecord): unknown {
  const targets = new Set(register.sheets.columns.map((column) => column.target));
  const fields = Object.entries(register.fields).flatMap(([name, field]) => {
    const from = register.sheets.columnsOf?.[name] ?? [name];
    const value = fieldValue(record, name);
    // A cell holds one day: that of what happened.
    const happened = name.replace(/Planned$/, 'Actual');
    const told = happened !== name && fieldValue(record, happened) !== null;
    return told ||
      field.kind === 'recordLink' ||
      value === null ||
      !from.some((target) => targets.has(target))
      ? []
      : [[name, value] as const];
  });
  const lists = { stops: ['country', 'place'], origins: ['country'], permits: ['number', 'date'] };
  const more = {
    members: ['fullName', 'jobTitle'],
    steps: ['kind', 'date'],
    positions: ['jobTitle', 'agency'],
  };
  const children = Object.entries({ ...lists, ...more }).flatMap(([list, names]) => {
    const own = register.children[list];
    const rows = own === undefined ? [] : shownRows(own, childRows(record, list));
    return rows.length === 0 ? [] : [[list, rows.map((row) => names.map((name) => fieldValue(row, name)))]];
  });
  return { ...Object.fromEntries(fields), ...Object.fromEntries(children) };
}

const sorted = (found: readonly unknown[]): readonly unknown[] =>
  found.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

describe.each(openRegisterNames)('the template of %s', (name) => {
  const register = registerNamed(name);
  const columns = templateColumns(register, shippedRows, today);

  it('has heads that the import reads as its columns, each once', () => {
    const known = register.sheets.columns;
    const wrong = columns.filter(
      ({ head, target, needed }) => columnOf(known, needed ? `${head} *` : head)?.target !== target,
    );
    expect(wrong).toEqual([]);
    expect(columns.map(({ head }) => head).filter((head) => !/\p{Lu}/u.test(head))).toEqual([]);
    expect(new Set(columns.map(({ head }) => head)).size).toBe(columns.length);
  });

  it('holds nothing, says how each column is written, and offers choices and names', async () => {
    const store = testStore(now);
    const book = await opened(store, register);
    expect(book.worksheets.map((sheet) => sheet.state)).toEqual(['visible', 'visible', 'hidden']);
    const [sheet, guideSheet, lists] = book.worksheets;
    const guide = (guideSheet?.getColumn(1).values ?? []).map(String);
    for (const { head } of columns) expect(guide).toContain(head);
    for (const [at, column] of columns.entries()) {
      const rule = sheet?.getCell(900, at + 1).dataValidation;
      // A day is a text: Excel of any country keeps what is typed, and the import reads the day before the month.
      const isNumber = column.kind === 'integer' || column.kind === 'money';
      expect(sheet?.getCell(900, at + 1).numFmt).toBe(isNumber ? '#,##0' : '@');
      if (column.offered.length === 0) continue;
      expect(rule?.type).toBe('list');
      const [, letter = ''] = /\$([A-Z]+)\$2/.exec(String(rule?.formulae[0])) ?? [];
      expect(lists?.getColumn(letter).values?.slice(2)).toEqual(column.offered);
    }
    const content = await filled(store, register, []);
    expect(await importInto(testStore(now), content, { register: name })).toMatchObject({
      good: 0,
      bad: 0,
      unused: [],
    });
  });

  it('carries the records of the sample to another PC', async () => {
    const [from, to] = [testStore(now), testStore(now)];
    saveSample(from, newId());
    const index = new ReferenceIndex(referenceRows(from));
    const known = allOf(to, name).map((record) => words(fieldValue(record, register.sheets.nameField)));
    const records = allOf(from, name).filter(
      (record) => !known.includes(words(fieldValue(record, register.sheets.nameField))),
    );
    const rows = records.map((record) => ({
      ...ownCells(register, record, index),
      ...Object.fromEntries(
        columns.flatMap(({ target }) => {
          const [list = '', own] = target.split('.');
          const field = own === undefined ? register.fields[list] : register.children[list]?.fields[own];
          if (field === undefined || field.kind === 'secret') return [];
          const child = own === undefined ? record : childRows(record, list)[0];
          return child === undefined ? [] : [[target, written(field, fieldValue(child, own ?? list), index)]];
        }),
      ),
    }));
    const result = await importInto(to, await filled(from, register, rows), { register: name });
    expect(result.problems).toEqual([]);
    expect(result.imported).toBe(records.length);
    const all = (own: OpenStore): readonly unknown[] =>
      sorted(allOf(own, name).map((record) => carried(register, record)));
    expect(all(to)).toEqual(all(from));
  });

  it('marks the columns without which a row is refused, and no other', async () => {
    const example = Object.fromEntries(
      columns.map(({ target, kind, example: said, offered, takes }) => [
        target,
        kind === 'integer' ? 12 : said === '' ? (offered[0] ?? `${takes} ${target}`) : said,
      ]),
    );
    const importOf = async (row: Readonly<Record<string, Written>>) => {
      const store = testStore(now);
      return await importInto(store, await filled(store, register, [row]), { register: name });
    };
    expect(await importOf(example)).toMatchObject({ problems: [], imported: 1 });
    const needed = columns.filter((column) => column.needed).map(({ target }) => target);
    // A line with one text alone is the head of a group.
    const only = Object.fromEntries(
      [...needed, ...(needed.length === 1 ? ['notes'] : [])].map((target) => [
        target,
        example[target] ?? null,
      ]),
    );
    expect(await importOf(only)).toMatchObject({ problems: [], imported: 1 });
    for (const left of needed)
      expect(await importOf({ ...only, [left]: null }), left).toMatchObject({ imported: 0 });
  });
});

const soffice = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((path) => existsSync(path));

it.skipIf(soffice === undefined)('opens in LibreOffice with its drop-downs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'so-ngoai-vu-template-'));
  try {
    const [first] = openRegisterNames;
    if (first === undefined) throw new RangeError('No register');
    const register = registerNamed(first);
    const store = testStore(now);
    writeFileSync(join(folder, 'mau.xlsx'), await templateXlsx(store, register));
    execFileSync(soffice ?? '', [
      '--headless',
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--convert-to',
      'ods',
      '--outdir',
      folder,
      join(folder, 'mau.xlsx'),
    ]);
    const content = unzipSync(readFileSync(join(folder, 'mau.ods')))['content.xml'];
    const text = new TextDecoder().decode(content);
    const lists = templateColumns(register, referenceRows(store), today).filter(
      ({ offered }) => offered.length > 0,
    );
    const ranges = [...text.matchAll(/cell-content-is-in-list\(([^)]*)\)/g)].map(([, range]) => range);
    expect(new Set(ranges).size).toBe(lists.length);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
