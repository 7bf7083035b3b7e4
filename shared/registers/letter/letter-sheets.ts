import { assumeCountry } from '../country-in-words.ts';
import { cellDate } from '../../import/cells/cell-dates.ts';
import { dateSense, fieldValue } from '../../import/cells/field-value.ts';
import labels from '../../i18n/vi/registers.json' with { type: 'json' };
import words from '../../reference/import-words.json' with { type: 'json' };
import { headKey } from '../../text/fold.ts';
import { isPlainDate, type PlainDate } from '../../time/plain-date.ts';
import { formatDate } from '../../time/typed-date.ts';
import { exchangeSheets } from '../exchange/exchange-fields.ts';
import type { Field } from '../field.ts';
import { remarkReader } from '../sheet-readers.ts';
import type { SheetReader, SheetRow, SheetRules } from '../sheet-rules.ts';
import headings from './import-headings.json' with { type: 'json' };
import { directionTitled, isOtherSide, kindInWords, type LetterDirection } from './letter-words.ts';

const directionLabels: Readonly<Record<string, string>> = labels.choices.letterDirection;
const kindLabels: Readonly<Record<string, string>> = labels.choices.letterKind;

/** Columns of days that tell the direction too: the one that is filled. */
const dayOf = { sent: 'sentOn', received: 'receivedOn' } as const;

/** How sheets of letters are read: whether a letter was sent or received may stand under the head of its kind, its day or its title. */
export function letterSheets(fields: { readonly direction: Field; readonly kind: Field }): SheetRules {
  return {
    ...exchangeSheets,
    columns: headings,
    days: ['date', dayOf.sent, dayOf.received],
    essential: [['date', dayOf.sent, dayOf.received], ['subject']],
    sameBy: [['number', 'date', 'direction']],
    columnsOf: { date: ['date', dayOf.sent, dayOf.received] },
    readers: {
      remark: remarkReader,
      dayOfDirection,
      direction(row, value) {
        const said = directionIn(value.cell.text);
        const read = said ?? fieldValue(row, fields.direction, value);
        if (read !== null) row.fields['direction'] = read;
      },
      kind(row, value) {
        const said = directionIn(value.cell.text);
        if (said !== null) row.fields['direction'] ??= said;
        const kind = row.choiceOf(fields.kind, value.cell.text);
        const read = kind ?? (said === null ? fieldValue(row, fields.kind, value) : null);
        if (read !== null) row.fields['kind'] = read;
      },
    },
    settle(row) {
      settleDirection(row);
      settleDay(row);
      if (row.fields['kind'] === undefined) assumeKind(row);
      assumeCountry(row, ['recipient', 'recipientTitle', 'sender', 'senderTitle']);
    },
  };
}

/** The direction that a cell names at its beginning or end: "Đến", "Thư gửi đi", "Nhận - thư chúc mừng"; null for none or both. */
function directionIn(text: string): LetterDirection | null {
  const parts = text
    .split(/[-–:/(),;]/u)
    .map((part) => headKey(part))
    .filter((part) => part !== '');
  const says = (names: readonly string[]): boolean =>
    parts.some((part) => names.some((name) => part === name || part.endsWith(` ${name}`)));
  const { sent, received } = words.choices.letterDirection;
  const [isSent, isReceived] = [says(sent), says(received)];
  return isSent === isReceived ? null : isSent ? 'sent' : 'received';
}

/** A day of sending or of receipt; what is none is kept in words as long as another column tells a day. */
const dayOfDirection: SheetReader = (row, { cell, target, title, doubt }) => {
  const read = cellDate(cell, row.today, dateSense(row, 'date'));
  if (!read.ok) {
    row.pending[`${target}Unread`] = cell.text;
    row.pending[`${target}Problem`] = read.problem;
    return;
  }
  if (read.doubt !== undefined) doubt(read.doubt.code, { ...read.doubt.params, date: read.date });
  row.pending[target] = read.date;
  row.pending[`${target}Title`] = title;
};

const dayIn = (value: unknown): PlainDate | null =>
  typeof value === 'string' && isPlainDate(value) ? value : null;

/** By the column of days that is filled, the head of the group, the title of the table; else assumed by the two parties, and named. */
function settleDirection(row: SheetRow): void {
  if (row.fields['direction'] !== undefined) return;
  const [sent, received] = [dayIn(row.pending[dayOf.sent]), dayIn(row.pending[dayOf.received])];
  const byDay = (sent === null) === (received === null) ? null : sent === null ? 'received' : 'sent';
  const told = directionTitled(row.group) ?? byDay ?? directionTitled(row.title);
  if (told !== null) {
    row.fields['direction'] = told;
    return;
  }
  const { sender, recipient } = row.fields;
  const isReceived = isOtherSide(String(sender ?? '')) && !isOtherSide(String(recipient ?? ''));
  const value = isReceived ? 'received' : 'sent';
  row.assume('direction', value, {
    code: 'direction-assumed',
    params: { value: directionLabels[value] ?? '' },
  });
}

/** The day of a letter is its own, else that of sending, else that of receipt; what is none of it is kept in words. */
function settleDay(row: SheetRow): void {
  const own = row.fields['date'];
  const [sent, received] = [dayIn(row.pending[dayOf.sent]), dayIn(row.pending[dayOf.received])];
  row.fields['date'] ??= sent ?? received ?? null;
  if (own === undefined && sent !== null && received !== null)
    row.doubt(dayOf.received, 'both-days', { date: sent });
  const taken = own === undefined ? (sent ?? received) : null;
  for (const target of [dayOf.sent, dayOf.received]) {
    const day = dayIn(row.pending[target]);
    if (day !== null && day !== taken && day !== own)
      row.remarks.push(`${String(row.pending[`${target}Title`])}: ${formatDate(day)}`);
    settleUnread(row, target);
  }
  if (row.fields['date'] === null) delete row.fields['date'];
}

function settleUnread(row: SheetRow, target: string): void {
  const unread = row.pending[`${target}Unread`];
  if (typeof unread !== 'string') return;
  if (row.fields['date'] === null) {
    row.refuse(target, String(row.pending[`${target}Problem`]), { value: unread });
    return;
  }
  row.remarks.push(unread);
  row.doubt(target, 'kept-in-words', { value: unread });
}

/** No cell tells the kind: what the letter is about does, else its occasion, which is named. */
function assumeKind(row: SheetRow): void {
  const inWords = kindInWords(String(row.fields['subject'] ?? ''));
  if (inWords !== null) {
    row.assume('kind', inWords);
    return;
  }
  const value = kindOfOccasion(row) ?? 'exchange';
  row.assume('kind', value, { code: 'kind-assumed', params: { value: kindLabels[value] ?? '' } });
}

function kindOfOccasion(row: SheetRow): string | null {
  const { occasion } = row.fields;
  const text = occasion !== null && typeof occasion === 'object' && 'text' in occasion ? occasion.text : null;
  const kind =
    typeof text === 'string' ? row.index.named('occasion', text)?.attributes['letterKind'] : undefined;
  return typeof kind === 'string' && kind in kindLabels ? kind : null;
}
