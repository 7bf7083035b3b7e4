import patterns from '../../../../shared/reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from '../../../../shared/offices/any-of.ts';
import { DATE, isUpper, MOTTO } from './head-patterns.ts';
import { plainCase } from './letter-case.ts';
import { withNames } from './place-names.ts';
import { unitAtStart } from '../../../../shared/offices/units-at-start.ts';

/** The office that issued a document: the lines of its head, else what its number's symbol and its place tell; null for neither. */
export function issuerOf(
  top: readonly string[],
  kindAt: number,
  number: { readonly text: string | null; readonly at: number },
  place: string | null,
  abstract: string | null,
  body: readonly string[],
): string | null {
  const limit = [number.at, kindAt, top.findIndex((line) => DATE.test(line))].filter((at) => at >= 0);
  const before = top
    .slice(0, limit.length === 0 ? 0 : Math.min(...limit))
    .flatMap((line) =>
      line.split(/(?<=\p{Lu}{2})\s+(?=(?:VĂN PHÒNG|CHỦ TỊCH|THANH TRA(?: TỈNH| HUYỆN| THÀNH PHỐ)?)$)/u),
    )
    .map(
      (line) =>
        line
          .split(/\s*(?=CỘNG H[ÒO][AÀ] XÃ HỘI|ĐẢNG CỘNG SẢN|Độc lập\s*[-–]|\|)/u)[0]
          ?.replace(/[\s‾¯_]+$/u, '')
          .trim() ?? '',
    )
    .filter(
      (line) =>
        line !== '' &&
        !MOTTO.test(line) &&
        !/^[\s‾¯_*–—-]+$/u.test(line) &&
        !/^(?:Số|V\/v|Dự thảo|HỎA TỐC|KHẨN|MẬT|(?:VIỆT )?NAM$)/iu.test(line) &&
        line.length < 90,
    );
  if (before.length > 0) return spelt(before);
  const symbol = /[-/](UBND|HĐND|TU|VP|SNgV|S[\p{Lu}\p{Ll}]+)$/u.exec(number.text ?? '')?.[1];
  const where = place === null ? '' : ` tỉnh ${place}`;
  if (symbol === 'UBND' || symbol === 'VP') {
    const district = /UBND\s+((?:huyện|thành phố|thị xã)\s+[\p{Lu}][\p{L}\s]+?)(?=[,.;]|$)/u.exec(
      abstract ?? body[0] ?? '',
    )?.[1];
    return `${symbol === 'VP' ? 'Văn phòng UBND' : 'UBND'}${where === '' && district !== undefined ? ` ${district}` : where}`;
  }
  if (symbol === 'HĐND') return `HĐND${where}`;
  if (symbol === 'TU') return place === null ? 'Tỉnh ủy' : `Tỉnh ủy ${place}`;
  return null;
}

/** What the name of an office begins with, in a head. */
const OFFICE_LINE = new RegExp(String.raw`^(?:${anyOf(patterns.issuerLineStarts)})(?![\p{L}\p{M}])`, 'u');

/** Lines of a head in capitals, as a name: the office that signs stands below the one it belongs to, on one line or more. */
function spelt(lines: readonly string[]): string {
  const at = lines.findLastIndex(
    (line, index) => OFFICE_LINE.test(line) && !(index > 0 && OPEN.test(lines[index - 1] ?? '')),
  );
  const own = at < 0 ? lines.slice(-1) : lines.slice(at);
  const above =
    at > 0
      ? named(
          lines
            .slice(
              lines.slice(0, at).findLastIndex((line) => OFFICE_LINE.test(line)),
              at,
            )
            .join(' '),
        )
      : '';
  const name = named(own.join(' '));
  if (/^(?:Văn phòng|Thường trực)$/u.test(name)) return `${name} ${above}`.trim();
  // "UBND XÃ QUẢNG ĐỨC / VĂN PHÒNG HĐND VÀ UBND"
  const of = /^(?:UBND|Ủy ban nhân dân|HĐND)\s+(?=(?:tỉnh|huyện|thành phố|thị xã|xã|phường)\s\p{Lu})/u.exec(
    above,
  )?.[0];
  if (
    of !== undefined &&
    /^Văn phòng (?:HĐND|UBND|Hội đồng nhân dân)[^\d]*(?:UBND|HĐND|nhân dân)$/u.test(name)
  )
    return `${name} ${above.slice(of.length)}`;
  // A committee is of the place of the office above it.
  const place = /(?:tỉnh|huyện|thành phố|thị xã|xã|phường)\s\p{Lu}[\p{L}\p{M}\s-]*$/u.exec(above)?.[0];
  if (
    place !== undefined &&
    /^(?:Ban Chỉ đạo|Ban Tổ chức|Ban Chỉ huy|Tổ công tác|Hội đồng)/u.test(name) &&
    !/(?:tỉnh|huyện|thành phố|xã|phường|Trung ương|quốc gia tỉnh)/u.test(name)
  )
    return `${name} ${place}`;
  return name;
}

/** A line that wants another: "BAN CHỈ ĐẠO CÔNG TÁC" above "BIÊN GIỚI". */
const OPEN =
  /(?:CÔNG TÁC|QUẢN LÝ|VÀ|CÁC|(?<!(?:QUỐC|HẢI|VĂN) )PHÒNG,?|BẢO VỆ|THỰC HIỆN|VỀ|CHỐNG|CỦA|,|-|–)$/u;

/** A name in capitals in its usual letters: heads, what offices are for and places with theirs, other words small. */
function named(line: string): string {
  if (!isUpper(line)) return line;
  const small = plainCase(line);
  const head = unitAtStart(small)?.name ?? small;
  const parts = small.split(/(?<=\s)(?=(?:tỉnh|huyện|thành phố|thị xã|xã|phường|quận|đặc khu)\s)/u);
  const [first = '', ...places] = parts;
  const words = first.trimEnd().split(' ');
  // A short name is one of a place; a long one says what the office is for.
  if (words.length <= 5 || head === small) return small;
  const kept = /^(?:\p{Lu}[\p{L}\p{M}]*\s(?:\p{Ll}[\p{L}\p{M}]*\s?)*)/u.exec(first)?.[0] ?? '';
  return `${kept}${withNames(first.slice(kept.length).toLowerCase())}${places.join('')}`.trim();
}
