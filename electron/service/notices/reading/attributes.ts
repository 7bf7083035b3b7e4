import patterns from '../../../../shared/reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from '../../../../shared/offices/any-of.ts';
import { unitsAtStart } from '../../../../shared/offices/units-at-start.ts';

/** Who does an item and until when, as lines below it say. */
export interface Attributes {
  readonly lead: string | null;
  /** Units named beside the lead in the same line. */
  readonly others: readonly string[];
  readonly cooperating: readonly string[];
  readonly time: string | null;
}

const LEAD = new RegExp(
  String.raw`^(?:(?:đơn vị|cơ quan|bộ phận|người|phòng|đơn vị, cá nhân)\s+)?(?:${anyOf(patterns.leadingVerbs)})(?:\s+(?:chính|thực hiện|tham mưu))*(?:\s+và phối hợp)?\s*:\s*`,
  'iu',
);
const WITH = /^(?:(?:đơn vị|cơ quan|bộ phận)\s+)?(?:cùng\s+)?phối hợp(?:\s+(?:thực hiện|chính))*\s*:\s*/iu;
const TIME =
  /^(?:thời gian|thời hạn|hạn|tiến độ|thời điểm)(?:\s+(?:thực hiện|hoàn thành|dự kiến|tổ chức|báo cáo|trình|gửi|xong))*\s*:\s*/iu;
const OTHER =
  /^(?:sản phẩm|kinh phí|địa điểm|hình thức|đối tượng|thành phần|số lượng|kết quả|nguồn lực|nguồn kinh phí)(?:\s+(?:thực hiện|hoàn thành|dự kiến|tổ chức|đầu ra|cần đạt|chính))*\s*:\s*/iu;

/** Whether a line only says who, with whom, until when or by what means something is done. */
export const isAttribute = (line: string): boolean =>
  [LEAD, WITH, TIME].some((pattern) => pattern.test(line)) ||
  (OTHER.test(line) && line.length < 140 && !/(?<!\p{L})(?:giao|yêu cầu|đề nghị|chủ trì)\s/iu.test(line));

/**
 * What such lines say; null where none of them says who does it.
 * @param leadKnown whether a line that only says until when is enough, since others say who.
 */
export function attributesIn(lines: readonly string[], leadKnown = false): Attributes | null {
  // One line may say several: "Chủ trì: Phòng X; thời gian: tháng 5/2024".
  const said = lines.flatMap((line) =>
    isAttribute(line)
      ? line.split(
          /[.;]\s*(?=(?:thời gian|thời hạn|hạn|phối hợp|chủ trì|cơ quan|đơn vị)(?:\s+\p{Ll}+){0,3}\s*:)/iu,
        )
      : [line],
  );
  const value = (pattern: RegExp): string | null => {
    const line = said.find((one) => pattern.test(one));
    return line === undefined
      ? null
      : line
          .replace(pattern, '')
          .replace(/[.;]+$/u, '')
          .trim();
  };
  const lead = value(LEAD);
  const time = value(TIME);
  if (lead === null && (!leadKnown || time === null || isAttribute(lines[0] ?? ''))) return null;
  const { names, length } = unitsAtStart(lead ?? '');
  const [first, ...others] = names;
  const rest = (lead ?? '').slice(length);
  return {
    // A name that no list knows to its end.
    lead:
      names.length === 1 &&
      rest !== '' &&
      !/[,;.:(]|(?<!\p{L})(?:chủ trì|phối hợp|thực hiện|và)(?!\p{L})/u.test(rest) &&
      rest.length < 40
        ? lead
        : (first ?? (lead === '' ? null : lead)),
    others,
    cooperating: unitsAtStart(value(WITH) ?? '').names,
    time,
  };
}
