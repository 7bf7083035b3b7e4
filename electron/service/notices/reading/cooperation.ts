import patterns from '../../../../shared/reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from '../../../../shared/offices/any-of.ts';
import { unitAtStart, unitsAtStart } from '../../../../shared/offices/units-at-start.ts';

/** Whether a unit is several under one word: "các sở, ban, ngành". */
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
  // "Tổ công tác … do Sở Ngoại vụ làm thường trực"
  const standing = [...text.matchAll(/(?<!\p{L})do\s+(?=\p{Lu})/gu)].flatMap((match) => {
    const rest = text.slice(match.index + match[0].length);
    const { names, length } = unitsAtStart(rest);
    return /^\s(?:làm|là)\s(?:cơ quan )?thường trực(?!\p{L})/u.test(rest.slice(length)) ? names : [];
  });
  return [...new Set([...named, ...helping, ...standing])];
}

/** Whether a unit only helps: "Sở Tư pháp phối hợp xây dựng tài liệu". */
export const helps = (rest: string): boolean =>
  unitAtStart(rest.replace(/^\s+phối hợp\s+/u, '')) === null &&
  /^\s+(?:cùng\s+)?(?:phối hợp|hỗ trợ mặt bằng|bảo đảm nguồn|bố trí nguồn)(?![\p{L}])(?!\s+(?:chặt chẽ\s+)?(?:với|cùng))/u.test(
    rest,
  );
