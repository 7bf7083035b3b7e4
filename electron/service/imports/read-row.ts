import lists from '../../../shared/reference/import-headers.json' with { type: 'json' };
import { newId } from '../../../db/ids.ts';
import type { ReferenceIndex } from '../../../shared/reference/find-reference.ts';
import type { AnyRegister } from '../../../shared/registers/define-register.ts';
import type { Field } from '../../../shared/registers/field.ts';
import {
  cellCount,
  cellDate,
  cellLeader,
  cellMoney,
  cellPermits,
  cellRange,
  cellText,
  emptyCell,
  type SheetCell,
} from '../../../shared/import/import-cells.ts';
import { parseOrigins, parsePlaces } from '../../../shared/import/import-places.ts';
import type { RowProblem } from '../../../shared/import/import-result.ts';
import type { ChildSave, InputValue, RecordSave } from '../../../shared/registers/save-request.ts';
import { parseMarkers } from '../../../shared/border/marker.ts';
import { parseTypedTime } from '../../../shared/time/typed-time.ts';
import { exactText, foldText, hasVietnameseMarks, headKey, normalise } from '../../../shared/text/fold.ts';
import { isPlainDate, type PlainDate } from '../../../shared/time/plain-date.ts';
import type { FoundColumn } from './find-columns.ts';

