import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalogue, ReferenceRow } from '../../shared/reference/reference-row.ts';
import { useSession } from '../session/session.tsx';
import { RowInput } from '../ui/choice-input.tsx';
import { ManyInput } from '../ui/many-input.tsx';
import { suggestion } from '../ui/suggestions.ts';
import { rowLabel } from './reference-words.ts';

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
    const labels = new Map<string, string>();
    for (const other of reference)
      if (offered.has(other.catalogue) && other.code !== row.code)
        labels.set(other.code, `${other.code} – ${other.name}`);
    if (row.parentCode !== null && !labels.has(row.parentCode)) labels.set(row.parentCode, row.parentCode);
    return [...labels].map(([code, label]) => suggestion(code, label));
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
