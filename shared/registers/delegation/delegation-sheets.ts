import { cellDate } from '../../import/cells/cell-dates.ts';
import { cellMoney, columnUnit } from '../../import/cells/cell-money.ts';
import { dateSense } from '../../import/cells/field-value.ts';
import { cellLeader } from '../../import/cells/sheet-cells.ts';
import words from '../../reference/import-words.json' with { type: 'json' };
import { exactText } from '../../text/fold.ts';
import type { JsonValue } from '../field.ts';
import type { KnownColumn, SheetReader, SheetRow, SheetRules, SheetValue } from '../sheet-rules.ts';
import { remarksSay, resultReader, settleCounting, stateReader } from '../called-off.ts';
import { commonFields } from './delegation-fields.ts';
import headings from './import-headings.json' with { type: 'json' };
import { dayColumns, dayTargets, endTargets, startTargets, type DayFields } from './day-columns.ts';
import { dayReaders, planCalledOff, settleDays } from './sheet-days.ts';
import { isNone } from '../sheet-readers.ts';
import { permitsReader } from './sheet-documents.ts';
import { keepWords, leaveInRemarks } from './sheet-lists.ts';
import { hostReader, memberReaders, notesReader, settleMembers } from './sheet-members.ts';
import { peopleReaders, settlePeople } from './sheet-people.ts';

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
  return {
    columns: [...columns, ...dayColumns(start, end), ...knownHeadings],
    identifying: ['name', 'nameAndHost'],
    fewestColumns: 2,
    naming: ['name', 'nameAndHost'],
    days: dayTargets,
    beginning: ['peopleDeclared'],
    lines: {
      starts: startTargets,
      ends: endTargets,
      hosts: ['hostAgency', 'nameAndHost'],
      several: ['places', 'placeText', 'organisation'],
      people: ['members'],
    },
    nameField: 'name',
    essential: [
      startTargets,
      ['peopleDeclared', 'peoplePlanned', 'peopleOfficials'],
      ['places'],
      ['hostAgency', 'nameAndHost'],
    ],
    standIn: { as: 'name', from: ['content', 'purpose'] },
    posts: { of: 'members', from: 'leaderJobTitle', unless: 'leader' },
    grouped: [
      { target: 'hostAgency', catalogue: 'organisation' },
      { target: 'places', catalogue: 'country' },
    ],
    titleWords,
    columnsOf: {
      [start.planned]: startTargets,
      [start.actual]: startTargets,
      [end.planned]: endTargets,
      [end.actual]: endTargets,
      budgetEstimated: ['budgetEstimated', 'funding', 'fundingSource'],
      fundingSource: ['fundingSource', 'funding'],
      country: ['places'],
      hostAgency: ['hostAgency', 'nameAndHost'],
      name: ['name', 'nameAndHost'],
    },
    readers: {
      ...commonReaders,
      ...memberReaders,
      host: hostReader,
      notes: notesReader,
      state: stateReader,
      result: resultReader,
      ...peopleReaders,
      ...dayReaders(start, end),
      ...direction.readers,
    },
    settle(row) {
      direction.settle(row);
      settleDays(row, start, end);
      settlePermit(row);
      settlePeople(row);
      settleMembers(row);
      settleCounting(row, 'name');
      planCalledOff(row, start, end);
      if (remarksSay(row, words.privateWords)) row.fields['nature'] ??= 'private';
    },
  };
}

const knownHeadings: readonly KnownColumn[] = headings;

const readFunding: SheetReader = (row, value) => {
  const { cell, title } = value;
  if (isNone(cell.text)) return;
  const sources = sourcesIn(row, cell.text);
  const source = sources.length > 1 ? 'mixed' : (sources[0] ?? null);
  if (source !== null) row.fields['fundingSource'] ??= source;
  const told = setBudget(row, value, 'budgetEstimated');
  // What names the source and no amount is told by the source, an amount alone by the amount.
  const hasMore = (cell.text.match(/\d[\d.,]*/g) ?? []).length > 1;
  const isPart = told === 'part' && !hasMore;
  const isKept = told === 'whole' || (sources.length === 1 && (isPart || !/\d/.test(cell.text)));
  if (isKept) return;
  row.remarks.push(`${title}: ${cell.text}`);
  if (source === null && told === 'none' && !/\d/.test(cell.text))
    value.doubt('kept-in-words', { value: cell.text });
};

