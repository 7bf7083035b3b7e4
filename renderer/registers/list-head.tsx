import { Button, Input, Typography, type InputRef } from 'antd';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyRegister } from '../../shared/registers/define-register.ts';
import { formatNumber } from '../../shared/text/numbers.ts';
import { isComposing } from '../ui/combobox.tsx';
import type { OpenList } from './use-list.ts';
import { Writing } from '../ui/writing.tsx';

/** The first line of a list, which always stays in sight: title, sums, search and what can be done with the list. */
export function ListHead(props: {
  readonly register: AnyRegister;
  readonly list: OpenList;
  readonly search: Ref<InputRef>;
  /** From the search to the rows. */
  readonly onRows: () => void;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}) {
  const { register, list, search, onRows, onOpen, children } = props;
  const { t } = useTranslation();
  const { page } = list;
  return (
    <div className="row list-head">
      <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
        {t(`registers:${register.key}.title`)}
      </Typography.Title>
      <span aria-live="polite" className="grow">
        {page === undefined
          ? ''
          : register.countsTrips
            ? t('list.sums', {
                total: formatNumber(page.total),
                personTrips: formatNumber(page.personTrips),
              })
            : t('list.count', { total: formatNumber(page.total) })}
      </span>
      <Input
        ref={search}
        allowClear
        className="list-search"
        style={{ width: 240 }}
        value={list.typed}
        placeholder={t('list.search')}
        aria-label={t('list.search')}
        onChange={(event) => list.type(event.target.value)}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'Enter') onOpen();
          else if (event.key === 'ArrowDown') {
            event.preventDefault();
            list.searchNow();
            onRows();
          } else if (event.key === 'Escape') {
            event.preventDefault();
            onRows();
          }
        }}
      />
      {children}
    </div>
  );
}

/** What a list without rows says, and offers to do. */
export function EmptyList(props: {
  readonly register: AnyRegister;
  readonly onCreate: () => void;
  readonly onImport: () => void;
}) {
  const { t } = useTranslation();
  return (
    <div className="list-empty">
      <p>{t('list.empty', { what: t(`registers:${props.register.key}.one`) })}</p>
      <div className="row" style={{ justifyContent: 'center' }}>
        <Writing>
          <Button type="primary" onClick={props.onCreate}>
            {t('list.new')}
          </Button>
          <Button onClick={props.onImport}>{t('list.import')}</Button>
        </Writing>
      </div>
    </div>
  );
}
