import type { TFunction } from 'i18next';
import type { ReferenceIndex } from '../../shared/reference/find-reference.ts';
import type { Field, FieldValue } from '../../shared/registers/field.ts';
import { formatNumber } from '../../shared/text/numbers.ts';
import { isPlainDate } from '../../shared/time/plain-date.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { choiceLabel } from './labels.ts';
import { linkOf, linkText } from './record-link.ts';

/** Name of a country in the window's language. */
export function countryName(index: ReferenceIndex, code: string, language: string): string {
  const row = index.withCode('country', code);
  if (row === undefined) return code;
  return (language === 'en' ? row.nameEn : language === 'zh' ? row.nameZh : row.name) || row.name;
}

/** A value as a list or the history shows it. */
export function valueText(
  t: TFunction,
  index: ReferenceIndex,
  language: string,
  field: Field | undefined,
  value: FieldValue,
): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? t('value.yes') : t('value.no');
  if (typeof value === 'number') return formatNumber(value);
  if (typeof value === 'string') {
    if (field?.kind === 'choice') return choiceLabel(t, field.choiceSet, value);
    if (field?.kind === 'country') return countryName(index, value, language);
    // Who it is stands in the name beside it; an id says nothing.
    if (field?.kind === 'personLink') return t('kept:history.person');
    return isPlainDate(value) ? formatDate(value) : value;
  }
  if (Array.isArray(value)) {
    return value
      .flatMap((file) =>
        typeof file === 'object' && file !== null && 'name' in file ? String(file.name) : [],
      )
      .join(', ');
  }
  const link = linkOf(value);
  if (link !== null) return linkText(link) || t('kept:history.unknownLink');
  if ('normalised' in value && typeof value.normalised === 'string') return value.normalised;
  if ('text' in value) return String(value.text);
  if ('masked' in value) return value.masked === null ? t('value.unreadable') : String(value.masked);
  if ('amount' in value) return moneyText(t, value);
  if ('reason' in value) return String(value.reason);
  return JSON.stringify(value);
}

/** `1.200 CNY (tỷ giá 3.500)`; of the currency of the country no rate. */
function moneyText(t: TFunction, value: object): string {
  const { amount, currency, rate }: Record<'amount' | 'currency' | 'rate', unknown> = {
    amount: 0,
    currency: '',
    rate: null,
    ...value,
  };
  const sum = `${formatNumber(Number(amount))} ${String(currency)}`;
  return rate === null || rate === 1
    ? sum
    : `${sum} (${t('kept:history.rate', { rate: formatNumber(Number(rate)) })})`;
}
