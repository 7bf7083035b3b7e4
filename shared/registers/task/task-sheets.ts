import { cellDate } from '../../import/cells/cell-dates.ts';
import { dateSense } from '../../import/cells/field-value.ts';
import { citedDocumentDay } from '../../import/table/title-period.ts';
import { cellCitation, type CellCitation } from '../../import/cells/cell-citation.ts';
import { textCell } from '../../import/cells/sheet-cells.ts';
import { isNone } from '../sheet-readers.ts';
import labels from '../../i18n/vi/registers.json' with { type: 'json' };
import words from '../../reference/import-words.json' with { type: 'json' };
import { unitsAtStart } from '../../offices/units-at-start.ts';
import { withoutEnd } from '../../text/at-end.ts';
import { parseDocumentNumber } from '../../text/document-number.ts';
import { foldText, headKey, normalise } from '../../text/fold.ts';
import { isPlainDate, plainDate, type PlainDate } from '../../time/plain-date.ts';
import { formatDate } from '../../time/typed-date.ts';
import type { KnownColumn, SheetReader, SheetRow, SheetRules } from '../sheet-rules.ts';
import headings from './import-headings.json' with { type: 'json' };
import { keepDue, settleDue } from './task-due-cells.ts';

const columns: readonly KnownColumn[] = headings;

/** The code of an assigning document, which begins it in our own list. */
const OWN_CODE = /^VB-[A-Z]+-\d{4}-\d{4}(?!\d)/;
const ownStatuses: readonly string[] = Object.values(labels.choices.status);

/** How sheets of tasks are read. */
export const taskSheets: SheetRules = {
  columns,
  identifying: ['content'],
  fewestColumns: 2,
  naming: ['content'],
  days: ['assignedOn'],
  nameField: 'content',
  askedDay: 'assignedOn',
  carried: ['assigningDocument', 'documentDate', 'documentAbstract', 'documentKind', 'documentIssuer'],
  grouped: [{ target: 'lead', catalogue: 'organisation' }],
  essential: [['content'], ['assignedOn', 'assigningDocument', 'documentDate', 'due', 'lead']],
  columnsOf: {
    assignedOn: ['assignedOn', 'documentDate', 'assigningDocument'],
    unit: ['cooperating'],
    newDue: ['extended', 'extendedAgain', 'extendedThird', 'due'],
  },
  readers: {
    due: keepDue('due'),
    extended: keepDue('extended'),
    extendedAgain: keepDue('extendedAgain'),
    extendedThird: keepDue('extendedThird'),
    percent: readPercent,
    lead: readLead,
    cooperating(row, { cell }) {
      if (!isNone(cell.text)) addCooperating(row, unitNames(cell.text));
    },
    assigningDocument(row, { cell, title }) {
      // Our own list names the record that the task is linked with already.
      if (OWN_CODE.test(cell.text)) return;
      row.remarks.push(`${title}: ${cell.text}`);
      const [, point] = POINT.exec(cell.text) ?? [];
      if (point !== undefined && !row.hasColumn('point')) row.fields['point'] ??= point;
      const cited = cellCitation(cell.text);
      row.pending['documentDate'] ??= cited === null ? null : citedDay(cited, row.today);
    },
    documentDate(row, { cell, title }) {
      const read = cellDate(cell, row.today, { of: 'record', period: row.period });
      row.remarks.push(`${title}: ${cell.text}`);
      if (read.ok) row.pending['documentDate'] = read.date;
    },
    progress: readProgress,
    done(row, value) {
      const { cell, title } = value;
      const day = dayIn(cell.text, row.today);
      if (day !== null) row.fields['doneOn'] ??= day;
      else value.doubt('done-without-day', { value: title });
      addProgress(row, isTick(cell.text) ? title : `${title}: ${cell.text}`, day);
    },
    doneOn: readDoneOn,
    undone(row, { cell, title }) {
      addProgress(row, isTick(cell.text) ? title : `${title}: ${cell.text}`, null);
    },
  },
  settle(row) {
    if (citedDocumentDay(row.group) !== null) row.remarks.push(row.group);
    const isAsked = settleAssigned(row);
    settleDue(row, isAsked);
    if (isAsked) keepBeforeDue(row);
    else keepEarlyInWords(row);
  },
};