export interface RowReader {
  readonly register: AnyRegister;
  readonly columns: readonly FoundColumn[];
  readonly index: ReferenceIndex;
  readonly today: PlainDate;
  /** Vietnamese labels of choices, by set and code. */
  readonly choiceLabels: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface ReadRow {
  readonly save: RecordSave;
  readonly problems: readonly RowProblem[];
}

interface Draft {
  readonly fields: Record<string, InputValue>;
  readonly children: Record<string, ChildSave[]>;
  readonly notes: string[];
}

type Refuse = (column: FoundColumn, code: string, params?: RowProblem['params']) => void;

/** Reads one row into what would be saved, with the reasons that keep it out. */
export function readRow(reader: RowReader, cells: readonly SheetCell[], row: number): ReadRow {
  const problems: RowProblem[] = [];
  const draft: Draft = { fields: {}, children: {}, notes: [] };
  const refuse: Refuse = (column, code, params = {}) =>
    problems.push({ row, column: column.title, code, params });
  for (const column of reader.columns) {
    const cell = cells[column.index] ?? emptyCell;
    if (cell.text === '') continue;
    readCell(reader, draft, column, cell, refuse);
  }
  settle(reader, draft);
  return {
    save: {
      register: reader.register.name as RecordSave['register'],
      id: newId(),
      fields: draft.fields,
      children: draft.children,
    },
    problems,
  };
}

function readCell(
  reader: RowReader,
  draft: Draft,
  column: FoundColumn,
  cell: SheetCell,
  refuse: Refuse,
): void {
  switch (column.reader) {
    case 'ignore':
      return;
    case 'field':
      readField(reader, draft, column, cell, refuse);
      return;
    case 'start':
    case 'end': {
      const { cell: day, planned } = plannedDay(cell);
      const read = cellDate(day, reader.today);
      if (read.ok) {
        setDay(reader, draft, column.reader, read.date, planned);
        return;
      }
      // "Thời gian đi" often holds both days where the sheet has no column for the return.
      const range =
        column.reader === 'start' && !hasColumn(reader, 'end') ? cellRange(cell, reader.today) : null;
      if (range?.ok !== true) {
        refuse(column, range?.problem ?? read.problem, { value: cell.text });
        return;
      }
      setDay(reader, draft, 'start', range.from);
      if (range.to !== null) setDay(reader, draft, 'end', range.to);
      return;
    }
    case 'dateRange': {
      const read = cellRange(cell, reader.today);
      if (!read.ok) {
        refuse(column, read.problem, { value: cell.text });
        return;
      }
      setDay(reader, draft, 'start', read.from);
      if (read.to !== null) setDay(reader, draft, 'end', read.to);
      return;
    }
    case 'places':
      readPlaces(reader, draft, column, cell, refuse);
      return;
    case 'placeText':
      draft.fields['~place'] = cell.text;
      return;
    case 'organisation':
      draft.fields['~organisation'] = cell.text;
      return;
    case 'leader': {
      const { name, jobTitle } = cellLeader(cell.text);
      draft.fields['leader'] = name;
      if (jobTitle !== null) draft.fields['leaderJobTitle'] ??= jobTitle;
      return;
    }
    case 'nameAndHost': {
      const [name = '', ...host] = cell.text.split('\n');
      draft.fields['name'] = name;
      if (host.length > 0) draft.fields['hostAgency'] ??= referenceTo(reader, 'organisation', host.join(' '));
      return;
    }
    case 'permits':
      draft.children['permits'] = cellPermits(cell.text, reader.today).map((permit) =>
        child({
          number: permit.number,
          date: permit.date,
          issuer: permit.issuer === null ? null : referenceTo(reader, 'organisation', permit.issuer),
        }),
      );
      return;
    case 'permitDate': {
      const read = cellDate(cell, reader.today);
      if (read.ok) draft.fields['~permitDate'] = read.date;
      else draft.notes.push(`${column.title}: ${cell.text}`);
      return;
    }
    case 'permitIssuer':
      draft.fields['~permitIssuer'] = referenceTo(reader, 'organisation', cell.text);
      return;
    case 'funding':
    case 'money':
      readFunding(reader, draft, column, cell);
      return;
    case 'dateTime':
      readDateTime(reader, draft, column, cell, refuse);
      return;
    case 'markersTo':
      draft.fields['~markersTo'] = cell.text;
      return;
    case 'incidentPlace':
      draft.fields['~incidentPlace'] = cell.text;
      return;
    case 'settledOn': {
      const read = cellDate(cell, reader.today);
      if (read.ok) draft.fields['~settledOn'] = read.date;
      else refuse(column, read.problem, { value: cell.text });
      return;
    }
    case 'settledStatus': {
      // "Đã giải quyết (10/01/2024)", as our own annex writes it.
      const [day] = /\d{1,2}\/\d{1,2}\/\d{4}/.exec(cell.text) ?? [];
      const read = cellDate({ text: day ?? '', date: null, number: null }, reader.today);
      if (read.ok && headKey(cell.text).includes(lists.settledWord)) draft.fields['~settledOn'] ??= read.date;
      return;
    }
    case 'steps':
      draft.children['steps'] = stepsFrom(reader, draft, column, cell.text);
      return;
    case 'wholeNumber': {
      const amount = cellMoney(cell);
      if (amount === null || amount.currency !== 'VND') draft.notes.push(`${column.title}: ${cell.text}`);
      else draft.fields[column.target] = Math.round(amount.amount);
      return;
    }
    case 'members':
      draft.children['members'] = cell.text
        .split(/[;\n]/)
        .map((line) => cellLeader(line.replace(/^\s*(\d+[.)]|[-–•])\s*/, '')))
        .filter((member) => member.name !== '')
        .map((member) => child({ fullName: member.name, jobTitle: member.jobTitle }));
      return;
    case 'child': {
      const [list = '', name = ''] = column.target.split('.');
      const field = reader.register.children[list]?.fields[name];
      if (field === undefined) return;
      const rows = (draft.children[list] ??= [child({})]);
      const value = valueOf(reader, draft, column, field, cell, refuse);
      const [first, ...rest] = rows;
      if (first !== undefined && value !== null) {
        draft.children[list] = [{ ...first, fields: { ...first.fields, [name]: value } }, ...rest];
      }
      return;
    }
    default:
      throw new RangeError(`No reader ${column.reader}`);
  }
}

function hasColumn(reader: RowReader, target: string): boolean {
  return reader.columns.some((column) => column.target === target);
}

function readField(
  reader: RowReader,
  draft: Draft,
  column: FoundColumn,
  cell: SheetCell,
  refuse: Refuse,
): void {
  const field = reader.register.fields[column.target];
  if (field === undefined) throw new RangeError(`No field ${column.target}`);
  const value = valueOf(reader, draft, column, field, cell, refuse);
  if (value !== null) draft.fields[column.target] = value;
}

