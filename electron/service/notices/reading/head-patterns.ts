import patterns from '../../../../shared/reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from '../../../../shared/offices/any-of.ts';

/** The kind of a document in capitals, at the beginning of a line: `THÔNG BÁO`. */
export const KIND = new RegExp(String.raw`^(?:${anyOf(patterns.documentKinds)})(?=\s|$|:)`, 'u');
/** The line of a document's number. */
export const SYMBOL =
  /^\s{0,9}Số\s{0,9}(?:[:.]\s{0,9})?(?<number>[^\s,;]{0,60}(?:\s?[-/]\s?[^\s,;/-]{1,60}){0,12})/iu;
/** The motto of State or Party, and the rule below it. */
export const MOTTO =
  /CỘNG H[ÒO][AÀ] XÃ HỘI|Độc lập\s*[-–]\s*Tự do|ĐẢNG CỘNG SẢN VIỆT NAM|^\s*[-–—_=*─━]+\s*$/iu;
/** A day in words; what stands for a blank day or month is kept. */
export const DATE =
  /ngày\s{0,9}(\d{1,2}|[\s….,_-]{0,40}?)\s{0,9}tháng\s{0,9}(\d{1,2}|[\s….,_-]{0,40}?)\s{0,9}năm\s{0,9}(\d{4})/iu;
/** Whether a line has capitals only, two of them side by side at least. */
export const isUpper = (line: string): boolean => /\p{Lu}{2}/u.test(line) && line === line.toUpperCase();
