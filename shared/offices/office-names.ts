import words from '../reference/notice-words.json' with { type: 'json' };
import { END, UPPER } from './word-patterns.ts';
import { PERSON, TITLE } from './person-titles.ts';
import { eitherTone, tolerant } from './tone-marks.ts';
import { FUNCTION_WORD, oneOf, STARTS_WITH_VERB, VERB_FOLLOWS } from './verbs.ts';

const HEADS = oneOf(words.officeHeads);

/** First words of the name of an office, in any letters; `headOf` asks for a capital where the word is common. */
export const HEAD = new RegExp(`^(?:${HEADS})${END}`, 'iu');

export const HEAD_NEXT = new RegExp(`^(?:${HEADS})${END}`, 'u');

/** Heads that may begin small: no common word of the language. */
const SMALL_HEAD = tolerant(
  /^(?:sở|đảng đoàn|ban cán sự đảng|tiểu ban|huyện ủy|thị ủy|đảng ủy|công an|thanh tra|kho bạc|thôn|xã|phường|thị trấn|huyện|thành phố|thị xã|tỉnh|bản|khu phố|trường(?=\s+(?:PTDT|THPT|THCS|TH|MN|Tiểu học|Mầm non|Cao đẳng|Đại học|Chính trị)))(?![\p{L}\p{M}])/u,
);

/** Heads of one word that is also a common word: only a name directly behind it makes an office of it. */
export const BARE_HEAD =
  /^(?:Sở|Bộ|Ban|Cục|Vụ|Viện|Hội|Báo|Đài|Phòng|Đoàn|Trạm|Tổ|Quỹ|Đội|Hạt|Trường|Nhóm|Cảng|Thuế|Cơ quan|Bộ phận|Vùng|Cụm|Hội đồng|Chi nhánh|Công đoàn|Văn phòng|Trung tâm|Thường trực|Tạp chí|Nhà máy|Thư viện|Bảo tàng|Thanh tra|Công an|Thôn|Xã|Phường|Thị trấn|Huyện|Thành phố|Thị xã|Tỉnh|Khu phố|Bản)$/iu;

/** What offices are for; each further word may begin with a capital or not: "Công Thương", "Công thương". */
const PURPOSE = new RegExp(
  eitherTone(
    `^\\s+(?:${words.officePurposes
      .toSorted((a, b) => b.length - a.length)
      .map((name) =>
        name
          .replaceAll(/(?<=[\s])\p{L}/gu, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)
          .replaceAll(' - ', '\\s*[-–]\\s*'),
      )
      .join('|')})${END}`,
  ),
  'u',
);

/** Boards, centres and funds, whose names go on with small words that are verbs elsewhere. */
const BOARD =
  /^(?:Ban Quản lý|BQL|Ban Chỉ đạo|Ban Chỉ huy|Ban Tổ chức|Trung tâm|Quỹ|Công ty|Tổng công ty|Trường|Viện|Hội|Chi cục|Tổ|Hạt|Bệnh viện|Văn phòng|Tổ công tác|Khu|Xí nghiệp|Hội đồng)/iu;

const BOARD_WORD = new RegExp(`^\\s+(?:${oneOf(words.officeWords)})${END}`, 'u');

const SMALL_WORD = new RegExp(
  `^\\s+(?:nhân dân|khu|các|nhà nước|biên giới|cửa khẩu|kinh tế|quốc tế|chính trị|dự án|trực thuộc|hai cấp)${END}`,
  'u',
);

const PLACE =
  '(?:[Tt]ỉnh(?! đoàn| Đoàn| ủy| uỷ)|[Hh]uyện(?! đoàn| ủy| uỷ)|[Tt]hành phố|[Tt]hị xã|thị trấn|[Xx]ã(?! hội)|[Pp]hường|[Qq]uận|đặc khu|thôn|TP\\.?|cấp xã|cấp huyện|cấp tỉnh|biên giới|vùng cao|miền núi|khu vực|ven biển|đảo|ven sông|ven biên|đồng bằng|trung du|vùng biển|hải đảo|giáp biên|có rừng|có biển|trọng điểm|phía Bắc|phía Nam|phía Đông|phía Tây|hạ du|vùng hạ du|ven đê|bị ảnh hưởng|liên quan|có liên quan|nêu trên|trên địa bàn tỉnh|trên địa bàn huyện|trên địa bàn|hai|bốn|ba|năm|trực thuộc Trung ương|trực thuộc trung ương|trực thuộc Tỉnh ủy|trực thuộc tỉnh|vùng đồng bằng sông Cửu Long|vùng đồng bằng sông Hồng|vùng Tây Nguyên|vùng đồng bằng|vùng)';

