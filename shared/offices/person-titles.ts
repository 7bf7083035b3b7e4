import patterns from '../reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from './any-of.ts';
import { UPPER } from './word-patterns.ts';

const HAMLET_HEADS = String.raw`(?:(?:[Tt]rưởng ban nhân dân|[Tt]rưởng ban công tác mặt trận|[Tt]rưởng|[Bb]í thư chi bộ|[Tt]ổ trưởng)(?:\s*,\s*|\s+)?)+`;
/** ", tổ trưởng tổ dân phố" */
const FURTHER_HAMLETS = String.raw`\s*,\s*(?:[Tt]ổ trưởng\s+)?(?:${anyOf(patterns.furtherHamletWords)})(?![\p{L}\p{M}])`;
/** ", Bản Khiếng" behind the hamlet named first. */
const FURTHER_NAME = String.raw`,\s+(?!Trưởng|Bí|Tổ|Phó)${UPPER}(?=\s+(?:${UPPER}|\p{Ll})|[,:])`;

/** ": Nà Pàn, Cốc Nam" behind "các thôn", two names at least. */
const NAMES_LISTED = String.raw`:\s+${UPPER}(?:\s+${UPPER}){0,2}(?:,\s+${UPPER}(?:\s+${UPPER}){0,2})+(?=\s+\p{Ll})`;

/** Heads of hamlets, who are asked as such: `Trưởng các thôn`, `Trưởng thôn Pò Mạ`. */
export const HAMLETS = new RegExp(
  String.raw`^${HAMLET_HEADS}(?:các\s+)?(?:${anyOf(patterns.hamletWords)})(?:${FURTHER_HAMLETS}|\s+${UPPER}|\s+(?:số\s+)?\d{1,2}(?![\d/.])|${FURTHER_NAME}|\s+biên giới)*(?:${NAMES_LISTED})?`,
  'u',
);

/** A person by name: `đồng chí Nguyễn Văn A`. */
export const PERSON = new RegExp(
  String.raw`^(?:${anyOf(patterns.personTitles)})\s+(?!(?:Phó|Chủ|Giám|Bí|Trưởng|Chánh|Bộ|Thứ|Cục|Viện|Thường|Tổng|UBND|HĐND|Ủy)\s)${UPPER}(?:\s+${UPPER}){1,4}`,
  'u',
);

/** A deputy by office and name: `Phó Chủ tịch UBND tỉnh Lê Văn A`. */
export const DEPUTY = new RegExp(
  String.raw`^(?:đồng chí\s+)?((?:Phó Chủ tịch|Phó Bí thư|Phó Giám đốc|Phó Chủ nhiệm)(?:\s+(?:${anyOf(patterns.officesOfDeputies)}))*\s+${UPPER}(?:\s+${UPPER}){1,3})(?![\p{L}])`,
  'u',
);

const HEADS = anyOf(patterns.headTitles);

/** "Giám đốc", "Giám đốc, Thủ trưởng": before the offices whose heads they are. */
export const TITLE = new RegExp(
  String.raw`^(?:(?:đồng chí|đ/c|ông|bà)\s+)?(?:(?:${HEADS})(?:(?:,|\s+và)\s+(?=(?:${HEADS})\s)|\s+))+`,
  'u',
);
