import lists from '../../reference/import-words.json' with { type: 'json' };
import type { Field, JsonValue } from '../../registers/field.ts';
import type { SheetRow, SheetValue } from '../../registers/sheet-rules.ts';
import { headKey, normalise } from '../../text/fold.ts';
import { parseTypedTime } from '../../time/typed-time.ts';
import { cellCount } from './cell-count.ts';
import { cellDate } from './cell-dates.ts';
import { cellText } from './sheet-cells.ts';

/** The value of a field that a cell holds; null where it holds none, which is then refused or kept as a remark. */
export function fieldValue(row: SheetRow, field: Field, { cell, title, refuse }: SheetValue): JsonValue {
  switch (field.kind) {
    case 'date': {
      const read = cellDate(cell, row.today);
      if (read.ok) return read.date;
      refuse(read.problem, { value: cell.text });
      return null;
    }
    case 'integer': {
      const count = cellCount(cell);
      if (count === null) refuse('not-a-number', { value: cell.text });
      return count;
    }
    case 'choice': {
      const code = row.choiceOf(field, cell.text);
      // What no code stands for is kept in words.
      if (code === null) row.remarks.push(`${title}: ${cell.text}`);
      return code;
    }
    case 'reference':
      return field.catalogue === null ? null : row.referenceTo(field.catalogue, cell.text);
    case 'country': {
      const found = row.index.named('country', cell.text);
      if (found === undefined) refuse('unknown-country', { value: cell.text });
      return found?.code ?? null;
    }
    case 'boolean':
      return lists.yesWords.includes(headKey(cell.text)) || headKey(cell.text) === 'x';
    case 'marker':
      return { text: normalise(cell.text) };
    case 'time': {
      const time = parseTypedTime(cell.text);
      if (time === null) refuse('not-a-time', { value: cell.text });
      return time;
    }
    case 'recordLink':
      // A link is made by hand: the words of the sheet are kept.
      row.remarks.push(`${title}: ${cell.text}`);
      return null;
    default:
      return cellText(cell);
  }
}
