import patterns from '../../../../shared/reference/notice-patterns.json' with { type: 'json' };
import { anyOf } from '../../../../shared/offices/any-of.ts';
import { isUpper } from './head-patterns.ts';

/** In what capacity somebody signs. */
export const CAPACITY = new RegExp(
  String.raw`^(?:TL|KT|TM|TUQ|Q|T/M|T/L|K/T)\.?\s*[\p{Lu}]|^(?:PHÓ\s+)?(?:${anyOf(patterns.signingCapacities)})`,
  'u',
);

/** A person's name, alone on its line, a degree or rank before it. */
const NAME = new RegExp(
  String.raw`^(?:(?:${anyOf(patterns.titlesBeforeNames)})\.?\s*)*(?:\p{Lu}[\p{Ll}\p{M}'’]*(?:[-\p{Lu}][\p{Ll}\p{M}]+)?\s){1,4}\p{Lu}[\p{Ll}\p{M}'’]*(?:\p{Lu}[\p{Ll}\p{M}]+)?$`,
  'u',
);

/** Capacity lines and name, parted by ` / `; `tail` is what stands behind the body. */
export function signerOf(tail: readonly string[]): string | null {
  const at = tail.findIndex(
    (line) => line.length < 80 && isUpper(line.replace(/\(.*\)/u, '').trim()) && CAPACITY.test(line),
  );
  const name =
    tail.slice(Math.max(0, at)).find((line) => NAME.test(line)) ??
    tail.find((line) => NAME.test(line)) ??
    null;
  if (at < 0) return name;
  const parts: string[] = [];
  for (const line of tail.slice(at)) {
    const capacity = line.replace(/\s*[([](?:đã ký|ký tên|đóng dấu|chữ ký)[^)\]]*[)\]]\s*$/iu, '').trim();
    if (NAME.test(line)) break;
    // Recipients of the left column may stand between.
    if (line.length > 80 || !isUpper(capacity) || /^[-–]|[;,]$/u.test(line) || parts.length > 3) continue;
    // "TL. CHỦ TỊCH CHÁNH VĂN PHÒNG" of two lines that were joined stands as it is.
    parts.push(capacity);
  }
  return [...parts, ...(name === null ? [] : [name])].join(' / ');
}

/** Those that the document was sent to. */
export function recipientsOf(tail: readonly string[]): readonly string[] {
  const at = tail.findIndex((line) => /^Nơi nhận/iu.test(line));
  if (at < 0) return [];
  return tail
    .slice(at + 1)
    .filter((line) => /^[-–]\s*/u.test(line))
    .map((line) =>
      line
        .replace(/^[-–]\s*/u, '')
        .replace(/[;.]+$/u, '')
        .trim(),
    );
}
