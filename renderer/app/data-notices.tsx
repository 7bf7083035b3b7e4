import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalSentence } from '../../shared/i18n/translator.ts';
import { useSession } from '../session/session.tsx';

/** Milliseconds: damage may be found while nobody asks for anything. */
const LOOK = 20_000;
const KEY = ['data-notices'];

/** What was found of the data, each until somebody has seen it. */
export function DataNotices() {
  const { t } = useTranslation();
  const { client } = useSession();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: KEY, queryFn: () => client.app.notices(), refetchInterval: LOOK });
  const refused = data?.refused === true;
  // The whole window then tells why.
  useEffect(() => {
    if (refused) void queries.invalidateQueries({ queryKey: ['status'] });
  }, [queries, refused]);
  return data?.notices.map(({ code, params }) => (
    <Alert
      key={code}
      banner
      type="warning"
      title={refusalSentence(t, { code, params, issues: [] })}
      closable={{
        'aria-label': t('frame.seen'),
        onClose: () =>
          void client.app
            .noticeSeen({ code })
            .then(() => queries.invalidateQueries({ queryKey: KEY }))
            .catch(() => undefined),
      }}
    />
  ));
}
