import { assumeCountry } from '../country-in-words.ts';
import { cellTimes } from '../../import/cells/cell-times.ts';
import { cellLeader, type SheetCell } from '../../import/cells/sheet-cells.ts';
import labels from '../../i18n/vi/registers.json' with { type: 'json' };
import words from '../../reference/talk-words.json' with { type: 'json' };
import { anyOfLongest } from '../../offices/any-of.ts';
import { normalise } from '../../text/fold.ts';
import { firstNamed, knownWords } from '../../text/place-of-words.ts';
import { parseTypedTime } from '../../time/typed-time.ts';
import { settleCounting, stateReader } from '../called-off.ts';
import { exchangeSheets } from '../exchange/exchange-fields.ts';
import { dateTimeReader } from '../sheet-readers.ts';
import type { SheetRow, SheetRules, SheetValue } from '../sheet-rules.ts';
import { talkColumns } from './talk-columns.ts';

const kindLabels: Readonly<Record<string, string>> = labels.choices.talkKind;

/** The day of a talk with its hours: "8h30-10h15, ngày 20/01/2024". */
const dateTime = dateTimeReader({ date: { from: 'startTime', to: 'endTime' } });

/** How sheets of talks are read. */
export const talkSheets: SheetRules = {
  ...exchangeSheets,
  columns: talkColumns,
  days: ['date', 'when'],
  essential: [['date', 'when'], ['subject']],
  columnsOf: { date: ['date', 'when'] },
  readers: {
    dateTime,
    when,
    hour,
    state: stateReader,
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
    settleComposition(row);
    settleCounting(row);
    if (row.fields['kind'] === undefined) assumeKind(row);
    assumeCountry(row, ['counterpart', 'theirHeadTitle', 'theirHead']);
  },
};

/** The hours of a cell, and whether it says anything else. */
function hoursOf({ text, time }: SheetCell): {
  readonly times: readonly string[];
  readonly isWhole: boolean;
} {
  const typed = /^(?:19|20)\d\d$/.test(text) ? null : parseTypedTime(text);
  if (typed !== null) return { times: [typed], isWhole: true };
  const { times, unread, rest } = cellTimes(time ?? text);
  return { times, isWhole: unread.length === 0 && times.length < 3 && !/[\p{L}\d]/u.test(rest) };
}

/** "Thời gian" is the day of a talk, its hours beside a column of days, or both. */
function when(row: SheetRow, value: SheetValue): void {
  const { times, isWhole } = hoursOf(value.cell);
  const isHours = value.cell.date === null && isWhole && times.length > 0;
  if (!row.hasColumn('date') && !isHours) dateTime(row, { ...value, target: 'date' });
  else takeHours(row, value, 'startTime');
}

/** The hour at which a talk begins or ends; the day may stand with it where no column of its own has it. */
function hour(row: SheetRow, value: SheetValue): void {
  const { isWhole } = hoursOf(value.cell);
  const isDay =
    (!isWhole || value.cell.date !== null) && !row.hasColumn('date') && row.fields['date'] === undefined;
  if (isDay && /\d/.test(value.cell.text)) dateTime(row, { ...value, target: 'date' });
  else takeHours(row, value, value.target);
}

/** Takes one hour, or two from the beginning to the end; what else the cell says is kept in words. */
function takeHours(row: SheetRow, { cell, title, doubt }: SheetValue, target: string): void {
  const { times, isWhole } = hoursOf(cell);
  const [from, to] = times;
  if (from !== undefined) row.fields[target] ??= from;
  if (to !== undefined) row.fields['endTime'] ??= to;
  if (isWhole && times.length > 0) return;
  row.remarks.push(`${title}: ${normalise(cell.text)}`);
  doubt('kept-in-words', { value: cell.text });
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

const BOTH = /^\D*?(\d{1,4})\s*(?:(?:người|đ\/c|đồng chí)\s*)?[/;,–-]\D*?(\d{1,4})\D*$/u;

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
