import {
  HEAD,
  HEAD_NEXT,
  SMALL_HEAD,
  BARE_HEAD,
  PURPOSES_LISTED,
  PURPOSES_BEHIND,
  ONE_LISTED,
  PURPOSE,
  BOARD,
  BOARD_WORD,
  SMALL_PURPOSE,
  SMALL_WORD,
  PLACE_WORD,
  PLACE_LISTED,
  PLACES_LISTED,
  CAPITAL,
  CAPITAL_LISTED,
  CAPITAL_DASHED,
  NAME_LISTED,
  AND_NAME,
  NUMBER,
  NUMBERED,
  SHORT_NAME,
  NO_NAME,
  COMMITTEE,
  ABROAD,
  IS_ABROAD,
  LEGAL_FORM,
  COMPOUND,
  PLURAL,
  PLURAL_OF_KIND,
} from './office-patterns.ts';
import { PERSON, TITLE } from './person-titles.ts';
import { UPPER } from './word-patterns.ts';
import { FUNCTION_WORD, STARTS_WITH_VERB, VERB_FOLLOWS } from './verbs.ts';

/** The first word of the name of a place, which goes on: "UBND xã Đồng | Đăng kiểm tra" has no "Đăng kiểm". */
const IN_PLACE_NAME = /(?:xã|phường|thị trấn|huyện|thị xã)\s\p{Lu}\p{Ll}*$/u;

/** Small words that may be parts of a name before a verb shows that they were. */
const MOST_SMALL_WORDS = 4;

