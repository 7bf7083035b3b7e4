import lists from '../../reference/import-words.json' with { type: 'json' };
import type { Field, JsonValue } from '../../registers/field.ts';
import type { SheetRow, SheetValue } from '../../registers/sheet-rules.ts';
import { headKey } from '../../text/fold.ts';
import { yearOf } from '../../time/plain-date.ts';
import { parseTypedTime } from '../../time/typed-time.ts';
import { cellPeople } from './cell-count.ts';
import { cellDate, type DateSense } from './cell-dates.ts';
import { dayOfRange } from './cell-ranges.ts';
import { cellIdentity } from './cell-identity.ts';
import { cellMarker } from './cell-marker.ts';
import { cellText } from './sheet-cells.ts';

/** The value of a field that a cell holds; null where it holds none, which is then refused or kept as a remark. */
export function fieldValue(row: SheetRow, field: Field, value: SheetValue): JsonValue {
  const { cell, title, target, doubt } = value;
  switch (field.kind) {
    case 'date': {
      const sense = dateSense(row, target);
      const read = cellDate(cell, row.today, sense);
      if (!read.ok) {
        const one = dayOfRange(cell, row.today, sense, sense.of === 'lasting' ? 'end' : 'start');
        if (one === null || sense.of === 'birth') return notRead(row, field, value, read.problem);
        doubt(one.doubt.code, one.doubt.params);
        return one.date;
      }
      if (read.doubt !== undefined) doubt(read.doubt.code, { ...read.doubt.params, date: read.date });
      return read.date;
    }
    case 'integer': {
      const read = cellPeople(cell);
      if (read === null) return notRead(row, field, value, 'not-a-number');
      if (read.doubt !== null) doubt(read.doubt.code, { ...read.doubt.params, count: read.count });
      if (!read.isWhole) row.remarks.push(`${title}: ${cell.text}`);
      return read.count;
    }
    case 'choice': {
      const code = row.choiceOf(field, cell.text);
      // What no code stands for is kept in words.
      return code ?? notRead(row, field, value, 'kept-in-words');
    }
    case 'reference':
      if (field.catalogue === null) return null;
      if (
        closedCatalogues.includes(field.catalogue) &&
        row.index.named(field.catalogue, cell.text) === undefined
      )
        doubt('not-in-catalogue', { value: cell.text });
      return row.referenceTo(field.catalogue, cell.text);
    case 'country': {
      const found = row.index.named('country', cell.text);
      return found?.code ?? notRead(row, field, value, 'unknown-country');
    }
    case 'boolean':
      return lists.yesWords.includes(headKey(cell.text)) || headKey(cell.text) === 'x';
    case 'marker': {
      const marker = cellMarker(cell);
      if (marker === null) return notRead(row, field, value, 'marker-is-date');
      if (marker.isRecovered) doubt('marker-recovered', { value: marker.text });
      return { text: marker.text };
    }
    case 'secret': {
      const read = cellIdentity(cell);
      if (read.doubt !== null) doubt(read.doubt);
      if (read.beside !== '' || read.further.length > 0) {
        row.remarks.push(`${title}: ${read.beside}`);
        doubt('number-beside', { value: read.beside });
      }
      return read.number;
    }
    case 'time':
      return parseTypedTime(cell.text) ?? notRead(row, field, value, 'not-a-time');
    case 'recordLink':
      // A link is made by hand: the words of the sheet are kept.
      return notRead(row, field, value, 'link-in-words');
    default:
      return cellText(cell);
  }
}

/** Catalogues that hold all there is: a name that none of them has is likely written otherwise, or several. */
const closedCatalogues: readonly string[] = ['gate', 'unit'];

/** Problems that never keep a row out. */
const keptProblems: readonly string[] = ['kept-in-words', 'link-in-words', 'marker-is-date'];

/** What cannot be read keeps a row out only where no record can be without it; else its words are kept, and named. */
function notRead(
  row: SheetRow,
  field: Field,
  { cell, title, target, refuse, doubt }: SheetValue,
  problem: string,
): null {
  const value = { value: cell.text };
  const isKept = keptProblems.includes(problem);
  if (!isKept && row.isEssential(target, field.need === 'required')) {
    refuse(problem, value);
    return null;
  }
  row.remarks.push(`${title}: ${cell.text}`);
  doubt(isKept ? problem : 'kept-in-words', value);
  return null;
}

/** What the field of a column says of its dates. */
export function dateSense(row: SheetRow, target: string): DateSense {
  if (/birth/i.test(target)) return { of: 'birth' };
  return { of: /expiry|validTo|due|toDate/i.test(target) ? 'lasting' : 'record', ...knownYear(row) };
}

/** What tells the year of days without one: the days of the title, else the only year of the other days. */
export const knownYear = ({
  period,
  yearOfRows,
}: Pick<SheetRow, 'period' | 'yearOfRows'>): Pick<DateSense, 'period' | 'yearOfRows'> => ({
  period,
  yearOfRows,
});

/** The year that the title names for all its days; null where it names none. */
export function titleYear({ period }: Pick<SheetRow, 'period'>): number | null {
  return period !== null && yearOf(period.from) === yearOf(period.to) ? yearOf(period.from) : null;
}
