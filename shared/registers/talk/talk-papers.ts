import templateTexts from '../../reference/template-papers.json' with { type: 'json' };
import { formatCount, formatNumber } from '../../text/numbers.ts';
import { withinSentence } from '../../text/sentence.ts';
import { fill } from '../../text/template.ts';
import { dayOf, monthOf, yearOf, type PlainDate } from '../../time/plain-date.ts';
import { formatLongDate, formatOfficialDate } from '../../time/typed-date.ts';
import type { templateFields } from '../template-fields.ts';
import type {
  PartnerHistory,
  PartnerShare,
  PartnerTrip,
  TemplateFacts,
  TemplateFill,
  TemplatePaper,
  ValuesFor,
} from '../template-paper.ts';

const { brief: briefTexts, minutes: minutesTexts } = templateTexts;

/** Letters of a line of the brief, so that it stays on one page. */
const LINE_LENGTH = 150;

interface PaperTalk {
  readonly kind: string | null;
  readonly date: PlainDate | null;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly subject: string | null;
  readonly place: string | null;
  readonly counterpart: string | null;
  readonly ourHead: string | null;
  readonly ourHeadTitle: string | null;
  readonly ourPeople: number | null;
  readonly theirHead: string | null;
  readonly theirHeadTitle: string | null;
  readonly theirPeople: number | null;
  readonly composition: string | null;
  readonly content: string | null;
}

/** Papers of a talk: what is known of the partner before it, and the frame of its minutes in two languages. */
export const talkPapers: readonly TemplatePaper<PaperTalk>[] = [
  { kind: 'talkBrief', fill: brief },
  { kind: 'talkMinutes', fill: minutes },
];

