import texts from '../../reference/delegation-texts.json' with { type: 'json' };
import allGrounds from '../../reference/paper-grounds.json' with { type: 'json' };
import templateTexts from '../../reference/template-papers.json' with { type: 'json' };
import { foldText } from '../../text/fold.ts';
import { formatCount, formatNumber } from '../../text/numbers.ts';
import { withinSentence } from '../../text/sentence.ts';
import { fill } from '../../text/template.ts';
import { daysBetween, yearOf, type PlainDate } from '../../time/plain-date.ts';
import { formatLongDate, formatOfficialDate } from '../../time/typed-date.ts';
import { isEmpty, notWithdrawn } from '../define-register.ts';
import type { Money, ReferenceValue } from '../field.ts';
import type { TemplateKind, NotOurs, PaperAgency, TemplateFacts } from '../template-paper.ts';
import { delegationLeader } from './delegation-leader.ts';

/** People who are named in the text of a paper; more are named in a list that goes with it. */
const MOST_IN_TEXT = 5;
/** Rows that are left open in a list for people whose names are not known yet. */
const MOST_OPEN_ROWS = 60;
const NO_BREAK = '\u00A0';

interface PaperMember {
  readonly withdrawn: boolean;
  readonly position: number;
  readonly fullName: string | null;
  readonly sex: 'male' | 'female' | 'other' | null;
  readonly jobTitle: string | null;
  readonly agency: ReferenceValue | null;
  readonly role: string | null;
  readonly category: 'civilServant' | 'publicEmployee' | 'enterprise' | 'other' | null;
  readonly participated: boolean | null;
}

interface PaperPermit {
  readonly withdrawn: boolean;
  readonly position: number;
  readonly number: string | null;
  readonly date: PlainDate | null;
  readonly issuer: ReferenceValue | null;
  readonly competence:
    | 'central'
    | 'provincialParty'
    | 'peoplesCouncil'
    | 'chairman'
    | 'authorisedHead'
    | null;
}

/** What both directions of delegations give to their papers. */
export interface PaperDelegation {
  readonly name: string | null;
  readonly hostAgency: ReferenceValue | null;
  readonly peopleDeclared: number | null;
  readonly planning: 'inPlan' | 'outsidePlan' | 'adHoc' | null;
  readonly purpose: ReferenceValue | null;
  readonly content: string | null;
  readonly leader: string | null;
  readonly leaderJobTitle: string | null;
  readonly memberListComplete: boolean | null;
  readonly requestNumber: string | null;
  readonly requestDate: PlainDate | null;
  readonly requestAgency: ReferenceValue | null;
  readonly fundingSource: 'stateBudget' | 'partner' | 'enterprise' | 'selfFunded' | 'mixed' | null;
  readonly budgetEstimated: Money | null;
  readonly budgetSettled: Money | null;
  readonly resultSummary: string | null;
  readonly agreementsSigned: string | null;
  readonly reportNumber: string | null;
  readonly reportDate: PlainDate | null;
  readonly permits: readonly PaperPermit[];
  readonly members: readonly PaperMember[];
}

/** First and last day, both inclusive; null: not known. */
export interface Days {
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
}

export const isSaid = (text: string | null | undefined): text is string =>
  text !== null && text !== undefined && text.trim() !== '';

/** A name or a title on one line, whatever was pasted. */
const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const orNull = (text: string): string | null => (text === '' ? null : text);

export const asBeginning = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const withoutStop = (text: string): string => text.trim().replace(/[.;,]+$/, '');

/** `A`, `A và B`, `A, B và C`. */
export function joined(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : fill(texts.and, { first: names.slice(0, -1).join(', '), last });
}

// ——— who decides ———

/** As a Party document is numbered: `835-QĐ/TU`, `272-QĐ/TW`. */
const PARTY_NUMBER = /^\s*\d*\s*-\s*\p{L}+\s*\/\s*\S*(?:TU|TW)\s*$/u;

function isPartyPermit(permit: PaperPermit, facts: TemplateFacts): boolean {
  if (permit.competence === 'provincialParty') return true;
  if (permit.competence !== null && permit.competence !== 'central') return false;
  return (
    (permit.issuer !== null && facts.isPartyBody(permit.issuer)) ||
    (permit.number !== null && PARTY_NUMBER.test(permit.number))
  );
}

/**
 * Why no paper of the form of Nghị định 30/2020/NĐ-CP is written; null: it is. What the Party permits is written in the
 * form of its own guidance (Luật 49/2019/QH14, Điều 11 tells who permits whom); a decision of the state beside it counts.
 */