/** How much of a text is the name of an office; 0 for none. */
export function officeLength(text: string): number {
  const begin = HEAD.exec(text)?.[0] ?? '';
  if (begin === '' || (!/^\p{Lu}/u.test(begin) && !SMALL_HEAD.test(text))) return 0;
  const board = BOARD.test(begin);
  const committee = COMMITTEE.test(begin);
  /** Where the name surely reaches to. */
  let sure = begin.length;
  let at = begin.length;
  let small = 0;
  let named = false;
  /** Whether the name is whole: what the office is for and where it is were named. */
  let whole = false;
  const take = (length: number): void => {
    at += length;
    sure = at;
    small = 0;
    named = true;
  };
  for (;;) {
    const rest = text.slice(at);
    const so = text.slice(0, at);
    const several = /(?:^|\s)(?:các|hai|ba|bốn|năm)(?![\p{L}])/u.test(so);
    const known =
      (IN_PLACE_NAME.test(so) ? undefined : PURPOSE.exec(rest)?.[0]) ??
      (so === 'sở' ? SMALL_PURPOSE.exec(rest)?.[0] : undefined) ??
      (board ? BOARD_WORD.exec(rest)?.[0] : undefined) ??
      PLACE_WORD.exec(rest)?.[0] ??
      (several || (committee && /(?:tỉnh|huyện|xã|quận|phường)$/u.test(so))
        ? PLACE_LISTED.exec(rest)?.[0]
        : undefined) ??
      (committee ? PLACES_LISTED.exec(rest)?.[0] : undefined);
    if (known !== undefined) {
      take(known.length);
      // The form of a company says nothing of what it does; neither do the small words of a board.
      whole = !LEGAL_FORM.test(known) && (PURPOSE.test(rest) || PLACE_WORD.test(rest));
      continue;
    }
    // "đảng đoàn các tổ chức chính trị - xã hội tỉnh"
    const plural = /^\s+(?=các\s)/u.exec(rest)?.[0] ?? '';
    const many = plural === '' ? 0 : pluralLength(rest.slice(plural.length));
    if (many > 0 && !committee) {
      take(plural.length + many);
      continue;
    }
    const purpose = /^\s*(?:,|và|&|-|–)(?=\s)/u.exec(rest)?.[0] ?? '';
    const further =
      purpose === '' || !named || HEAD_NEXT.test(rest.slice(purpose.length).trimStart())
        ? undefined
        : PURPOSE.exec(rest.slice(purpose.length))?.[0];
    if (further !== undefined) {
      take(purpose.length + further.length);
      whole = true;
      continue;
    }
    const listed = committee || several ? CAPITAL_LISTED.exec(rest) : null;
    if (
      listed?.[1] !== undefined &&
      named &&
      !HEAD_NEXT.test(rest.replace(/^\s*(?:[,:;]|và)\s+/u, '')) &&
      (!STARTS_WITH_VERB.test(listed[1]) || / \p{Lu}/u.test(listed[1])) &&
      !TITLE.test(listed[1]) &&
      (several || !/^\s*:/u.test(listed[0])) &&
      // A semicolon parts places only behind the colon that began their list.
      (!/^\s*;/u.test(listed[0]) || (several && so.includes(':'))) &&
      ends(rest.slice(listed[0].length))
    ) {
      take(listed[0].length);
      continue;
    }
    const joined =
      (named || !BARE_HEAD.test(begin)
        ? (NAME_LISTED.exec(rest)?.[0] ?? AND_NAME.exec(rest)?.[0])
        : undefined) ??
      CAPITAL_DASHED.exec(rest)?.[0] ??
      /^\s*&\s*\p{Lu}[\p{L}\p{M}]*/u.exec(rest)?.[0];
    const after = /^\s*[-–]\s*/u.exec(rest)?.[0] ?? '';
    const head = joined === undefined || after === '' ? 0 : officeLength(rest.slice(after.length));
    // "Công an tỉnh – Sở Y tế" are two; "Trung tâm Thông tin – Văn phòng UBND tỉnh" is one.
    if (head > 0 && whole) return sure;
    if (head > 0) {
      take(after.length + head);
      return sure;
    }
    if (joined !== undefined && !PERSON.test(joined.trim())) {
      take(joined.length);
      whole = false;
      continue;
    }
    const number = NUMBER.exec(rest)?.[0];
    if (
      number !== undefined &&
      (NUMBERED.test(so) || /số/u.test(number) || ends(rest.slice(number.length)))
    ) {
      take(number.length);
      continue;
    }
    const short = named ? SHORT_NAME.exec(rest)?.[0] : undefined;
    if (short !== undefined) {
      take(short.length);
      return sure;
    }
    const capital = CAPITAL.exec(rest)?.[0];
    if (capital !== undefined && !NO_NAME.test(rest)) {
      take(capital.length);
      continue;
    }
    // "Thương vụ Việt Nam tại Trung Quốc"
    const abroad = IS_ABROAD.test(text) ? ABROAD.exec(rest)?.[0] : undefined;
    if (abroad !== undefined) {
      take(abroad.length);
      return sure;
    }
    const word = /^\s+\p{Ll}[\p{L}\p{M}]*(?:-\p{L}+)?/u.exec(rest)?.[0];
    const said = rest.trimStart();
    const compound = word !== undefined && COMPOUND.test(`${so.split(' ').at(-1) ?? ''}${rest}`);
    if (word === undefined || (!compound && (FUNCTION_WORD.test(said) || VERB_FOLLOWS.test(said)))) {
      if (!SMALL_WORD.test(rest)) return named || !BARE_HEAD.test(begin) ? at : sure;
    }
    if (!named && BARE_HEAD.test(begin) && !SMALL_WORD.test(rest)) return sure;
    // "Trung tâm Thông tin Y tế Quốc gia chủ trì": one small word more, where the name ends behind it.
    if (
      whole &&
      small === 0 &&
      /\p{Lu}[\p{L}\p{M}]*$/u.test(so) &&
      word !== undefined &&
      !FUNCTION_WORD.test(said) &&
      ends(rest.slice(word.length))
    ) {
      at += word.length;
      sure = at;
      small = 1;
      continue;
    }
    if (
      whole &&
      small === 0 &&
      !SMALL_WORD.test(rest) &&
      !COMPOUND.test(`${so.split(' ').at(-1) ?? ''}${rest}`)
    )
      return sure;
    const usual = SMALL_WORD.exec(rest)?.[0];
    if (usual !== undefined) {
      at += usual.length;
      continue;
    }
    if (word === undefined) return sure;
    small += 1;
    if (small > MOST_SMALL_WORDS) return sure;
    at += word.length;
  }
}

/** Whether a name may end before this text. */
const ends = (rest: string): boolean =>
  rest === '' ||
  /^\s*[,.;:)(]/u.test(rest) ||
  /^\s+và\s/u.test(rest) ||
  VERB_FOLLOWS.test(rest.trimStart()) ||
  FUNCTION_WORD.test(rest.trimStart());

