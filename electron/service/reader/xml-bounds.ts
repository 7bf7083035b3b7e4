import { withinBound, type Tally } from '../../../shared/contract/file-bounds.ts';

/**
 * Goes once through an XML text, before a parser makes a tree of it that takes many times its memory.
 * @param elements counts the elements of all texts of a file.
 * @throws Refusal `over-bound` for more elements, for elements that are nested deeper, and for a longer text between two tags than
 *   is read.
 */
export function withinXml(text: string, elements: Tally): void {
  let depth = 0;
  let behind = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', behind)) {
    withinBound('paragraphCharacters', at - behind);
    const second = text.charCodeAt(at + 1);
    const mark = MARKS.find(([begin]) => text.startsWith(begin, at));
    behind = mark === undefined ? endOfTag(text, at) : behindSign(text, mark[1], at);
    if (mark !== undefined) {
      withinBound('paragraphCharacters', mark[0] === CDATA ? behind - at : 0);
      continue;
    }
    if (second === SLASH) depth -= 1;
    else {
      elements.add();
      if (text.charCodeAt(behind - 2) !== SLASH) depth += 1;
      withinBound('elementDepth', depth);
    }
  }
  withinBound('paragraphCharacters', text.length - behind);
}

const CDATA = '<![CDATA[';
/** What begins like a tag and is none, with its end. */
const MARKS = [
  ['<!--', '-->'],
  [CDATA, ']]>'],
  ['<?', '?>'],
] as const;
const SLASH = 47;

function behindSign(text: string, sign: string, at: number): number {
  const end = text.indexOf(sign, at);
  return end < 0 ? text.length : end + sign.length;
}

/** Behind the end of a tag: a > within the quotes of an attribute is none. */
function endOfTag(text: string, at: number): number {
  let quote = 0;
  for (let sign = at + 1; sign < text.length; sign += 1) {
    const code = text.charCodeAt(sign);
    if (quote !== 0) quote = code === quote ? 0 : quote;
    else if (code === 34 || code === 39) quote = code;
    else if (code === 62) return sign + 1;
  }
  return text.length;
}
