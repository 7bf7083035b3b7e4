import { UPPER } from './word-patterns.ts';

/** Heads of hamlets, who are asked as such: `Trưởng các thôn`, `Trưởng thôn Pò Mạ`. */
export const HAMLETS = new RegExp(
  String.raw`^(?:(?:Trưởng|Bí thư chi bộ|Tổ trưởng)(?:\s*,\s*|\s+)?)+(?:các\s+)?(?:thôn|bản|buôn|bon|khối phố|khối|khu phố|tổ dân phố|ấp|xóm|làng)(?:\s*,\s*(?:[Tt]ổ trưởng\s+)?(?:bản|buôn|bon|khối phố|khu phố|tổ dân phố|xóm|làng)(?![\p{L}\p{M}])|\s+${UPPER}|,\s+(?!Trưởng|Bí|Tổ|Phó)${UPPER}(?=\s+(?:${UPPER}|\p{Ll})|[,:])|\s+biên giới)*`,
  'u',
);

/** A person by name: `đồng chí Nguyễn Văn A`. */
export const PERSON = new RegExp(
  String.raw`^(?:đồng chí|Đồng chí|đ\/c|Đ\/c|ông|Ông|bà|Bà|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại úy|Thiếu tướng|Phó Thủ tướng(?: Chính phủ)?|Thứ trưởng|Phó Chủ tịch)\s+(?!(?:Phó|Chủ|Giám|Bí|Trưởng|Chánh|Bộ|Thứ|Cục|Viện|Thường|Tổng|UBND|HĐND|Ủy)\s)${UPPER}(?:\s+${UPPER}){1,4}`,
  'u',
);

/** A deputy by office and name: `Phó Chủ tịch UBND tỉnh Lê Văn A`. */
export const DEPUTY = new RegExp(
  String.raw`^(?:đồng chí\s+)?((?:Phó Chủ tịch|Phó Bí thư|Phó Giám đốc|Phó Chủ nhiệm)(?:\s+(?:Thường trực|UBND|HĐND|Ủy ban nhân dân|Sở|tỉnh|huyện|thành phố|xã|Tỉnh ủy|Huyện ủy))*\s+${UPPER}(?:\s+${UPPER}){1,3})(?![\p{L}])`,
  'u',
);

export const TITLE =
  /^(?:(?:đồng chí|đ\/c|ông|bà)\s+)?(?:(?:Phó Giám đốc|Giám đốc|Chủ tịch|Phó Chủ tịch|Thủ trưởng|(?:Phó )?Chánh(?=\s+(?:Văn phòng|Thanh tra|án))|(?:Phó )?Trưởng(?=\s+(?:Ban|ban|Phòng|phòng|Công|các|Bộ))|(?:Phó )?Bí thư|Hiệu trưởng|Chỉ huy trưởng|Đồn trưởng|Cục trưởng|Tổng Giám đốc|Người đứng đầu|người đứng đầu|lãnh đạo|Lãnh đạo|Bộ trưởng|Viện trưởng|Chi cục trưởng|Thống đốc|Tổng Biên tập)\s+)+/u;
