import units from '../../../../shared/reference/units.json' with { type: 'json' };
import words from '../../../../shared/reference/notice-words.json' with { type: 'json' };

/** Units as the list has them, without what they are and where: "xã Thụy Hùng (huyện Văn Lãng)" is Thụy Hùng. */
const ofUnits = units.map(({ name }) =>
  name.replace(/^(?:tỉnh|thành phố|thị xã|thị trấn|huyện|quận|xã|phường)\s+/u, '').replace(/\s*\(.*\)$/u, ''),
);

const tokensOf = (name: string): readonly string[] => name.toUpperCase().split(' ');
const known = [...new Set([...words.provinces, ...ofUnits])]
  .toSorted((a, b) => b.length - a.length)
  .map((name) => tokensOf(name));

/** Words of one or two syllables behind which the name of a place stands. */
const ONE = /^(?:TỈNH|HUYỆN|QUẬN|XÃ|PHƯỜNG|THÔN|BẢN)$/u;
const TWO = /^(?:THÀNH PHỐ|THỊ XÃ|THỊ TRẤN|ĐẶC KHU)$/u;
/** What behind such a word is no name: "XÃ HỘI", "TỈNH ỦY", "HUYỆN BIÊN GIỚI". */
const NO_NAME =
  /^(?:HỘI|[ỦU][YỶ]|ĐOÀN|ĐẢNG|TRỰC|BIÊN|MIỀN|ĐẢO|VÙNG|NÔNG|VÀ|CỦA|CÁC|CÓ|VỀ|TẠI|NĂM|LẦN|GIAI|NHIỆM|KHÓA|THUỘC|TRÊN|TRONG)(?![\p{L}])/u;
const ENDS =
  /^(?:BAN|VÀ|CỦA|CÁC|CÓ|VỚI|TẠI|VỀ|TRÊN|THUỘC|SỞ|NGÀNH|[ỦU][YỶ]|TỊCH|TỈNH|HUYỆN|XÃ|PHƯỜNG|QUẬN|NĂM)$/u;
const ENDS_IN_TWO =
  /^(?:CÔNG TÁC|CÔNG AN|QUẢN LÝ|LIÊN QUAN|ĐẢNG BỘ|ĐẢNG [ỦU][YỶ]|CHỈ ĐẠO|ĐOÀN THANH|HỘI ĐỒNG|NHÂN DÂN|CHỦ TỊCH|VĂN PHÒNG|THÀNH PHỐ|THỊ XÃ|THỊ TRẤN|ĐỒNG CHÍ|ĐỒNG Ý)$/u;
/** Syllables of a name that no list knows. */
const LONGEST = 3;

const bare = (token: string): string => token.replaceAll(/[.,;:()]/gu, '');

/** Names of units that are also words: only behind what they are. */
const ALSO_WORDS = new Set(['ĐOÀN KẾT', 'THỐNG NHẤT', 'CHIẾN THẮNG', 'KHÁNG CHIẾN', 'HÒA BÌNH', 'THÁI BÌNH']);

/** Which words of a line in capitals are the name of a place, and keep theirs. */
export function placeWords(line: string): ReadonlySet<number> {
  const tokens = line.split(' ');
  const plain = tokens.map(bare);
  const named = new Set<number>();
  const knownAt = (at: number): number =>
    known.find((name) => name.every((word, index) => plain[at + index] === word))?.length ?? 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const behind = ONE.test(plain[at] ?? '')
      ? 1
      : TWO.test(`${plain[at] ?? ''} ${plain[at + 1] ?? ''}`)
        ? 2
        : 0;
    const start = at + behind;
    const length = knownAt(start);
    if (length > 0 && (behind > 0 || !ALSO_WORDS.has(plain.slice(start, start + length).join(' ')))) {
      for (let index = start; index < start + length; index += 1) named.add(index);
      at = start + length - 1;
      continue;
    }
    if (behind === 0 || plain[at - 1] === 'CÁC' || NO_NAME.test(plain[start] ?? '')) continue;
    for (let index = start; index < Math.min(start + LONGEST, tokens.length); index += 1) {
      const word = plain[index] ?? '';
      if (ENDS.test(word) || ENDS_IN_TWO.test(`${word} ${plain[index + 1] ?? ''}`) || !/^\p{Lu}/u.test(word))
        break;
      named.add(index);
      if (word !== tokens[index]) break;
    }
    at = start - 1;
  }
  return named;
}

const proper = [...words.wordsWithCapitals, ...words.provinces];

/** A text in small letters with the names in it in theirs: "người việt nam" is "người Việt Nam". */
export const withNames = (text: string): string =>
  proper.reduce(
    (so, name) =>
      so.replaceAll(
        new RegExp(String.raw`(?<![\p{L}\p{M}])${name.toLowerCase()}(?![\p{L}\p{M}])`, 'gu'),
        name,
      ),
    text,
  );
