import type { TFunction } from 'i18next';
import type { FieldChange } from '../import-result.ts';

/** What a row would change, field by field, in one line. */
export function changeSentence(t: TFunction, changes: readonly FieldChange[]): string {
  return changes
    .map((change) => t(change.before === '' ? 'imports:update.fill' : 'imports:update.change', { ...change }))
    .join('; ');
}
