import { useQuery } from '@tanstack/react-query';
import { Button, Card, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import type { OpenAtPost } from '../../shared/contract/home.ts';
import { registerNamed, type OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { ReferenceValue } from '../../shared/registers/field.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import { newId } from '../session/new-id.ts';
import { useSession } from '../session/session.tsx';
import { DraftsBlock } from './drafts-block.tsx';
import { LastBackup } from './last-backup.tsx';
import { Writing } from '../ui/writing.tsx';

/**
 * The first screen of a border post: what waits on the border, and what is open at the post. The figures of the department
 * are not its affair.
 */
export function PostHome(props: {
  readonly post: ReferenceValue;
  /** Registers whose records are begun from here. */
  readonly begun: readonly OpenRegisterName[];
  readonly children: ReactNode;
}) {
  const { post, begun, children } = props;
  const { t } = useTranslation();
  const { client, status } = useSession();
  const open = useQuery({
    queryKey: ['home', 'open-at-post', post],
    queryFn: () => client.home.openAtPost(),
  });
  const [, navigate] = useHashLocation();
  return (
    <div className="page">
      <div className="row" style={{ marginBottom: 10 }}>
        <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }} className="grow">
          {t('places:post.title', { post: post.text, today: formatDate(status.today) })}
        </Typography.Title>
        <Writing>
          {begun.map((name) => (
            <Button key={name} type="primary" onClick={() => navigate(`/${name}/${newId()}`)}>
              {t(`registers:${registerNamed(name).key}.begin`)}
            </Button>
          ))}
        </Writing>
      </div>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(320px, 1fr))', gap: 10 }}>
        {(open.data ?? []).map((one) => (
          <OpenRecords key={one.register} open={one} />
        ))}
        {children}
      </div>
      <LastBackup />
      <DraftsBlock />
    </div>
  );
}

/** The records of the post that wait for something still, the newest first. */
function OpenRecords({ open }: { readonly open: OpenAtPost[number] }) {
  const { register, total, entries } = open;
  const { t } = useTranslation();
  const title = t('places:post.open', { what: t(`registers:${registerNamed(register).key}.atPost`) });
  return (
    <Card
      title={total === 0 ? title : `${title} (${total})`}
      extra={<Link href={`/list/${register}`}>{t('places:post.all')}</Link>}
      styles={{ body: { maxHeight: 420, overflow: 'auto' } }}
    >
      {total === 0 ? <p style={{ margin: 0, color: '#434a54' }}>{t('places:post.none')}</p> : null}
      {entries.map(({ id, code, title: name, date, status }) => (
        <div key={id} style={{ padding: '3px 0' }}>
          <Link href={`/${register}/${id}`}>{name}</Link>
          <div style={{ fontSize: 12.5 }}>
            {[code, ...(date === null ? [] : [formatDate(date)])].join(' · ')}{' '}
            {status === null ? null : <Tag>{t(`choices:status.${status}`)}</Tag>}
          </div>
        </div>
      ))}
    </Card>
  );
}
