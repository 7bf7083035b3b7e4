import type { TFunction } from 'i18next';
import type { ReferenceIndex } from '../../shared/reference/find-reference.ts';
import type { Catalogue, ReferenceRow } from '../../shared/reference/reference-row.ts';
import { isCrossCheck } from '../../shared/registers/cross-check.ts';
import type { Field, FieldValue } from '../../shared/registers/field.ts';
import { formatNumber } from '../../shared/text/numbers.ts';
import { isPlainDate } from '../../shared/time/plain-date.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { choiceLabel } from './labels.ts';
import { linkOf, linkText } from './record-link.ts';

/** Name of a row in the window's language; the Vietnamese one where it has no other. */
export function nameIn(row: Pick<ReferenceRow, 'name' | 'nameEn' | 'nameZh'>, language: string): string {
  return (language === 'en' ? row.nameEn : language === 'zh' ? row.nameZh : row.name) || row.name;
}

/** Name of a country in the window's language. */
export function countryName(index: ReferenceIndex, code: string, language: string): string {
  const row = index.withCode('country', code);
  return row === undefined ? code : nameIn(row, language);
}

/**
 * A value of a catalogue in the window's language. In Vietnamese it is what was written, which may be the name of its day;
 * in another language the name that the catalogue has for it, so that no Vietnamese word stands in a foreign sentence.
 */
function catalogueText(
  index: ReferenceIndex,
  language: string,
  field: Field | undefined,
  value: { readonly code: string | null; readonly text: string },
): string {
  const catalogue = field?.catalogue ?? null;
  if (language === 'vi' || catalogue === null || value.code === null) return value.text;
  const row = index.withCode(catalogue, value.code);
  if (row === undefined) return value.text;
  const name = nameIn(row, language);
  return name === row.name ? value.text : name;
}

/** A name that was handed over as text alone; in Vietnamese as it was written, else as the catalogue has it. */
export function namedText(
  index: ReferenceIndex,
  language: string,
  catalogue: Catalogue,
  text: string,
): string {
  const row = language === 'vi' ? undefined : index.named(catalogue, text);
  return row === undefined ? text : nameIn(row, language);
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
  if (isCrossCheck(value))
    return t('border:check.value', {
      number: value.document.number,
      date: formatDate(value.document.date),
      by: value.by,
    });
  const link = linkOf(value);
  if (link !== null) return linkText(link) || t('kept:history.unknownLink');
  if ('normalised' in value && typeof value.normalised === 'string') return value.normalised;
  if ('text' in value && 'code' in value)
    return catalogueText(index, language, field, {
      code: typeof value.code === 'string' ? value.code : null,
      text: String(value.text),
    });
  if ('text' in value) return String(value.text);
  if ('masked' in value) return numberText(t, value);
  if ('amount' in value) return moneyText(t, value);
  if ('reason' in value) return String(value.reason);
  return JSON.stringify(value);
}

/** An identity-document number as it may be seen, or why it cannot be read. */
export function numberText(t: TFunction, value: object): string {
  const { masked, unreadable }: { masked?: unknown; unreadable?: unknown } = value;
  if (typeof masked === 'string') return masked;
  if (unreadable === 'erased') return t('value.erased');
  return unreadable === 'damaged' ? t('value.damaged') : t('value.unreadable');
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
