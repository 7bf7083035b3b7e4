import { tolerant } from '../../../../shared/offices/tone-marks.ts';

/** Bodies that conclude, and are asked for nothing by their own conclusion. */
const SUPERIOR = tolerant(
  /^(?:Ban Thường vụ(?: (?:Tỉnh|Huyện|Thành|Đảng)|$)|Ban Chấp hành|Thường trực (?:Tỉnh ủy|Huyện ủy|HĐND|Thành ủy|Chính phủ)|Thường vụ|Tỉnh ủy|Thành ủy$|Huyện ủy$|UBND (?:tỉnh|huyện|thành phố|xã|phường)$|Ủy ban nhân dân (?:tỉnh|huyện|thành phố|xã|phường)$|Uỷ ban nhân dân (?:tỉnh|huyện)$|Chính phủ|Thủ tướng|Hội nghị|Ban Chỉ đạo$|HĐND tỉnh$|Phó Chủ tịch)/u,
);

/** A sentence in which the body that concludes says what it thinks, as far as its verb. */
export const BODY_SAYS = tolerant(
  /^(?:Đồng chí |đồng chí )?(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Ban Thường vụ|Thường trực|Chủ tịch|Phó Chủ tịch|Bí thư|Phó Bí thư|Chính phủ|Thủ tướng|Phó Thủ tướng|Hội nghị|Tỉnh ủy|Huyện ủy|Ban Chỉ đạo|Bộ trưởng|Lãnh đạo|Giám đốc)[^,;:.]{0,80}?\s(?=(?:thống nhất|nhất trí|đồng ý|cơ bản|giao|yêu cầu|đề nghị|phân công|kết luận|chỉ đạo)(?![\p{L}]))/u,
);

/** A body that concludes, or a person who does for it. */
export const BODY = tolerant(
  /(?:UBND|Ủy ban|Uỷ ban|Chủ tịch|Bí thư|Ban Thường vụ|Thường trực|Hội nghị|Thủ tướng|Chính phủ|Lãnh đạo|Ban Chỉ đạo|Bộ trưởng|Thứ trưởng|Giám đốc|[Đđ]ồng chí|Tỉnh ủy|Huyện ủy|Thành ủy|HĐND|Bộ \p{Lu}|Sở \p{Lu}|Đoàn|Tổ|Cục|Thanh tra)/u,
);

export interface Issuing {
  /** The office that issued the document; it and those above it are handed nothing by it. */
  readonly issuer: string | null;
}

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
  if (/huyện|Huyện|thành phố|thị xã|quận|Thị ủy/u.test(name)) return 4 + party;
  if (/(?:^|\s)(?:xã|phường|thị trấn|đặc khu)(?:\s|$)/u.test(name)) return 2 + party;
  return 6 + party;
}

/** Whether a unit is the one that speaks, or above it. */
export const speaks = (unit: string, { issuer }: Issuing): boolean =>
  SUPERIOR.test(unit) &&
  (issuer === null || rank(unit) >= rank(issuer)) &&
  (!/^Ban Chỉ đạo/iu.test(unit) || issuer === null || /Ban Chỉ đạo/iu.test(issuer));
