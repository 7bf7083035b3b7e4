import type { TFunction } from 'i18next';
import {
  attributeField,
  attributeFields,
  type AttributeField,
  type AttributeValue,
} from '../../shared/reference/attribute-fields.ts';
import { attributeWords } from '../../shared/reference/attribute-words.ts';
import { holdsOn, type ReferenceIndex } from '../../shared/reference/find-reference.ts';
import {
  referenceRowSchema,
  type Catalogue,
  type ReferenceRow,
} from '../../shared/reference/reference-row.ts';
import type { HistoryChange } from '../../shared/registers/history.ts';
import { isPlainDate, type PlainDate } from '../../shared/time/plain-date.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { choiceLabel } from '../ui/labels.ts';
import { nameIn } from '../ui/value-text.ts';

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

/** The label of an attribute; the name itself of one that this version does not know. */
export function attributeLabel(t: TFunction, catalogue: Catalogue, name: string): string {
  return attributeField(catalogue, name) === undefined ? name : t(`attributes:fields.${catalogue}.${name}`);
}

/** The label of a choice of an attribute. */
export function choiceName(
  t: TFunction,
  { set, shared }: Extract<AttributeField, { readonly kind: 'choice' }>,
  code: string,
): string {
  return shared ? choiceLabel(t, set, code) : t(`attributes:choices.${set}.${code}`);
}

/** The value of an attribute in words; empty for none. */
export function attributeText(
  t: TFunction,
  index: ReferenceIndex,
  language: string,
  catalogue: Catalogue,
  name: string,
  value: AttributeValue,
): string {
  return attributeWords(attributeField(catalogue, name), value, {
    yes: t('reference:attribute.yes'),
    no: t('reference:attribute.no'),
    choice: (field, code) => choiceName(t, field, code),
    row: (of, code) => {
      const row = index.withCode(of, code);
      return row === undefined ? code : nameIn(row, language);
    },
  });
}

/** What a row says beside its name, in words; what is empty, and what is not so, is left out. */
export function attributesText(
  t: TFunction,
  index: ReferenceIndex,
  language: string,
  row: Pick<ReferenceRow, 'catalogue' | 'attributes'>,
): string {
  return ordered(row.catalogue, row.attributes)
    .flatMap(([name, value]) => {
      if (value === null || value === '' || value === false) return [];
      const label = attributeLabel(t, row.catalogue, name);
      return value === true
        ? [label]
        : [`${label}: ${attributeText(t, index, language, row.catalogue, name, value)}`];
    })
    .join('; ');
}

/** Attributes in the order of the form, those that are not known behind. */
function ordered(
  catalogue: Catalogue,
  attributes: ReferenceRow['attributes'],
): readonly (readonly [string, AttributeValue])[] {
  const names = Object.keys(attributeFields[catalogue]);
  const place = (name: string): number => (names.includes(name) ? names.indexOf(name) : names.length);
  return Object.entries(attributes).toSorted(([a], [b]) => place(a) - place(b));
}

/** Name of the row that a code above another row stands for: its own catalogue first. */
export function parentName(
  rows: readonly ReferenceRow[],
  index: ReferenceIndex,
  catalogue: Catalogue,
  code: string,
): string {
  return (index.withCode(catalogue, code) ?? rows.find((row) => row.code === code))?.name ?? code;
}

/** A row as pickers and the history name it. */
export function rowLabel(t: TFunction, row: ReferenceRow): string {
  return row.validFrom === null && row.validTo === null ? row.name : `${row.name} (${validityText(t, row)})`;
}

/** What the words of a row's changes stand on. */
export interface RowNames {
  readonly catalogue: Catalogue;
  readonly rows: readonly ReferenceRow[];
  readonly index: ReferenceIndex;
  readonly language: string;
}

/** One change of a row's history in words; null for what says nothing to a reader. */
export function changeText(t: TFunction, names: RowNames, change: HistoryChange): string | null {
  // The codes of rows are their own field; the frame's stays empty.
  if (change.field === 'code') return null;
  if (change.field === 'attributes') return attributeChanges(t, names, change);
  const text = (value: HistoryChange['old']): string => valueText(t, names, change.field, value) || '∅';
  const label = fieldLabel(t, names.catalogue, change.field);
  if (change.old === null && text(change.new) === '∅') return null;
  return change.old === null
    ? `${label}: ${text(change.new)}`
    : `${label}: ${text(change.old)} → ${text(change.new)}`;
}

/** Label of a field of a row; the code of a day or a country bears the name of what it is. */
export function fieldLabel(t: TFunction, catalogue: Catalogue, field: string): string {
  return field === 'itemCode' && (catalogue === 'holiday' || catalogue === 'country')
    ? t(`reference:code.${catalogue}`)
    : t(`reference:field.${field}`);
}

/** Each attribute that changed: `Xã: Bảo Lâm → Tân Thanh`. */
function attributeChanges(t: TFunction, names: RowNames, change: HistoryChange): string | null {
  const [before, after] = [attributesIn(change.old), attributesIn(change.new)];
  const { catalogue, index, language } = names;
  const found = ordered(catalogue, { ...before, ...after }).flatMap(([name]) => {
    const [old, next] = [before[name] ?? null, after[name] ?? null];
    if (old === next) return [];
    const text = (value: AttributeValue): string =>
      attributeText(t, index, language, catalogue, name, value) || '∅';
    const label = attributeLabel(t, catalogue, name);
    return [old === null ? `${label}: ${text(next)}` : `${label}: ${text(old)} → ${text(next)}`];
  });
  return found.length === 0 ? null : found.join('; ');
}

function attributesIn(value: HistoryChange['old']): ReferenceRow['attributes'] {
  const read = referenceRowSchema.shape.attributes.safeParse(value);
  return read.success ? read.data : {};
}

/** A value of a field of a row in words; empty for none. */
export function valueText(t: TFunction, names: RowNames, field: string, value: HistoryChange['old']): string {
  const { rows, index, language, catalogue } = names;
  if (value === null) return '';
  if (field === 'attributes')
    return attributesText(t, index, language, { catalogue, attributes: attributesIn(value) });
  if (typeof value === 'boolean') return t(value ? 'reference:attribute.yes' : 'reference:attribute.no');
  if (field === 'catalogue') return t(`reference:catalogue.${String(value)}`);
  if (field === 'parentCode') return parentName(rows, index, catalogue, String(value));
  if (typeof value !== 'object') return typeof value === 'string' ? day(value) : String(value);
  if (Array.isArray(value)) {
    const parts: readonly unknown[] = value;
    const nameOf = (id: unknown): string => rows.find((row) => row.id === id)?.name ?? '?';
    return parts.map((part) => (field === 'successorIds' ? nameOf(part) : String(part))).join('; ');
  }
  return field === 'withdrawn' && 'reason' in value ? String(value.reason) : '';
}
