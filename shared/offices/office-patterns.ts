import patterns from '../reference/notice-patterns.json' with { type: 'json' };
import words from '../reference/notice-words.json' with { type: 'json' };
import { anyOf } from './any-of.ts';
import { eitherTone, tolerant } from './tone-marks.ts';
import { oneOf } from './verbs.ts';
import { END, UPPER } from './word-patterns.ts';

const HEADS = oneOf(words.officeHeads);

/** First words of the name of an office, in any letters; `headOf` asks for a capital where the word is common. */
export const HEAD = new RegExp(`^(?:${HEADS})${END}`, 'iu');

export const HEAD_NEXT = new RegExp(`^(?:${HEADS})${END}`, 'u');

/** Heads that may begin small: no common word of the language. */
export const SMALL_HEAD = tolerant(
  new RegExp(String.raw`^(?:${anyOf(patterns.headsThatMayBeginSmall)})(?![\p{L}\p{M}])`, 'u'),
);

/** Heads of one word that is also a common word: only a name directly behind it makes an office of it. */
export const BARE_HEAD = new RegExp(String.raw`^(?:${anyOf(patterns.headsThatAreCommonWords)})$`, 'iu');

/** What offices are for; each further word may begin with a capital or not: "Công Thương", "Công thương". */
export const PURPOSE = new RegExp(
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

/** The same behind "sở", all in small letters: "sở ngoại vụ". */
export const SMALL_PURPOSE = new RegExp(
  eitherTone(
    `^\\s+(?:${words.officePurposes
      .toSorted((a, b) => b.length - a.length)
      .map((name) => name.toLowerCase().replaceAll(' - ', '\\s*[-–]\\s*'))
      .join('|')})${END}`,
  ),
  'u',
);

/** What several ministries or departments are for, behind one word for all of them and a colon. */
const LISTED_PURPOSE = `(?:Công an(?!\\s+(?:tỉnh|huyện|xã|thành phố))|(?!(?:${HEADS})${END})${PURPOSE.source.slice('^\\s+'.length)})(?:${END})`;
export const PURPOSES_LISTED = new RegExp(
  `^\\s*:\\s+${LISTED_PURPOSE}(?:(?:\\s*[,;]|\\s+và)\\s+${LISTED_PURPOSE})*`,
  'u',
);

/** The same without a colon: "các Sở Ngoại vụ, Công Thương", "các Sở Du lịch". */
export const PURPOSES_BEHIND = new RegExp(
  `^\\s+(?=\\p{Lu})${LISTED_PURPOSE}(?:(?:\\s*[,;]|\\s+và)\\s+(?=\\p{Lu})${LISTED_PURPOSE})*`,
  'u',
);

/** One of such a list, with what parts it from the next. */
export const ONE_LISTED = new RegExp(`^(${LISTED_PURPOSE})(?:\\s*[,;]\\s*(?:và\\s+)?|\\s+và\\s+|$)`, 'u');

/** Boards, centres and funds, whose names go on with small words that are verbs elsewhere. */
export const BOARD =
  /^(?:Ban Quản lý|BQL|Ban Chỉ đạo|Ban Chỉ huy|Ban Tổ chức|Trung tâm|Quỹ|Công ty|Tổng công ty|Trường|Viện|Hội|Chi cục|Tổ|Hạt|Bệnh viện|Văn phòng|Tổ công tác|Khu|Xí nghiệp|Hội đồng)/iu;

export const BOARD_WORD = new RegExp(`^\\s+(?:${oneOf(words.officeWords)})${END}`, 'u');

export const SMALL_WORD = new RegExp(
  `^\\s+(?:nhân dân|khu|các|nhà nước|biên giới|cửa khẩu|kinh tế|quốc tế|chính trị|dự án|trực thuộc|hai cấp)${END}`,
  'u',
);

const PLACE = `(?:${anyOf(patterns.placeWords)})`;

export const PLACE_WORD = new RegExp(`^\\s+${PLACE}${END}`, 'u');

export const PLACE_LISTED = new RegExp(
  `^\\s*(?:,|và|-|–)\\s*(?:các\\s+)?(?:${PLACE}|(?:thành|thị)(?=\\s*[,.;:]|\\s+\\p{Ll}|$))${END}(?!\\s+(?:${HEADS}))`,
  'u',
);

export const PLACES_LISTED = new RegExp(`^\\s*(?:,|và)\\s*các\\s+${PLACE}${END}(?!\\s+(?:${HEADS}))`, 'u');

export const CAPITAL = new RegExp(`^\\s+${UPPER}`, 'u');

export const CAPITAL_LISTED = new RegExp(`^\\s*(?:[,:;]|và)\\s+(${UPPER}(?:\\s+${UPPER}){0,3})`, 'u');

export const CAPITAL_DASHED = new RegExp(
  `^\\s*[-–]\\s*(?!(?:Cơ quan|Thường trực|Trưởng|Phó|Chủ tịch|Giám đốc|đơn vị|cơ quan))${UPPER}`,
  'u',
);

/** Names of more than one thing: ", Thương mại và Du lịch", " và Môi trường". */
export const NAME_LISTED = new RegExp(
  `^\\s*(?:,|và)\\s+(?!(?:${HEADS})${END})${UPPER}(?:\\s+\\p{Ll}[\\p{L}\\p{M}]*)?(?=(?:\\s+(?:${UPPER}|\\p{Ll}+)){0,3}(?:,\\s+${UPPER}(?:\\s+\\p{Ll}+){0,2}){0,2}\\s+và\\s+\\p{Lu})`,
  'u',
);

export const AND_NAME = new RegExp(
  `^\\s+và\\s+(?!(?:${HEADS})${END})(?!(?:Chủ tịch|Giám đốc|Trưởng|Phó|Bí thư|Thủ trưởng|Lãnh đạo|Bộ trưởng|Cục trưởng|Hiệu trưởng|Chánh)\\s)${UPPER}`,
  'u',
);

export const NUMBER =
  /^\s+(?:số\s+)?\d{1,4}(?![\d/.,]*\d)(?!\s*(?:hộ|km|ha|ngày|tháng|năm|tỷ|triệu|dự án|người|giờ|%|vị trí|lớp|đoàn|đồng chí)(?![\p{L}]))/u;

export const NUMBERED =
  /(?:số|dự án|khu vực|Khu vực|[Vv]ùng|Đội|Đồn|đoàn|Tổ công tác|Tổ|Chi nhánh|Công ty|Ban)$/u;

export const SHORT_NAME =
  /^\s*\((?:[\p{Lu}\p{N}&-]{2,14}(?: \p{Lu}\p{Ll}+){0,2}|\p{Lu}\p{Ll}+|Bộ \p{Lu}[\p{L}\p{M} ]{2,24})\)/u;

/** Words with a capital that never go on with a name. */
export const NO_NAME = new RegExp(
  String.raw`^\s+(?:${anyOf(patterns.capitalsThatEndNames)})(?![\p{L}\p{M}])`,
  'u',
);

export const COMMITTEE = tolerant(
  /^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Hội đồng nhân dân|Công an|Đảng ủy|Huyện ủy|Hội)(?![\p{L}])/iu,
);

