import { useState } from 'react';
import { childRows, fieldValue, notWithdrawn } from '../../shared/registers/define-register.ts';
import type { FieldValue } from '../../shared/registers/field.ts';
import type { EditedRecord } from './use-edits.ts';

/** The first row of a child list; one that does not exist yet has an id ready and is made by its first edit. */
export function useInlineRow(
  edited: EditedRecord,
  list: string,
  newId: () => string,
): { readonly id: string; readonly read: (name: string) => FieldValue } {
  const [ready] = useState(newId);
  const first = notWithdrawn(childRows(edited.record, list))[0];
  return {
    id: first?.id ?? ready,
    read: (name) => (first === undefined ? null : fieldValue(first, name)),
  };
}
