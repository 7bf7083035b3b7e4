import { findAll, rowPages, type FoundRecords } from '../../../db/queries/lists.ts';
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
import { sampleOf, toldRows, untold } from '../reading-how.ts';
import { paperHead } from './paper-head.ts';
import { queryWords } from './query-words.ts';

/** What of a list is printed: everything that its query finds, on whatever page of the screen it stands. */
export interface ListToPrint {
  readonly query: ListQuery;
  /** In order; unknown ones are left out, none at all: the columns that the list has of itself. */
  readonly columns: readonly string[];
}

/** A list as a paper: what it is narrowed by in words, all its rows, and the sum of what counts. */
export function listPaper(
  store: ReadStore,
  { query, columns: wanted }: ListToPrint,
  how = untold,
): PrintedPaper {
  const register = registerNamed(query.register);
  const names = reportNames(referenceRows(store));
  const found = findAll(store, query);
  const keys = columnKeys(register, wanted);
  // Of a long list only what is printed is held, not the records.
  const rows: PaperRow[] = [];
  let planned = false;
  for (const row of toldRows(rowPages(store, query.register, found.ids), found.total, how)) {
    const cells = [rows.length + 1, ...keys.map((key) => listCell(row, key, register, names))];
    rows.push({ cells, struck: false, more: '' });
    planned ||= keys.some((key) => isPlanned(row, key, register));
  }
  const { columns, across } = sizedColumns(
    [
      { key: 'index', title: texts.index, centred: true },
      ...keys.map((key): UnsizedColumn => ({
        key,
        title: columnTitle(register, key),
        centred: isCentred(register, key),
      })),
    ],
    sampleOf(rows).map(({ cells }) => cells),
  );
  const total: readonly Cell[] = columns.map(({ key }, at) => {
    if (at === 1) return fill(texts.total, { count: formatNumber(found.total) });
    // What stands in brackets is not among it.
    return key === 'personTrips' ? found.counted.personTrips : null;
  });
  const words = [...queryWords(store, query), fill(texts.count, { count: formatNumber(found.total) })];
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
    notes: rows.length === 0 ? [texts.nothing] : notesOf(register, found, keys, planned),
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
  { total, counted }: FoundRecords,
  keys: readonly string[],
  planned: boolean,
): readonly string[] {
  if (!register.countsTrips) return [];
  const values = {
    count: formatCount(counted.records),
    personTrips: formatCount(counted.personTrips),
  };
  const whole = counted.records === total || !keys.includes('personTrips');
  return [fill(whole ? texts.countedAll : texts.counted, values), ...(planned ? [texts.planned] : [])];
}
