import type { ProposedTask } from '../../../../shared/contract/notices.ts';
import { agrees, closes, isForce } from './asides.ts';
import { isAttribute } from './attributes.ts';
import { asks, doerOf } from './doers.ts';
import { introduces, isTitle } from './headings.ts';
import { labelOf } from './outline.ts';
import { sentences } from './pieces.ts';

/** Words by which something is ordered. */
const ORDERS =
  /(?<!\p{L})(?:giao(?! (?:thông|lưu|dịch|ban|nộp|nhận|tiếp|thừa)(?!\p{L}))|yêu cầu|đề nghị|phân công|chủ trì|khẩn trương|có trách nhiệm|chịu trách nhiệm|trước ngày|chậm nhất)(?!\p{L})/giu;

/** The same words where they tell of an order, or of something else. */
const TOLD_BEFORE =
  /(?:được|đã|theo|xét|đáp ứng|có|những|các|nhiệm vụ|mục đích,?|kiến nghị,?|bộ ngoại|ngoại|bàn|chuyển|đúng|một số|căn cứ|về việc|phát sinh|và|về|đối với|như|so với|tiếp xã|việc)\s+(?:[^\s,;:.]+\s+)?$/iu;
const TOLD_BEHIND =
  /^\s*(?:của|nhiệm vụ|công tác|thực tế|đặt ra|trên|nêu trên|này|buổi|cuộc|hội nghị|phiên|giao ban|tiếp|là|\d|trung ương)(?!\p{L})/iu;

/** When a meeting was and who was there. */
const OCCASION =
  /^(?:Yêu cầu(?=\s*:)|Tham dự|Dự|Cùng dự|Thành phần|Sau khi nghe|Căn cứ|Thời gian|Địa điểm)(?!\p{L})/u;

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');

/** Where a sentence begins to order; -1 where it does not. */
function orderAt(sentence: string): number {
  for (const match of sentence.matchAll(ORDERS)) {
    const before = sentence.slice(Math.max(0, match.index - 30), match.index);
    if (TOLD_BEFORE.test(before) || TOLD_BEHIND.test(sentence.slice(match.index + match[0].length))) continue;
    return match.index;
  }
  return -1;
}

/**
 * Sentences of a document's body, word for word, that seem to order something and that no task has: for people to look at, so
 * that nothing is left out in silence. Sentences that lead in to a list, close a document or put it in force are none.
 * @param paragraphs of the body, as they stand in the source.
 */
export function missedSentences(
  paragraphs: readonly string[],
  tasks: readonly ProposedTask[],
): readonly string[] {
  const texts = [...new Set(tasks.map(({ text }) => letters(text)))];
  // One text, apart by a sign that no letter is: a sentence is looked up in all tasks at once.
  const taken = texts.join(' ');
  const long = texts.filter((text) => text.length > 20);
  return paragraphs.flatMap((paragraph, at) => {
    const label = labelOf(paragraph);
    const rest = label === null ? paragraph : paragraph.slice(paragraph.indexOf(label.rest));
    if (isForce(rest, label?.kind === 'article') || closes(rest, at === paragraphs.length - 1)) return [];
    return sentences(rest).flatMap(({ words }) => {
      const from = orderAt(words);
      if (
        from < 0 ||
        introduces(words) ||
        OCCASION.test(words) ||
        closes(words, true) ||
        isAttribute(words) ||
        isTitle(words) ||
        agrees(words)
      )
        return [];
      if (
        doerOf(words, { issuer: null }) === null &&
        !asks(words) &&
        !/^(?:giao|yêu cầu|đề nghị)\s/iu.test(words.slice(from))
      )
        return [];
      const tail = letters(words.slice(from));
      const said = letters(words);
      const held =
        taken.includes(tail) || long.some((text) => text.length <= said.length && said.includes(text));
      return held ? [] : [words];
    });
  });
}