export function notOursOf(record: PaperDelegation, facts: TemplateFacts): NotOurs | null {
  const permits = notWithdrawn(record.permits);
  if (permits.some(({ competence }) => competence === 'chairman')) return null;
  const party = permits.find((permit) => isPartyPermit(permit, facts));
  if (party === undefined) return null;
  return { code: 'partyDecides', authority: party.issuer?.text ?? texts.authority.provincialParty };
}

/** Who else than the chairman permits; null: he does, or nothing says who. */
export function otherAuthority(record: PaperDelegation): Exclude<PaperPermit['competence'], 'chairman'> {
  const permits = notWithdrawn(record.permits);
  const [first] = permits.flatMap(({ competence }) => (competence === null ? [] : [competence]));
  if (first === undefined || permits.some(({ competence }) => competence === 'chairman')) return null;
  return first === 'chairman' ? null : first;
}

// ——— people ———

interface Person {
  readonly fullName: string;
  readonly honorific: string;
  readonly jobTitle: string | null;
  readonly unit: string | null;
  readonly role: string | null;
}

const nameKey = (name: string): string => foldText(oneLine(name));

/** The leader first, then the members in their order; @param gone whether only those who took part are told. */
function peopleOf(record: PaperDelegation, facts: TemplateFacts, gone: boolean): readonly Person[] {
  const told = delegationLeader(record);
  const members = notWithdrawn(record.members).filter(
    ({ fullName, participated }) => isSaid(fullName) && !(gone && participated === false),
  );
  const leaderKey = told.leader === null ? '' : nameKey(told.leader);
  const listed = members.map((member) => {
    const leads = nameKey(member.fullName ?? '') === leaderKey;
    return {
      leads,
      person: {
        fullName: oneLine(member.fullName ?? ''),
        honorific: texts.honorific[member.sex === 'male' || member.sex === 'female' ? member.sex : 'unknown'],
        jobTitle: orNull(oneLine(member.jobTitle ?? (leads ? (told.leaderJobTitle ?? '') : ''))),
        unit: orNull(oneLine(member.agency?.text ?? '')),
        role: leads
          ? texts.leaderRole
          : member.role === null || member.role === 'member'
            ? null
            : facts.choice('memberRole', member.role),
      },
    };
  });
  const leader = listed.find(({ leads }) => leads)?.person;
  const alone: readonly Person[] = isSaid(told.leader)
    ? [
        {
          fullName: oneLine(told.leader),
          honorific: texts.honorific.unknown,
          jobTitle: orNull(oneLine(told.leaderJobTitle ?? '')),
          unit: null,
          role: texts.leaderRole,
        },
      ]
    : [];
  return [
    ...(leader === undefined ? alone : [leader]),
    ...listed.filter(({ leads }) => !leads).map(({ person }) => person),
  ];
}

/** Position and unit as one says them: `Phó Giám đốc Sở Ngoại vụ`, `Trưởng phòng Lãnh sự, Sở Ngoại vụ`. */
function post({ jobTitle, unit }: Pick<Person, 'jobTitle' | 'unit'>): string {
  if (unit === null || jobTitle === null) return jobTitle ?? unit ?? '';
  if (foldText(jobTitle).includes(foldText(unit))) return jobTitle;
  const isBare = texts.bareTitles.some((title) => foldText(title) === foldText(jobTitle));
  return isBare ? `${jobTitle} ${unit}` : `${jobTitle}, ${unit}`;
}

const personWords = (person: Person): string =>
  [`${person.honorific} ${person.fullName}`, post(person)].filter(isSaid).join(', ');

/** How many go: those who are named where the list is whole, else as declared; never fewer than are named. */
function countOf(record: PaperDelegation, named: readonly Person[]): number {
  if (record.memberListComplete === true && named.length > 0) return named.length;
  return Math.max(record.peopleDeclared ?? 0, named.length);
}

export interface ToldPeople {
  readonly count: number;
  readonly one: Person | null;
  readonly isOne: boolean;
  readonly attached: boolean;
  readonly leader: Person | null;
  readonly values: {
    readonly people: string | null;
    readonly composition: string | null;
    readonly leader: string | null;
    readonly leaderTitle: string | null;
    readonly members: readonly MemberValues[];
    readonly membersInText: readonly MemberValues[];
    readonly membersAttached: boolean;
  };
}