const PLACE_WORD = new RegExp(`^\\s+${PLACE}${END}`, 'u');

const PLACE_LISTED = new RegExp(
  `^\\s*(?:,|và|-|–)\\s*(?:các\\s+)?(?:${PLACE}|(?:thành|thị)(?=\\s*[,.;:]|\\s+\\p{Ll}|$))${END}(?!\\s+(?:${HEADS}))`,
  'u',
);

const PLACES_LISTED = new RegExp(`^\\s*(?:,|và)\\s*các\\s+${PLACE}${END}(?!\\s+(?:${HEADS}))`, 'u');

const CAPITAL = new RegExp(`^\\s+${UPPER}`, 'u');

const CAPITAL_LISTED = new RegExp(`^\\s*(?:[,:]|và)\\s+(${UPPER}(?:\\s+${UPPER}){0,3})`, 'u');

const CAPITAL_DASHED = new RegExp(
  `^\\s*[-–]\\s*(?!(?:Cơ quan|Thường trực|Trưởng|Phó|Chủ tịch|Giám đốc|đơn vị|cơ quan))${UPPER}`,
  'u',
);

/** Names of more than one thing: ", Thương mại và Du lịch", " và Môi trường". */
const NAME_LISTED = new RegExp(
  `^\\s*(?:,|và)\\s+(?!(?:${HEADS})${END})${UPPER}(?:\\s+\\p{Ll}[\\p{L}\\p{M}]*)?(?=(?:\\s+(?:${UPPER}|\\p{Ll}+)){0,3}(?:,\\s+${UPPER}(?:\\s+\\p{Ll}+){0,2}){0,2}\\s+và\\s+\\p{Lu})`,
  'u',
);

const AND_NAME = new RegExp(
  `^\\s+và\\s+(?!(?:${HEADS})${END})(?!(?:Chủ tịch|Giám đốc|Trưởng|Phó|Bí thư)\\s)${UPPER}`,
  'u',
);

const NUMBER =
  /^\s+(?:số\s+)?\d{1,4}(?![\d/.,]*\d)(?!\s*(?:hộ|km|ha|ngày|tháng|năm|tỷ|triệu|dự án|người|giờ|%|vị trí|lớp|đoàn|đồng chí)(?![\p{L}]))/u;

const NUMBERED = /(?:số|khu vực|Khu vực|[Vv]ùng|Đội|Đồn|đoàn|Tổ công tác|Tổ|Chi nhánh|Công ty|Ban)$/u;

const SHORT_NAME =
  /^\s*\((?:[\p{Lu}\p{N}&-]{2,14}(?: \p{Lu}\p{Ll}+){0,2}|\p{Lu}\p{Ll}+|Bộ \p{Lu}[\p{L}\p{M} ]{2,24})\)/u;

/** Words with a capital that never go on with a name. */
const NO_NAME =
  /^\s+(?:Chủ trì|Phối hợp|Tham mưu|Khẩn trương|Chịu trách nhiệm|Có trách nhiệm|Căn cứ|Thực hiện|Yêu cầu|Đề nghị|Báo cáo|Tiếp tục|Thời gian|Thời hạn|Quyết định|Nghị quyết|Nghị định|Chỉ thị|Công văn|Thông tư|Kế hoạch|Luật|Đề án|Cơ quan|Đơn vị|Kết luận|Thông báo)(?![\p{L}\p{M}])/u;

const COMMITTEE = tolerant(
  /^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|Công an|Đảng ủy|Huyện ủy|Hội)(?![\p{L}])/iu,
);

const ABROAD = new RegExp(`^\\s+(?:tại|ở)\\s+${UPPER}(?:\\s+${UPPER}){0,3}`, 'u');

const LEGAL_FORM = /TNHH|hữu hạn|thành viên|MTV|[Cc]ổ phần/u;

/** A word of two syllables whose second is a verb of its own: "Kiểm dịch", "Giám sát", "Thi đấu". */
const COMPOUND = new RegExp(
  `^(?:${oneOf(words.verbs.filter((verb) => verb.split(' ').length === 2).map((verb) => verb.charAt(0).toUpperCase() + verb.slice(1)))})${END}`,
  'u',
);

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
      PURPOSE.exec(rest)?.[0] ??
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
      !HEAD_NEXT.test(rest.replace(/^\s*(?:[,:]|và)\s+/u, '')) &&
      (!STARTS_WITH_VERB.test(listed[1]) || / \p{Lu}/u.test(listed[1])) &&
      !TITLE.test(listed[1]) &&
      (several || !/^\s*:/u.test(listed[0])) &&
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
    const abroad = /^(?:Thương vụ|Đại sứ quán|Tổng Lãnh sự quán|Cơ quan đại diện|Phái đoàn)/u.test(text)
      ? ABROAD.exec(rest)?.[0]
      : undefined;
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