/** The day of completion; what says there that a task is not done yet is no day and no doubt, but may be its progress. */
function readDoneOn(row: SheetRow, value: Parameters<SheetReader>[1]): void {
  const { cell, target, title, doubt } = value;
  const read = cellDate(cell, row.today, dateSense(row, target));
  if (read.ok) {
    row.fields[target] = read.date;
    if (read.doubt !== undefined) doubt(read.doubt.code, { ...read.doubt.params, date: read.date });
    return;
  }
  const said = headKey(cell.text);
  if (said === '' || words.notDoneWords.includes(said)) return;
  if (!/\d/.test(said)) {
    readProgress(row, value);
    if (words.doneWords.some((word) => said.startsWith(word)))
      doubt('done-without-day', { value: cell.text });
    return;
  }
  row.remarks.push(`${title}: ${cell.text}`);
  doubt('kept-in-words', { value: cell.text });
}

/** One day that is wrong keeps no task out: a due date or a completion before the day of assignment is kept in words. */
function keepEarlyInWords(row: SheetRow): void {
  const { assignedOn, due, doneOn } = row.fields;
  if (typeof assignedOn !== 'string') return;
  if (typeof due === 'string' && due < assignedOn) {
    row.fields['dueText'] ??= formatDate(plainDate(due));
    delete row.fields['due'];
    const extended = row.children['extensions'] ?? [];
    const later = extended.filter(
      ({ fields: { newDue } }) => typeof newDue === 'string' && newDue >= assignedOn,
    );
    if (later.length < extended.length) row.children['extensions'] = later;
    row.doubt('due', 'due-early', { due, date: assignedOn });
  }
  if (typeof doneOn !== 'string' || doneOn >= assignedOn) return;
  delete row.fields['doneOn'];
  row.remarks.push(formatDate(plainDate(doneOn)));
  row.doubt('doneOn', 'done-early', { done: doneOn, date: assignedOn });
}

/** "TB 123/TB-UBND, điểm 3.2.a": the point of the document that gives the task. */
const POINT = /(?<!\p{L})(?:điểm|mục|khoản)\s+(\d+(?:\.\d+)*(?:[.\s]?[a-zđ])?(?!\p{L}))/iu;

/** A unit that leads; of several the first leads and the others cooperate, which is named. */
function readLead(row: SheetRow, { cell: whole, doubt }: Parameters<SheetReader>[1]): void {
  const { lead: said, others: helpers } = leadAndOthers(whole.text);
  addCooperating(row, unitNames(helpers));
  const cell = { text: withoutPerson(row, said) };
  if (cell.text === '') {
    if (said !== '') doubt('person-as-unit', { value: said });
    return;
  }
  const listed = unitNames(
    cell.text
      .replaceAll(/(?:(?<!\s)\s+)?\(chủ trì\)/giu, '')
      .replaceAll(/(?<=\p{Ll})\s*\/\s*(?=(?:Sở|UBND|Ban|Công an|Bộ)\s)/gu, '; '),
  );
  const found = listed.length > 1 ? listed : unitsAtStart(cell.text).names;
  // Offices under one word are one: "các sở, ban, ngành, UBND các huyện".
  const isOne = found.length < 2 || found.some((name) => /(?:^|\s)các\s/iu.test(name));
  const [lead = '', ...others] = isOne ? [normalise(cell.text)] : found;
  row.fields['lead'] = row.referenceTo('organisation', lead);
  if (others.length === 0) return;
  addCooperating(row, others);
  doubt('several-leads', { value: cell.text, first: lead });
}

