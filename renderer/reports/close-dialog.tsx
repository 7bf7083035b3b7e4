import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalDetail } from '../../shared/contract/refusal.ts';
import { refusalSentence } from '../../shared/i18n/translator.ts';
import { periodInWords } from '../../shared/time/period-words.ts';
import { addDays } from '../../shared/time/plain-date.ts';
import type { ReportingPeriod } from '../../shared/time/reporting-calendar.ts';
import { formatDate, formatDateRange } from '../../shared/time/typed-date.ts';
import { newId } from '../session/new-id.ts';
import { refusalOf, useSession } from '../session/session.tsx';
import { isOpenPoint, PointList, type Check } from './check-list.tsx';

/** Last day of a period and the first on which it can be closed, as they are shown. */
export function closableFrom({ to }: ReportingPeriod): { readonly to: string; readonly from: string } {
  return { to: formatDate(to), from: formatDate(addDays(to, 1)) };
}

/**
 * Asks before a period is closed: what closing means, which points are open, which sections are empty. Nothing is
 * closed while that is not known, nor before the period's last day has passed.
 */
export function CloseDialog(props: {
  readonly input: { readonly calendarId: string; readonly periodCode: string };
  readonly period: ReportingPeriod;
  readonly onLeave: (closed: boolean) => void;
}) {
  const { input, period, onLeave } = props;
  const { t } = useTranslation();
  const { client } = useSession();
  const queries = useQueryClient();
  const [writeId] = useState(newId);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<RefusalDetail | null>(null);
  const checks = useQuery({
    queryKey: ['report-checks', input],
    queryFn: () => client.reports.incompleteness(input),
  });
  const isOver = checks.data?.every(isOpenPoint) ?? false;
  const ready = checks.isSuccess && !checks.isFetching && isOver;
  const close = async (): Promise<void> => {
    if (!ready || busy) return;
    setBusy(true);
    setProblem(null);
    let refused: RefusalDetail | null = null;
    try {
      await client.reports.close({ ...input, writeId });
    } catch (error) {
      refused = refusalOf(error);
    }
    // Refused, the period is otherwise than it was shown: it is read again too.
    await queries.invalidateQueries();
    if (refused === null) {
      onLeave(true);
      return;
    }
    setProblem(refused);
    setBusy(false);
  };
  return (
    <Modal
      open
      centered
      width={640}
      title={t('reports.asking.title', {
        period: periodInWords(t, period),
        days: formatDateRange(period.from, period.to),
      })}
      okText={t('reports.close')}
      okButtonProps={{ disabled: !ready, loading: busy }}
      cancelButtonProps={{ autoFocus: true, disabled: busy }}
      onOk={() => void close()}
      onCancel={() => {
        if (!busy) onLeave(false);
      }}
    >
      <div className="scrolled" role="region" aria-label={t('reports.asking.details')} tabIndex={0}>
        {checks.data === undefined || isOver ? null : (
          <Alert type="warning" showIcon title={t('reports.notOver', closableFrom(period))} />
        )}
        <p>{t('reports.asking.freezes')}</p>
        <p>{t('reports.asking.later')}</p>
        <p>{t('reports.asking.after')}</p>
        {checks.isError ? (
          <Alert
            type="error"
            showIcon
            title={t('reports.asking.failed')}
            description={refusalSentence(t, refusalOf(checks.error))}
            action={<Button onClick={() => void checks.refetch()}>{t('reports.asking.again')}</Button>}
          />
        ) : checks.data === undefined ? (
          <p role="status">{t('reports.asking.checking')}</p>
        ) : (
          <Points checks={checks.data} />
        )}
      </div>
      {problem === null ? null : (
        <Alert type="error" showIcon title={refusalSentence(t, problem)} style={{ marginTop: 8 }} />
      )}
    </Modal>
  );
}

/** The open points by kind: the empty sections first, as they are missing from the paper itself. */
function Points({ checks }: { readonly checks: readonly Check[] }) {
  const { t } = useTranslation();
  const points = checks.filter(isOpenPoint);
  if (points.length === 0) return <p>{t('reports.asking.noPoints')}</p>;
  const byKind = (['section', 'basis', 'warning', 'missing'] as const)
    .map((kind) => ({ kind, own: points.filter((point) => point.kind === kind) }))
    .filter(({ own }) => own.length > 0);
  return (
    <>
      <h2>
        {t('reports.asking.points', {
          count: points.length,
          list: byKind
            .map(({ kind, own }) => t(`reports.asking.count.${kind}`, { count: own.length }))
            .join(', '),
        })}
      </h2>
      {byKind.map(({ kind, own }) => (
        <section key={kind}>
          <h3>{t(`reports.asking.kind.${kind}`)}</h3>
          {kind === 'section' ? (
            <p>{own.flatMap((point) => point.details).join('; ')}</p>
          ) : (
            <PointList points={own} />
          )}
        </section>
      ))}
    </>
  );
}
