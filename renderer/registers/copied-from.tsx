import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { OpenRegisterName } from '../../shared/registers/all-registers.ts';
import { useSession } from '../session/session.tsx';

/** Says of which record a new one is a copy, and what did not go along. */
export function CopiedFrom({ register, id }: { readonly register: OpenRegisterName; readonly id: string }) {
  const { t } = useTranslation();
  const { client } = useSession();
  const source = useQuery({
    queryKey: ['record', register, id],
    queryFn: () => client.records.read({ register, id }),
  });
  if (source.data === undefined) return null;
  const { code, name } = source.data.record;
  return (
    <Alert
      type="info"
      role="note"
      style={{ marginBottom: 8 }}
      title={
        <>
          <Link href={`/${register}/${id}`}>
            {t('copies:from', { code, title: typeof name === 'string' ? name : '' })}
          </Link>{' '}
          {t('copies:left')}
        </>
      }
    />
  );
}
