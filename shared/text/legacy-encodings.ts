/** Letters of TCVN3 (ABC fonts) as an 8-bit text shows them, and the letters that they are. */
const TCVN3 = 'µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô­õøö÷ùúýûüþ¡¢§£¤¥¦';
const TCVN3_LETTERS = 'àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ';

const tcvn3 = new Map(Array.from(TCVN3, (letter, index) => [letter, TCVN3_LETTERS.charAt(index)] as const));

/** VNI writes a letter and then its mark. */
const VNI_MARKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  a: {
    ù: 'á',
    ø: 'à',
    û: 'ả',
    õ: 'ã',
    ï: 'ạ',
    â: 'â',
    á: 'ấ',
    à: 'ầ',
    å: 'ẩ',
    ã: 'ẫ',
    ä: 'ậ',
    ê: 'ă',
    é: 'ắ',
    è: 'ằ',
    ú: 'ẳ',
    ü: 'ẵ',
    ë: 'ặ',
  },
  e: { ù: 'é', ø: 'è', û: 'ẻ', õ: 'ẽ', ï: 'ẹ', â: 'ê', á: 'ế', à: 'ề', å: 'ể', ã: 'ễ', ä: 'ệ' },
  o: { ù: 'ó', ø: 'ò', û: 'ỏ', õ: 'õ', ï: 'ọ', â: 'ô', á: 'ố', à: 'ồ', å: 'ổ', ã: 'ỗ', ä: 'ộ' },
  ô: { ù: 'ớ', ø: 'ờ', û: 'ở', õ: 'ỡ', ï: 'ợ' },
  u: { ù: 'ú', ø: 'ù', û: 'ủ', õ: 'ũ', ï: 'ụ' },
  ö: { ù: 'ứ', ø: 'ừ', û: 'ử', õ: 'ữ', ï: 'ự' },
  y: { ù: 'ý', ø: 'ỳ', û: 'ỷ', õ: 'ỹ' },
};
const VNI_ALONE: Readonly<Record<string, string>> = {
  ñ: 'đ',
  ô: 'ơ',
  ö: 'ư',
  æ: 'ỉ',
  ó: 'ĩ',
  ò: 'ị',
  î: 'ỵ',
};

const MODERN = /[\u1EA0-\u1EF9ăđơưĂĐƠƯ]/g;

/** Whether a text has letters that only Vietnamese in Unicode has. */
export const isUnicode = (text: string): boolean => text.normalize('NFC').search(MODERN) >= 0;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Text of an ABC font, as TCVN3 has it, in Unicode. */
export function fromTcvn3(text: string): string {
  return Array.from(text, (letter) => tcvn3.get(letter) ?? letter)
    .join('')
    .normalize('NFC');
}

/**
 * Lines whose letters without marks are capitals, in capitals: TCVN3 has no capitals with marks, its fonts of capitals show them
 * so.
 */
const withCapitals = (text: string): string =>
  text
    .split('\n')
    .map((line) => {
      const upper = count(line, /[A-Z]/g);
      return upper >= 4 && count(line, /[a-z]/g) * 8 <= upper ? line.toUpperCase() : line;
    })
    .join('\n');

/** Text of a VNI font in Unicode. */
export function fromVni(text: string): string {
  const letters = Array.from(text);
  let out = '';
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters[at] ?? '';
    const lower = letter.toLowerCase();
    const mark = (letters[at + 1] ?? '').toLowerCase();
    const marked = VNI_MARKS[lower]?.[mark];
    const plain = marked ?? VNI_ALONE[lower] ?? lower;
    if (marked !== undefined) at += 1;
    out += letter === lower ? plain : plain.toUpperCase();
  }
  return out.normalize('NFC');
}

/** Ones that a scanner's reading took for the letter l: "l5/11/2016", "tháng ll/2016", "l. VỀ …". */
export const withDigits = (text: string): string =>
  text
    .replaceAll(/^l(?=\.\s+\p{Lu})/gmu, '1')
    .replaceAll(/(?<![\p{L}\p{M}])ll(?=[/.]\d)/gu, '11')
    .replaceAll(/(?<![\p{L}\p{M}])l(?=\d|\/\d{4})|(?<=\d)l(?![\p{L}\p{M}])/gu, '1');

/**
 * A text in Unicode NFC: TCVN3 and VNI are recognised by letters that Vietnamese in Unicode never has, decomposed
 * letters are joined. A text that is Unicode already stays as it is.
 */
export function toUnicode(text: string): string {
  const joined = text.normalize('NFC');
  if (count(joined, MODERN) > 0) return joined;
  const tcvn = count(joined, /[®§µ¸¶·¹¨»¾¼½Æ«¬\u00AD©ªÞ×ÐØ]/g);
  const vni = count(joined, /[ñöÑÖ]|[aeouyAEOUY][ùøûïåäëÙØÛÏÅÄË]/g);
  if (Math.max(tcvn, vni) < 3 && Math.max(tcvn, vni) * 20 < joined.length) return joined;
  return (tcvn >= vni ? withCapitals(fromTcvn3(joined)) : fromVni(joined)).normalize('NFC');
}
