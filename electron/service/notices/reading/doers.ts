import patterns from '../../../../shared/reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from '../../../../shared/offices/any-of.ts';
import { foldText } from '../../../../shared/text/fold.ts';
import { actsBehind, isPerson, MODAL, relativeClause, TOLD } from './acts.ts';
import { BODY, BODY_SAYS, speaks, writes, type Issuing } from './issuing.ts';
import { leadAtStart, unitAtStart, unitsAtStart } from '../../../../shared/offices/units-at-start.ts';
import { FUNCTION_WORD, STARTS_WITH_VERB } from '../../../../shared/offices/verbs.ts';

/** Who is asked by a sentence, and beside whom. */
export interface Doer {
  readonly unit: string;
  readonly cooperating: readonly string[];
  /** Whether the sentence hands it over (`giao`, `yêu cầu`, `do … chủ trì`), not only says what a unit does. */
  readonly ordered: boolean;
}

const LETTER_BEFORE = String.raw`(?<![\p{L}\p{M}])`;

/** Words with which a sentence joins the one before, and that say nothing of who or what. */
const JOINING = new RegExp(
  String.raw`^(?:(?:${anyOf(patterns.joiningWords)})(?![\p{L}\p{M}])\s*,?\s*)+`,
  'u',
);

/** A text without the words that only join it to what stands before. */
export const withoutJoining = (text: string): string => text.replace(JOINING, '');

/** A time, purpose or basis that stands before what is asked: `Trong quý II, …`, `Căn cứ chức năng, nhiệm vụ, …`. */
const CIRCUMSTANCE = new RegExp(
  String.raw`^(?:${anyOf(patterns.circumstanceStarts)})(?![\p{L}\p{M}])[^.;]{2,220}?(?:,|:|\bthì)\s+`,
  'iu',
);

/** What a paper is passed on for. */
const TO_DO_WITH_IT =
  'xem xét|nghiên cứu|giải quyết|xử lý|kiểm tra|tham mưu|chủ trì|phối hợp|báo cáo|thực hiện|trả lời|rà soát|thẩm định|xác minh|cử|tổ chức|triển khai|cung cấp|cho ý kiến|tham gia|góp ý';

/** Words that hand something to the unit behind them. */
const ORDER = new RegExp(
  `${LETTER_BEFORE}(giao nhiệm vụ cho|giao trách nhiệm cho|giao|yêu cầu|chuyển(?:\\s(?:[^.;]{3,250}?\\s)??(?:đến|tới|cho|về))?(?=\\s[^.;]{4,250}(?:${TO_DO_WITH_IT})(?!\\p{L}))|(?<=(?:UBND|nhân dân)\\s(?:tỉnh|huyện|thành phố|xã|phường)(?:\\s\\p{Lu}\\p{L}+){0,3}\\s|(?:Tỉnh|Huyện|Thành|Đảng) ủy\\s)(?:chỉ đạo|nhắc)|đề nghị|phân công|ủy quyền|uỷ quyền|kiến nghị)\\s+(?:cho\\s+)?`,
  'giu',
);

/** "quý cơ quan", "các đơn vị nêu trên": whom a letter speaks to. */
const YOU =
  /^(?:các\s+)?[Qq]uý\s+\p{L}+|^[Ôô]ng(?:\s*[/(]\s*|\s+)[Bb]à\)?(?=\s+\p{Ll})|^(?:các\s+)?đồng chí(?:\s+(?:Giám đốc|Chủ tịch|Thủ trưởng|Hiệu trưởng|Bí thư))?(?=\s+(?!ủy viên|thành viên|lãnh đạo|trong|được|là)\p{Ll})|^(?:các\s+)?(?:cơ quan|đơn vị|[Ss]ở|ngành|địa phương|[Vv]ăn phòng)(?:,\s*(?:[Bb]an|[Nn]gành|cơ quan|đơn vị|địa phương|[Vv]ăn phòng))*(?:\s+(?:có tên )?(?:nêu )?trên)?(?=\s+(?!liên quan|có liên quan|thuộc|trực thuộc|của|khác|chức năng|tỉnh|chuyên môn)\p{Ll})/u;

