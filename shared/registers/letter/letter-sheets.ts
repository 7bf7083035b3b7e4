import { fieldValue } from '../../import/cells/field-value.ts';
import labels from '../../i18n/vi/registers.json' with { type: 'json' };
import words from '../../reference/import-words.json' with { type: 'json' };
import { headKey } from '../../text/fold.ts';
import { exchangeSheets } from '../exchange/exchange-fields.ts';
import type { Field } from '../field.ts';
import type { SheetRow, SheetRules } from '../sheet-rules.ts';
import headings from './import-headings.json' with { type: 'json' };

type Direction = keyof typeof words.choices.letterDirection;

const directionLabels: Readonly<Record<Direction, string>> = labels.choices.letterDirection;

/** How sheets of letters are read: whether a letter was sent or received may stand under the head of its kind. */
export function letterSheets(fields: { readonly direction: Field; readonly kind: Field }): SheetRules {
  return {
    ...exchangeSheets,
    columns: headings,
    sameBy: [['number', 'date', 'direction']],
    readers: {
      direction(row, value) {
        const said = directionIn(value.cell.text);
        const read = said ?? fieldValue(row, fields.direction, value);
        if (read !== null) row.fields['direction'] = read;
      },
      kind(row, value) {
        const said = directionIn(value.cell.text);
        if (said !== null) row.fields['direction'] ??= said;
        const kind = row.choiceOf(fields.kind, value.cell.text);
        const read = kind ?? (said === null ? fieldValue(row, fields.kind, value) : null);
        if (read !== null) row.fields['kind'] = read;
      },
    },
    settle(row) {
      if (row.fields['direction'] === undefined) assumeDirection(row);
    },
  };
}

/** The direction that a cell names at its beginning or end: "Đến", "Thư gửi đi", "Nhận - thư chúc mừng"; null for none or both. */
function directionIn(text: string): Direction | null {
  const parts = text
    .split(/[-–:/(),;]/u)
    .map((part) => headKey(part))
    .filter((part) => part !== '');
  const says = (names: readonly string[]): boolean =>
    parts.some((part) => names.some((name) => part === name || part.endsWith(` ${name}`)));
  const { sent, received } = words.choices.letterDirection;
  const [isSent, isReceived] = [says(sent), says(received)];
  return isSent === isReceived ? null : isSent ? 'sent' : 'received';
}

/** No cell tells the direction: it is named that it was assumed. */
function assumeDirection(row: SheetRow): void {
  row.fields['direction'] = 'sent';
  row.doubt('direction', 'direction-assumed', { value: directionLabels.sent });
}
