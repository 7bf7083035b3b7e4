import { cellHours } from '../../import/cells/cell-hours.ts';
import { cellLeader } from '../../import/cells/sheet-cells.ts';
import labels from '../../i18n/vi/registers.json' with { type: 'json' };
import words from '../../reference/talk-words.json' with { type: 'json' };
import { anyOfLongest } from '../../offices/any-of.ts';
import { normalise } from '../../text/fold.ts';
import { firstNamed, knownWords } from '../../text/place-of-words.ts';
import { settleCounting, stateReader } from '../called-off.ts';
import { citedNumberReader, settleCited } from '../cited-number.ts';
import { exchangeSheets } from '../exchange/exchange-fields.ts';
import { dateTimeReader } from '../sheet-readers.ts';
import type { SheetRow, SheetRules, SheetValue } from '../sheet-rules.ts';
import { talkColumns } from './talk-columns.ts';

const kindLabels: Readonly<Record<string, string>> = labels.choices.talkKind;

/** How sheets of talks are read. */
export const talkSheets: SheetRules = {
  ...exchangeSheets,
  columns: talkColumns,
  days: ['date', 'when'],
  essential: [['date', 'when'], ['subject']],
  columnsOf: { date: ['date', 'when'] },
  readers: {
    dateTime: (row, value) => dayWithHours(row, { ...value, target: 'date' }),
    when,
    hour,
    state: stateReader,
    citedNumber: citedNumberReader({ day: 'minutesDate' }),
    head,
    side,
    sided: (row, { cell, title }) => addSided(row, title, cell.text),
    bothSides,
    subject(row, { cell, title }) {
      row.fields['subject'] = normalise(cell.text);
      row.pending['subjectHead'] = title;
    },
  },
  settle(row) {
    settleCited(row, 'minutesNumber', { day: 'minutesDate' });
    settleComposition(row);
    settleCounting(row);
    if (row.fields['kind'] === undefined) assumeKind(row);
  },
};

/** A day with the hours that stand beside it: "8h30-10h15, ngày 20/01/2024". */
function dayWithHours(row: SheetRow, value: SheetValue): void {
  const { start, end, rest } = cellHours(value.cell.text);
  if (start !== null && end !== null && rest !== '') {
    takeHours(row, start, end);
    dateTimeReader({})(row, { ...value, cell: { ...value.cell, text: rest } });
  } else dateTimeReader({ date: 'startTime' })(row, value);
}

function takeHours(row: SheetRow, start: string, end: string | null): void {
  row.fields['startTime'] ??= start;
  if (end !== null) row.fields['endTime'] ??= end;
}

/** "Thời gian" is the day of a talk, its hours beside a column of days, or both. */
function when(row: SheetRow, value: SheetValue): void {
  const { start, end, rest } = cellHours(value.cell.text);
  if (start !== null && rest === '') takeHours(row, start, end);
  else if (!row.hasColumn('date')) dayWithHours(row, { ...value, target: 'date' });
  else keepHours(row, value, start, end);
}

/** Hours beside words that are no day of the talk: another column has that. */
function keepHours(
  row: SheetRow,
  { cell, title, doubt }: SheetValue,
  start: string | null,
  end: string | null,
): void {
  if (start !== null) takeHours(row, start, end);
  row.remarks.push(`${title}: ${normalise(cell.text)}`);
  doubt('kept-in-words', { value: cell.text });
}

/** The hour at which a talk begins or ends; the day may stand with it where no column of its own has it. */
function hour(row: SheetRow, value: SheetValue): void {
  const { cell, target } = value;
  if (cell.date !== null && !row.hasColumn('date')) return dayWithHours(row, { ...value, target: 'date' });
  const { start, end, rest } = cellHours(cell.time ?? cell.text);
  if (start === null) return keepHours(row, value, null, null);
  row.fields[target] ??= start;
  if (target === 'startTime' && end !== null) row.fields['endTime'] ??= end;
  if (rest === '') return;
  if (row.hasColumn('date')) keepHours(row, value, null, null);
  else if (row.fields['date'] === undefined)
    dateTimeReader({})(row, { ...value, target: 'date', cell: { ...cell, text: rest } });
}

const PERSON = new RegExp(String.raw`^(?:${anyOfLongest(words.ranks)})(?!\p{L})[.:]?\s*\p{Lu}`, 'iu');
const isPerson = (text: string): boolean => PERSON.test(normalise(text));

/** Who leads a side, with the position behind the name where no column of its own has it. */
function head(row: SheetRow, { cell, target }: SheetValue): void {
  const titleOf = `${target}Title`;
  const { name, jobTitle } = cellLeader(cell.text);
  const isSplit =
    jobTitle !== null && !row.hasColumn(titleOf) && !isPerson(jobTitle) && !cell.text.includes(';');
  row.fields[target] = isSplit ? name : normalise(cell.text);
  if (isSplit) row.fields[titleOf] ??= jobTitle;
}

/** Under a head that names a side alone stands who leads it, else its agency or its people. */
function side(row: SheetRow, value: SheetValue): void {
  const { cell, target, title } = value;
  const isOurs = target === 'ourSide';
  const leads = isOurs ? 'ourHead' : 'theirHead';
  if (isPerson(cell.text) && !row.hasColumn(leads)) head(row, { ...value, target: leads });
  else if (isOurs) addSided(row, title, cell.text);
  else row.fields['counterpart'] ??= normalise(cell.text);
}

const BOTH = /^(?:\D*?)(\d{1,4})\s*(?:người|đ\/c|đồng chí)?\s*[/;,–-]\s*(?:\D*?)(\d{1,4})\D*$/u;

/** "5/6", "Ta: 5; bạn: 6": people of our side, then of theirs. */
function bothSides(row: SheetRow, { cell, title, doubt }: SheetValue): void {
  const [, our, their] = BOTH.exec(normalise(cell.text)) ?? [];
  if (cell.date === null && our !== undefined && their !== undefined) {
    row.fields['ourPeople'] ??= Number(our);
    row.fields['theirPeople'] ??= Number(their);
    return;
  }
  row.remarks.push(`${title}: ${normalise(cell.text)}`);
  doubt('kept-in-words', { value: cell.text });
}

/** People and agencies of one side, under the words of their head. */
function addSided(row: SheetRow, title: string, text: string): void {
  const told = row.pending['sided'];
  row.pending['sided'] = [...(Array.isArray(told) ? told : []), `${title}: ${normalise(text)}`];
}

function settleComposition(row: SheetRow): void {
  const told = row.pending['sided'];
  if (!Array.isArray(told)) return;
  const own = row.fields['composition'];
  row.fields['composition'] = [...(typeof own === 'string' ? [own] : []), ...told].join('\n');
}

const kinds = Object.entries(words.kinds).map(([kind, list]) => ({ meaning: kind, words: knownWords(list) }));

/** No cell tells the kind: what the talk is about does, else the head over that, or the title; else it is named. */
function assumeKind(row: SheetRow): void {
  const told = [row.fields['subject'], row.group, row.pending['subjectHead'], row.title];
  const [inWords] = told.flatMap((text) => (typeof text === 'string' ? (firstNamed(text, kinds) ?? []) : []));
  if (inWords !== undefined) return row.assume('kind', inWords);
  row.assume('kind', 'talk', { code: 'talk-kind-assumed', params: { value: kindLabels['talk'] ?? '' } });
}
