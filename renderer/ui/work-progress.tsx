import { useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/text/numbers.ts';
import type { Client } from '../session/connection.ts';
import { useSession } from '../session/session.tsx';

/** Milliseconds: what is read by then shows nothing, so that nothing jumps for small files. */
const QUIET = 400;

/** What ending each step is called. */
const cancels = {
  wait: 'stop',
  open: 'cancel',
  read: 'cancel',
  page: 'cancel',
  check: 'cancel',
  save: 'cancelSave',
  write: 'stop',
  print: 'stop',
  count: 'cancelCount',
  undo: 'cancelUndo',
  send: 'cancelSend',
} as const;

interface Shown {
  readonly id: string;
  /** What is told before the first answer: work on a file opens that, other work may wait for its turn. */
  readonly first?: 'open' | 'wait';
}

/** How far long work is, with a button that ends it; nothing for what is done in a moment. */
export function WorkProgress(shown: Shown) {
  const { client } = useSession();
  return <WorkProgressOf {...shown} client={client} />;
}

/** The same where there is no session, as before the data are open. */
export function WorkProgressOf({ id, first = 'open', client }: Shown & { readonly client: Client }) {
  const { t } = useTranslation();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), QUIET);
    return () => clearTimeout(timer);
  }, []);
  const { data } = useQuery({
    queryKey: ['work', id],
    queryFn: () => client.works.progress({ id }),
    enabled: isLong,
    refetchInterval: QUIET,
    gcTime: 0,
  });
  if (!isLong) return null;
  const { step, done, total } = data ?? { step: first, done: 0, total: 0 };
  const sentence = t(`works:${step}`, { done: formatNumber(done), total: formatNumber(total) });
  return (
    <div className="row" style={{ flexWrap: 'nowrap' }}>
      <span style={{ fontSize: 12.5, whiteSpace: 'nowrap' }}>{sentence}</span>
      <Progress
        aria-label={sentence}
        percent={total === 0 ? 0 : Math.floor((done / total) * 100)}
        showInfo={false}
        size="small"
        status="active"
      />
      <Button onClick={() => void client.works.cancel({ id })}>{t(`works:${cancels[step]}`)}</Button>
    </div>
  );
}
