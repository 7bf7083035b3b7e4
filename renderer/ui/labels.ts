import type { TFunction } from 'i18next';
import type { AnyRegister } from '../../shared/registers/define-register.ts';

/** Label of a field, child list or derived column of a register. */
export function columnLabel(
  t: TFunction,
  register: Pick<AnyRegister, 'key' | 'fields' | 'children'>,
  name: string,
): string {
  if (Object.hasOwn(register.fields, name)) return t(`registers:${register.key}.fields.${name}`);
  if (Object.hasOwn(register.children, name)) return t(`registers:${register.key}.children.${name}.title`);
  if (name === 'decidingDate' || name === 'lastDate') return t(`registers:${register.key}.${name}`);
  return t(`registers:frame.${name}`);
}

/** Label of a field of a child list. */
export function childLabel(
  t: TFunction,
  register: Pick<AnyRegister, 'key'>,
  list: string,
  name: string,
): string {
  if (name === 'position' || name === 'withdrawn') return t(`registers:frame.${name}`);
  return t(`registers:${register.key}.children.${list}.fields.${name}`);
}

export function choiceLabel(t: TFunction, set: string | null, code: string): string {
  return t(`choices:${set ?? ''}.${code}`);
}
