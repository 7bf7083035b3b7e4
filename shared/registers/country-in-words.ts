import type { ReferenceIndex } from '../reference/find-reference.ts';
import type { SheetRow } from './sheet-rules.ts';

/** Words of the longest names of countries. */
const LONGEST = 8;
/** Before what is named by one short word, which people and places are named as well: "Đại sứ quán Lào", not "tỉnh Lào Cai". */
const BEFORE_SHORT = /^(?:quán|sứ|nước|giao|phủ|quốc|nhà|phía)$/iu;

/**
 * The foreign country that the name of an office or of a person's post tells: "Đại sứ quán Nhật Bản", "Tỉnh Gyeonggi (Hàn Quốc)", "Đại sứ
 * Hàn Quốc tại Việt Nam"; the first of several; null for none.
 */
export function countryInWords(text: string, index: ReferenceIndex): { code: string; name: string } | null {
  const words = text.match(/[\p{L}\p{M}-]+/gu) ?? [];
  for (const [at, word] of words.entries()) {
    if (!/^[\p{Lu}\p{Script=Han}]/u.test(word)) continue;
    for (let length = Math.min(LONGEST, words.length - at); length > 0; length -= 1) {
      const name = words.slice(at, at + length).join(' ');
      const code = index.named('country', name)?.code;
      if (code === undefined || code === 'VN') continue;
      const isShort = length === 1 && !/\p{Script=Han}/u.test(word);
      const isPart = /^\p{Lu}/u.test(words[at + length] ?? '') || !BEFORE_SHORT.test(words[at - 1] ?? '');
      if (!isShort || !isPart) return { code, name };
    }
  }
  return null;
}

/** Gives a new record the country that its partner's name tells, and names it, in a sheet that has no column of countries. */
export function assumeCountry(row: SheetRow, partners: readonly string[]): void {
  if (row.hasColumn('country') || (row.fields['country'] ?? null) !== null) return;
  for (const partner of partners) {
    const found = countryInWords(String(row.fields[partner] ?? ''), row.index);
    if (found === null) continue;
    row.assume('country', found.code, { code: 'country-assumed', params: { value: found.name } });
    return;
  }
}