const SAID =
  /(?:(?:cơ quan|đơn vị|bộ phận)\s+(?:chủ trì|thực hiện|đầu mối|chịu trách nhiệm)(?:\s+thực hiện)?\s*:\s*|(?<![\p{L}])[Dd]o\s+|\(\s*(?:giao\s+|chủ trì\s*:\s*)?)(?=\p{L})/giu;

const DOES =
  /^\s*(?:,\s*[^,;()]{3,50})?\s*(?:chủ trì|làm đầu mối|thực hiện|tham mưu|làm trưởng|phụ trách|đảm nhiệm|chịu trách nhiệm|theo dõi|tổng hợp|là đầu mối|chuẩn bị)(?![\p{L}])/iu;

/** Whether a person, by these words behind the name, hands something to a unit; "chỉ đạo" does so in a letter only. */
const hands = (rest: string, { letter }: Issuing): boolean => {
  const order = (letter === true ? HANDS_IN_LETTER : HANDS).exec(rest)?.[0] ?? '';
  return order !== '' && unitAtStart(rest.slice(order.length)) !== null;
};
/** "… chủ trì họp vào 14 giờ": an announcement. */
const PRESIDES = /^\s+chủ trì\s+(?:buổi\s+|cuộc\s+)?(?:họp|làm việc|hội nghị|tiếp)(?!\p{L})[^.;]*\d/u;
const HANDS = /^\s+(?:giao|yêu cầu|đề nghị|phân công|nhắc)\s+(?:cho\s+)?/u;
const HANDS_IN_LETTER = /^\s+(?:giao|yêu cầu|đề nghị|phân công|nhắc|chỉ đạo)\s+(?:cho\s+)?/u;

/** The unit that a text names first with what it is to do, or null. */
function subjectOf(text: string, issuing: Issuing): Doer | null {
  const first = leadAtStart(text);
  if (first === null) return null;
  const list = unitsAtStart(text);
  const whole = list.length > first.length ? list : { names: [first.name], length: first.length };
  const rest = text.slice(whole.length);
  const last = whole.names.at(-1) ?? '';
  // "… của Huyện ủy Tiên Yên, Huyện ủy Hải Hà: giao Ban cán sự đảng …": whose matter it is.
  if (/^\s*:\s*(?:thống nhất |đồng ý )?(?:giao|yêu cầu|đề nghị|phân công)(?!\p{L})/iu.test(rest)) return null;
  // "Phó Chủ tịch UBND tỉnh Lê Văn A giao Sở Y tế rà soát": who hands it out.
  if (whole.names.length === 1 && isPerson(last) && (hands(rest, issuing) || PRESIDES.test(rest)))
    return null;
  // "Sở Nội vụ đề nghị quý Sở báo cáo": whose letter it is.
  if (whole.names.length === 1 && writes(last, rest, issuing)) return null;
  // A verb that no list knows, behind a named office at the beginning of a sentence.
  const unknown =
    (!/(?:^|\s)các(?:\s|$)/iu.test(last) || /^(?:Trưởng|Bí thư)/u.test(last)) &&
    /^\s+\p{Ll}/u.test(rest) &&
    !FUNCTION_WORD.test(rest.trimStart()) &&
    !TOLD.test(rest.trimStart());
  const said = actsBehind(rest, isPerson(last), /(?:^|\s)các(?:\s|$)/iu.test(last));
  // "Sở Y tế: cơ số thuốc, bác sĩ phải sẵn sàng"
  const titled = /^\s*(?:\([^)]*\)\s*)?:\s+\p{L}/u.test(rest) && !TOLD.test(rest.replace(/^[^:]*:\s*/u, ''));
  if (said === null && !unknown && !titled) return null;
  const clause =
    /(?:^|\s)các(?:\s|$)/iu.test(last) && whole.names.length === 1 ? relativeClause(rest.trimStart()) : '';
  const [named = first.name, ...others] = whole.names;
  const unit = `${named} ${clause}`.replace(/\s*\([^)]*\)\s*$/u, '').trim();
  if (
    (speaks(unit, issuing) && !(isPerson(unit) && / \p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u.test(unit))) ||
    (foldText(unit) === foldText(issuing.issuer ?? '') && /^\s*sẽ\s/u.test(rest))
  )
    return null;
  return {
    unit,
    cooperating: [...others, ...beside(text)],
    ordered: /^\s*(?:chủ trì|có trách nhiệm|chịu trách nhiệm)/u.test(rest),
  };
}

