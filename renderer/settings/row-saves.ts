import type { WireSave } from '../../shared/contract/schemas.ts';
import {
  attributeField,
  attributeProblem,
  type AttributeField,
} from '../../shared/reference/attribute-fields.ts';
import { saveOfRow, supersede } from '../../shared/reference/edit-row.ts';
import type { ReferenceRow } from '../../shared/reference/reference-row.ts';
import { issue, type Issue } from '../../shared/registers/check.ts';
import { referenceItem } from '../../shared/registers/reference-item/reference-item.ts';
import type { RecordSave } from '../../shared/registers/save-request.ts';
import { isPlainDate } from '../../shared/time/plain-date.ts';
import type { BegunRow, RowForm } from './use-row-draft.ts';

/** What saving a form would send; or what keeps it from being saved, `missing-from` for a replacement without its day. */
export type RowSaves =
  | { readonly saves: readonly WireSave[] }
  | { readonly faults: readonly Issue[] }
  | { readonly wrong: readonly WrongAttribute[] }
  | 'missing-from';

/** An attribute with a value that it cannot have. */
export interface WrongAttribute {
  readonly name: string;
  /** A code of `attributes:wrong`. */
  readonly problem: AttributeField['kind'];
  readonly value: string;
}

/**
 * @param began the row that the form began from, with its version.
 * @param all every row of the reference data, among which a parent is looked for.
 */
export function rowSaves(form: RowForm, began: BegunRow, all: readonly ReferenceRow[]): RowSaves {
  const { kind, draft } = form;
  const { row: kept } = began;
  const { parentCode } = draft;
  if (parentCode !== null && parentCode !== kept.parentCode && all.every((row) => row.code !== parentCode)) {
    return {
      faults: [issue('error', 'unknown-reference', { field: 'parentCode' }, { value: parentCode })],
    };
  }
  const wrong = wrongAttributes(draft, kept, all);
  if (wrong.length > 0) return { wrong };
  const next = { ...draft, attributes: saidAttributes(draft, kind === 'edit' ? kept.attributes : {}) };
  if (kind !== 'replace') return { saves: asWire([saveOfRow(kind === 'add' ? null : kept, next)], began) };
  const { validFrom } = next;
  if (validFrom === null || !isPlainDate(validFrom) || validFrom <= (kept.validFrom ?? ''))
    return 'missing-from';
  return { saves: asWire(supersede(kept, { ...next, validFrom }), began) };
}

/** Attributes whose typed values cannot be kept; what stood there before is not asked. */
function wrongAttributes(
  { catalogue, attributes }: ReferenceRow,
  kept: ReferenceRow,
  all: readonly ReferenceRow[],
): readonly WrongAttribute[] {
  return Object.entries(attributes).flatMap(([name, value]) => {
    const field = attributeField(catalogue, name);
    if (field === undefined || value === (kept.attributes[name] ?? null)) return [];
    const problem = attributeProblem(field, value, all);
    return problem === null ? [] : [{ name, problem, value: String(value) }];
  });
}

/** The attributes that a form says; one that is empty, or not so, is kept only where the row had it before. */
function saidAttributes(
  { attributes }: ReferenceRow,
  before: ReferenceRow['attributes'],
): ReferenceRow['attributes'] {
  return Object.fromEntries(
    Object.entries(attributes).filter(
      ([name, value]) => (value !== null && value !== false) || Object.hasOwn(before, name),
    ),
  );
}

function asWire(saves: readonly (RecordSave | null)[], { row, version }: BegunRow): readonly WireSave[] {
  return saves.flatMap((save) => {
    if (save === null) return [];
    const { id, fields, children } = save;
    const basedOn = version === null || id !== row.id ? {} : { basedOn: version };
    return [{ register: referenceItem.name, id, fields, children, ...basedOn }];
  });
}