/** Several offices as they are listed under one word, and what else belongs to their name. */
export function pluralLength(text: string): number {
  const list = PLURAL.exec(text)?.[0] ?? PLURAL_OF_KIND.exec(text)?.[0] ?? '';
  const word = list === '' ? (/^(?:các|Các)\s(?:[Bb]ộ|[Ss]ở)(?=\s\p{Lu})/u.exec(text)?.[0] ?? '') : '';
  const behind = word === '' ? '' : (PURPOSES_BEHIND.exec(text.slice(word.length))?.[0] ?? '');
  if (behind !== '') return word.length + behind.length;
  if (list === '') return 0;
  let at = list.length;
  let sure = at;
  let small = 0;
  // "các Bộ: Quốc phòng, Công an"; "các sở: Ngoại vụ, Công Thương"
  const named = /(?:^|\s)[Cc]ác (?:[Bb]ộ|[Ss]ở)(?:, (?:ban, )?ngành)?$/u.test(list)
    ? PURPOSES_LISTED.exec(text.slice(at))?.[0]
    : undefined;
  if (named !== undefined) return at + named.length;
  for (;;) {
    const rest = text.slice(at);
    const said = rest.trimStart();
    // "Các thành viên Ủy ban bầu cử", "các đồng chí Ủy viên Ban Thường vụ"
    const of =
      /(?:thành viên|đồng chí|lãnh đạo|viên)$/u.test(text.slice(0, at)) && HEAD_NEXT.test(said)
        ? officeLength(said)
        : 0;
    if (of > 0) {
      at += rest.length - said.length + of;
      sure = at;
      continue;
    }
    const capital = PURPOSE.exec(rest)?.[0] ?? CAPITAL.exec(rest)?.[0] ?? PLACE_WORD.exec(rest)?.[0];
    const headless = !HEAD_NEXT.test(said) || (at === list.length && PLURAL_OF_KIND.test(text));
    if (capital !== undefined && !NO_NAME.test(rest) && headless) {
      at += capital.length;
      sure = at;
      small = 0;
      continue;
    }
    const listed = CAPITAL_LISTED.exec(rest);
    if (
      listed?.[1] !== undefined &&
      !/^\s*;/u.test(listed[0]) &&
      sure > list.length &&
      !HEAD_NEXT.test(listed[1]) &&
      ends(rest.slice(listed[0].length))
    ) {
      at += listed[0].length;
      sure = at;
      continue;
    }
    // "Các huyện ủy: Mường Nhé, Nậm Pồ xây dựng …"
    const places =
      sure === list.length
        ? new RegExp(`^:\\s+${UPPER}(?:\\s+${UPPER}){0,3}(?:,\\s+${UPPER}(?:\\s+${UPPER}){0,3})*`, 'u').exec(
            rest,
          )?.[0]
        : undefined;
    if (places !== undefined && VERB_FOLLOWS.test(rest.slice(places.length).trimStart()))
      return at + places.length;
    const number = NUMBER.exec(rest)?.[0];
    if (number !== undefined && sure > list.length && ends(rest.slice(number.length))) {
      at += number.length;
      sure = at;
      continue;
    }
    const word = /^\s+\p{Ll}[\p{L}\p{M}]*/u.exec(rest)?.[0];
    if (word === undefined || FUNCTION_WORD.test(said) || VERB_FOLLOWS.test(said)) return at;
    small += 1;
    if (small > MOST_SMALL_WORDS) return sure;
    at += word.length;
  }
}

/** "các sở: Công Thương, Kế hoạch và Đầu tư" as Sở Công Thương, Sở Kế hoạch và Đầu tư; any other name as it is. */
export function eachListed(name: string): readonly string[] {
  const [, kind = '', list] = /^[Cc]ác ([Ss]ở|[Bb]ộ)\s*(?::\s*|(?=\s\p{Lu}))\s*(.+)$/u.exec(name) ?? [];
  if (list === undefined) return [name];
  const names: string[] = [];
  for (let rest = list; rest !== '';) {
    const [whole = rest, one = rest] = ONE_LISTED.exec(rest) ?? /^([^,;]+)(?:[,;]\s*|$)/u.exec(rest) ?? [];
    names.push(`${kind.charAt(0).toUpperCase()}${kind.slice(1)} ${one.trim()}`);
    rest = rest.slice(whole.length);
  }
  return names;
}