/** The unit to which a text hands something, or null. */
function orderedIn(text: string, most: number, issuing: Issuing): Doer | null {
  for (const match of text.matchAll(ORDER)) {
    if (match.index > most) return null;
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    // "được UBND tỉnh giao", "nhiệm vụ được giao", "theo đề nghị của", "văn bản đề nghị" tell of a task, and give none.
    if (
      /(?:được|đã|theo|văn bản|kiến nghị và|việc|tại|nội dung|xét|có)\s+(?:[^\s,;:]+\s+){0,3}$/iu.test(
        before,
      ) &&
      !/(?:thống nhất|nhất trí|đồng ý|có ý kiến(?: chỉ đạo)?)\s+$/iu.test(before)
    )
      continue;
    if (/^kiến nghị$/iu.test(match[1] ?? '') && match.index > 0 && !/[,;:]\s*$/u.test(before)) continue;
    // "Bà Tổng Lãnh sự đề nghị", "UBND xã X đề nghị": what others ask for.
    const clause =
      text
        .slice(0, match.index)
        .split(/[,;.:]\s/u)
        .at(-1)
        ?.trim() ?? '';
    if (
      /^\p{Lu}|^(?:bà|ông|phía|doanh nghiệp|cử tri|hai bên|bạn)(?!\p{L})/u.test(clause) &&
      !BODY.test(clause) &&
      !/^(?:Kính|Trân|Nay|Để|Nhằm|Trong|Trước|Do|Vì|Trên|Từ|Theo|Căn|Thống|Nhất|Đồng|Qua|Với|Tuy|Đối|Về|Riêng|Sau|Đến|Khi|Nếu|Hiện|Xét|Thực|Tiếp|Cơ)/u.test(
        clause,
      )
    )
      continue;
    const rest = text.slice(match.index + match[0].length);
    const meant = YOU.exec(rest)?.[0];
    if (meant !== undefined && typeof issuing.sentTo === 'string')
      return { unit: issuing.sentTo, cooperating: beside(text), ordered: true };
    const first = leadAtStart(rest);
    if (first === null) continue;
    const { names, length } = unitsAtStart(rest);
    const [unit = first.name, ...others] = length > first.length ? names : [first.name];
    if (speaks(unit, issuing) && !isPerson(unit)) continue;
    if (/^\s+(?:đã|đang)\s/u.test(rest.slice(Math.max(length, first.length)))) continue;
    return { unit, cooperating: [...others, ...beside(text)], ordered: true };
  }
  return null;
}

/** "do Sở X chủ trì", "(Sở X chủ trì; quý II)", "Cơ quan chủ trì: Sở X". */
function saidIn(text: string): Doer | null {
  for (const match of text.matchAll(SAID)) {
    const rest = text.slice(match.index + match[0].length);
    const { names, length } = unitsAtStart(rest);
    const [unit, ...others] = names;
    if (unit === undefined) continue;
    const behind = rest
      .slice(length)
      .replace(
        isPerson(names.at(-1) ?? '')
          ? /^\s*(?:,|-)\s*[^,;()]{3,60}?(?=,|\)|\s(?:làm|chủ trì|thực hiện|phụ trách))/u
          : /^/u,
        '',
      );
    const bracket = match[0].startsWith('(');
    if (
      match[0].includes(':') ||
      DOES.test(behind) ||
      (bracket && /^\s*[;)]/u.test(behind) && /\)[\s.;]*$/u.test(text)) ||
      (bracket && /^\s*,[^)]{0,60}(?:chủ trì|thực hiện)[^)]{0,40}\)/u.test(behind))
    )
      return { unit, cooperating: [...others, ...beside(text)], ordered: true };
  }
  return null;
}

