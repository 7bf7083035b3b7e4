import { formatNumber } from '../text/numbers.ts';
import { isPlainDate } from '../time/plain-date.ts';
import { formatDate } from '../time/typed-date.ts';
import { attributeFits, listed, type AttributeField, type AttributeValue } from './attribute-fields.ts';
import type { Catalogue } from './reference-row.ts';

/** Names in the language of a reader. */
export interface AttributeNames {
  readonly yes: string;
  readonly no: string;
  readonly choice: (field: Extract<AttributeField, { readonly kind: 'choice' }>, code: string) => string;
  /** Name of the row that a code stands for; the code itself where no row has it. */
  readonly row: (catalogue: Catalogue, code: string) => string;
}

/** `15/12` of `12-15`. */
export const dayOfYearText = (value: string): string => `${value.slice(3)}/${value.slice(0, 2)}`;

/** The value of an attribute as people read it, empty for none; one that does not fit its field, or of no known field, as it is kept. */
export function attributeWords(
  field: AttributeField | undefined,
  value: AttributeValue,
  names: AttributeNames,
): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? names.yes : names.no;
  if (typeof value === 'number')
    return Number.isInteger(value) && value < 10_000 ? String(value) : formatNumber(value);
  if (field === undefined || !attributeFits(field, value)) return value;
  switch (field.kind) {
    case 'choice':
      return names.choice(field, value);
    case 'row':
      return names.row(field.catalogue, value);
    case 'countries':
      return listed(value)
        .map((code) => names.row('country', code))
        .join(', ');
    case 'day':
      return isPlainDate(value) ? formatDate(value) : value;
    case 'days':
      return listed(value)
        .map((day) => (isPlainDate(day) ? formatDate(day) : day))
        .join('; ');
    case 'dayOfYear':
      return dayOfYearText(value);
    default:
      return value;
  }
}
