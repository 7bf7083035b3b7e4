import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { linkTargets } from '../../shared/registers/link-targets.ts';
import type { Field, FieldValue, JsonValue } from '../../shared/registers/field.ts';
import { foldText } from '../../shared/text/fold.ts';
import { useSession } from '../session/session.tsx';
import { Combobox } from './combobox.tsx';
import { linkOf, linkText } from './record-link.ts';
import { suggestion } from './suggestions.ts';
import type { BoxProps } from './text-box.tsx';

/** Another record, found by any words of it. Words for which no record was taken stay, and the check names them. */
export function LinkInput(
  props: BoxProps & {
    readonly field: Field;
    readonly value: FieldValue;
    readonly onChange: (value: JsonValue) => void;
  },
) {
  const { field, value, onChange, ...box } = props;
  const { t } = useTranslation();
  const { client } = useSession();
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState(false);
  const registers = [...linkTargets(field)];
  const found = useQuery({
    queryKey: ['links', registers, search],
    queryFn: () => client.records.findLinks({ registers, search }),
    enabled: opened,
    placeholderData: keepPreviousData,
  });
  const current = linkOf(value);
  const text = current === null ? (typeof value === 'string' ? value : '') : linkText(current);
  const words = foldText(search).split(' ');
  // Until the answer is there, only what fits the new words too is offered of the one before: Enter never takes another.
  const rows = (found.data ?? [])
    .map((link) => suggestion(link.id, linkText(link)))
    .filter(
      (row) =>
        !found.isPlaceholderData || words.every((word) => row.search.some((own) => own.includes(word))),
    );
  return (
    <Combobox
      placeholder={t('link.placeholder')}
      {...box}
      prefilled={current !== null}
      text={text}
      narrows={false}
      rows={rows}
      onOpen={() => {
        setSearch('');
        setOpened(true);
      }}
      onType={(typed) => {
        setOpened(true);
        setSearch(typed.trim());
        if (typed.trim() === '') onChange(null);
      }}
      onTake={(row) => {
        const link = (found.data ?? []).find((one) => one.id === row.value);
        // Only register and id are kept; the rest is shown until the record is read again.
        if (link !== undefined) onChange({ ...link, facts: { ...link.facts } });
      }}
      onLeave={(typed) => onChange(typed.trim() === '' ? null : typed.trim())}
    />
  );
}
