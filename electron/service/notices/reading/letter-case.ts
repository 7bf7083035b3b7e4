import words from '../../../../shared/reference/notice-words.json' with { type: 'json' };
import { placeWords } from './place-names.ts';
import { spelling } from '../../../../shared/offices/units-at-start.ts';
import { STARTS_WITH_VERB } from '../../../../shared/offices/verbs.ts';

/** Whether a line is in capitals. */
export const isUpperCase = (line: string): boolean =>
  /\p{Lu}{2}/u.test(line) && line === line.toUpperCase() && !/^[\p{Lu}\p{N}./-]{1,6}$/u.test(line.trim());

const KEEP = new Set(
  'UBND HĐND TU BĐBP MTTQ ĐBQH BCĐ CHXHCN PTNT TNHH MTV TTXVN KTCK QLDA VPCP TW QLTT TP II III IV VI VII VIII'.split(
    ' ',
  ),
);
const COMMON = new Set(
  'tỉnh huyện xã thành phố thị trấn phường quận nhân dân ban và của các chỉ đạo công tác quản lý đoàn đảng bộ ủy tịch đồng có với tại về trên địa bàn liên quan thuộc sở ngành'.split(
    ' ',
  ),
);
const heads = [
  ...words.officeHeads,
  ...words.officePurposes,
  'Chính phủ',
  'Quốc hội',
  'Thủ tướng',
  'Biên giới',
  'Mục tiêu quốc gia',
  'Dịch tả lợn',
  'Hội chợ',
  'Giao lưu',
]
  .filter((head) => !/^(?:Thị trấn|Thị xã|Thành phố|Khu phố)$/u.test(head))
  .toSorted((a, b) => b.length - a.length);

/** A line in capitals as it is written in a sentence; others as they are. */
export function plainCase(line: string): string {
  if (!isUpperCase(line)) return line;
  const low = line.toLowerCase();
  // "TỔ CHỨC THỰC HIỆN" is what is done, no office of such a name.
  if (
    STARTS_WITH_VERB.test(low) &&
    !/^(?:giao|đề nghị|yêu cầu|phân công|phòng|thanh tra)(?!\p{L})/u.test(low)
  )
    return low.charAt(0).toUpperCase() + low.slice(1);
  const small = line
    .split(' ')
    .map((word, at) => {
      if (KEEP.has(word.replace(/[.,;:]+$/u, ''))) return word;
      const own = word.toLowerCase();
      if (at > 0 && COMMON.has(own.replace(/[.,;:]+$/u, ''))) return own;
      return own.charAt(0).toUpperCase() + own.slice(1);
    })
    .join(' ');
  const named = heads.reduce((text, head) => {
    const at = text.toLowerCase().indexOf(head.toLowerCase());
    if (at < 0 || /[\p{L}\p{M}]/u.test(text.charAt(at - 1) + text.charAt(at + head.length))) return text;
    return head.includes(' ') ? text.slice(0, at) + head + text.slice(at + head.length) : text;
  }, small);
  const spelt = named.replaceAll(/(?<=(?:Sở|Bộ|Cục|Vụ|Ban|Phòng) )[^,;:.]+/gu, (name) => spelling(name));
  const places = placeWords(line);
  return spelt
    .split(' ')
    .map((word, at) => {
      if (places.has(at)) return word.charAt(0).toUpperCase() + word.slice(1);
      // "Xã Đoàn" of another list's "Xã đoàn"
      return at > 0 && places.has(at + 1) && /^(?:Tỉnh|Huyện|Quận|Xã|Phường)$/u.test(word)
        ? word.toLowerCase()
        : word;
    })
    .join(' ');
}