function valueOf(
  reader: RowReader,
  draft: Draft,
  column: FoundColumn,
  field: Field,
  cell: SheetCell,
  refuse: Refuse,
): InputValue {
  switch (field.kind) {
    case 'date': {
      const read = cellDate(cell, reader.today);
      if (read.ok) return read.date;
      refuse(column, read.problem, { value: cell.text });
      return null;
    }
    case 'integer': {
      const count = cellCount(cell);
      if (count === null) refuse(column, 'not-a-number', { value: cell.text });
      return count;
    }
    case 'choice': {
      const code = choiceOf(reader, field, cell.text);
      // What no code stands for is kept in words.
      if (code === null) draft.notes.push(`${column.title}: ${cell.text}`);
      return code;
    }
    case 'reference':
      return field.catalogue === null ? null : referenceTo(reader, field.catalogue, cell.text);
    case 'country': {
      const found = reader.index.named('country', cell.text);
      if (found === undefined) refuse(column, 'unknown-country', { value: cell.text });
      return found?.code ?? null;
    }
    case 'boolean':
      return lists.yesWords.includes(headKey(cell.text)) || headKey(cell.text) === 'x';
    case 'marker':
      return { text: normalise(cell.text) };
    case 'time': {
      const time = parseTypedTime(cell.text);
      if (time === null) refuse(column, 'not-a-time', { value: cell.text });
      return time;
    }
    case 'recordLink':
      // A link is made by hand: the words of the sheet are kept.
      draft.notes.push(`${column.title}: ${cell.text}`);
      return null;
    default:
      return cellText(cell);
  }
}

/** "12/3/2024 08h30" or "08 giờ 30 ngày 12/3/2024": the day, and the time where the register has a field for it. */
function readDateTime(
  reader: RowReader,
  draft: Draft,
  column: FoundColumn,
  cell: SheetCell,
  refuse: Refuse,
): void {
  const TIME = /(?:lúc\s*)?(?<![\d/.-])(\d{1,2})\s*(?:giờ|[:hg])\s*(\d{2})?(?:\s*phút|')?(?![\d/])/iu;
  const found = TIME.exec(cell.text);
  const time = found === null ? null : parseTypedTime(`${found[1] ?? ''}:${found[2] ?? '00'}`);
  const text = cell.text.replace(TIME, ' ').replaceAll(/ngày|[,;]|\(|\)/giu, ' ');
  const read = cellDate(time === null ? cell : { ...cell, text: normalise(text) }, reader.today);
  if (!read.ok) {
    refuse(column, read.problem, { value: cell.text });
    return;
  }
  draft.fields[column.target] = read.date;
  const own = column.target === 'date' ? 'startTime' : column.target.replace(/On$/, 'At');
  if (time !== null && reader.register.fields[own] !== undefined) draft.fields[own] ??= time;
}

/** Lines such as "05/02/2024: Gửi thư trao đổi số 12/SNgV" become steps; one without a day or kind is a remark. */
function stepsFrom(reader: RowReader, draft: Draft, column: FoundColumn, text: string): ChildSave[] {
  const field = reader.register.children['steps']?.fields['kind'];
  if (field === undefined) return [];
  return text.split(/[\n;]/).flatMap((line): readonly ChildSave[] => {
    const said = normalise(line.replace(/^\s*[-–•+]\s*/, ''));
    if (said === '') return [];
    const [whole = '', day = ''] =
      /(?:ngày\s*)?(?<!\d)(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})(?!\d)\s*[:,–-]?\s*/iu.exec(said) ?? [];
    const rest = said.replace(whole, '').replace(/[,\s]+$/, '');
    const read = cellDate({ text: day, date: null, number: null }, reader.today);
    const kind = choiceOf(reader, field, rest);
    if (!read.ok || kind === null) {
      draft.notes.push(`${column.title}: ${said}`);
      return [];
    }
    return [child({ kind, date: read.date, summary: rest })];
  });
}

function referenceTo(
  reader: RowReader,
  catalogue: NonNullable<Field['catalogue']>,
  text: string,
): InputValue {
  const name = normalise(text);
  return name === '' ? null : { code: reader.index.named(catalogue, name)?.code ?? null, text: name };
}

