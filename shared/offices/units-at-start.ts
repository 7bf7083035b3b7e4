import patterns from '../reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from './any-of.ts';
import words from '../reference/notice-words.json' with { type: 'json' };
import { officeLength, pluralLength } from './office-names.ts';
import { BARE_HEAD, HEAD, HEAD_NEXT, PLURAL, PLURAL_OF_KIND } from './office-patterns.ts';
import { DEPUTY, HAMLETS, PERSON, TITLE } from './person-titles.ts';
import { tolerant } from './tone-marks.ts';

/** A unit named at the beginning of a text; `length` counts the person's title before it, `name` leaves it out. */
export interface UnitFound {
  readonly name: string;
  readonly length: number;
}

/** Offices that are named by their head alone where they do something. */
const ALONE =
  /^(?:Văn phòng|Thanh tra|Công an|Công đoàn|Kho bạc|Hải quan|Điện lực|Bưu điện|Ban Tổ chức|Ban Giám đốc|Ban Thư ký)$/iu;

const ALONE_DOES =
  /^\s+(?:chủ trì|phối hợp|tham mưu|chịu trách nhiệm|có trách nhiệm|tổng hợp|theo dõi|rà soát|xây dựng|báo cáo|bố trí|chuẩn bị|đôn đốc)/u;

const SELF = tolerant(
  /^(?:Tỉnh đoàn|Tỉnh Đoàn|Thành đoàn|Huyện đoàn|Tỉnh ủy|Thành ủy|VNPT|Viettel|Rà soát viên|Tư vấn giám sát|Tư vấn thiết kế|Đơn vị tư vấn)$/u,
);

/** Committees whose name says what they are for, up to whose they are: "Ban Chỉ đạo rà soát cấp xã". */
const COMMITTEE_OF_WORK = new RegExp(
  `^(?:${anyOf(patterns.committees)})(?:\\s+(?!(?:đề nghị|yêu cầu|giao|chuyển|kính|trân trọng|thông báo)\\s)[\\p{L}\\p{M}-]+,?){1,9}?\\s+(?:${anyOf(patterns.committeeOwners)})(?=\\s*[:.;]|$|\\s+(?:${anyOf(patterns.committeeActs)})(?![\\p{L}]))`,
  'u',
);

/** "Tổ công tác về biên giới do Sở Ngoại vụ làm thường trực": the committee, up to who is at its head. */
const COMMITTEE_LED_BY = new RegExp(
  `^(?:${anyOf(patterns.committees)})(?:\\s+(?!do\\s)[\\p{L}\\p{M}-]+,?){0,12}(?=\\s+do\\s[^,;.]{3,90}\\s(?:làm|là)\\s(?:${anyOf(patterns.headsOfCommittees)})(?![\\p{L}]))`,
  'u',
);

/** Bodies that are named by what they do. */
const CREW =
  /^(?:Đoàn (?:kiểm tra|thanh tra|giám sát)(?: liên ngành)?|Tổ (?:công tác(?: liên ngành)?|biên tập|soạn thảo|giúp việc|kiểm tra|thư ký))(?![\p{L}\p{M}])/u;

/** Signs in which the name of a unit with its title ends, and units that are read as one list: more no paper names in a row. */
const LONGEST_NAME = 600;
const MOST_UNITS = 40;