/** "Phòng LS-HTQT (đ/c Hà)", "Đ/c Vi Văn Lâm": the unit without the person, who does the work. */
function withoutPerson(row: SheetRow, text: string): string {
  const person = PERSON.exec(text)?.[0];
  if (person === undefined) return text;
  row.fields['officer'] ??= normalise(person.replaceAll(/[()]/g, ' '));
  return normalise(text.replace(person, ' '));
}

/** Somebody under a title: alone, or in brackets behind the unit. */
const PERSON = /^(?:đ\/c|đồng chí|ông|bà)\s+\p{Lu}[^,;(]*$|\((?:đ\/c|đồng chí|ông|bà)\s+[^)]*\)/iu;

/** "là đơn vị chủ trì,", "(chủ trì) và": what stands between who leads and who helps. */
const LEADS =
  /\s*(?:[,;(]\s*)?(?:là\s+(?:cơ\s+quan\s+|đơn\s+vị\s+))?(?:\(?chủ\s+trì\)?)?\s*[,;:(.\-–]*\s*(?:và\s*)?$/iu;

/** "Sở Ngoại vụ chủ trì, phối hợp với Công an tỉnh", "Chủ trì: Sở Y tế; phối hợp: Sở Ngoại vụ": who leads, and who helps. */
function leadAndOthers(text: string): { readonly lead: string; readonly others: string } {
  const [before = '', ...behind] = text.split(
    /(?<![\p{L}\p{M}])phối\s+hợp(?:\s+(?:với|cùng))?\s*(?::\s*)?/iu,
  );
  const said = before.replace(/^\s*(?:[-–•+]\s*)?(?:cơ\s+quan\s+|đơn\s+vị\s+)?chủ\s+trì\s*(?::\s*)?/iu, '');
  const lead = withoutEnd(said, LEADS).trim();
  return {
    lead,
    others: behind
      .join('; ')
      .replace(/\)\s*$/, '')
      .trim(),
  };
}

function addCooperating(row: SheetRow, names: readonly string[]): void {
  row.children['cooperating'] = [
    ...(row.children['cooperating'] ?? []),
    ...names.map((name) => row.newChild({ unit: row.referenceTo('organisation', name) })),
  ];
}

/** Names on lines of their own or apart by `;`, by commas where each part begins as a name does. */
function unitNames(text: string): readonly string[] {
  return text.split(/[;\n]/).flatMap((line) => {
    const said = normalise(line.replace(/^\s*(?:[-–•+]|\d{1,2}[.)])\s*/, '')).replace(/[.,]$/, '');
    const parts = said.split(/,\s*/);
    const named = parts.every((part) => /^\p{Lu}/u.test(part)) ? parts : [said];
    return named.filter((name) => name !== '');
  });
}

/** "Đã có dự thảo", "80%", "Đã hoàn thành ngày 25/5/2024": a line of the progress, and the day on which it was done. */
function readProgress(row: SheetRow, { cell, doubt }: Parameters<SheetReader>[1]): void {
  // A status as our own list writes it follows from the days of the task.
  if (ownStatuses.includes(cell.text) && row.hasColumn('code')) return;
  const folded = foldText(cell.text);
  const says = (list: readonly string[]): boolean =>
    list.some((word) => new RegExp(String.raw`(?<!\p{L})${word}(?!\p{L})`, 'u').test(folded));
  const isDone = (says(words.doneWords) || /^\s*100\s*%\s*$/.test(folded)) && !says(words.undoneWords);
  const told = dayIn(cell.text, row.today);
  if (says(words.stoppedWords) && !says(words.undoneWords)) {
    const stopped = folded.includes('tam dung') ? 'pausedOn' : 'cancelledOn';
    if (told === null) doubt('status-without-day', { value: cell.text });
    else row.fields[stopped] ??= told;
  }
  const day = isDone ? told : null;
  if (isDone) takeResult(row, cell.text);
  if (day !== null) row.fields['doneOn'] ??= day;
  else if (isDone && !row.hasColumn('doneOn') && !/(?<!\d)(?!100)\d{1,2}\s*%/.test(cell.text))
    doubt('done-without-day', { value: cell.text });
  addProgress(row, cell.text, day);
}