function choiceOf(reader: RowReader, field: Field, text: string): string | null {
  const key = headKey(text);
  const set = field.choiceSet ?? '';
  const labels = reader.choiceLabels[set] ?? {};
  const synonyms =
    (lists.choices as Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>)[set] ?? {};
  const whole = field.choices.find(
    (code) => headKey(labels[code] ?? '') === key || synonyms[code]?.includes(key) === true,
  );
  if (whole !== undefined) return whole;
  const part = field.choices
    .flatMap((code) =>
      [headKey(labels[code] ?? ''), ...(synonyms[code] ?? [])].map((name) => ({ code, name })),
    )
    .filter(({ name }) => name.length >= 4 && ` ${key} `.includes(` ${name} `))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
  return part?.code ?? null;
}

function readPlaces(
  reader: RowReader,
  draft: Draft,
  column: FoundColumn,
  cell: SheetCell,
  refuse: Refuse,
): void {
  const outgoing = reader.register.children['stops'] !== undefined;
  const read = outgoing ? parsePlaces(cell.text, reader.index) : parseOrigins(cell.text, reader.index);
  if (!read.ok) {
    refuse(column, 'unknown-country', { value: read.unknown });
    return;
  }
  if (outgoing) {
    draft.children['stops'] = read.stops.map((stop) => child({ country: stop.country, place: stop.place }));
  } else {
    draft.children['origins'] = read.stops.map((stop) =>
      child({ country: stop.country, organisation: stop.place }),
    );
  }
}

function readFunding(reader: RowReader, draft: Draft, column: FoundColumn, cell: SheetCell): void {
  const field = reader.register.fields['fundingSource'];
  const source = column.reader === 'money' || field === undefined ? null : choiceOf(reader, field, cell.text);
  if (source !== null) draft.fields['fundingSource'] = source;
  const amount = cellMoney(cell);
  if (amount !== null && amount.amount > 0) draft.fields['budgetEstimated'] = { ...amount };
  if (source === null && amount === null) draft.notes.push(`${column.title}: ${cell.text}`);
}

/** "10/04/2024 (dự kiến)": a day that is only planned even where it has passed. */
function plannedDay(cell: SheetCell): { readonly cell: SheetCell; readonly planned: boolean } {
  const words = new RegExp(`\\(?\\s*(?:${lists.plannedWords.join('|')})\\s*:?\\s*\\)?`, 'giu');
  const text = normalise(cell.text.replace(words, ' '));
  return text === normalise(cell.text)
    ? { cell, planned: false }
    : { cell: { ...cell, text }, planned: true };
}

/** Past days are taken as they happened unless the sheet says planned, days to come as planned. */
function setDay(
  reader: RowReader,
  draft: Draft,
  which: 'start' | 'end',
  day: PlainDate,
  isPlanned = false,
): void {
  const outgoing = reader.register.fields['departureActual'] !== undefined;
  const names = outgoing
    ? { start: ['departureActual', 'departurePlanned'], end: ['returnActual', 'returnPlanned'] }
    : { start: ['arrivalActual', 'arrivalPlanned'], end: ['leaveActual', 'leavePlanned'] };
  const [actual = '', planned = ''] = names[which];
  draft.fields[day <= reader.today && !isPlanned ? actual : planned] = day;
}

function child(fields: Readonly<Record<string, InputValue>>): ChildSave {
  return { id: newId(), fields };
}

