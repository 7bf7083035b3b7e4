import patterns from '../../../../shared/reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from '../../../../shared/offices/any-of.ts';
import { foldText } from '../../../../shared/text/fold.ts';
import { leadAtStart, unitAtStart, unitsAtStart } from '../../../../shared/offices/units-at-start.ts';
import { STARTS_WITH_VERB } from '../../../../shared/offices/verbs.ts';
import { actsBehind, isPerson, MODAL } from './acts.ts';
import { beside, helps, isGeneric } from './cooperation.ts';
import { hands } from './givers.ts';
import { BODY, BODY_SAYS, isReport, speaks, tellsOfItself, type Doer, type Issuing } from './issuing.ts';
import { orderedIn, writtenTo } from './orders.ts';
import { requestedIn } from './requests.ts';
import { subjectOf } from './subject.ts';

/** Words with which a sentence joins the one before, and that say nothing of who or what. */
const JOINING = new RegExp(
  String.raw`^(?:(?:${anyOf(patterns.joiningWords)})(?![\p{L}\p{M}])\s*(?:,\s*)?)+`,
  'u',
);

/** Marks in front of a part of a sentence: "(1) ", "“". */
const LISTED = /^(?:\([\p{L}\d .&-]{2,24}\)\s*[-–]\s*)?["“]?(?:\((?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s*)?["“]?/u;

/** A text without the words that only join it to what stands before. */
export const withoutJoining = (text: string): string => text.replace(LISTED, '').replace(JOINING, '');

/** A time, purpose or basis that stands before what is asked: `Trong quý II, …`, `Căn cứ chức năng, nhiệm vụ, …`. */
const CIRCUMSTANCE = new RegExp(
  String.raw`^(?:${anyOf(patterns.circumstanceStarts)})(?![\p{L}\p{M}])[^.;]{2,220}?(?:,|:|\bthì)\s+`,
  'iu',
);

const SAID =
  /(?:(?:cơ quan|đơn vị|bộ phận)\s+(?:chủ trì|thực hiện|đầu mối|chịu trách nhiệm)(?:\s+thực hiện)?\s*:\s*|(?<![\p{L}])[Dd]o\s+|\(\s*(?:giao\s+|chủ trì\s*:\s*)?)(?=\p{L})/giu;

const DOES =
  /^\s*(?:,\s*[^,;()]{3,50})?\s*(?:chủ trì|làm đầu mối|thực hiện|tham mưu|làm trưởng|phụ trách|đảm nhiệm|chịu trách nhiệm|theo dõi|tổng hợp|là đầu mối|chuẩn bị)(?![\p{L}])/iu;

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
    if (issuing.letter === true && tellsOfItself(rest.slice(first.length))) continue;
    const { names, length } = unitsAtStart(rest);
    const behind = rest.slice(Math.max(length, first.length));
    if ((isPerson(first.name) || BODY.test(first.name)) && hands(behind, issuing)) continue;
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

/** "Công văn nêu rõ: …", in front of what a paper says. */
const REPORTED = new RegExp(
  String.raw`^(?:${anyOf(patterns.reportedBy)})(?:\s+số\s+\S+)?\s(?:nêu rõ|nêu|cho biết|ghi rõ)\s*[:,]?\s+`,
  'u',
);

/** "… nhấn mạnh, thời gian tới, các sở cần …" in a report: what somebody stressed. */
const STRESSED =
  /^[^.;]{0,300}?(?:nhấn mạnh|lưu ý|quán triệt|chỉ rõ)\s*[,:]?\s+(?:trong\s+)?(?:thời gian tới|trước mắt|những tháng cuối năm)\s*,?\s+(?=các\s|\p{Lu})/u;
const SO_FAR = /(?<!\p{L})(?:đến nay|tuy nhiên|nhưng)(?!\p{L})/u;

/** "các đơn vị: Sở Ngoại vụ, Ban Dân tộc tỉnh" without the word for all, where each is named behind it. */
const byName = (text: string): string =>
  text.replace(
    /(?<!\p{L})các\s(?:cơ quan|đơn vị|sở|ban|ngành)(?:(?:,| và)\s(?:cơ quan|đơn vị|ban|ngành|địa phương))*(?:\ssau(?:\sđây)?)?\s*:\s+(?=\p{Lu})/giu,
    (words: string, at: number) => (unitAtStart(text.slice(at + words.length)) === null ? words : ''),
  );

/** "Tiếp các đoàn dịp Lễ hội Hoa: Giao Sở X chủ trì …": a matter that begins with a verb, and to whom it is given. */
const HANDED_BEHIND = /^[^:.;]{3,300}:\s+[Gg]iao\s(?!thông|ban|dịch|lưu)/u;

/** "y/c", "đ/n", "b/c" in full. */
const spelledOut = (text: string): string =>
  text.replaceAll(
    /(?<![\p{L}/])([yYđĐbBpP])\/([cnh])(?![\p{L}/])/gu,
    (short: string, first: string, second: string) =>
      patterns.shortForms.find(([written]) => written === `${first}/${second}`.toLowerCase())?.[1] ?? short,
  );

/** Whether words hand something to this unit by "giao". */
const handedTo = (text: string, unit: string): boolean =>
  /(?<!\p{L})giao\s+(?:cho\s+)?$/iu.test(
    text.slice(0, Math.max(0, text.toLowerCase().indexOf(unit.toLowerCase()))),
  );

/** Who is asked by a sentence; null where it names nobody. */
export function doerOf(sentence: string, issuing: Issuing): Doer | null {
  const plain = withoutJoining(spelledOut(sentence.trim())).replace(REPORTED, '');
  const text = byName(isReport(issuing) ? plain.replace(STRESSED, '') : plain);
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
  const says = BODY_SAYS.exec(text)?.[0] ?? '';
  // "UBND tỉnh không giao Sở X làm chủ đầu tư"
  if (/\s(?:không|chưa)\s$/u.test(says)) return null;
  // … "đã giao Sở X làm chủ đầu tư; đến nay …" in a report.
  if (isReport(issuing) && /\sđã\s$/u.test(says) && SO_FAR.test(text)) return null;
  // "UBND tỉnh đã chuyển đơn đến UBND huyện chỉ đạo …": the verb is not the first body's.
  const body = /\schuyển\s/u.test(says) ? '' : says;
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
    !HANDED_BEHIND.test(said) &&
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
        (isGeneric(matter.unit) && !matter.ordered && handedTo(said, order.unit)) ||
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
  return (
    saidIn(said) ??
    (imperative ? behindMatter(said, true, issuing) : null) ??
    (intro ? null : (writtenTo(text, issuing) ?? requestedIn(text, issuing)))
  );
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
