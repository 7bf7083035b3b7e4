import { addDays } from '../../time/plain-date.ts';
import { issue, type Issue } from '../check.ts';
import { defineRegister, type StatusStep } from '../define-register.ts';
import { exchangeLevels, linkedTexts, links } from '../exchange/exchange-fields.ts';
import {
  boolean,
  choice,
  country,
  date,
  documentNumber,
  files,
  longText,
  recordLink,
  reference,
  text,
  type JsonValue,
} from '../field.ts';
import { remarksFields } from '../remarks-fields.ts';
import { letterSheets } from './letter-sheets.ts';
import { writtenLetter } from './written-letter.ts';

export const letterKinds = [
  'exchange',
  'congratulation',
  'visit',
  'thanks',
  'condolence',
  'invitation',
  'other',
] as const;

/** Kinds of letters that keep up relations rather than deal with a matter on the line. */
export const courtesyKinds: readonly string[] = ['congratulation', 'visit', 'thanks', 'condolence'];

const letterStatuses = {
  drafting: 'begun',
  sent: 'begun',
  received: 'begun',
  awaitingReply: 'attention',
  replied: 'done',
} as const;

const direction = choice('letterDirection', ['sent', 'received'], { need: 'required', initial: 'sent' });
const kind = choice('letterKind', letterKinds, { need: 'required', initial: 'exchange' });

