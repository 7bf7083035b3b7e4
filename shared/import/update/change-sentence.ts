import type { TFunction } from 'i18next';
import type { FieldChange } from '../import-result.ts';

/** What a row would change, field by field, in one line. */
export function changeSentence(t: TFunction, changes: readonly FieldChange[]): string {
  return changes
    .map((change) => {
      const { before, after } = change;
      return t(before === '' ? 'imports:update.fill' : 'imports:update.change', {
        label: labelOf(t, change),
        before,
        after,
      });
    })
    .join('; ');
}

function labelOf(t: TFunction, { of: { register, list, field }, child }: FieldChange): string {
  if (list === null) return t(`registers:${register}.fields.${field}`);
  const path = `registers:${register}.children.${list}`;
  return [t(`${path}.title`), child, t(`${path}.fields.${field}`)].filter((part) => part !== '').join(': ');
}
