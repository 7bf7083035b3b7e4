import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOpenRegisterName } from '../../shared/registers/all-registers.ts';
import { useSession } from '../app/session.tsx';
import type { FieldInputProps } from './field-input.tsx';
import { linkOf, linkText } from './record-link.ts';

/** Another record, found by any words of it. */
export function LinkInput({ id, field, value, onChange, invalid, disabled }: FieldInputProps) {
  const { t } = useTranslation();
  const { client } = useSession();
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState(false);
  const registers = field.registers.filter(isOpenRegisterName);
  const found = useQuery({
    queryKey: ['links', registers, search],
    queryFn: () => client.records.findLinks({ registers, search }),
    enabled: opened,
  });
  const current = linkOf(value);
  const known = new Map(
    [...(current === null ? [] : [current]), ...(found.data ?? [])].map((link) => [link.id, link]),
  );
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      allowClear
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('link.placeholder')}
      value={current?.id ?? null}
      status={invalid ? 'error' : ''}
      disabled={disabled}
      onOpenChange={setOpened}
      options={[...known.values()].map((link) => ({ value: link.id, label: linkText(link) }))}
      onChange={(next: string | undefined) => {
        const link = next === undefined ? undefined : known.get(next);
        // Only register and id are kept; the rest is shown until the record is read again.
        onChange(link === undefined ? null : { ...link, facts: { ...link.facts } });
      }}
    />
  );
}
