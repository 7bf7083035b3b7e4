import { listAll } from '../../db/queries/lists.ts';
import { referenceRows } from '../../db/reference.ts';
import { countingRules, readSettings } from '../../db/settings.ts';
import type { ReadStore } from '../../db/store.ts';
import { today } from '../../db/today.ts';
import texts from '../../shared/reference/report-texts.json' with { type: 'json' };
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import {
  childRows,
  fieldValue,
  shownRows,
  shownValue,
  type AnyRegister,
  hasStatuses,
} from '../../shared/registers/define-register.ts';
import { columnKeys } from '../../shared/registers/list-columns.ts';
import { listQuerySchema, type ListRow } from '../../shared/registers/list-query.ts';
import type { Cell } from '../../shared/report/table-layout.ts';
import { isRecordLink } from '../../shared/registers/field-values.ts';
import type { BookLayout, BookLine, BookModel } from '../../shared/report/book.ts';
import { bookEntries } from '../../shared/report/book-entries.ts';
import { reportNames, type ReportNames } from '../../shared/report/report-names.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import {
  cellOf,
  cellWords,
  childTitle,
  columnTitle,
  registerTitle,
  valueCell,
} from './documents/record-cells.ts';

/** What a bound register holds: the records of the days by their deciding date, both ends inclusive and null open. */
export interface BookRequest {
  readonly register: OpenRegisterName;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  readonly layout: BookLayout;
  /** Names of columns in order; unknown ones are left out, none at all: the register's own print columns. */
  readonly columns: readonly string[];
  readonly withWithdrawn: boolean;
}

/** The bound register of a period. Without days it holds every record, those that no day decides last. */
export function readBook(store: ReadStore, request: BookRequest): BookModel {
  const register = registerNamed(request.register);
  const { from, to, layout } = request;
  const query = listQuerySchema.parse({ register: request.register, from, to });
  const standing = listAll(store, query).rows;
  const rows = request.withWithdrawn
    ? [...standing, ...listAll(store, { ...query, withdrawn: true }).rows]
    : standing;
  const names = reportNames(referenceRows(store));
  const rules = countingRules(store);
  const columns = bookColumns(register, request.columns);
  const { issuer } = readSettings(store);
  const lines = bookEntries(rows).map(({ number, row, withdrawnFor }): BookLine => ({
    number,
    code: row.record.code,
    title: register.summarise(row.record, rules).title,
    withdrawnFor,
    cells: columns.map((column) => bookCell(row, column.key, register, names)),
    ...(layout === 'pages' ? pageOf(row, register, names) : { facts: [], lists: [] }),
  }));
  const counted = standing.filter((row) => row.counted && row.decidingDate !== null);
  return {
    title: registerTitle(register),
    parent: issuer?.parent ?? texts.parent,
    agency: issuer?.name ?? texts.agency,
    from,
    to,
    printedOn: today(store),
    layout,
    columns,
    lines,
    counted: register.countsTrips
      ? {
          delegations: counted.length,
          personTrips: counted.reduce((sum, row) => sum + row.personTrips, 0),
        }
      : null,
  };
}

function bookColumns(register: AnyRegister, names: readonly string[]): BookModel['columns'] {
  const known = new Set(columnKeys(register));
  const chosen = names.filter((key) => known.has(key));
  return (chosen.length === 0 ? register.printColumns : chosen).map((key) => {
    const kind = register.fields[key]?.kind;
    const centred =
      ['decidingDate', 'lastDate', 'personTrips'].includes(key) ||
      kind === 'date' ||
      kind === 'integer' ||
      kind === 'time' ||
      register.inForce?.[key] !== undefined;
    return { key, title: columnTitle(register, key), align: centred ? 'center' : 'left' };
  });
}

/** A document that is known by its own number is called by it, not by the code of its record. */
function bookCell(row: ListRow, key: string, register: AnyRegister, names: ReportNames): Cell {
  const value = fieldValue(row.record, key);
  if (isRecordLink(value)) {
    const number = value.facts?.['number'];
    const title = value.title ?? '';
    if (typeof number === 'string' && number !== '' && title.includes(number)) return title;
  }
  return cellOf(row, key, register, names);
}

function pageOf(row: ListRow, register: AnyRegister, names: ReportNames): Pick<BookLine, 'facts' | 'lists'> {
  const derived = [
    ...(hasStatuses(register) ? ['status'] : []),
    ...(register.countsTrips ? ['personTrips'] : []),
    ...Object.keys(register.inForce ?? {}),
  ];
  const own = Object.entries(register.fields).flatMap(([key, field]) =>
    field.section === null || field.kind === 'json' || field.kind === 'personLink' ? [] : [key],
  );
  const facts = [...new Set([...derived, ...own])].flatMap((key) => {
    const field = register.fields[key];
    const cell =
      field === undefined
        ? cellOf(row, key, register, names)
        : valueCell(shownValue(register, row.record, key), field, names);
    const text = cellWords(cell);
    return text === '' ? [] : [{ label: columnTitle(register, key), text }];
  });
  const lists = Object.entries(register.children).flatMap(([name, list]) => {
    const children = shownRows(list, childRows(row.record, name));
    if (children.length === 0) return [];
    const cells = (key: string): readonly string[] =>
      children.map((child) => {
        const field = list.fields[key];
        return field === undefined ? '' : cellWords(valueCell(fieldValue(child, key), field, names));
      });
    // A column that says nothing of any row only narrows the others.
    const columns = (list.printed ?? list.columns)
      .map((key) => ({ key, texts: cells(key) }))
      .filter((column) => column.texts.some((text) => text !== ''));
    return [
      {
        title: columnTitle(register, name),
        columns: columns.map(({ key }) => childTitle(register, name, key)),
        rows: children.map((_, at) => columns.map((column) => column.texts[at] ?? '')),
      },
    ];
  });
  return { facts, lists };
}
