import patterns from '../../../../shared/reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from '../../../../shared/offices/any-of.ts';
import { foldText } from '../../../../shared/text/fold.ts';
import { tolerant } from '../../../../shared/offices/tone-marks.ts';

/** Bodies that conclude, and are asked for nothing by their own conclusion. */
const SUPERIOR = tolerant(new RegExp(String.raw`^(?:${anyOf(patterns.superiorBodies)})`, 'u'));

/** A sentence in which the body that concludes says what it thinks, as far as its verb. */
export const BODY_SAYS = tolerant(
  new RegExp(
    String.raw`^(?:Đồng chí |đồng chí )?(?:${anyOf(patterns.speakingBodies)})[^,;:.]{0,80}?\s(?=(?:${anyOf(patterns.speakingVerbs)})(?![\p{L}]))`,
    'u',
  ),
);

/** A body that concludes, or a person who does for it. */
export const BODY = tolerant(new RegExp(String.raw`(?:${anyOf(patterns.bodies)})`, 'u'));

/** Who is asked by a sentence, and beside whom. */
export interface Doer {
  readonly unit: string;
  readonly cooperating: readonly string[];
  /** Whether the sentence hands it over (`giao`, `yêu cầu`, `do … chủ trì`), not only says what a unit does. */
  readonly ordered: boolean;
}

export interface Issuing {
  /** The office that issued the document; it and those above it are handed nothing by it. */
  readonly issuer: string | null;
  /** Whether it is a letter: an office in front of "đề nghị" is who writes it or had it written. */
  readonly letter?: boolean;
  /** All whom a letter is sent to, whom "quý cơ quan" and "các đơn vị" mean. */
  readonly sentTo?: string | null;
}

/** Whether a text is of no letter and has no head: a press report, which tells of an order that holds. */
export const isReport = ({ issuer, letter }: Issuing): boolean => issuer === null && letter !== true;

const SAYING = String.raw`(?:trân trọng\s+|kính\s+|có ý kiến\s+|thống nhất\s+|đồng ý\s+)?(?:đề nghị|yêu cầu|giao|phân công|chuyển|cho phép|chỉ đạo|nhắc)(?![\p{L}])`;

/** An office or a person in front of what it asks of others: "UBND tỉnh giao …", "Giao …". */
export const SAYS_SO = new RegExp(
  String.raw`^(?:(?:[Vv]ề việc này|[Tt]heo đó|[Nn]ay),?\s+)?(?:(?:[Tt]hừa lệnh|[Tt]hừa ủy quyền)[^.;:]{3,60},\s+)?(?:(?:Đồng chí |đồng chí )?\p{Lu}[\p{L}\p{M}\s,()-]{2,90}?\s)?(?:${SAYING}|(?:rất\s+|kính\s+|xin\s+)?(?:mong|sao gửi|gửi)\s)`,
  'u',
);

/** What an office says of itself before it asks others; nothing where it does. */
const SPEAKING = new RegExp(
  String.raw`^\s*(?:(?:trân trọng\s+|kính\s+)?(?:đề nghị|chuyển)|(?:xin\s+)?(?:sao gửi|gửi|nhận được|có (?:Văn bản|Công văn|Tờ trình|Báo cáo|Thông báo|Công hàm|Kế hoạch|Thư)|truyền đạt|thông báo(?! (?:cho|với|rộng rãi|công khai)\s)|có ý kiến|trả lời|được giao|kính mời|tổ chức|đã|sẽ|mong))(?![\p{L}])`,
  'u',
);

/** Whether these words behind an office say what it did or does in writing, and nothing that it is asked for. */
export const tellsOfItself = (rest: string): boolean => SPEAKING.test(rest);

const spelt = (name: string): string => foldText(name).replaceAll('uy ban nhan dan', 'ubnd');

/** Whether a name is the issuer's, whose place may be written behind it or left out. */
export const isIssuer = (name: string, { issuer }: Issuing): boolean =>
  issuer !== null && spelt(usualCase(name)).startsWith(spelt(issuer));

/** Whether a letter is sent to a unit, whose name is written out or short. */
export const isSentTo = (unit: string, sentTo: string): boolean => spelt(sentTo).includes(spelt(unit));

/** Whether a unit at the beginning of a letter's sentence is who writes it, and only says what it asks of others. */
export const writes = (unit: string, rest: string, { issuer, letter, sentTo }: Issuing): boolean =>
  letter === true &&
  !isSentTo(unit, sentTo ?? '') &&
  ((issuer !== null && foldText(issuer).startsWith(foldText(unit))) ||
    (SPEAKING.test(rest) &&
      /^(?:Văn phòng|Sở|Cục|Vụ|Ban|Công an|UBND|Ủy ban|Bộ|Phòng)(?!\p{L})/u.test(unit)));

/** How high a body stands: State above province, the Party's committee above the People's. */
function rank(name: string): number {
  if (
    /^(?:Chính phủ|Thủ tướng|Phó Thủ tướng|Văn phòng Chính phủ|Bộ |Trung ương|Quốc hội|Ban Bí thư|Bộ Chính trị)/u.test(
      name,
    )
  )
    return 8;
  const party = /ủy|uỷ|Đảng|đảng|HĐND|Hội đồng nhân dân/u.test(name.replace(/Ủy ban|ủy ban|Uỷ ban/u, ''))
    ? 1
    : 0;
  if (/huyện|Huyện|thành phố|thị xã|quận|Quận|Thị ủy/u.test(name)) return 4 + party;
  if (/(?:^|\s)(?:xã|phường|thị trấn|đặc khu)(?:\s|$)/u.test(name)) return 2 + party;
  return 6 + party;
}

/** Whether one body stands above another: the People's Council above its Committee. */
export const isAbove = (one: string, other: string): boolean => rank(one) > rank(other);

/** "UBND Tỉnh", "UBND TP" as bodies are written elsewhere. */
const usualCase = (name: string): string =>
  name
    .replace(/(?<=^(?:UBND|HĐND|(?:Ủy|Uỷ) ban nhân dân)\s)TP\.?(?!\p{L})/u, 'thành phố')
    .replace(
      /(?<=^(?:UBND|HĐND|(?:Ủy|Uỷ) ban nhân dân)\s)(?:Tỉnh|Thành phố|Huyện|Thị xã|Quận|Xã|Phường)(?!\p{L})/u,
      (word) => word.toLowerCase(),
    );

/** Whether a unit is the one that speaks, or above it. */
export const speaks = (name: string, issuing: Issuing): boolean =>
  speaksInUsualCase(usualCase(name), issuing);

const speaksInUsualCase = (unit: string, { issuer }: Issuing): boolean =>
  SUPERIOR.test(unit) &&
  (issuer === null || rank(unit) >= rank(issuer)) &&
  (!/^Ban Chỉ đạo/iu.test(unit) || issuer === null || /Ban Chỉ đạo/iu.test(issuer));