// Not an interface: its values are those of fields of a template.
type MemberValues = {
  readonly ordinal: string;
  readonly honorific: string | null;
  readonly fullName: string | null;
  readonly jobTitle: string | null;
  readonly unit: string | null;
  readonly role: string | null;
  readonly line: string | null;
};

export function toldPeople(record: PaperDelegation, facts: TemplateFacts, gone: boolean): ToldPeople {
  const named = peopleOf(record, facts, gone);
  const count = countOf(record, named);
  const leader = named.find(({ role }) => role === texts.leaderRole) ?? null;
  const isOne = count === 1;
  const attached = count > MOST_IN_TEXT;
  const open = Math.min(Math.max(0, count - named.length), MOST_OPEN_ROWS);
  const members = [
    ...named.map((person, at): MemberValues => ({
      ordinal: String(at + 1),
      honorific: asBeginning(person.honorific),
      fullName: person.fullName,
      jobTitle: person.jobTitle,
      unit: person.unit,
      role: person.role,
      line: ended(
        [asBeginning(personWords(person)), ...(isOne ? [] : [person.role])].filter(isSaid).join(', '),
        at === count - 1,
      ),
    })),
    ...Array.from({ length: open }, (_row, at): MemberValues => ({
      ordinal: String(named.length + at + 1),
      honorific: null,
      fullName: null,
      jobTitle: null,
      unit: null,
      role: null,
      line: ended(templateTexts.dots, named.length + at === count - 1),
    })),
  ];
  const led =
    leader === null
      ? fill(texts.composition.unled, { people: formatCount(count) })
      : fill(texts.composition.led, {
          people: formatCount(count),
          leader: commaBetween(personWords(leader)),
        });
  const [first = null] = named;
  return {
    count,
    one: isOne ? first : null,
    isOne,
    attached,
    leader,
    values: {
      people: count === 0 ? null : formatCount(count),
      composition:
        count === 0
          ? null
          : isOne
            ? asBeginning(onePerson(first))
            : attached
              ? fill(texts.composition.attached, { composition: led })
              : led,
      leader: leader?.fullName ?? null,
      leaderTitle: leader === null ? null : orNull(post(leader)),
      members,
      membersInText: attached || isOne ? [] : members,
      membersAttached: attached,
    },
  };
}

/** "do ông A, Phó Giám đốc, làm Trưởng đoàn": what stands between two commas. */
export const commaBetween = (words: string): string => (words.includes(', ') ? `${words},` : words);

const ended = (line: string, isLast: boolean): string => `${withoutStop(line)}${isLast ? '.' : ';'}`;

export const onePerson = (person: Person | null): string =>
  person === null ? `${texts.honorific.unknown} ${templateTexts.dots}` : personWords(person);

/** A person by name alone. */
export const nameAlone = (person: Person | null): string =>
  person === null ? onePerson(null) : `${person.honorific} ${person.fullName}`;

export const leaderWords = (person: Person): string => commaBetween(personWords(person));

/** The one who goes, as a kind of official; a delegation. */
export function whoGoes(record: PaperDelegation, { isOne }: ToldPeople): string {
  if (!isOne) return texts.who.delegation;
  const [member] = notWithdrawn(record.members);
  return texts.who[member?.category ?? 'other'];
}

// ——— days, money, documents ———

/** Days in words, both ends inclusive; what is not known is left to be written. */
export function daysWords({ from, to }: Days): string {
  const { dots } = templateTexts;
  if (from === null)
    return to === null
      ? fill(texts.days.unknown, { dots })
      : fill(texts.days.until, { dots, to: formatOfficialDate(to) });
  if (to === null) return fill(texts.days.since, { dots, from: formatOfficialDate(from) });
  const days = { from: formatOfficialDate(from), to: formatOfficialDate(to) };
  if (from === to) return fill(texts.days.one, days);
  return fill(texts.days.span, { ...days, count: formatCount(daysBetween(from, to) + 1) });
}

export function countOfDays({ from, to }: Days): string | null {
  return from === null || to === null ? null : formatCount(daysBetween(from, to) + 1);
}

function moneyWords({ amount, currency, rate }: Money, facts: TemplateFacts): string {
  if (currency === 'VND') return fill(texts.money.own, { amount: formatNumber(amount) });
  const values = { amount: formatNumber(amount), currency: facts.currency(currency) };
  return rate === null || rate === 1
    ? fill(texts.money.foreign, values)
    : fill(texts.money.both, { ...values, worth: formatNumber(Math.round(amount * rate)) });
}

