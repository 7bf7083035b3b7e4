import { useQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/text/numbers.ts';
import type { Client } from '../session/connection.ts';

/** Milliseconds: what is read by then shows nothing, so that nothing jumps for small files. */
const QUIET = 400;

/** How far the reading of a file is, with a button that ends it; nothing for what is read in a moment. */
export function ReadingProgress({ id, client }: { readonly id: string; readonly client: Client }) {
  const { t } = useTranslation();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), QUIET);
    return () => clearTimeout(timer);
  }, []);
  const { data } = useQuery({
    queryKey: ['reading', id],
    queryFn: () => client.readings.progress({ id }),
    enabled: isLong,
    refetchInterval: QUIET,
    gcTime: 0,
  });
  if (!isLong) return null;
  const { step, done, total } = data ?? { step: 'open' as const, done: 0, total: 0 };
  const sentence = t(`readings:${step}`, { done: formatNumber(done), total: formatNumber(total) });
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
      <Button onClick={() => void client.readings.cancel({ id })}>
        {t(step === 'save' ? 'readings:cancelSave' : 'readings:cancel')}
      </Button>
    </div>
  );
}