/** Thư trao đổi, chúc mừng, thăm hỏi, cảm ơn, chia buồn: sent and received. */
export const letter = defineRegister({
  name: 'letter',
  key: 'letter',
  table: 'letter',
  codePrefix: 'TH',
  icon: 'mail',
  place: 'exchanges',
  atPost: true,
  sections: ['main', 'correspondents', 'reply', 'links', 'remarks'],
  openSections: ['main', 'correspondents'],
  statuses: letterStatuses,
  countsTrips: false,
  dateFields: ['date'],
  fields: {
    direction,
    kind,
    date: date({ need: 'official' }),
    number: documentNumber({ need: 'official', of: { day: 'date', issuer: 'sender' } }),
    level: choice('exchangeLevel', exchangeLevels, { need: 'official' }),
    subject: text({ need: 'required', max: 500 }),
    occasion: reference('occasion'),
    content: longText(),
    sender: text({ need: 'official', section: 'correspondents', max: 300 }),
    senderTitle: text({ section: 'correspondents', max: 300 }),
    recipient: text({ need: 'official', section: 'correspondents', max: 300 }),
    recipientTitle: text({ section: 'correspondents', max: 300 }),
    country: country({ need: 'official', section: 'correspondents', initial: 'CN' }),
    place: text({ section: 'correspondents', max: 300 }),
    language: choice('documentLanguage', ['vi', 'zh', 'viZh', 'en', 'other'], { section: 'correspondents' }),
    translated: boolean({ section: 'correspondents', initial: false }),
    channel: choice('letterChannel', ['direct', 'noteVerbale', 'post', 'gate', 'electronic', 'other'], {
      section: 'correspondents',
    }),
    forwardedOn: date({ section: 'correspondents' }),
    letterFiles: files({ section: 'main' }),
    replyTo: recordLink(['letter'], { section: 'reply' }),
    replyWanted: boolean({ section: 'reply', initial: false }),
    replyDue: date({ section: 'reply' }),
    ...remarksFields,
  },
  children: { links: links('letter_link') },
  duplicateField: 'number',
  likelyDuplicateFields: ['direction', 'number'],
  listColumns: ['code', 'decidingDate', 'direction', 'kind', 'number', 'subject', 'recipient', 'status'],
  titleColumn: 'subject',
  columnWidths: { direction: 64, kind: 120, number: 115, recipient: 150 },
  filters: ['direction', 'kind', 'level', 'country', 'occasion'],
  printColumns: [
    'code',
    'direction',
    'number',
    'date',
    'kind',
    'level',
    'sender',
    'recipient',
    'country',
    'subject',
    'channel',
    'forwardedOn',
    'replyTo',
    'links',
    'notes',
  ],
  sheets: letterSheets({ direction, kind }),
  lookups: [],
  linkedBy: ['exchange'],
  papers: [{ kind: 'letter', write: writtenLetter }],
  report: { chapter: 'exchanges', events: ['letter'], countedBy: ['decidingDate'] },
  days: {
    kinds: {
      reply: {
        home: { block: 'border', behind: 180, ahead: 14, tag: 'kind' },
        shownOn: ({ date: sent, set }, { waitingDays }) => set ?? addDays(sent, waitingDays),
      },
      occasion: { forOccasion: true },
    },
    of(record, { statusTimeline }) {
      const { date: on, direction, occasion } = record;
      if (on === null) return [];
      const waits = record.replyWanted === true && !statusTimeline.some(({ status }) => status === 'replied');
      return [
        ...(waits ? [{ kind: 'reply', date: on, set: record.replyDue, from: on }] : []),
        ...(direction === 'sent' && occasion !== null && occasion.code !== null
          ? [{ kind: 'occasion', date: on, detail: occasion.code }]
          : []),
      ];
    },
  },
  summarise(record, _rules, linkedFrom = []) {
    const { date: on, direction } = record;
    const steps: StatusStep<keyof typeof letterStatuses>[] = [{ from: null, status: 'drafting' }];
    if (on !== null) {
      const replies = linkedFrom
        .filter((link) => link.through === 'replyTo' && !link.withdrawn && link.date !== null)
        .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? -1 : 1));
      const first = replies[0]?.date ?? null;
      const sent =
        direction === 'received' ? 'received' : record.replyWanted === true ? 'awaitingReply' : 'sent';
      steps.push({ from: on, status: sent });
      if (first !== null) steps.push({ from: first < on ? on : first, status: 'replied' });
    }
    return {
      title: record.subject ?? '',
      decidingDate: on,
      decidingDateConfirmed: false,
      personTrips: 0,
      counted: record.withdrawn === null && on !== null && record.countInReport !== false,
      statusTimeline: steps,
      lastDate: on,
      facts: { kind: record.kind, number: record.number, level: record.level, direction },
    };
  },
  searchTexts: (record) => [
    record.code,
    record.number,
    record.subject,
    record.occasion?.text ?? null,
    record.content,
    record.sender,
    record.senderTitle,
    record.recipient,
    record.recipientTitle,
    record.place,
    record.notes,
    record.replyTo?.title ?? null,
    ...linkedTexts(record.links),
  ],
  check(record, context) {
    const found: Issue[] = [];
    const { replyTo } = record;
    if (replyTo !== null && replyTo.id === record.id)
      found.push(issue('error', 'reply-to-itself', { field: 'replyTo' }));
    if (replyTo?.withdrawn === true)
      found.push(
        issue('warning', 'linked-record-withdrawn', { field: 'replyTo' }, { code: replyTo.code ?? '' }),
      );
    if (
      replyTo?.date !== undefined &&
      replyTo.date !== null &&
      record.date !== null &&
      record.date < replyTo.date
    )
      found.push(issue('warning', 'reply-before-letter', { field: 'date' }, { code: replyTo.code ?? '' }));
    if (record.date !== null && record.forwardedOn !== null && record.forwardedOn < record.date)
      found.push(issue('warning', 'forwarded-before-letter', { field: 'forwardedOn' }));
    if (record.direction === 'received' && record.date !== null && record.date > context.today)
      found.push(issue('error', 'date-in-future', { field: 'date' }, { date: record.date }));
    return found;
  },
  expectedToday: (record) => (name) =>
    name !== 'number' || !['congratulation', 'visit', 'thanks', 'condolence'].includes(record.kind ?? ''),
  continuations: [
    {
      begins: 'letter',
      purpose: 'reply',
      label: 'reply',
      // The two sides change places.
      values: (record) => ({
        direction: record.direction === 'received' ? 'sent' : 'received',
        kind: record.kind === 'congratulation' || record.kind === 'visit' ? 'thanks' : record.kind,
        level: record.level,
        subject: record.subject,
        sender: record.recipient,
        senderTitle: record.recipientTitle,
        recipient: record.sender,
        recipientTitle: record.senderTitle,
        country: record.country,
        place: record.place,
        replyTo: { register: 'letter', id: record.id },
      }),
    },
    {
      begins: 'letter',
      purpose: 'like',
      label: 'like',
      // Last year's letter for the same occasion, for instance.
      values: (record) => ({
        direction: record.direction,
        kind: record.kind,
        level: record.level,
        subject: record.subject,
        content: record.content,
        sender: record.sender,
        senderTitle: record.senderTitle,
        recipient: record.recipient,
        recipientTitle: record.recipientTitle,
        country: record.country,
        place: record.place,
        language: record.language,
        translated: record.translated,
        channel: record.channel,
        occasion: record.occasion === null ? null : { ...record.occasion },
      }),
    },
  ],
  startingValues: ({ today }) => ({ date: today }),
  startingForOccasion(occasion): Readonly<Record<string, JsonValue>> {
    const kind = occasion.attributes['letterKind'];
    return {
      occasion: { code: occasion.code, text: occasion.name },
      direction: 'sent',
      ...(letterKinds.some((known) => known === kind) ? { kind: String(kind) } : {}),
    };
  },
  suggest: (record, changed) =>
    changed === 'replyWanted' &&
    record.replyWanted === true &&
    record.replyDue === null &&
    record.date !== null
      ? { replyDue: addDays(record.date, 15) }
      : {},
});
