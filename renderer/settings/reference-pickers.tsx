import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalogue, ReferenceRow } from '../../shared/reference/reference-row.ts';
import { useSession } from '../session/session.tsx';
import { RowInput } from '../ui/choice-input.tsx';
import { ManyInput } from '../ui/many-input.tsx';
import { suggestion, type Suggestion } from '../ui/suggestions.ts';
import { rowLabel } from './reference-words.ts';

/** Codes with the names that they are chosen by; a name that several codes have is told apart by its code. */
export function rowSuggestions(rows: readonly ReferenceRow[]): readonly Suggestion[] {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const used = Map.groupBy(byCode.values(), (row) => row.name);
  return [...byCode.values()].map((row) => {
    const label = (used.get(row.name)?.length ?? 0) > 1 ? `${row.name} (${row.code})` : row.name;
    return suggestion(row.code, label, [row.name, row.code, row.shortName ?? '', ...row.aliases]);
  });
}

/** The code above a row: of its own catalogue, or of one in which other rows of the catalogue have theirs. */
export function ParentPicker(props: {
  readonly id: string;
  readonly row: ReferenceRow;
  readonly onChange: (code: string | null) => void;
}) {
  const { id, row, onChange } = props;
  const { reference } = useSession();
  const choices = useMemo(() => {
    const used = new Set(
      reference.flatMap((other) => (other.catalogue === row.catalogue ? (other.parentCode ?? []) : [])),
    );
    const parents = reference.filter((other) => used.has(other.code));
    const own = parents.some((other) => other.catalogue === row.catalogue) || parents.length === 0;
    const offered = new Set<Catalogue>(own ? [row.catalogue] : parents.map((other) => other.catalogue));
    const rows = reference.filter((other) => offered.has(other.catalogue) && other.code !== row.code);
    const elsewhere =
      row.parentCode === null || rows.some((other) => other.code === row.parentCode)
        ? undefined
        : reference.find((other) => other.code === row.parentCode);
    return rowSuggestions(elsewhere === undefined ? rows : [...rows, elsewhere]);
  }, [reference, row.catalogue, row.code, row.parentCode]);
  return (
    <RowInput
      id={id}
      value={row.parentCode}
      invalid={row.parentCode !== null && choices.every((choice) => choice.value !== row.parentCode)}
      rows={choices}
      onChange={onChange}
    />
  );
}

/** The rows that follow a row when it ends. */
export function SuccessorPicker(props: {
  readonly id: string;
  readonly row: ReferenceRow;
  readonly invalid: boolean;
  readonly onChange: (ids: readonly string[]) => void;
}) {
  const { id, row, invalid, onChange } = props;
  const { t } = useTranslation();
  const { reference } = useSession();
  const choices = useMemo(
    () =>
      reference
        .filter((other) => other.catalogue === row.catalogue && other.id !== row.id)
        .map((other) => ({ value: other.id, label: rowLabel(t, other) })),
    [reference, row.catalogue, row.id, t],
  );
  return (
    <ManyInput
      id={id}
      label={t('reference:field.successorIds')}
      whole
      invalid={invalid}
      value={row.successorIds}
      options={choices}
      onChange={onChange}
    />
  );
}
