import { anyOfLongest } from '../../offices/any-of.ts';
import lists from '../../reference/import-words.json' with { type: 'json' };
import { normalise } from '../../text/fold.ts';

const { people } = lists;

/** A number of a cell about people, with what it counts. */
export interface PeoplePart {
  readonly count: number;
  /** `any`: people of every kind ("người", or no word); `some`: of one kind ("phiên dịch"); `men`, `women`; `total`: named so. */
  readonly of: 'any' | 'some' | 'men' | 'women' | 'total';
  /** True where no word stands with the number. */
  readonly isBare: boolean;
  /** What parts it from the number before: `and` adds, `slash` stands between a whole and its part, `comma` for the rest. */
  readonly joint: 'and' | 'slash' | 'comma';
  /** True in brackets, behind a colon and behind "trong đó": it counts some of those before. */
  readonly isWithin: boolean;
  /** True where the words say that so many were only planned. */
  readonly isPlanned: boolean;
  /** True where the words say that so many truly came: "20 (thực tế 18)". */
  readonly isActual: boolean;
}

/** A cell about people in parts. */
export interface PeopleParts {
  readonly parts: readonly PeoplePart[];
  /** True where somebody is named beside the numbers: "Đ/c A và 04 đ/c". */
  readonly isNamed: boolean;
}

const word = (words: readonly string[]): string => String.raw`(?<!\p{L})(?:${anyOfLongest(words)})(?!\p{L})`;

const SIGNS = new RegExp(
  String.raw`([()[\]:;&+]|,(?!\d)|(?<=[\d\s])\/|\/(?=\s*\d)|${word([...people.joints, ...people.within])}(?=[\s:]))`,
  'iu',
);
const SIGN = new RegExp(
  String.raw`^(?:[()[\];&+,/]|${anyOfLongest([...people.joints, ...people.within])})$`,
  'iu',
);
const JOINT = new RegExp(String.raw`^(?:[&+]|${anyOfLongest(people.joints)})$`, 'iu');
const WITHIN = new RegExp(String.raw`^(?:[([]|${anyOfLongest(people.within)})$`, 'iu');
const NUMBER = /(?<![\p{L}\d.,])(?:\d{1,3}(?:\.\d{3})+|\d+)(?![.,]\d|\s*%)/gu;
const says = (words: readonly string[]): RegExp => new RegExp(word(words), 'iu');
const TOTAL = says(people.total);
const MEN = says(people.men);
const WOMEN = says(people.women);
const PLANNED = says(people.planned);
const ACTUAL = says(people.actual);
/** Somebody who is told by the place in the delegation alone. */
const HEAD = /^(?:phó )?trưởng đoàn$/iu;
const ONE = { count: 1, of: 'some', isBare: false, isPlanned: false, isActual: false } as const;
/** A name before "và 05 thành viên". */
const NAME = /^\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*)+$/u;
const ANY = new RegExp(String.raw`^(?:${anyOfLongest(people.any)})(?!\p{L})`, 'iu');
const NOT_PEOPLE = new RegExp(String.raw`^(?:${anyOfLongest(people.notPeople)})(?!\p{L})`, 'iu');

/** "Trưởng đoàn và 5 thành viên": one who is counted in words. */
const LEADER_AND = /^\s*(?=(?:trưởng đoàn|đoàn trưởng)\s*(?:và|cùng|,|\+)\s*\d)/iu;

/** The numbers of a cell about people, each with its words, in their order; what counts days, countries and the like is left out. */
export function peopleParts(text: string): PeopleParts {
  const parts: PeoplePart[] = [];
  let joint: PeoplePart['joint'] = 'comma';
  let depth = 0;
  let isBehind = false;
  let isNamed = false;
  // Words before a colon belong to the number behind it: "Nam: 05".
  let label = '';
  for (const piece of text
    .normalize('NFC')
    .replaceAll(/đ\/c/giu, 'đồng chí')
    .replace(LEADER_AND, '1 ')
    .replaceAll('\n', ';')
    .split(SIGNS)) {
    const said = normalise(piece);
    if (said === '') continue;
    if (JOINT.test(said) && parts.length === 0 && NAME.test(label)) isNamed = true;
    // "Trưởng đoàn và 5 thành viên" are six.
    if (JOINT.test(said) && parts.length === 0 && HEAD.test(label))
      parts.push({ ...ONE, joint: 'comma', isWithin: false });
    if (said !== ':' && SIGN.test(said)) label = '';
    if (/^[)\]]$/.test(said)) {
      depth = Math.max(0, depth - 1);
      if (depth === 0) isBehind = false;
      continue;
    }
    if (/^[([]$/.test(said)) depth += 1;
    else if (WITHIN.test(said) || (said === ':' && label === '')) isBehind ||= parts.length > 0;
    else if (said === ':') continue;
    else if (JOINT.test(said)) joint = 'and';
    else if (said === '/') joint = 'slash';
    else if (/^[;,]$/.test(said)) joint = 'comma';
    else {
      const isWithin = depth > 0 || isBehind;
      const told = partsOf(`${label} ${said}`.trim());
      label = told === null ? said : '';
      if (told === null)
        isNamed ||= joint === 'and' || (parts.length === 0 && /^đồng chí\s+\p{Lu}/iu.test(said));
      for (const part of told ?? []) {
        parts.push({ ...part, joint, isWithin });
        joint = 'comma';
      }
    }
  }
  return { parts, isNamed };
}

/** The numbers of a piece without signs; null where it has none at all. */
function partsOf(said: string): readonly Omit<PeoplePart, 'joint' | 'isWithin'>[] | null {
  const numbers = [...said.matchAll(NUMBER)];
  if (numbers.length === 0) return null;
  const before = said.slice(0, numbers[0]?.index ?? 0);
  return numbers.flatMap((match, at) => {
    const behind = normalise(said.slice(match.index + match[0].length, numbers[at + 1]?.index));
    const words = normalise(`${at === 0 ? before : ''} ${behind}`);
    if (NOT_PEOPLE.test(behind)) return [];
    const of = TOTAL.test(words)
      ? 'total'
      : MEN.test(words) === WOMEN.test(words)
        ? behind === '' || ANY.test(behind)
          ? 'any'
          : 'some'
        : WOMEN.test(words)
          ? 'women'
          : 'men';
    const count = Number(match[0].replaceAll('.', ''));
    return [
      { count, of, isBare: words === '', isPlanned: PLANNED.test(words), isActual: ACTUAL.test(words) },
    ];
  });
}