/** `số 12/TM ngày 05/01/2024 của …`; empty where nothing of it is known. */
export function documentWords(number: string | null, date: PlainDate | null, agency: string | null): string {
  return [
    isSaid(number) ? fill(texts.document.number, { number: number.trim() }) : '',
    date === null ? '' : fill(texts.document.date, { date: formatOfficialDate(date) }),
    isSaid(agency) ? fill(texts.document.of, { agency: oneLine(agency) }) : '',
  ]
    .filter(isSaid)
    .join(' ');
}

export function fundingValues(
  record: PaperDelegation,
  facts: TemplateFacts,
): { readonly funding: string | null; readonly estimated: string | null } {
  const { fundingSource, budgetEstimated } = record;
  const estimated = budgetEstimated === null ? null : moneyWords(budgetEstimated, facts);
  const words = [
    fundingSource === null ? '' : texts.funding[fundingSource],
    estimated === null ? '' : fill(texts.estimated, { amount: estimated }),
  ].filter(isSaid);
  return { funding: orNull(asBeginning(words.join('; '))), estimated };
}

export function settledWords({ budgetSettled }: PaperDelegation, facts: TemplateFacts): string | null {
  return budgetSettled === null ? null : moneyWords(budgetSettled, facts);
}

/** Purpose and content, each a sentence of its own. */
export function aimsValues(record: PaperDelegation): {
  readonly purpose: string | null;
  readonly content: string | null;
  readonly aims: string | null;
} {
  const purpose = record.purpose === null ? null : oneLine(record.purpose.text);
  const content = isSaid(record.content) ? pointsOf(record.content) : null;
  // What the content says anyway is not said twice.
  const both =
    purpose !== null && content !== null && foldText(content).startsWith(foldText(purpose))
      ? [content]
      : [purpose, content].filter(isSaid);
  return { purpose, content, aims: orNull(both.join('. ')) };
}

/** Lines as points of one sentence: each but the last ends with a semicolon, where it has no sign of its own. */
function pointsOf(text: string): string {
  const lines = text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(isSaid);
  return lines
    .map((line, at) =>
      at === lines.length - 1 ? withoutStop(line) : /[.;:,!?]$/.test(line) ? line : `${line};`,
    )
    .join('\n');
}

export function planningWords(
  { planning }: PaperDelegation,
  day: PlainDate,
  sentences: Readonly<Record<'inPlan' | 'outsidePlan' | 'adHoc', string>>,
): string | null {
  return planning === null ? null : fill(sentences[planning], { year: yearOf(day) });
}

// ——— grounds ———

export interface RequestWords {
  readonly document: string;
  readonly agency: string;
}

/** The request of another agency; null where there is none, or where it is the department's own. */
export function requestOf(record: PaperDelegation, facts: TemplateFacts): RequestWords | null {
  if (ownSubmission(record, facts) !== null) return null;
  const agency = record.requestAgency;
  if (agency !== null && facts.isDepartment(agency)) return null;
  const words = {
    document: documentWords(record.requestNumber, record.requestDate, null),
    agency: agency?.text ?? '',
  };
  return words.document === '' && words.agency === '' ? null : words;
}

/** The department's own submission, where the record's request is one. */
export function ownSubmission(
  { requestNumber, requestDate, requestAgency }: PaperDelegation,
  facts: TemplateFacts,
): { readonly number: string; readonly date: PlainDate | null } | null {
  const isOwn =
    requestNumber?.includes(submissionSymbol(facts)) === true ||
    (requestAgency !== null && facts.isDepartment(requestAgency) && /TTr/i.test(requestNumber ?? ''));
  return isOwn && requestNumber !== null ? { number: requestNumber, date: requestDate } : null;
}

/** Dated grounds of a kind of paper, then those that the record gives. */
export function groundLines(
  kind: TemplateKind,
  day: PlainDate,
  more: readonly string[],
  isLast: boolean,
): readonly { readonly line: string }[] {
  const dated = allGrounds
    .filter(({ kinds, from, to }) => kinds.includes(kind) && from <= day && (to === null || day <= to))
    .map(({ text }) => text);
  const all = [...dated, ...more];
  return all.map((ground, at) => ({
    line: fill(texts.grounds.line, { ground, end: isLast && at === all.length - 1 ? '.' : ';' }),
  }));
}

export function requestGround({ document, agency }: RequestWords): string {
  if (document === '') return fill(texts.grounds.requestAlone, { agency });
  if (agency === '') return fill(texts.grounds.requestDocument, { document });
  return fill(texts.grounds.request, { document, agency });
}

