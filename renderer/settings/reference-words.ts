import type { TFunction } from 'i18next';
import { holdsOn } from '../../shared/reference/find-reference.ts';
import type { ReferenceRow } from '../../shared/reference/reference-row.ts';
import type { HistoryChange } from '../../shared/registers/history.ts';
import { isPlainDate, type PlainDate } from '../../shared/time/plain-date.ts';
import { formatDate } from '../../shared/time/typed-date.ts';

const day = (value: string): string => (isPlainDate(value) ? formatDate(value) : value);

/** The days on which a row holds, in words. */
export function validityText(t: TFunction, row: Pick<ReferenceRow, 'validFrom' | 'validTo'>): string {
  const { validFrom, validTo } = row;
  if (validFrom !== null && validTo !== null)
    return t('reference:validity.span', { from: day(validFrom), to: day(validTo) });
  if (validFrom !== null) return t('reference:validity.from', { from: day(validFrom) });
  return validTo === null ? t('reference:validity.always') : t('reference:validity.to', { to: day(validTo) });
}

/** What a list says beside the name of a row. */
export function marksOf(t: TFunction, row: ReferenceRow, today: PlainDate): readonly string[] {
  const ended = !holdsOn(row, today) && row.validTo !== null && row.validTo < today;
  const future = !holdsOn(row, today) && !ended;
  return [
    ...(row.confirmed ? [] : [t('reference:mark.toConfirm')]),
    ...(ended ? [t('reference:mark.ended')] : []),
    ...(future ? [t('reference:mark.future')] : []),
  ];
}

/** A row as pickers and the history name it. */
export function rowLabel(t: TFunction, row: ReferenceRow): string {
  const name = `${row.code} – ${row.name}`;
  return row.validFrom === null && row.validTo === null ? name : `${name} (${validityText(t, row)})`;
}

/** One change of a row's history in words; null for what says nothing to a reader. */
export function changeText(
  t: TFunction,
  rows: ReadonlyMap<string, ReferenceRow>,
  change: HistoryChange,
): string | null {
  // The codes of rows are their own field; the frame's stays empty.
  if (change.field === 'code') return null;
  const text = (value: HistoryChange['old']): string => valueText(t, rows, change.field, value) || '∅';
  const label = t(`reference:field.${change.field}`);
  if (change.old === null && text(change.new) === '∅') return null;
  return change.old === null
    ? `${label}: ${text(change.new)}`
    : `${label}: ${text(change.old)} → ${text(change.new)}`;
}

/** A value of a field of a row in words; empty for none. */
export function valueText(
  t: TFunction,
  rows: ReadonlyMap<string, ReferenceRow>,
  field: string,
  value: HistoryChange['old'],
): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return t(value ? 'reference:attribute.yes' : 'reference:attribute.no');
  if (field === 'catalogue') return t(`reference:catalogue.${String(value)}`);
  if (typeof value !== 'object') return typeof value === 'string' ? day(value) : String(value);
  if (Array.isArray(value)) {
    const parts: readonly unknown[] = value;
    return parts
      .map((part) => (field === 'successorIds' ? (rows.get(String(part))?.name ?? '?') : String(part)))
      .join('; ');
  }
  if (field === 'withdrawn' && 'reason' in value) return String(value.reason);
  return Object.entries(value)
    .filter(([, inner]) => inner !== null)
    .map(([name, inner]) => `${name}: ${String(inner)}`)
    .join('; ');
}
