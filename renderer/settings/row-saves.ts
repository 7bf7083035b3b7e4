import type { WireSave } from '../../shared/contract/schemas.ts';
import { saveOfRow, supersede } from '../../shared/reference/edit-row.ts';
import type { ReferenceRow } from '../../shared/reference/reference-row.ts';
import { issue, type Issue } from '../../shared/registers/check.ts';
import { referenceItem } from '../../shared/registers/reference-item/reference-item.ts';
import type { RecordSave } from '../../shared/registers/save-request.ts';
import { isPlainDate } from '../../shared/time/plain-date.ts';
import { attributesOf } from './attribute-editor.tsx';
import type { BegunRow, RowForm } from './use-row-draft.ts';

/** What saving a form would send; or what keeps it from being saved, `missing-from` for a replacement without its day. */
export type RowSaves =
  | { readonly saves: readonly WireSave[] }
  | { readonly faults: readonly Issue[] }
  | 'missing-from';

/**
 * @param began the row that the form began from, with its version.
 * @param all every row of the reference data, among which a parent is looked for.
 */
export function rowSaves(form: RowForm, began: BegunRow, all: readonly ReferenceRow[]): RowSaves {
  const { kind, draft, lines } = form;
  const { row: kept } = began;
  const { parentCode } = draft;
  if (parentCode !== null && parentCode !== kept.parentCode && all.every((row) => row.code !== parentCode)) {
    return {
      faults: [issue('error', 'unknown-reference', { field: 'parentCode' }, { value: parentCode })],
    };
  }
  const unread = lines.find((line) => line.kind === 'number' && typeof line.value === 'string');
  if (unread !== undefined) {
    return {
      faults: [issue('error', 'not-a-number', { field: 'attributes' }, { value: String(unread.value) })],
    };
  }
  const next = { ...draft, attributes: attributesOf(lines, kind === 'edit' ? kept.attributes : {}) };
  if (kind !== 'replace') return { saves: asWire([saveOfRow(kind === 'add' ? null : kept, next)], began) };
  const { validFrom } = next;
  if (validFrom === null || !isPlainDate(validFrom) || validFrom <= (kept.validFrom ?? ''))
    return 'missing-from';
  return { saves: asWire(supersede(kept, { ...next, validFrom }), began) };
}

function asWire(saves: readonly (RecordSave | null)[], { row, version }: BegunRow): readonly WireSave[] {
  return saves.flatMap((save) => {
    if (save === null) return [];
    const { id, fields, children } = save;
    const basedOn = version === null || id !== row.id ? {} : { basedOn: version };
    return [{ register: referenceItem.name, id, fields, children, ...basedOn }];
  });
}