/** A place that only says where, inside a sentence. */
const A_PLACE = /^(?:xã|thôn|bản|phường|huyện|tỉnh|thành phố|thị xã|thị trấn|khu phố)\s/u;

/** ", Sở Nội vụ chủ trì …", "thì Sở Tài chính rà soát": behind the matter that it is about. */
function behindMatter(text: string, strong: boolean, issuing: Issuing): Doer | null {
  for (const match of text.matchAll(/(?:[,:–]|(?<!\p{L})thì|(?<!\p{L})để)\s+(?=\p{L})/gu)) {
    if (match.index > 260) return null;
    const rest = text.slice(match.index + match[0].length);
    const first = leadAtStart(rest);
    if (first === null || speaks(first.name, issuing) || A_PLACE.test(first.name)) continue;
    const { names, length } = unitsAtStart(rest);
    const behind = rest.slice(Math.max(length, first.length));
    if (actsBehind(behind, false) === null || helps(behind) || /^\s*:/u.test(behind)) continue;
    if (foldText(first.name) === foldText(issuing.issuer ?? '') && /^\s*sẽ\s/u.test(behind)) continue;
    const leads =
      /^\s*(?:\([^)]*\)\s*)?(?:,\s*[^,;:]{3,40}\s)?(?:chủ trì|có trách nhiệm|chịu trách nhiệm|làm đầu mối|là cơ quan đầu mối)/u.test(
        behind,
      );
    if (strong && !leads) continue;
    // "phối hợp với Sở A, Sở B tổ chức": those who help.
    if (
      !leads &&
      /(?:phối hợp|cùng|với|cho|của|gửi|trình|báo cáo|chỉ đạo|đề nghị|yêu cầu|hướng dẫn|hỗ trợ|đôn đốc)[^,;.:]*$/u.test(
        text.slice(0, match.index),
      ) &&
      match[0].startsWith(',')
    )
      continue;
    if (!leads && isGeneric(first.name)) continue;
    const [unit = first.name, ...others] = length > first.length ? names : [first.name];
    return { unit, cooperating: [...others, ...beside(text)], ordered: true };
  }
  return null;
}

/** Whether a text hands something out: not "Bộ Ngoại giao", "bàn giao", "giao thông". */
export const handsOut = (text: string): boolean =>
  /(?<![\p{L}\p{M}])(?<!(?:[Nn]goại|[Bb]àn|[Cc]huyển|được|[Tt]iếp) )giao\s(?!thông|ban|dịch|lưu|nộp|nhận|thừa|tiếp|cho phía)/iu.test(
    text,
  );

export const isGeneric = (unit: string): boolean => /^(?:các|từng|những|tất cả)\s/iu.test(unit);

const BY_VERB = String.raw`(?<![\p{L}])(?:phối hợp|cùng|chủ trì)\s+(?:${anyOf(patterns.adverbsOfCooperation)})?(?:(?:với|cùng|cùng với)\s+)?`;
const BY_LABEL = String.raw`(?:cơ quan|đơn vị)\s+phối hợp(?:\s+thực hiện)?\s*:\s*|[Pp]hối hợp\s*:\s*`;
const WITH = new RegExp(`${BY_VERB}|${BY_LABEL}`, 'giu');

