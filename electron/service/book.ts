import { bookRecords, type BookSpan } from '../../db/queries/book.ts';
import { rowPages, rowsOf } from '../../db/queries/lists.ts';
import { referenceRows } from '../../db/reference.ts';
import { countingRules, readSettings } from '../../db/settings.ts';
import type { ReadStore } from '../../db/store.ts';
import { today } from '../../db/today.ts';
import texts from '../../shared/reference/report-texts.json' with { type: 'json' };
import { registerNamed } from '../../shared/registers/all-registers.ts';
import {
  childRows,
  fieldValue,
  shownRows,
  shownValue,
  type AnyRegister,
  hasStatuses,
} from '../../shared/registers/define-register.ts';
import { columnKeys } from '../../shared/registers/list-columns.ts';
import type { ListRow } from '../../shared/registers/list-query.ts';
import type { Cell } from '../../shared/report/table-layout.ts';
import { isRecordLink } from '../../shared/registers/field-values.ts';
import type { BookLayout, BookLine, BookModel } from '../../shared/report/book.ts';
import { reportNames, type ReportNames } from '../../shared/report/report-names.ts';
import {
  cellOf,
  cellWords,
  childTitle,
  columnTitle,
  registerTitle,
  valueCell,
} from './documents/record-cells.ts';
import { sampleOf, toldRows, untold } from './reading-how.ts';

/** What a bound register holds: the records of the days by their deciding date, both ends inclusive and null open. */
export interface BookRequest extends BookSpan {
  readonly layout: BookLayout;
  /** Names of columns in order; unknown ones are left out, none at all: the register's own print columns. */
  readonly columns: readonly string[];
}

/**
 * The bound register of a period. Without days it holds every record, those that no day decides last. Its lines are read
 * a page at a time while they are gone through.
 */
export function readBook(store: ReadStore, request: BookRequest, how = untold): BookModel {
  const register = registerNamed(request.register);
  const { from, to, layout } = request;
  const { ids, withdrawn, counted } = bookRecords(store, request);
  const names = reportNames(referenceRows(store));
  const rules = countingRules(store);
  const columns = bookColumns(register, request.columns);
  const { issuer } = readSettings(store);
  const lineOf = (row: ListRow, number: number): BookLine => ({
    number,
    code: row.record.code,
    title: register.summarise(row.record, rules).title,
    withdrawnFor: row.record.withdrawn?.reason ?? null,
    cells: columns.map((column) => bookCell(row, column.key, register, names)),
    ...(layout === 'pages' ? pageOf(row, register, names) : { facts: [], lists: [] }),
  });
  const lines = function* lines(): Generator<BookLine, void, void> {
    let number = 0;
    for (const row of toldRows(rowPages(store, request.register, ids), ids.length, how))
      yield lineOf(row, (number += 1));
  };
  // A page of each record has no columns that all share.
  const sampled = layout === 'table' ? sampleOf(ids.map((id, at) => ({ id, number: at + 1 }))) : [];
  const numbers = new Map(sampled.map(({ id, number }) => [id, number]));
  return {
    title: registerTitle(register),
    parent: issuer?.parent ?? texts.parent,
    agency: issuer?.name ?? texts.agency,
    from,
    to,
    printedOn: today(store),
    layout,
    columns,
    total: ids.length,
    withdrawn,
    sample: rowsOf(store, request.register, [...numbers.keys()]).map((row) =>
      lineOf(row, numbers.get(row.record.id) ?? 0),
    ),
    lines: { [Symbol.iterator]: lines },
    counted: register.countsTrips ? counted : null,
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
    ...Object.keys(register.states ?? {}),
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
