import { listAll } from '../../../db/queries/lists.ts';
import { referenceRows } from '../../../db/reference.ts';
import type { ReadStore } from '../../../db/store.ts';
import texts from '../../../shared/reference/paper-texts.json' with { type: 'json' };
import { registerNamed } from '../../../shared/registers/all-registers.ts';
import type { AnyRegister } from '../../../shared/registers/define-register.ts';
import { listColumnKeys } from '../../../shared/registers/list-columns.ts';
import type { ListQuery, ListRow } from '../../../shared/registers/list-query.ts';
import { sizedColumns, type UnsizedColumn } from '../../../shared/report/paper-columns.ts';
import type { PaperRow, PrintedPaper } from '../../../shared/report/printed-paper.ts';
import { reportNames, type ReportNames } from '../../../shared/report/report-names.ts';
import type { Cell } from '../../../shared/report/table-layout.ts';
import { formatCount, formatNumber } from '../../../shared/text/numbers.ts';
import { fill } from '../../../shared/text/template.ts';
import { formatOfficialDate } from '../../../shared/time/typed-date.ts';
import { cellOf, columnTitle, registerTitle } from '../documents/record-cells.ts';
import { paperHead } from './paper-head.ts';
import { queryWords } from './query-words.ts';

/** What of a list is printed: everything that its query finds, on whatever page of the screen it stands. */
export interface ListToPrint {
  readonly query: ListQuery;
  /** In order; unknown ones are left out, none at all: the columns that the list has of itself. */
  readonly columns: readonly string[];
}

/** A list as a paper: what it is narrowed by in words, all its rows, and the sum of what counts. */
export function listPaper(store: ReadStore, { query, columns: wanted }: ListToPrint): PrintedPaper {
  const register = registerNamed(query.register);
  const names = reportNames(referenceRows(store));
  const page = listAll(store, query);
  const keys = columnKeys(register, wanted);
  const rows = page.rows.map((row, index): PaperRow => ({
    cells: [index + 1, ...keys.map((key) => listCell(row, key, register, names))],
    struck: false,
    more: '',
  }));
  const { columns, across } = sizedColumns(
    [
      { key: 'index', title: texts.index, centred: true },
      ...keys.map((key): UnsizedColumn => ({
        key,
        title: columnTitle(register, key),
        centred: isCentred(register, key),
      })),
    ],
    rows.map(({ cells }) => cells),
  );
  // What stands in brackets is not among it.
  const counted = page.rows.reduce((sum, row) => sum + (row.counted ? row.personTrips : 0), 0);
  const total: readonly Cell[] = columns.map(({ key }, at) => {
    if (at === 1) return fill(texts.total, { count: formatNumber(page.total) });
    return key === 'personTrips' ? counted : null;
  });
  const words = [...queryWords(store, query), fill(texts.count, { count: formatNumber(page.total) })];
  return {
    ...paperHead(store),
    title: fill(texts.list, { title: registerTitle(register).toUpperCase() }),
    lines: [words.join(' · ')],
    withdrawnFor: null,
    across,
    parts:
      rows.length === 0
        ? []
        : [{ kind: 'table', heading: null, columns, rows, total: rows.length > 1 ? total : [] }],
    notes: rows.length === 0 ? [texts.nothing] : notesOf(register, page.rows, keys),
  };
}

function columnKeys(register: AnyRegister, wanted: readonly string[]): readonly string[] {
  const known = new Set(listColumnKeys(register));
  const chosen = wanted.filter((key) => known.has(key));
  return chosen.length === 0 ? register.listColumns : chosen;
}

/** As the list on screen shows it: people of a record that does not count in brackets, a planned day with a star. */
function listCell(row: ListRow, key: string, register: AnyRegister, names: ReportNames): Cell {
  const number = row.personTrips;
  if (key === 'personTrips' && !row.counted) return fill(texts.brackets, { number: formatNumber(number) });
  if (isPlanned(row, key, register) && row.decidingDate !== null)
    return `${formatOfficialDate(row.decidingDate)} *`;
  return cellOf(row, key, register, names);
}

function isPlanned(row: ListRow, key: string, register: AnyRegister): boolean {
  return key === 'decidingDate' && register.countsTrips && !row.decidingDateConfirmed;
}

function isCentred(register: AnyRegister, key: string): boolean {
  const kind = register.fields[key]?.kind;
  return (
    ['decidingDate', 'lastDate', 'personTrips'].includes(key) ||
    register.inForce?.[key] !== undefined ||
    kind === 'date' ||
    kind === 'time' ||
    kind === 'integer'
  );
}

function notesOf(
  register: AnyRegister,
  rows: readonly ListRow[],
  keys: readonly string[],
): readonly string[] {
  if (!register.countsTrips) return [];
  const counted = rows.filter((row) => row.counted);
  const values = {
    count: formatCount(counted.length),
    personTrips: formatCount(counted.reduce((sum, row) => sum + row.personTrips, 0)),
  };
  const whole = counted.length === rows.length || !keys.includes('personTrips');
  const planned = keys.some((key) => rows.some((row) => isPlanned(row, key, register)));
  return [fill(whole ? texts.countedAll : texts.counted, values), ...(planned ? [texts.planned] : [])];
}
