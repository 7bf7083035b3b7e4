import { isTold } from './asides.ts';
import { STARTS_WITH_VERB } from '../../../../shared/offices/verbs.ts';
import { leadAtStart } from '../../../../shared/offices/units-at-start.ts';
import { isGeneric } from './cooperation.ts';
import { asks, doerOf } from './doers.ts';
import { CLOSING_DUE, type Reader } from './propose.ts';

/** What says until when, how or under which condition the paragraph above it is done. */
const BELONGS_ABOVE =
  /^(?:Hoàn thành|Thời gian|Thời hạn|Thời điểm|Báo cáo kết quả|Kết quả|Trường hợp|Nếu|Khi|Trong quá trình|Trong đó|Quá trình|Việc|Lưu ý|Cụ thể|Nội dung|Sau khi|Sau đó|Quá thời hạn|Đây là|Ví dụ|Do đó|Vì vậy)(?![\p{L}\p{M}])/u;

/** Whether a paragraph below an item orders something by itself. */
export const ordersAlone = (reader: Reader, line: string): boolean =>
  !CLOSING_DUE.test(line) &&
  !BELONGS_ABOVE.test(line) &&
  !/:\s*$/u.test(line) &&
  (doerOf(line, reader) !== null || (asks(line) && (STARTS_WITH_VERB.test(line) || !isTold(line))));

/**
 * Paragraphs of an item as its tasks: each that orders something and is `accepted`, with those behind it that only say how.
 * A paragraph that names nobody goes on asking the unit of the one before it.
 */
export function paragraphTasks(
  reader: Reader,
  lines: readonly string[],
  lead: string | null,
  accepted: (line: string, lead: string | null) => boolean,
): readonly { readonly text: string; readonly lead: string | null }[] {
  const tasks: { text: string; orders: boolean; lead: string | null }[] = [];
  let asked = lead;
  for (const line of lines) {
    const last = tasks.at(-1);
    const orders = ordersAlone(reader, line) && !/^\p{Ll}/u.test(line) && accepted(line, asked);
    if (last === undefined || (orders && last.orders)) tasks.push({ text: line, orders, lead: asked });
    else {
      last.text += `\n${line}`;
      last.orders ||= orders;
    }
    const unit = doerOf(line, reader)?.unit;
    // What the unit of the heading is to have others do does not change whom the heading asks.
    if (unit !== undefined && (lead === null || isGeneric(lead) || leadAtStart(line)?.name === unit))
      asked = unit;
  }
  return tasks;
}
