import texts from '../reference/report-texts.json' with { type: 'json' };
import type { ReferenceIndex } from '../reference/find-reference.ts';
import type { ReferenceValue } from '../registers/field.ts';
import { fill } from '../text/template.ts';
import type { PlainDate } from '../time/plain-date.ts';

const words = texts.tasks.urging;

/** Whom a paper that urges is written to. */
export interface UrgedAddressee {
  /** Papers to one key are one paper. */
  readonly key: string;
  /** Behind "Kính gửi:". */
  readonly to: string;
  /** Within a sentence: `đồng chí`, `Sở Công Thương`. */
  readonly addressed: string;
}

/** Words that an office of ours is named by, where a person's name would stand. */
const OFFICE =
  /^(?:phòng|văn phòng|thanh tra|ban|trung tâm|sở|chi cục|tổ|bộ phận|lãnh đạo)(?![\p{L}\p{M}])/iu;

const COMRADE = /^(?:các\s+)?(?:đồng chí|đ\/c|ông|bà)[\s:.]+/iu;

/** The people of a field in which they are typed, without what they are addressed by. */
function peopleOf(text: string): readonly string[] {
  return text
    .split(/(?:(?<!\s)\s+)?[,;]\s*|(?<!\s)\s+(?:và|&)\s+/u)
    .map((name) => name.replace(COMRADE, '').trim())
    .filter((name) => name !== '');
}

/**
 * The officers of a task as comrades, with the office that is known besides; the office alone where no officer is known; a blank to be
 * written in where neither is.
 */
export function insideAddressee(officer: string | null, office: string | null): UrgedAddressee {
  const typed = officer?.trim() ?? '';
  const unit = (OFFICE.test(typed) ? typed : office)?.trim() ?? '';
  const people = OFFICE.test(typed) ? [] : peopleOf(typed);
  if (people.length === 0) {
    const blank = fill(words.person, { name: words.blank });
    return unit === ''
      ? { key: '', to: blank, addressed: words.addressed.person }
      : { key: unit, to: unit, addressed: unit };
  }
  const to =
    people.length === 1
      ? fill(words.person, { name: people[0] ?? '' })
      : fill(words.people, { names: people.join(', ') });
  return {
    key: people.join(', '),
    to: unit === '' ? to : fill(words.ofOffice, { to, office: unit }),
    addressed: people.length === 1 ? words.addressed.person : words.addressed.people,
  };
}

/** The name of an agency in full, as the catalogue calls it on a day; words that are usually shortened are written out. */
export function fullAgencyName(unit: ReferenceValue, index: ReferenceIndex, day: PlainDate): string {
  const row =
    unit.code === null
      ? index.named('organisation', unit.text, day)
      : index.withCode('organisation', unit.code, day);
  const full: Readonly<Record<string, string>> = words.fullWords;
  const written = (row?.name ?? unit.text).replaceAll(/[\p{L}\p{M}]+/gu, (word) => full[word] ?? word);
  return written.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** Another agency by its full name; a blank to be written in where none leads. */
export function agencyAddressee(
  unit: ReferenceValue | null,
  index: ReferenceIndex,
  day: PlainDate,
): UrgedAddressee {
  if (unit === null || unit.text.trim() === '')
    return { key: '', to: words.blank, addressed: words.addressed.agency };
  const name = fullAgencyName(unit, index, day);
  return { key: name, to: name, addressed: name };
}
