import texts from '../../reference/delegation-texts.json' with { type: 'json' };
import templateTexts from '../../reference/template-papers.json' with { type: 'json' };
import { foldText } from '../../text/fold.ts';
import { formatCount } from '../../text/numbers.ts';
import { fill } from '../../text/template.ts';
import { notWithdrawn } from '../define-register.ts';
import type { TemplateFacts } from '../template-paper.ts';
import { delegationLeader } from './delegation-leader.ts';
import type { PaperDelegation } from './paper-delegation.ts';
import { asBeginning, commaBetween, ended, isSaid, oneLine, orNull } from './paper-words.ts';

/** People who are named in the text of a paper; more are named in a list that goes with it. */
const MOST_IN_TEXT = 5;
/** Rows that are left open in a list for people whose names are not known yet. */
const MOST_OPEN_ROWS = 60;

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