/** The unit that a text begins with, without the title of its head; null where it begins with none. */
export function unitAtStart(whole: string): UnitFound | null {
  const text = whole.slice(0, LONGEST_NAME);
  const people = (HAMLETS.exec(text) ?? PERSON.exec(text))?.[0] ?? '';
  if (people !== '') return { name: people, length: people.length };
  // "Cơ quan Ủy ban Kiểm tra Đảng ủy", "Cơ quan Thường trực Hội đồng"
  const staff = /^(?:Cơ quan)\s+(?=\p{Lu})/u.exec(text)?.[0] ?? '';
  const served = staff === '' ? null : unitAtStart(text.slice(staff.length));
  if (served !== null)
    return { name: text.slice(0, staff.length + served.length), length: staff.length + served.length };
  const deputy = DEPUTY.exec(text);
  if (deputy?.[1] !== undefined && !HEAD_NEXT.test(deputy[1].replace(/^\S+ \S+ (?:\S+ )?/u, '')))
    return { name: deputy[1], length: deputy[0].length };
  const title = TITLE.exec(text)?.[0].length ?? 0;
  // A name never goes on in another paragraph.
  const rest = text.slice(title).split('\n')[0] ?? '';
  // "Thủ trưởng cơ quan, ban, ngành thành phố" are several without the word for it.
  const heads =
    /Thủ trưởng|Chủ tịch/u.test(text.slice(0, title)) && /^\p{Ll}/u.test(rest)
      ? Math.max(0, pluralLength(`các ${rest}`) - 4)
      : 0;
  const led = COMMITTEE_LED_BY.exec(rest)?.[0] ?? '';
  if (led !== '') return { name: led, length: title + led.length };
  const longest = rest.slice(0, Math.max(heads, pluralLength(rest), officeLength(rest)));
  const ofWork = COMMITTEE_OF_WORK.exec(rest)?.[0] ?? '';
  const bare = (ofWork.length > longest.length ? ofWork : longest)
    .replace(/[\s,;.–-]+$/u, '')
    .replace(/\s+(?:và|các)$/u, '');
  // "các cơ quan của Bộ Ngoại giao", "các đơn vị thuộc Sở Y tế"
  const whose = /^\s+(?:của|thuộc)\s+/u.exec(rest.slice(bare.length))?.[0] ?? '';
  const owner =
    whose !== '' && (PLURAL.test(bare) || /^(?:Tổ công tác|Đoàn công tác)$/u.test(bare))
      ? ownerAtStart(rest.slice(bare.length + whose.length))
      : null;
  const name = owner === null ? bare : `${bare}${whose}${owner.name}`;
  const crew = name === '' || !isName(name, rest.slice(name.length)) ? (CREW.exec(rest)?.[0] ?? '') : '';
  if (crew !== '') return { name: crew, length: title + crew.length };
  if (name === '' || (heads === 0 && !isName(name, rest.slice(name.length)))) return null;
  // A deputy chairman or the head of a committee is given a task as a person, not as his office.
  const titled = rest === text ? '' : text.slice(0, title);
  const person =
    /Phó Chủ tịch\s+$/u.exec(titled)?.[0] ??
    (name.startsWith('Ban Chỉ đạo') ? (/(?:Phó )?Trưởng\s+$/u.exec(titled)?.[0] ?? '') : '');
  const written = name.replace(/^sở (\p{Ll}.*)$/u, (_, purpose: string) => `Sở ${spelling(purpose)}`);
  return { name: `${person}${written.replace(/^sở(?= )/u, 'Sở')}`, length: title + name.length };
}

/** Whose offices: "thuộc Sở" needs no name of it. */
const ownerAtStart = (text: string): UnitFound | null => {
  const bare = /^(?:Sở|sở|Bộ|Ban)(?![\p{L}\p{M}])(?!\s+\p{Lu})/u.exec(text)?.[0];
  return bare === undefined ? unitAtStart(text) : { name: bare, length: bare.length };
};

/** A bare head says nothing: "Sở", "Bộ"; but "Tỉnh đoàn" does, and "Văn phòng" where it does something. */
function isName(name: string, rest: string): boolean {
  if (PLURAL.test(name) || PLURAL_OF_KIND.test(name) || SELF.test(name)) return true;
  if (ALONE.test(name)) return ALONE_DOES.test(rest) || /^\s*:\s*$/u.test(rest);
  const head = HEAD.exec(name)?.[0] ?? '';
  return head !== name || (/\s\p{Lu}/u.test(name) && !BARE_HEAD.test(name));
}

/**
 * The unit that leads where a text begins with units: the first one; but offices under one word stay together as
 * written, without titles: `các sở, ban, ngành, UBND các huyện, thành phố`.
 */
export function leadAtStart(text: string): UnitFound | null {
  const first = unitAtStart(text);
  if (first === null || !/(?:^|\s)các\s/iu.test(first.name)) return first;
  let { name, length } = first;
  for (let count = 1; count < MOST_UNITS; count += 1) {
    const gap = /^(?:\s*[,;]\s*(?:và\s+)?|\s+và\s+)/u.exec(text.slice(length))?.[0] ?? '';
    const next = gap === '' ? null : unitAtStart(text.slice(length + gap.length));
    if (
      next === null ||
      !/(?:^|\s)các(?:\s|$)|^(?:UBND|Ủy ban nhân dân) (?:cấp|quận|huyện|xã)(?![^,]*\p{Lu})|^Mặt trận|^(?:Thành|Thị|Huyện) ủy/u.test(
        next.name.replace(/^Các/u, 'các'),
      )
    )
      return { name, length };
    name += `${gap}${next.name}`;
    length += gap.length + next.length;
  }
  return { name, length };
}

/** What an office is for, in its usual letters, whatever those of `name`. */
export function spelling(name: string): string {
  return words.officePurposes.find((tail) => tail.toLowerCase() === name.toLowerCase()) ?? name;
}

/** Units listed at the beginning of a text, apart by commas, "và", "cùng"; and how much of the text they take. */
export function unitsAtStart(text: string): { readonly names: readonly string[]; readonly length: number } {
  const names: string[] = [];
  let at = 0;
  let end = 0;
  while (names.length < MOST_UNITS) {
    const found = leadAtStart(text.slice(at));
    if (found === null) break;
    names.push(found.name);
    end = at + found.length;
    const gap =
      /^\s*(?:,\s*(?:và\s+|cùng\s+)?|;\s*|\s+và\s+|\s+cùng(?:\s+với)?\s+|\s+với\s+|\s+[-–]\s+(?=\p{Lu}))/u.exec(
        text.slice(end),
      )?.[0];
    if (gap === undefined) break;
    at = end + gap.length;
  }
  return { names, length: end };
}