const isSaid = (text: string | null | undefined): text is string =>
  text !== null && text !== undefined && text.trim() !== '';

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** A text on one line, cut at a word. */
function short(text: string, most = LINE_LENGTH): string {
  const line = oneLine(text).replace(/(?<![.;,])[.;,]+$/, '');
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).replace(/(?<![.;,])[.;,]+$/, '')}…`;
}

const person = (name: string | null, title: string | null): string | null =>
  !isSaid(name)
    ? null
    : isSaid(title)
      ? fill(briefTexts.person, { name: oneLine(name), title: oneLine(title) })
      : oneLine(name);

const hourOf = (time: string, pattern: string, zero: boolean): string => {
  const [hour = '', minute = ''] = time.split(':');
  return fill(pattern, { hour: zero ? hour : String(Number(hour)), minute });
};

function whenWords({ date, startTime, endTime }: PaperTalk): string | null {
  if (date === null) return null;
  const day = formatLongDate(date);
  if (startTime === null) return fill(minutesTexts.whenDay, day);
  const from = hourOf(startTime, minutesTexts.hour, true);
  const time =
    endTime === null
      ? from
      : fill(minutesTexts.hours, { from, to: hourOf(endTime, minutesTexts.hour, true) });
  return fill(minutesTexts.when, { ...day, time });
}

function whenInChinese({ date, startTime, endTime }: PaperTalk): string | null {
  if (date === null) return null;
  const from = startTime === null ? '' : hourOf(startTime, minutesTexts.hourZh, false);
  const time =
    endTime === null || from === ''
      ? from
      : fill(minutesTexts.hoursZh, { from, to: hourOf(endTime, minutesTexts.hourZh, false) });
  return fill(minutesTexts.whenZh, { year: yearOf(date), month: monthOf(date), day: dayOf(date), time });
}

// ——— the brief ———

// Not an interface: its values are those of fields of a template.
type Line = { readonly line: string };

/** Lines that each say something, and how many more there are; one that says so where there are none. */
function linesOf(
  lines: readonly string[],
  more = 0,
  what: keyof typeof briefTexts.what | null = null,
): readonly Line[] {
  const told =
    more > 0 && what !== null
      ? [...lines, fill(briefTexts.more, { count: formatCount(more), what: briefTexts.what[what] })]
      : lines;
  return (told.length === 0 ? [briefTexts.nothing] : told).map((line) => ({ line: `${line}.` }));
}

const nobody: PartnerHistory = {
  heads: [],
  talks: { lines: [], more: 0 },
  commitments: { lines: [], more: 0 },
  incidents: { lines: [], more: 0 },
  letters: { lines: [], more: 0 },
  incoming: { lines: [], more: 0 },
  outgoing: { lines: [], more: 0 },
};

/** Rows of type below the head of a brief, its headings counted apart, and letters in a row: fewer than Word sets. */
const MOST_ROWS = 33;
const ROW_LENGTH = 76;

const rowsOf = (lines: readonly Line[]): number =>
  lines.reduce((rows, { line }) => rows + Math.ceil((line.length + 2) / ROW_LENGTH), 0);

type Shares = Omit<PartnerHistory, 'heads'>;
type ShareName = keyof Shares;
const shareNames: readonly ShareName[] = [
  'talks',
  'commitments',
  'incidents',
  'letters',
  'incoming',
  'outgoing',
];

/** What is told of each share, oldest lines left out until all stands on one page; how many were is said. */
function onOnePage(history: PartnerHistory, facts: TemplateFacts, about: readonly Line[]) {
  let shares: Shares = history;
  for (;;) {
    const told = shareLines(shares, facts);
    const rows = rowsOf(about) + shareNames.reduce((sum, name) => sum + rowsOf(told[name]), 0);
    const [longest] = shareNames
      .filter((name) => shares[name].lines.length > 1)
      .toSorted((a, b) => rowsOf(told[b]) - rowsOf(told[a]));
    if (rows <= MOST_ROWS || longest === undefined) return told;
    const { lines, more } = shares[longest];
    shares = { ...shares, [longest]: { lines: lines.slice(0, -1), more: more + 1 } };
  }
}

function shareLines(
  { talks, commitments, incidents, letters, incoming, outgoing }: Shares,
  facts: TemplateFacts,
): Readonly<Record<ShareName, readonly Line[]>> {
  return {
    talks: linesOf(
      talks.lines.map((one) => talkWords(one, facts)),
      talks.more,
      'talks',
    ),
    commitments: linesOf(
      commitments.lines.map(({ side, text, due }) => {
        const who = side === null ? briefTexts.bothSides : facts.choice('commitmentSide', side);
        const said = { side: who, text: short(text) };
        return due === null
          ? fill(briefTexts.commitment, said)
          : fill(briefTexts.commitmentDue, { ...said, date: formatOfficialDate(due) });
      }),
      commitments.more,
      'commitments',
    ),
    incidents: linesOf(
      incidents.lines.map(({ date, title, status }) => {
        const state = status === null ? '' : withinSentence(facts.choice('status', status));
        const said = { title: short(title), status: state };
        return date === null
          ? fill(briefTexts.incidentUndated, said)
          : fill(briefTexts.incident, { ...said, date: formatOfficialDate(date) });
      }),
      incidents.more,
      'incidents',
    ),
    letters: linesOf(letters.lines.map(letterWords), letters.more, 'letters'),
    incoming: tripLines(briefTexts.incoming, incoming, 'incoming'),
    outgoing: tripLines(briefTexts.outgoing, outgoing, 'outgoing'),
  };
}

function talkWords(
  { date, kind, subject, place, outcome }: PartnerHistory['talks']['lines'][number],
  facts: TemplateFacts,
): string {
  const talk = fill(briefTexts.talk, {
    date: formatOfficialDate(date),
    kind: withinSentence(facts.choice('talkKind', kind)),
    place: isSaid(place) ? fill(briefTexts.at, { place: short(place, 60) }) : '',
    subject: short(subject),
  });
  return isSaid(outcome) ? fill(briefTexts.talkWithOutcome, { talk, outcome: short(outcome, 220) }) : talk;
}

function letterWords({
  date,
  sent,
  number,
  subject,
  awaitsReply,
}: PartnerHistory['letters']['lines'][number]): string {
  const letter = fill(briefTexts.letter, {
    who: sent ? briefTexts.sent : briefTexts.received,
    number: number === null ? '' : fill(briefTexts.letterNumber, { number }),
    date: date === null ? '' : fill(briefTexts.letterDate, { date: formatOfficialDate(date) }),
    subject: short(subject),
  });
  return awaitsReply ? fill(briefTexts.awaits, { letter }) : letter;
}

function tripLines(
  kind: string,
  { lines, more }: PartnerShare<PartnerTrip>,
  what: 'incoming' | 'outgoing',
): readonly Line[] {
  // Both directions stand under one heading: that there are none is said once.
  if (lines.length === 0) return [];
  return linesOf(
    lines.map(({ date, name, people }) =>
      fill(briefTexts.trip, {
        kind,
        date: date === null ? '' : fill(briefTexts.tripDate, { date: formatOfficialDate(date) }),
        name: short(name),
        people: people === 0 ? '' : fill(briefTexts.tripPeople, { people: formatCount(people) }),
      }),
    ),
    more,
    what,
  );
}

function brief(record: PaperTalk, facts: TemplateFacts): TemplateFill {
  const history = facts.partner ?? nobody;
  const partner = isSaid(record.counterpart) ? oneLine(record.counterpart) : null;
  const inChinese = partner === null ? null : facts.chinese(partner);
  const about = linesOf([
    ...(partner === null || inChinese === null
      ? []
      : [fill(briefTexts.partner, { partner, chinese: inChinese })]),
    ...history.heads.map(({ name, title, times, last }) => {
      const said = { name, times: formatCount(times), date: formatOfficialDate(last) };
      return title === null
        ? fill(briefTexts.headBefore, said)
        : fill(briefTexts.headBeforeTitled, { ...said, title });
    }),
    ...(history.talks.lines.length === 0 ? [briefTexts.firstTalk] : []),
  ]);
  const { incoming, outgoing, ...told } = onOnePage(history, facts, about);
  const trips = [...incoming, ...outgoing];
  const values = {
    agency: facts.department.agency,
    talkKind: record.kind === null ? null : withinSentence(facts.choice('talkKind', record.kind)),
    subject: record.subject === null ? null : short(record.subject, 150),
    when: whenWords(record),
    venue: record.place === null ? null : short(record.place, 100),
    partner: partner === null ? null : short(partner, 120),
    partnerHead: person(record.theirHead, record.theirHeadTitle),
    ourHead: person(record.ourHead, record.ourHeadTitle),
    about,
    ...told,
    trips: trips.length === 0 ? linesOf([]) : trips,
    preparedOn: formatOfficialDate(facts.today),
  } satisfies ValuesFor<(typeof templateFields)['talkBrief']>;
  return { values, notOurs: null };
}

// ——— the minutes ———

function minutes(record: PaperTalk, facts: TemplateFacts): TemplateFill {
  const chinese = (text: string | null): string | null =>
    isSaid(text) ? facts.chinese(oneLine(text)) : null;
  const kind = record.kind ?? 'talk';
  const people = (count: number | null): string | null => (count === null ? null : formatCount(count));
  const items = (record.content ?? '').split(/\n+/).filter(isSaid);
  const hour = (time: string | null, pattern: string, zero: boolean): string | null =>
    time === null ? null : hourOf(time, pattern, zero);
  const values = {
    talkKind: facts.choice('talkKind', kind).toUpperCase(),
    talkKindZh: facts.chineseChoice('talkKind', kind),
    subject: record.subject === null ? null : oneLine(record.subject),
    startTime: hour(record.startTime, minutesTexts.hour, true),
    startTimeZh: hour(record.startTime, minutesTexts.hourZh, false),
    endTime: hour(record.endTime, minutesTexts.hour, true),
    endTimeZh: hour(record.endTime, minutesTexts.hourZh, false),
    when: whenWords(record),
    whenZh: whenInChinese(record),
    venue: record.place,
    venueZh: chinese(record.place),
    partner: record.counterpart,
    partnerZh: chinese(record.counterpart),
    ourSide: facts.ourSide.name,
    ourSideZh: facts.ourSide.chinese,
    ourHead: record.ourHead,
    ourHeadTitle: record.ourHeadTitle,
    ourHeadTitleZh: chinese(record.ourHeadTitle),
    ourPeople: people(record.ourPeople),
    ourPeopleZh: record.ourPeople === null ? null : formatNumber(record.ourPeople),
    theirHead: record.theirHead,
    theirHeadTitle: record.theirHeadTitle,
    theirHeadTitleZh: chinese(record.theirHeadTitle),
    theirPeople: people(record.theirPeople),
    theirPeopleZh: record.theirPeople === null ? null : formatNumber(record.theirPeople),
    composition: record.composition,
    items:
      items.length === 0
        ? [1, 2, 3].map((ordinal) => ({ ordinal: String(ordinal), line: templateTexts.dots }))
        : items.map((line, at) => ({
            ordinal: String(at + 1),
            line: oneLine(line).replace(/^(?:\d+[.)]|[-+•])\s*/, ''),
          })),
  } satisfies ValuesFor<(typeof templateFields)['talkMinutes']>;
  return { values, notOurs: null };
}