const STATE = `(?:${eitherTone(anyOf(patterns.formsOfStates))})(?:\\s(?:${anyOf(patterns.formsWithin)})){0,3}\\s+`;
/** Where an office abroad is: "tại Nam Ninh", "tại Cộng hòa Séc". */
export const ABROAD = new RegExp(`^\\s+(?:tại|ở)\\s+(?:${STATE})?${UPPER}(?:\\s+${UPPER}){0,3}`, 'u');
export const IS_ABROAD = new RegExp(`^(?:${anyOf(patterns.officesAbroad)})${END}`, 'u');

export const LEGAL_FORM = /TNHH|hữu hạn|thành viên|MTV|[Cc]ổ phần/u;

/** A word of two syllables whose second is a verb of its own: "Kiểm dịch", "Giám sát", "Thi đấu". */
export const COMPOUND = new RegExp(
  `^(?:${oneOf(words.verbs.filter((verb) => verb.split(' ').length === 2).map((verb) => verb.charAt(0).toUpperCase() + verb.slice(1)))})${END}`,
  'u',
);

/** Words in small letters, or with a capital where no further name follows: "các Sở, Ban" but not "các sở, Sở Y tế". */
const eitherCase = (list: string): string =>
  list
    .split('|')
    .map((word) =>
      word.charAt(0) !== word.charAt(0).toUpperCase()
        ? `${eitherTone(word)}|${eitherTone(word.charAt(0).toUpperCase() + word.slice(1))}(?!\\s+\\p{Lu})`
        : eitherTone(word),
    )
    .join('|');

const SEVERAL = anyOf(patterns.officesInGeneral);

const QUALIFIER = anyOf(patterns.qualifiersOfGeneralOffices);

/** "các", "tất cả các đồng chí Thủ trưởng các" */
const ALL_OF = `(?:${anyOf(patterns.pluralWords)})\\s+(?:(?:đồng chí\\s+)?(?:${anyOf(patterns.headsOfSeveral)})\\s+(?:các\\s+)?)?`;
const FURTHER_SEVERAL = `(?:\\s*[,-]\\s*|\\s+và\\s+(?:các\\s+)?)(?:${eitherCase(SEVERAL)}|${QUALIFIER})${END}`;

/** "các đơn vị chủ trì khẩn trương hoàn thành": who they are, where another verb says what they do. */
const WHO_LEAD = String.raw`(?:\s+(?:được giao\s+)?chủ trì(?:\s+nhiệm vụ)?(?=\s+(?:khẩn trương|có trách nhiệm|chịu trách nhiệm|báo cáo|hoàn thành|cần|phải|chủ động)${END}))?`;

/** Several offices of one kind, whose name goes on with a capital: "các Trung tâm Y tế", "các Chi cục Hải quan". */
export const PLURAL_OF_KIND = new RegExp(
  `^${ALL_OF}(?:${anyOf(patterns.kindsOfOffices)})(?=\\s+\\p{Lu})`,
  'u',
);

/** Several offices under one word; the list may go on. */
export const PLURAL = new RegExp(
  `^${ALL_OF}(?:${eitherCase(SEVERAL)})${END}(?:${FURTHER_SEVERAL}|\\s+(?:${eitherCase(QUALIFIER)})${END})*${WHO_LEAD}`,
  'u',
);