/** "Đã hoàn thành tại BC số 35/BC-SNgV ngày 10/3/2024": the document that reports it. */
function takeResult(row: SheetRow, text: string): void {
  const cited = cellCitation(text);
  if (cited === null || parseDocumentNumber(cited.number) === null || row.hasColumn('resultNumber')) return;
  row.fields['resultNumber'] ??= cited.number;
  const day = citedDay(cited, row.today);
  if (day !== null) row.fields['resultDate'] ??= day;
}

function citedDay({ day }: CellCitation, today: PlainDate): PlainDate | null {
  const read = cellDate(textCell(day), today);
  return read.ok ? read.date : null;
}

function addProgress(row: SheetRow, text: string, date: PlainDate | null): void {
  const percent = /^\s*(\d{1,3})\s*%/.exec(text)?.[1];
  const share = percent !== undefined && Number(percent) <= 100 ? Number(percent) : null;
  row.children['progress'] = [
    ...(row.children['progress'] ?? []),
    row.newChild({ date, percent: share, text }),
  ];
}

/** "50%", 0.5 shown bare, 80: how far a task is; anything else is a line of its progress. */
function readPercent(row: SheetRow, { cell }: Parameters<SheetReader>[1]): void {
  const { number } = cell;
  if (number === null || cell.text.includes('%')) return addProgress(row, cell.text, null);
  if (number > 0 && number < 1) return addProgress(row, `${Math.round(number * 100)}%`, null);
  addProgress(row, number === 1 || number > 100 ? cell.text : `${number}%`, null);
}

const isTick = (text: string): boolean => /^[xX✓✔v]$/u.test(text.trim());

/** The one full day that a text names. */
function dayIn(text: string, today: PlainDate): PlainDate | null {
  const days = [...text.matchAll(/(?<![\d/])\d{1,2}[/.-]\d{1,2}[/.-]\d{4}(?![\d/])/g)];
  const read =
    days.length === 1 ? cellDate({ text: days[0]?.[0] ?? '', date: null, number: null }, today) : null;
  return read?.ok === true ? read.date : null;
}

/**
 * A task was given on the day of its document where no cell says it, else on that of the document that the title cites, or in
 * the period that the title names; a day that nothing tells is asked for.
 * @returns whether it is asked for.
 */
function settleAssigned(row: SheetRow): boolean {
  if (row.fields['assignedOn'] !== undefined) return false;
  const past = (day: unknown): PlainDate | null =>
    typeof day === 'string' && isPlainDate(day) && day <= row.today ? day : null;
  const byGroup = past(citedDocumentDay(row.group));
  const byDocument = past(row.pending['documentDate']) ?? byGroup;
  const byTitle = past(row.titleDay) ?? (row.hasColumn('assignedOn') ? null : past(row.period?.from));
  const from = byDocument ?? byTitle;
  row.fields['assignedOn'] = from ?? row.askDay();
  const told = row.hasColumn('documentDate') ? 'documentDate' : 'assigningDocument';
  if (from !== null)
    row.doubt(told, byDocument === null ? 'assigned-by-title' : 'assigned-by-document', { date: from });
  return from === null;
}

/** A day that was answered for many rows is none after a row's own deadline. */
function keepBeforeDue(row: SheetRow): void {
  const { assignedOn, due, doneOn } = row.fields;
  const first = [due, doneOn]
    .filter((day): day is PlainDate => typeof day === 'string' && isPlainDate(day))
    .toSorted((a, b) => a.localeCompare(b))[0];
  if (first === undefined || typeof assignedOn !== 'string' || first >= assignedOn) return;
  row.fields['assignedOn'] = first;
  row.doubt('assignedOn', 'assigned-by-answer', { date: first });
}
