import { cellDate, cellRange } from '../../import/cells/cell-dates.ts';
import { cellMoney } from '../../import/cells/cell-money.ts';
import { cellLeader, cellPermits, type SheetCell } from '../../import/cells/sheet-cells.ts';
import words from '../../reference/import-words.json' with { type: 'json' };
import { normalise } from '../../text/fold.ts';
import type { PlainDate } from '../../time/plain-date.ts';
import type { KnownColumn, SheetReader, SheetRow, SheetRules } from '../sheet-rules.ts';
import { remarksSay, settleCounting } from '../sheet-readers.ts';
import { commonFields } from './delegation-fields.ts';
import headings from './import-headings.json' with { type: 'json' };

/** Fields of a day: as it happened, and as it was planned. */
interface DayFields {
  readonly actual: string;
  readonly planned: string;
}

interface Direction {
  readonly columns: readonly KnownColumn[];
  readonly titleWords: string;
  readonly start: DayFields;
  readonly end: DayFields;
  readonly readers: Readonly<Record<string, SheetReader>>;
  readonly settle: (row: SheetRow) => void;
}

/** How sheets of delegations of one direction are read. */
export function delegationSheets(direction: Direction): SheetRules {
  const { start, end, titleWords, columns } = direction;
  const days = dayReaders(start, end);
  return {
    columns: [...columns, ...headings],
    identifying: ['name', 'nameAndHost'],
    fewestColumns: 2,
    naming: ['name', 'nameAndHost'],
    days: ['start', 'end', 'dateRange'],
    beginning: ['peopleDeclared'],
    nameField: 'name',
    essential: [['start', 'dateRange'], ['peopleDeclared'], ['places'], ['hostAgency', 'nameAndHost']],
    titleWords,
    columnsOf: {
      [start.planned]: ['start', 'dateRange'],
      [start.actual]: ['start', 'dateRange'],
      [end.planned]: ['end', 'dateRange'],
      [end.actual]: ['end', 'dateRange'],
      country: ['places'],
      hostAgency: ['hostAgency', 'nameAndHost'],
      name: ['name', 'nameAndHost'],
    },
    readers: { ...commonReaders, ...days, ...direction.readers },
    settle(row) {
      direction.settle(row);
      settlePermit(row);
      settleCounting(row);
      if (remarksSay(row, words.privateWords)) row.fields['nature'] ??= 'private';
    },
  };
}

function dayReaders(start: DayFields, end: DayFields): Readonly<Record<string, SheetReader>> {
  return {
    start(row, value) {
      const { cell, isPlanned } = plannedDay(value.cell);
      const read = cellDate(cell, row.today);
      if (read.ok) {
        setDay(row, start, read.date, isPlanned);
        return;
      }
      // "Thời gian đi" often holds both days where the sheet has no column for the return.
      const range = row.hasColumn('end') ? null : cellRange(value.cell, row.today);
      if (range?.ok === true) setRange(row, range);
      else value.refuse(range?.problem ?? read.problem, { value: value.cell.text });
    },
    end(row, value) {
      const { cell, isPlanned } = plannedDay(value.cell);
      const read = cellDate(cell, row.today);
      if (read.ok) setDay(row, end, read.date, isPlanned);
      else value.refuse(read.problem, { value: value.cell.text });
    },
    dateRange(row, { cell, refuse }) {
      const range = cellRange(cell, row.today);
      if (range.ok) setRange(row, range);
      else refuse(range.problem, { value: cell.text });
    },
  };

  function setRange(row: SheetRow, { from, to }: { from: PlainDate; to: PlainDate | null }): void {
    setDay(row, start, from);
    if (to !== null) setDay(row, end, to);
  }
}

/** "10/04/2024 (dự kiến)": a day that is only planned even where it has passed. */
function plannedDay(cell: SheetCell): { readonly cell: SheetCell; readonly isPlanned: boolean } {
  const said = new RegExp(`\\(?\\s*(?:${words.plannedWords.join('|')})\\s*:?\\s*\\)?`, 'giu');
  const text = normalise(cell.text.replace(said, ' '));
  return text === normalise(cell.text)
    ? { cell, isPlanned: false }
    : { cell: { ...cell, text }, isPlanned: true };
}

/** Past days are taken as they happened unless the sheet says planned, days to come as planned. */
function setDay(row: SheetRow, { actual, planned }: DayFields, day: PlainDate, isPlanned = false): void {
  row.fields[day <= row.today && !isPlanned ? actual : planned] = day;
}

const readFunding: SheetReader = (row, { cell, title }) => {
  const source = row.choiceOf(commonFields.fundingSource, cell.text);
  if (source !== null) row.fields['fundingSource'] = source;
  const told = setBudget(row, cell);
  // What names the source and no amount is told by the source, an amount alone by the amount.
  const isKept = told === 'whole' || (source !== null && (told === 'part' || !/\d/.test(cell.text)));
  if (!isKept) row.remarks.push(`${title}: ${cell.text}`);
};

/** Takes the amount of a cell, and answers how much of the cell that is. */
function setBudget(row: SheetRow, cell: SheetCell): 'whole' | 'part' | 'none' {
  const read = cellMoney(cell);
  if (read === null) return 'none';
  if (read.money.amount > 0) row.fields['budgetEstimated'] = { ...read.money };
  return read.isWhole ? 'whole' : 'part';
}

const commonReaders: Readonly<Record<string, SheetReader>> = {
  leader(row, { cell }) {
    const { name, jobTitle } = cellLeader(cell.text);
    row.fields['leader'] = name;
    if (jobTitle !== null) row.fields['leaderJobTitle'] ??= jobTitle;
  },
  nameAndHost(row, { cell }) {
    const [name = '', ...host] = cell.text.split('\n');
    row.fields['name'] = name;
    if (host.length > 0) row.fields['hostAgency'] ??= row.referenceTo('organisation', host.join(' '));
  },
  permits(row, { cell }) {
    row.children['permits'] = cellPermits(cell.text, row.today).map(({ number, date, issuer }) =>
      row.newChild({
        number,
        date,
        issuer: issuer === null ? null : row.referenceTo('organisation', issuer),
      }),
    );
  },
  permitDate(row, { cell, title }) {
    const read = cellDate(cell, row.today);
    if (read.ok) row.pending['permitDate'] = read.date;
    else row.remarks.push(`${title}: ${cell.text}`);
  },
  permitIssuer(row, { cell }) {
    row.pending['permitIssuer'] = row.referenceTo('organisation', cell.text);
  },
  funding: readFunding,
  money(row, { cell, title }) {
    if (setBudget(row, cell) !== 'whole') row.remarks.push(`${title}: ${cell.text}`);
  },
  members(row, { cell }) {
    row.children['members'] = cell.text
      .split(/[;\n]/)
      .map((line) => cellLeader(line.replace(/^\s*(\d+[.)]|[-–•])\s*/, '')))
      .filter((member) => member.name !== '')
      .map((member) => row.newChild({ fullName: member.name, jobTitle: member.jobTitle }));
  },
};

/** Day and issuer that stand in columns of their own belong to the first permit. */
function settlePermit(row: SheetRow): void {
  const [permit, ...more] = row.children['permits'] ?? [];
  if (permit === undefined) return;
  const fields = {
    ...permit.fields,
    date: permit.fields['date'] ?? row.pending['permitDate'] ?? null,
    issuer: permit.fields['issuer'] ?? row.pending['permitIssuer'] ?? null,
  };
  row.children['permits'] = [{ ...permit, fields }, ...more];
}
