import { cellDate } from '../import/cells/cell-dates.ts';
import { dayOfRange } from '../import/cells/cell-ranges.ts';
import { cellMoney, columnUnit } from '../import/cells/cell-money.ts';
import { dateSense } from '../import/cells/field-value.ts';
import labels from '../i18n/vi/registers.json' with { type: 'json' };
import words from '../reference/import-words.json' with { type: 'json' };
import { headKey, normalise } from '../text/fold.ts';
import { formatDate } from '../time/typed-date.ts';
import { parseTypedTime } from '../time/typed-time.ts';
import type { SheetReader } from './sheet-rules.ts';

/** Statuses as our own lists write them: they follow from the record, and are not read. */
export const ownStatuses: readonly string[] = Object.values(labels.choices.status);

const TIME = /(?:lúc\s*)?(?<![\d/.-])(\d{1,2})\s*(?:giờ|[:hg])\s*(\d{2})?(?:\s*phút|')?(?![\d/])/iu;

/**
 * "12/3/2024 08h30" or "08 giờ 30 ngày 12/3/2024": the day, and the time where there is one.
 * @param timeOf field of the time that stands with each field of a day.
 */
export const dateTimeReader =
  (timeOf: Readonly<Record<string, string>>): SheetReader =>
  (row, { cell, target, refuse, doubt }) => {
    const found = TIME.exec(cell.text);
    const time = found === null ? null : parseTypedTime(`${found[1] ?? ''}:${found[2] ?? '00'}`);
    const text = cell.text.replace(TIME, ' ').replaceAll(/ngày|[,;]|\(|\)/giu, ' ');
    const read = cellDate(
      time === null ? cell : { ...cell, text: normalise(text) },
      row.today,
      dateSense(row, target),
    );
    if (!read.ok) {
      const one = dayOfRange(cell, row.today, dateSense(row, target), 'start');
      if (one === null) refuse(read.problem, { value: cell.text });
      else {
        row.fields[target] = one.date;
        doubt(one.doubt.code, one.doubt.params);
      }
      return;
    }
    if (read.doubt !== undefined) doubt(read.doubt.code, { ...read.doubt.params, date: read.date });
    row.fields[target] = read.date;
    const own = timeOf[target];
    const told = time ?? cell.time ?? null;
    if (told !== null && own !== undefined) row.fields[own] ??= told;
  };

/** What no field takes is kept in words. */
export const remarkReader: SheetReader = (row, { cell, title }) => {
  const text = cell.date === null ? cell.text : formatDate(cell.date);
  row.remarks.push(`${title}: ${normalise(text)}`);
};

/** An amount in whole đồng; one in another currency is a remark. */
export const wholeNumberReader: SheetReader = (row, { cell, target, title, context, doubt }) => {
  const read = cellMoney(cell, columnUnit(title, context));
  if (read === null && /\d/.test(cell.text)) doubt('money-unread', { value: cell.text });
  if (read !== null && read.doubt !== null) doubt(read.doubt.code, read.doubt.params);
  const isTaken = read?.money.currency === 'VND';
  if (isTaken) row.fields[target] = Math.round(read.money.amount);
  if (!isTaken || !read.isWhole) row.remarks.push(`${title}: ${cell.text}`);
};

/** "Không", "-": nothing at all. */
export const isNone = (text: string): boolean => words.noneWords.includes(headKey(text));