/** Puts together what stood in several columns. */
function settle(reader: RowReader, draft: Draft): void {
  const take = (name: string): InputValue => {
    const value = draft.fields[name] ?? null;
    delete draft.fields[name];
    return value;
  };
  const place = take('~place');
  const organisation = take('~organisation');
  const permitDate = take('~permitDate');
  const permitIssuer = take('~permitIssuer');
  settleIncident(reader, draft, take('~markersTo'), take('~incidentPlace'), take('~settledOn'));
  const [stop, ...stops] = draft.children['stops'] ?? [];
  if (place !== null && stop !== undefined) {
    draft.children['stops'] = [
      { ...stop, fields: { ...stop.fields, place: stop.fields['place'] ?? place } },
      ...stops,
    ];
  }
  if (organisation !== null) {
    const [origin = child({}), ...origins] = draft.children['origins'] ?? [];
    draft.children['origins'] = [{ ...origin, fields: { ...origin.fields, organisation } }, ...origins];
  }
  const [permit, ...permits] = draft.children['permits'] ?? [];
  if (permit !== undefined) {
    const fields = {
      ...permit.fields,
      date: permit.fields['date'] ?? permitDate,
      issuer: permit.fields['issuer'] ?? permitIssuer,
    };
    draft.children['permits'] = [{ ...permit, fields }, ...permits];
  }
  asOfItsDay(reader, draft);
  readRemarks(reader, draft);
  if (draft.notes.length > 0) {
    draft.fields['notes'] = [draft.fields['notes'], ...draft.notes]
      .filter((note) => typeof note === 'string')
      .join('; ');
  }
}

/** Names of units that changed stand for the unit of the record's own day. */
function asOfItsDay(reader: RowReader, draft: Draft): void {
  const day = reader.register.dateFields
    .map((name) => draft.fields[name])
    .find((one) => typeof one === 'string');
  if (typeof day !== 'string' || !isPlainDate(day)) return;
  for (const [name, field] of Object.entries(reader.register.fields)) {
    const value = draft.fields[name];
    if (field.kind !== 'reference' || field.catalogue === null) continue;
    if (value === null || typeof value !== 'object' || !('text' in value)) continue;
    const row = reader.index.named(field.catalogue, String(value.text), day);
    if (row !== undefined) draft.fields[name] = { code: row.code, text: String(value.text) };
  }
}

/** Markers in two columns, a place that names both marker and commune, and the day on which a case was settled. */
function settleIncident(
  reader: RowReader,
  draft: Draft,
  markersTo: InputValue,
  place: InputValue,
  settled: InputValue,
): void {
  const { fields } = draft;
  if (typeof place === 'string') {
    const { normalised } = parseMarkers(place);
    if (normalised !== null) fields['markers'] ??= { text: normalised };
    const parts = place.split(/[,;\n]/).map((part) => normalise(part));
    const left = parts.filter((part) => {
      for (const [name, catalogue] of [
        ['commune', 'unit'],
        ['gate', 'gate'],
      ] as const) {
        if (fields[name] !== undefined || reader.index.named(catalogue, part) === undefined) continue;
        fields[name] = referenceTo(reader, catalogue, part);
        return false;
      }
      return normalised === null || !part.includes(normalised);
    });
    if (left.length > 0) draft.notes.push(left.join(', '));
  }
  const from = fields['markers'];
  if (typeof markersTo === 'string' && from !== null && typeof from === 'object' && 'text' in from)
    fields['markers'] = { text: `${String(from['text'])} - ${markersTo}` };
  const steps = draft.children['steps'] ?? [];
  if (settled !== null && !steps.some((step) => step.fields['kind'] === 'result'))
    draft.children['steps'] = [
      ...steps,
      child({ kind: 'result', date: settled, summary: fields['result'] ?? null }),
    ];
}

/** Takes from the remarks what they say about counting: called off ("Hủy"), private, not to be counted. */
function readRemarks(reader: RowReader, draft: Draft): void {
  const { fields } = reader.register;
  if (fields['calledOff'] === undefined) return;
  for (const remark of String(draft.fields['notes'] ?? '').split(/[;\n]/)) {
    // "Hoàn thành" is not "Hoãn": marks count where there are any; without them only the whole remark.
    const marked = hasVietnameseMarks(remark);
    const said = marked ? exactText(remark) : foldText(remark);
    const says = (words: readonly string[]): boolean =>
      words
        .map((word) => (marked ? exactText(word) : foldText(word)))
        .some(
          (word) =>
            said === word || (marked && /^[\s,.:(]/.test(said.slice(word.length)) && said.startsWith(word)),
        );
    for (const [code, words] of Object.entries(lists.calledOffWords)) {
      if (says(words)) draft.fields['calledOff'] = code;
    }
    if (says(lists.privateWords)) draft.fields['nature'] ??= 'private';
    if (says(lists.setAsideWords)) draft.fields['countInReport'] = false;
  }
}
