import { issue, type Issue } from '../check.ts';
import { childList, defineRegister, notWithdrawn, type StatusStep } from '../define-register.ts';
import { exchangeLevels, linkedTexts, links } from '../exchange/exchange-fields.ts';
import {
  choice,
  country,
  date,
  documentNumber,
  files,
  integer,
  longText,
  reference,
  text,
  time,
} from '../field.ts';
import { remarksFields } from '../remarks-fields.ts';
import { talkPapers } from './talk-papers.ts';
import { talkSheets } from './talk-sheets.ts';
import pasteHeadings from './paste-headings.json' with { type: 'json' };

export const talkKinds = ['talk', 'courtesy', 'reception', 'meeting', 'phone', 'patrol', 'other'] as const;

const talkStatuses = {
  planned: 'begun',
  held: 'underWay',
  minuted: 'done',
  postponed: 'stopped',
  cancelled: 'stopped',
} as const;

/** Hội đàm, hội kiến, tiếp xã giao, gặp gỡ, điện đàm, tuần tra liên hợp: every talk with the other side and with other partners. */
export const talk = defineRegister({
  name: 'talk',
  key: 'talk',
  table: 'talk',
  codePrefix: 'HĐ',
  icon: 'talk',
  place: 'exchanges',
  atPost: true,
  sections: ['main', 'delegates', 'outcome', 'commitments', 'links', 'remarks'],
  openSections: ['main', 'delegates', 'outcome'],
  statuses: talkStatuses,
  linkedBy: ['exchange', 'origin'],
  report: { chapter: 'exchanges', events: ['talk'], countedBy: ['decidingDate'] },
  days: {
    kinds: {
      held: { month: { tone: 'meeting' } },
      commitment: { home: { block: 'border', behind: 180, ahead: 14, tag: 'kind' } },
    },
    of: (record) => [
      ...(record.date === null || record.calledOff !== null ? [] : [{ kind: 'held', date: record.date }]),
      ...notWithdrawn(record.commitments).flatMap(({ due, doneOn, text: title }) =>
        due === null || doneOn !== null ? [] : [{ kind: 'commitment', date: due, title }],
      ),
    ],
  },
  countsTrips: false,
  dateFields: ['date'],
  fields: {
    kind: choice('talkKind', talkKinds, { need: 'required', initial: 'talk' }),
    date: date({ need: 'required' }),
    startTime: time(),
    endTime: time(),
    level: choice('exchangeLevel', exchangeLevels, { need: 'official' }),
    subject: text({ need: 'required', max: 500 }),
    mechanism: reference('talk-mechanism'),
    place: text({ need: 'official', max: 300 }),
    counterpart: text({ need: 'official', max: 300 }),
    country: country({ initial: 'CN' }),
    ourHead: text({ need: 'official', section: 'delegates', max: 200 }),
    ourHeadTitle: text({ section: 'delegates', max: 300 }),
    ourPeople: integer({ section: 'delegates', max: 100_000 }),
    theirHead: text({ need: 'official', section: 'delegates', max: 200 }),
    theirHeadTitle: text({ section: 'delegates', max: 300 }),
    theirPeople: integer({ section: 'delegates', max: 100_000 }),
    composition: longText({ section: 'delegates' }),
    content: longText({ need: 'official', section: 'outcome' }),
    outcome: longText({ need: 'official', section: 'outcome' }),
    minutesNumber: documentNumber({ section: 'outcome', of: { day: 'minutesDate' } }),
    minutesDate: date({ section: 'outcome' }),
    minutesLanguage: choice('documentLanguage', ['vi', 'zh', 'viZh', 'en', 'other'], { section: 'outcome' }),
    minutesFiles: files({ section: 'outcome' }),
    calledOff: choice('calledOff', ['postponed', 'cancelled'], { section: 'remarks' }),
    calledOffReason: text({ section: 'remarks' }),
    ...remarksFields,
  },
  children: {
    commitments: childList({
      table: 'talk_commitment',
      headings: pasteHeadings.commitments,
      section: 'commitments',
      official: false,
      columns: ['side', 'text', 'due', 'doneOn'],
      inline: [],
      fields: {
        side: choice('commitmentSide', ['vietnam', 'china', 'both']),
        text: longText({ need: 'official' }),
        due: date(),
        doneOn: date(),
      },
    }),
    links: links('talk_link'),
  },
  duplicateField: 'kind',
  likelyDuplicateFields: ['kind', 'counterpart'],
  listColumns: ['code', 'decidingDate', 'kind', 'level', 'subject', 'counterpart', 'place', 'status'],
  titleColumn: 'subject',
  columnWidths: { kind: 105, level: 95, counterpart: 150, place: 125 },
  filters: ['kind', 'level', 'country', 'mechanism'],
  printColumns: [
    'code',
    'date',
    'kind',
    'level',
    'subject',
    'place',
    'ourHead',
    'theirHead',
    'counterpart',
    'outcome',
    'minutesNumber',
    'commitments',
    'links',
    'notes',
  ],
  sheets: talkSheets,
  lookups: [],
  templates: talkPapers,
  summarise(record) {
    const { calledOff, date: on } = record;
    const steps: StatusStep<keyof typeof talkStatuses>[] =
      calledOff === null ? [{ from: null, status: 'planned' }] : [{ from: null, status: calledOff }];
    if (calledOff === null && on !== null) {
      steps.push({ from: on, status: 'held' });
      const minuted =
        record.minutesNumber !== null ||
        record.minutesDate !== null ||
        (record.minutesFiles ?? []).length > 0;
      if (minuted) steps.push({ from: on, status: 'minuted' });
    }
    return {
      title: record.subject ?? '',
      decidingDate: on,
      // A talk on a day to come counts once that day has come.
      decidingDateConfirmed: false,
      personTrips: 0,
      counted: record.withdrawn === null && calledOff === null && record.countInReport !== false,
      statusTimeline: steps,
      lastDate: on,
      facts: { kind: record.kind, number: record.minutesNumber, level: record.level },
    };
  },
  searchTexts: (record) => [
    record.code,
    record.subject,
    record.mechanism?.text ?? null,
    record.place,
    record.counterpart,
    record.ourHead,
    record.theirHead,
    record.composition,
    record.content,
    record.outcome,
    record.minutesNumber,
    record.notes,
    ...notWithdrawn(record.commitments).map((commitment) => commitment.text),
    ...linkedTexts(record.links),
  ],
  check(record, context) {
    const found: Issue[] = [];
    if (record.startTime !== null && record.endTime !== null && record.endTime < record.startTime)
      found.push(issue('error', 'ends-before-start', { field: 'endTime' }));
    if (record.date !== null && record.minutesDate !== null && record.minutesDate < record.date)
      found.push(issue('warning', 'minutes-before-talk', { field: 'minutesDate' }));
    if (record.outcome !== null && record.date !== null && record.date > context.today)
      found.push(issue('warning', 'date-in-future', { field: 'date' }, { date: record.date }));
    for (const commitment of notWithdrawn(record.commitments)) {
      const { due, doneOn } = commitment;
      const place = { list: 'commitments', childId: commitment.id, field: 'due' };
      if (due !== null && record.date !== null && due < record.date)
        found.push(issue('warning', 'due-before-talk', place));
      if (due !== null && doneOn === null && due < context.today)
        found.push(issue('warning', 'commitment-overdue', place, { due }));
    }
    return found;
  },
  expectedToday(record, context) {
    const held = record.date !== null && record.date <= context.today;
    return (_name, field) => record.calledOff === null && (field.section !== 'outcome' || held);
  },
  continuations: [
    {
      begins: 'task',
      purpose: 'followUp',
      label: 'addTask',
      // What our side promised and has not done.
      values(record, today) {
        const open = notWithdrawn(record.commitments).filter(
          (row) => row.doneOn === null && row.side !== 'china',
        );
        const dues = open.flatMap((row) => row.due ?? []).toSorted();
        const said = open.flatMap((row) => row.text ?? []).join('\n');
        return {
          content: said === '' ? record.subject : said,
          due: dues.find((due) => due >= today) ?? null,
          origin: { register: 'talk', id: record.id },
        };
      },
    },
  ],
  startingValues: ({ today }) => ({ date: today }),
});
