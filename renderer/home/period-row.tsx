import { useQueryClient } from '@tanstack/react-query';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { HomeOverview } from '../../shared/contract/home.ts';
import { borderIncident } from '../../shared/registers/border-incident/border-incident.ts';
import { formatDate, formatDateRange } from '../../shared/time/typed-date.ts';
import { useSession } from '../session/session.tsx';
import { FOLDED } from './folded-charts.ts';
import { QuarterCharts } from './quarter-charts.tsx';

/** Where the quarter stands, beside the charts of the last five; folded, the quarter alone on one line. */
export function PeriodRow({ overview }: { readonly overview: HomeOverview }) {
  const { t } = useTranslation();
  const { client, status } = useSession();
  const queries = useQueryClient();
  const [folded, setFolded] = useState(status.memory[FOLDED] === 'folded');
  const fold = (next: boolean): void => {
    setFolded(next);
    void client.app
      .remember({ name: FOLDED, value: next ? 'folded' : '' })
      .then(() => queries.invalidateQueries({ queryKey: ['status'] }))
      .catch(() => undefined);
  };
  const button = (
    <Button onClick={() => fold(!folded)} aria-expanded={!folded}>
      {t(folded ? 'quarters:show' : 'quarters:hide')}
    </Button>
  );
  const days = formatDateRange(overview.from, overview.to);
  const left = t('home.daysLeft', { count: overview.daysToCutOff });
  const due = t('home.reportDue', { date: formatDate(overview.reportDue) });
  const incidents = (
    <Link href={`/list/${borderIncident.name}`}>{t('home.incidents', { ...overview.incidents })}</Link>
  );
  if (folded)
    return (
      <Card className="period-line">
        <span>{days}</span>
        <strong>{left}</strong>
        <span>{due}</span>
        {incidents}
        {button}
      </Card>
    );
  return (
    <>
      <Card title={t('home.period')} extra={button}>
        <p style={{ fontSize: 15, margin: '0 0 6px' }}>{days}</p>
        <p style={{ fontSize: 26, margin: '0 0 6px', fontWeight: 600 }}>{left}</p>
        <p style={{ margin: '0 0 6px' }}>{due}</p>
        <p style={{ margin: 0 }}>{incidents}</p>
      </Card>
      <QuarterCharts calendarId={overview.calendarName} />
    </>
  );
}
