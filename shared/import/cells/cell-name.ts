import { anyOfLongest } from '../../offices/any-of.ts';
import words from '../../reference/paste-words.json' with { type: 'json' };
import { exactText, headKey, normalise } from '../../text/fold.ts';

/** The name of a person in a cell, with what else it says of them. */
export interface CellName {
  readonly name: string;
  /** What the word before the name tells: "Bà". */
  readonly sex: 'male' | 'female' | null;
  /** The same name in other letters: "Vương Tiểu Minh (王小明)". */
  readonly otherName: string | null;
  readonly jobTitle: string | null;
  /** True where the cell says more than these; it is then kept in words. */
  readonly saysMore: boolean;
  /** True where it names several people, each on a line. */
  readonly isSeveral: boolean;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
const anyWord = (list: readonly string[]): string => anyOfLongest(list.map(escaped));

const NUMBER = /^\s*(?:\(?\d{1,3}\s*[.)/-]|[•·▪●○◦*+–—-])\s*(?=\p{L})/u;
const HONORIFIC = new RegExp(
  String.raw`^(?:(${anyWord(words.honorifics)})|(${anyWord(words.degrees)}))(?![\p{L}\p{M}])[.:]?\s*(?=\p{L})`,
  'iu',
);
/** A number of a telephone behind the name. */
const PHONE =
  /(?:(?<![\s,(–-])[\s,(–-]+)?(?:(?:đt|sđt|tel)\s*(?:[.:]\s*)?)?(?<!\d)(?:0|\+84)\d[\d\s.]{7,11}\)?\s*$/iu;
const HAN = /\p{Script=Han}[\p{Script=Han}·\s]*/u;

const sexOf = (honorific: string): CellName['sex'] => {
  const key = headKey(honorific);
  const has = (list: readonly string[]): boolean => list.some((word) => headKey(word) === key);
  const { male, female } = words.choices.sex;
  return has(male) === has(female) ? null : has(male) ? 'male' : 'female';
};

const surnames = new Set(words.surnames.map(exactText));
const jobStarts = words.jobStarts.map(exactText);

/** Whether a text begins as the name of a post does. */
export const isJob = (text: string): boolean =>
  jobStarts.some((start) => exactText(text) === start || exactText(text).startsWith(`${start} `));

const isCapital = (part: string): boolean => /^\p{Lu}\p{Ll}+$/u.test(part);

/**
 * A post that stands before a name, or alone: "Phó Chủ tịch UBND tỉnh Lương Trọng Quỳnh", "Giám đốc Sở"; null for a text that
 * begins with no post.
 * @param isPlace whether a name is that of a place: "Chủ tịch UBND thành phố Hồ Chí Minh".
 */
export function postBeforeName(
  text: string,
  isPlace: (name: string) => boolean,
): { readonly jobTitle: string; readonly name: string | null } | null {
  const said = normalise(text);
  const parts = said.split(' ');
  // "Phó Thị Hoa" is a name: posts have words in small letters.
  const isAllNames = parts.length > 1 && parts.every((part) => isCapital(part));
  if (isAllNames || !isJob(said)) return null;
  for (const length of [4, 3]) {
    const name = parts.slice(-length);
    const isName = name.every((part) => isCapital(part)) && surnames.has(exactText(name[0] ?? ''));
    if (parts.length > length && isName && !isPlace(name.join(' ')))
      return { jobTitle: parts.slice(0, -length).join(' '), name: name.join(' ') };
  }
  return { jobTitle: said, name: null };
}

/** A name without its number and the words of respect before it; `degree` where one of them is told apart: "TS.". */
export function bareName(text: string): {
  readonly name: string;
  readonly sex: CellName['sex'];
  readonly hasDegree: boolean;
} {
  let name = normalise(text.replace(NUMBER, ''));
  let sex: CellName['sex'] = null;
  let hasDegree = false;
  for (let time = 0; time < 3; time += 1) {
    const found = HONORIFIC.exec(name);
    const left = found === null ? '' : name.slice(found[0].length);
    // "Anh Tuấn" and "Ông Ích Khiêm" are names: words of respect stand before a whole one.
    if (found === null || !left.includes(' ') || exactText(left).startsWith('ích ')) break;
    if (found[1] === undefined) hasDegree = true;
    else sex ??= sexOf(found[1]);
    name = left;
  }
  return { name, sex, hasDegree };
}

/** `Bà Lương Thị Bích`, `1. Đ/c Nguyễn Văn An - Giám đốc`, `Vương Tiểu Minh (王小明)`, `Nguyễn Văn An 0912 345 678`. */
export function cellName(text: string): CellName {
  const lines = text
    .split('\n')
    .map((line) => normalise(line))
    .filter((line) => line !== '');
  const [first = '', ...more] = lines;
  const isSeveral = more.some((line) => {
    const { name } = bareName(line);
    return name.includes(' ') && surnames.has(exactText(name).split(' ')[0] ?? '') && first.includes(' ');
  });
  const isHanBelow = more.length > 0 && more.every((line) => HAN.test(line));
  const jobBelow = more.length > 0 && isJob(more.join(' ')) ? more.join(' ') : null;
  const whole = jobBelow === null && !isHanBelow ? lines.join(' ') : first;
  const { name: bare, sex, hasDegree } = bareName(whole);
  const saysPhone = PHONE.test(bare);
  let name = bare.replace(PHONE, '').replace(/(?:(?<!\s)\s+)?(?<!\*)\*+$/u, '');
  let otherName = isHanBelow ? more.join(' ') : null;
  const han = HAN.exec(name);
  const latin = normalise(name.replace(HAN, ' ').replaceAll(/[()/（）]/gu, ' '));
  if (otherName === null && han !== null && /^[\p{L}\s.'’-]+$/u.test(latin) && latin !== '') {
    otherName = normalise(han[0]);
    name = latin;
  }
  let jobTitle = jobBelow;
  const [, before = '', inside, behind] =
    /^([^,(–;]+?)\s*(?:\(([^)]*)\)|(?:[,–;]|\s-)\s+(.+))$/u.exec(name) ?? [];
  const told = inside ?? behind;
  let saysMore = saysPhone || hasDegree;
  if (told !== undefined && before.includes(' ')) {
    name = normalise(before);
    if (isJob(told)) jobTitle ??= normalise(told);
    else saysMore = true;
  }
  return { name, sex, otherName, jobTitle, saysMore, isSeveral };
}