/** The sources that the parts of a cell name, each once: "NSNN: 20tr; đối tác: 10tr". */
function sourcesIn(row: SheetRow, text: string): readonly string[] {
  const field = commonFields.fundingSource;
  const parts = text.split(/[;\n+]|,\s|\s(?:và|cùng)\s/u);
  const named = parts.flatMap((part) => {
    const [label = ''] = part.split(':');
    return row.choiceOf(field, label.replaceAll(/\d[\d.,]*/g, ' ')) ?? row.choiceOf(field, part) ?? [];
  });
  const whole = row.choiceOf(field, text);
  return named.length > 0 ? [...new Set(named)] : whole === null ? [] : [whole];
}

/** Takes the amount of a cell, and answers how much of the cell that is. */
function setBudget(row: SheetRow, value: SheetValue, field: string): 'whole' | 'part' | 'none' {
  const { cell, title, context, doubt } = value;
  const read = cellMoney(cell, columnUnit(title, context));
  if (read === null) {
    if (/\d/.test(cell.text)) doubt('money-unread', { value: cell.text });
    return 'none';
  }
  if (read.doubt !== null) doubt(read.doubt.code, read.doubt.params);
  if (read.money.amount > 0) row.fields[field] ??= { ...read.money };
  return read.isWhole ? 'whole' : 'part';
}

const commonReaders: Readonly<Record<string, SheetReader>> = {
  leader(row, { cell, title, doubt }) {
    const [first = '', ...more] = cell.text.split(';');
    const others = more.join(';').trim();
    if (others !== '') {
      row.remarks.push(`${title}: ${cell.text}`);
      doubt('kept-in-words', { value: others });
    }
    const { name, jobTitle } = cellLeader(first);
    row.fields['leader'] = name;
    if (jobTitle !== null) row.fields['leaderJobTitle'] ??= jobTitle;
  },
  nameAndHost(row, { cell }) {
    const [name = '', ...host] = cell.text.split('\n');
    row.fields['name'] = name;
    if (host.length > 0) row.fields['hostAgency'] ??= row.referenceTo('organisation', host.join(' '));
  },
  permits: permitsReader,
  permitDate(row, value) {
    const { cell, title, target, doubt } = value;
    const read = cellDate(cell, row.today, dateSense(row, target));
    if (read.ok) {
      keepWords(row, value);
      row.pending['permitDay'] = read.date;
      if (read.doubt !== undefined) doubt(read.doubt.code, { ...read.doubt.params, date: read.date });
      return;
    }
    row.remarks.push(`${title}: ${cell.text}`);
    doubt('kept-in-words', { value: cell.text });
  },
  permitIssuer(row, value) {
    keepWords(row, value);
    row.pending['permitOffice'] = row.referenceTo('organisation', value.cell.text);
  },
  funding: readFunding,
  money(row, value) {
    const { cell, title, target } = value;
    if (isNone(cell.text)) return;
    if (setBudget(row, value, target) !== 'whole') row.remarks.push(`${title}: ${cell.text}`);
  },
};

/** Day and issuer that stand in columns of their own belong to the first permit, as far as it does not say others itself. */
function settlePermit(row: SheetRow): void {
  const [permit, ...more] = row.children['permits'] ?? [];
  const { permitDay = null, permitOffice = null } = row.pending;
  const { date = null, issuer = null } = permit?.fields ?? {};
  // A permit without a number is none.
  if (permit === undefined || (date !== null && date !== permitDay)) leaveInRemarks(row, 'permitDate');
  if (permit === undefined || (issuer !== null && nameOf(issuer) !== nameOf(permitOffice)))
    leaveInRemarks(row, 'permitIssuer');
  if (permit === undefined) return;
  const fields = { ...permit.fields, date: date ?? permitDay, issuer: issuer ?? permitOffice };
  row.children['permits'] = [{ ...permit, fields }, ...more];
}

/** An office by its code, else by its words. */
function nameOf(office: JsonValue): string {
  if (office === null || typeof office !== 'object' || !('text' in office)) return '';
  return String(office['code'] ?? exactText(String(office['text'])));
}