/** Units that help, by a text's own words. */
export function beside(text: string): readonly string[] {
  const named = [...text.matchAll(WITH)].flatMap(
    (match) => unitsAtStart(text.slice(match.index + match[0].length)).names,
  );
  // "…, Sở Tư pháp phối hợp xây dựng", "(…; Sở Tài chính phối hợp)"
  const helping = [
    ...text.matchAll(/(?:[,;(]|(?<!\p{L})và|có sự phối hợp của|phối hợp của)\s*(?=\p{Lu}|các\s)/gu),
  ].flatMap((match) => {
    const rest = text.slice(match.index + match[0].length);
    const { names, length } = unitsAtStart(rest);
    return length > 0 && (helps(rest.slice(length)) || match[0].includes('phối hợp')) ? names : [];
  });
  return [...new Set([...named, ...helping])];
}

/** Whether a unit only helps: "Sở Tư pháp phối hợp xây dựng tài liệu". */
export const helps = (rest: string): boolean =>
  unitAtStart(rest.replace(/^\s+phối hợp\s+/u, '')) === null &&
  /^\s+(?:cùng\s+)?(?:phối hợp|hỗ trợ mặt bằng|bảo đảm nguồn|bố trí nguồn)(?![\p{L}])(?!\s+(?:chặt chẽ\s+)?(?:với|cùng))/u.test(
    rest,
  );

/** The matter before a colon, where somebody is asked behind it: "Kiến nghị của UBND huyện X về …: Giao Sở Y …". */
function matterOf(text: string, issuing: Issuing): string {
  const matter = /^[^:]{3,300}?:\s+(?=\p{L})/u.exec(text)?.[0] ?? '';
  const behind = text.slice(matter.length);
  return matter !== '' &&
    (subjectOf(behind, issuing) !== null || /^(?:giao|yêu cầu|đề nghị|phân công)(?!\p{L})/iu.test(behind))
    ? matter
    : '';
}

/** "Phát biểu tại buổi làm việc, đồng chí Chủ tịch UBND tỉnh yêu cầu …": an occasion, no order. */
const SAID_BY = new RegExp(
  String.raw`^[^.;:]{5,200},\s+(?:đồng chí\s+|ông\s+|bà\s+)?(?:Phó )?(?:Chủ tịch|Bí thư|Thủ tướng|Bộ trưởng|Trưởng ban|Trưởng Ban|Lãnh đạo|lãnh đạo)[^.;:]{0,90}?\s(?:yêu cầu|giao(?! thông)|đề nghị|chỉ đạo|phân công|nhắc)\s`,
  'u',
);

/** "các đơn vị: Sở Ngoại vụ, Ban Dân tộc tỉnh" without the word for all, where each is named behind it. */
const byName = (text: string): string =>
  text.replace(
    /(?<!\p{L})các\s(?:cơ quan|đơn vị|sở|ban|ngành)(?:(?:,| và)\s(?:cơ quan|đơn vị|ban|ngành|địa phương))*(?:\ssau(?:\sđây)?)?\s*:\s+(?=\p{Lu})/giu,
    (words: string, at: number) => (unitAtStart(text.slice(at + words.length)) === null ? words : ''),
  );

/** Who is asked by a sentence; null where it names nobody. */
export function doerOf(sentence: string, issuing: Issuing): Doer | null {
  const text = byName(withoutJoining(sentence.trim()));
  const subject = subjectOf(text, issuing);
  if (subject !== null) return subject;
  const toward = /^(?:Đối với|Về phía|Trách nhiệm của|Nhiệm vụ của)\s+/u.exec(text)?.[0] ?? '';
  if (toward !== '') {
    const { names, length } = unitsAtStart(text.slice(toward.length));
    const [unit, ...others] = names;
    if (
      unit !== undefined &&
      !/^(?:xã|thôn|bản|huyện|tỉnh)\s/u.test(unit) &&
      /^\s*(?:\([^)]*\)\s*)?:/u.test(text.slice(toward.length + length)) &&
      doerOf(text.slice(toward.length + length).replace(/^[^:]*:\s*/u, ''), issuing) === null
    )
      return { unit, cooperating: others, ordered: true };
  }
  const body = BODY_SAYS.exec(text)?.[0] ?? '';
  const spoken = text.slice(body.length);
  // "Chủ tịch UBND tỉnh chỉ đạo Tỉnh đoàn …" hands it over, as "giao" does.
  const directs = body === '' ? '' : (/^(?:chỉ đạo|nhắc)\s+/u.exec(spoken)?.[0] ?? '');
  const said =
    directs !== '' && unitAtStart(spoken.slice(directs.length)) !== null
      ? `giao ${spoken.slice(directs.length)}`
      : spoken;
  const intro = /:\s*$/u.test(said);
  const imperative =
    STARTS_WITH_VERB.test(said) &&
    !SAID_BY.test(said) &&
    !/^(?:giao|yêu cầu|đề nghị|phân công|uỷ quyền|ủy quyền|kiến nghị|chuyển(?= (?:đến |cho |tới )?(?:Sở|Công an|UBND|Ủy ban|Ban|Bộ|Văn phòng|Thanh tra|Công ty|Trung tâm|Hội|Trường)(?!\p{L}))|thống nhất|đồng ý|nhất trí)(?![\p{L}])/iu.test(
      said,
    );
  const topic = CIRCUMSTANCE.exec(said)?.[0] ?? matterOf(said, issuing);
  const behind = said.slice(topic.length);
  if (!imperative || intro) {
    const order = orderedIn(
      said,
      intro ? 900 : topic === '' ? 140 : Math.max(300, topic.length + 60),
      issuing,
    );
    const asked = topic === '' ? null : subjectOf(behind, issuing);
    const matter =
      topic === ''
        ? null
        : asked !== null && !A_PLACE.test(asked.unit)
          ? asked
          : behindMatter(said, false, issuing);
    if (
      order !== null &&
      (matter === null ||
        said.toLowerCase().indexOf(order.unit.toLowerCase()) <=
          said.toLowerCase().indexOf(matter.unit.toLowerCase()))
    )
      return order;
    if (matter !== null)
      return {
        ...matter,
        ordered: matter.ordered || /^(?:Về|Đối với|Riêng|Kiến nghị|Đề nghị|Đề xuất|Việc)/u.test(topic),
      };
    const later = behindMatter(said, false, issuing);
    if (later !== null) return later;
  }
  return saidIn(said) ?? (imperative ? behindMatter(said, true, issuing) : null);
}