export function planGround({ planning }: PaperDelegation, day: PlainDate): readonly string[] {
  return planning === 'inPlan' ? [fill(texts.grounds.plan, { year: yearOf(day) })] : [];
}

// ——— head and signature ———

/** A head with its number and day; both are left to be written where they are not known. */
export function headValues(
  agency: PaperAgency,
  paper: {
    readonly symbol: string;
    readonly number: string | null;
    readonly date: PlainDate | null;
    readonly addressees: readonly string[];
    readonly recipients: readonly string[];
  },
  facts: TemplateFacts,
) {
  const [number = '', ...symbol] = (paper.number ?? '').split('/');
  const blank = NO_BREAK.repeat(5);
  const day =
    paper.date === null
      ? { day: blank, month: blank, year: String(yearOf(facts.today)) }
      : formatLongDate(paper.date);
  return {
    parentAgency: agency.parent,
    agency: agency.agency,
    agencyName: agency.name,
    number: number.trim() === '' ? NO_BREAK.repeat(6) : number.trim(),
    symbol: symbol.length === 0 ? paper.symbol : symbol.join('/'),
    place: facts.place,
    ...day,
    ...addresseeValues(paper.addressees),
    recipients: paper.recipients.map((to, at) => ({
      line: `- ${ended(to, at === paper.recipients.length - 1)}`,
    })),
    onBehalf: agency.onBehalf,
    position: agency.position,
    signer: agency.signer,
  };
}

/** "Kính gửi: …" of one; a line for each of several. */
function addresseeValues(to: readonly string[]) {
  const [first = templateTexts.dots] = to;
  if (to.length < 2) return { addressee: fill(texts.oneAddressee, { to: first }), addressees: [] };
  return {
    addressee: null,
    addressees: [
      { line: fill(texts.oneAddressee, { to: '' }).trim() },
      ...to.map((one, at) => ({ line: `- ${ended(one, at === to.length - 1)}` })),
    ],
  };
}

/** Talks and letters of the trip, a line each. */
export function activityLines(facts: TemplateFacts): readonly { readonly line: string }[] {
  return facts.exchanges.map(({ date, kind, title }) => {
    const what = `${kind === null ? texts.reports.letter : facts.choice('talkKind', kind)}: ${withinSentence(withoutStop(title))}`;
    return {
      line: `- ${date === null ? what : fill(texts.reports.activity, { date: formatOfficialDate(date), what: withinSentence(what) })}.`,
    };
  });
}

/** The document that permitted it, for the beginning of a report; null: none is kept. */
export function permitWords(record: PaperDelegation): string | null {
  const permit = notWithdrawn(record.permits).find((one) => one.number !== null || one.date !== null);
  if (permit === undefined) return null;
  const number = permit.number ?? '';
  const kind = /QĐ/.test(number)
    ? texts.permit.decision
    : /TB/.test(number)
      ? texts.permit.notice
      : texts.permit.other;
  const issuer =
    permit.competence === 'chairman' && /UBND/.test(number)
      ? texts.authority.chairman
      : (permit.issuer?.text ?? null);
  return orNull([kind, documentWords(permit.number, permit.date, issuer)].filter(isSaid).join(' '));
}

/** The host agency of a report; null where its papers have a form of their own. */
export function hostOf(record: PaperDelegation, facts: TemplateFacts): NotOurs | PaperAgency {
  const { hostAgency } = record;
  if (hostAgency !== null && facts.isPartyBody(hostAgency))
    return { code: 'partyHost', authority: hostAgency.text };
  return facts.agencyOf(hostAgency);
}

/** Whom the host agency reports to. */
export function reportTo(record: PaperDelegation, facts: TemplateFacts): readonly string[] {
  const { hostAgency } = record;
  if (hostAgency === null) return [texts.committee, texts.department];
  if (facts.isProvince(hostAgency)) return [];
  return facts.isDepartment(hostAgency) ? [texts.committee] : [texts.committee, texts.department];
}

/** `TTr-SNgV` */
export const submissionSymbol = ({ department }: TemplateFacts): string =>
  fill(texts.submissionSymbol, { symbol: department.symbol ?? texts.unknownSymbol });

export const reportSymbol = ({ symbol }: PaperAgency): string =>
  fill(texts.reportSymbol, { symbol: symbol ?? texts.unknownSymbol });

export const nameOf = (record: PaperDelegation): string | null =>
  isEmpty(record.name) ? null : oneLine(record.name ?? '');
