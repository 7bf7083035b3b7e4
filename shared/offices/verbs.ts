import { eitherTone } from './tone-marks.ts';
import words from '../reference/notice-words.json' with { type: 'json' };

/** The longest first, so that `phối hợp` is read before `phối`. */
export const oneOf = (list: readonly string[]): string =>
  eitherTone(list.toSorted((a, b) => b.length - a.length).join('|'));

const END = String.raw`(?![\p{L}\p{M}])`;
const VERBS = `(?!(?:${oneOf(words.notVerbs)})${END})(?:${oneOf(words.verbs)})`;

/** A text that begins with what somebody does or is asked to do. */
export const STARTS_WITH_VERB = new RegExp(`^(?:${VERBS})${END}`, 'iu');
/** The same in small letters, as it follows a name. */
export const VERB_FOLLOWS = new RegExp(`^(?:${VERBS})${END}`, 'u');
/** A verb anywhere. */
export const HAS_VERB = new RegExp(String.raw`(?<![\p{L}\p{M}])(?:${VERBS})${END}`, 'iu');

/** Small words with which a sentence goes on behind a name: no part of it. */
export const FUNCTION_WORD = new RegExp(
  `^(?:của|tại|để|về|theo|khi|nếu|đã|đang|sẽ|cần|phải|chưa|không|còn|là|có|trong|trên|từ|với|cho|do|mà|như|cũng|được|bị|vẫn|đến|ở|vào|nhằm|sau|trước|này|nêu|cùng|hoặc|thuộc|đối|ngay|sớm|(?:hằng|hàng)(?= (?:ngày|tuần|tháng|quý|năm))|mỗi|thì|đồng thời|nhất|tự|nên|hãy|vừa|luôn|tuyệt|dưới|qua|bằng|rồi|ngoài|chậm|lại|cả|gồm|bao|kể|song|tiếp|và|hay)${END}`,
  'u',
);