/** Words in small letters, or with a capital where no further name follows: "các Sở, Ban" but not "các sở, Sở Y tế". */
const eitherCase = (list: string): string =>
  list
    .split('|')
    .map((word) =>
      /^\p{Ll}/u.test(word)
        ? `${eitherTone(word)}|${eitherTone(word.charAt(0).toUpperCase() + word.slice(1))}(?!\\s+\\p{Lu})`
        : eitherTone(word),
    )
    .join('|');

const SEVERAL =
  'hiệp hội|Hiệp hội|sở quản lý xây dựng chuyên ngành|sở quản lý chuyên ngành|đơn vị cung cấp dịch vụ viễn thông|doanh nghiệp viễn thông|trưởng bản|trưởng thôn|trưởng phòng|ban đảng|Ban Quản lý dự án|Ban Quản lý|ban xây dựng đảng|sở ngành|sở, ngành|cá nhân|hộ gia đình|hộ dân|người dân|ban ngành|phòng ban|cơ quan ngang bộ|cơ quan thuộc Chính phủ|huyện ủy|thị ủy|thành ủy|đảng ủy|huyện uỷ|đảng uỷ|cấp ủy|cấp uỷ|đảng bộ|chi bộ|sở|ban|bộ|cơ quan|đơn vị|địa phương|huyện|thành phố|thị xã|thị trấn|quận|xã|phường|phòng|trung tâm|ngành|chủ đầu tư|doanh nghiệp|hội|đoàn thể|tổ chức|cấp|trường học|trường|nhà trường|nhà thầu|chi cục|đồn biên phòng|đồn công an|đồn|lực lượng|tiểu ban|thành viên|chính quyền|tổ|thôn|bản|khu phố|tổ dân phố|đồng chí|ngân hàng|bệnh viện|cơ sở|nhà mạng|hợp tác xã|ban quản lý|chủ rừng|chủ hồ|phòng ban|phòng chuyên môn|công chức|bộ phận|đảng đoàn|ban cán sự đảng|ông|bà|trạm|hạt|nhóm|công ty|tập đoàn|cục|vụ|viện|đặc khu|tỉnh';

const QUALIFIER =
  'chức năng|liên quan|có liên quan|trực thuộc|chuyên môn|cấp tỉnh|cấp huyện|cấp xã|của tỉnh|của huyện|tỉnh|trên địa bàn tỉnh|trên địa bàn huyện|trên địa bàn|biên giới|thuộc UBND tỉnh|thuộc tỉnh|Trung ương|còn lại|chăn nuôi|đảng|chính trị - xã hội|chính trị|xã hội|khác|nêu trên|quản lý nhà nước|công lập|đóng trên địa bàn|quản lý dự án|Mặt trận Tổ quốc';

/** Several offices under one word; the list may go on. */
export const PLURAL = new RegExp(
  `^(?:[Cc]ác|[Nn]hững|[Tt]ất cả các|[Tt]oàn bộ các|[Tt]ừng)\\s+(?:(?:đồng chí\\s+)?(?:Thủ trưởng|thủ trưởng|Giám đốc|Chủ tịch|lãnh đạo)\\s+(?:các\\s+)?)?(?:${eitherCase(SEVERAL)})${END}(?:(?:\\s*[,-]\\s*|\\s+và\\s+(?:các\\s+)?)(?:${eitherCase(SEVERAL)}|${QUALIFIER})${END}|\\s+(?:${eitherCase(QUALIFIER)})${END})*`,
  'u',
);

/** Several offices as they are listed under one word, and what else belongs to their name. */
export function pluralLength(text: string): number {
  const list = PLURAL.exec(text)?.[0] ?? '';
  if (list === '') return 0;
  let at = list.length;
  let sure = at;
  let small = 0;
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
    const capital = CAPITAL.exec(rest)?.[0] ?? PURPOSE.exec(rest)?.[0] ?? PLACE_WORD.exec(rest)?.[0];
    if (capital !== undefined && !NO_NAME.test(rest) && !HEAD_NEXT.test(said)) {
      at += capital.length;
      sure = at;
      small = 0;
      continue;
    }
    const listed = CAPITAL_LISTED.exec(rest);
    if (
      listed?.[1] !== undefined &&
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