/** Whether a text asks for something without naming whom: it begins with what is to be done. */
export function asks(sentence: string): boolean {
  let text = withoutJoining(sentence.trim());
  for (let count = 0; count < 3; count += 1) {
    const bare = text.replace(/^["“(]/u, '');
    if (STARTS_WITH_VERB.test(bare) || MODAL.test(bare)) return true;
    if (
      /^(?:Khi|Trường hợp|Nếu|Việc|Mọi|Tất cả|Đối với|Riêng)(?!\p{L})[^.;]{2,300}(?:,\s*(?:phải|cần|thì)|\sphải)\s/u.test(
        text,
      )
    )
      return true;
    const before =
      (/^(?:Về|Đối với|Riêng|Những|Các)(?!\p{L})/u.test(text)
        ? /^[^.;]{2,220}?(?::|\bthì)\s+/u
        : CIRCUMSTANCE
      ).exec(text)?.[0] ?? '';
    if (before === '') return false;
    text = text.slice(before.length).replace(/^\p{Lu}/u, (letter) => letter);
  }
  return false;
}

/** A text without the matter that it names first: `Về bổ sung biên chế: Ban Tổ chức …`. */
export const afterTopic = (text: string): string =>
  text.replace(
    /^(?:Về|Đối với|Riêng đối với|Kiến nghị|Đề nghị của|Đề xuất|Việc|Liên quan)\s[^:]{3,260}:\s+/iu,
    '',
  );
