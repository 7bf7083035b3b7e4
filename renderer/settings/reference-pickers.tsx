import { Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Catalogue, ReferenceRow } from '../../shared/reference/reference-row.ts';
import { foldText } from '../../shared/text/fold.ts';
import { useSession } from '../app/session.tsx';
import { rowLabel } from './reference-words.ts';

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly search: string;
}

const bySearch = {
  filterOption: (typed: string, choice?: Choice): boolean =>
    choice?.search.includes(foldText(typed)) === true,
};

const choice = (value: string, label: string): Choice => ({ value, label, search: foldText(label) });

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
    const wanted = new Set<Catalogue>(own ? [row.catalogue] : parents.map((other) => other.catalogue));
    const labels = new Map<string, string>();
    for (const other of reference)
      if (wanted.has(other.catalogue) && other.code !== row.code)
        labels.set(other.code, `${other.code} – ${other.name}`);
    if (row.parentCode !== null && !labels.has(row.parentCode)) labels.set(row.parentCode, row.parentCode);
    return [...labels].map(([code, label]) => choice(code, label));
  }, [reference, row.catalogue, row.code, row.parentCode]);
  return (
    <Select<string, Choice>
      id={id}
      allowClear
      showSearch={bySearch}
      style={{ width: '100%' }}
      value={row.parentCode}
      options={choices}
      onChange={(code) => onChange(code ?? null)}
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
        .map((other) => choice(other.id, rowLabel(t, other))),
    [reference, row.catalogue, row.id, t],
  );
  return (
    <Select<string[], Choice>
      id={id}
      mode="multiple"
      maxTagCount="responsive"
      showSearch={bySearch}
      status={invalid ? 'error' : ''}
      style={{ width: '100%' }}
      value={[...row.successorIds]}
      options={choices}
      onChange={(ids) => onChange(ids)}
    />
  );
}
