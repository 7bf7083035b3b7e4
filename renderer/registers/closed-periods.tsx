import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, App } from 'antd';
import type { TFunction } from 'i18next';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClosedPeriod } from '../../shared/report/closed-period.ts';
import type { OpenRegisterName } from '../../shared/registers/all-registers.ts';
import { periodCodeInWords } from '../../shared/time/period-words.ts';
import { formatDate } from '../../shared/time/typed-date.ts';
import type { RecordChange } from '../../shared/contract/schemas.ts';
import { useSession } from '../session/session.tsx';

/** What a change in closed periods comes to: one sentence a period. */
function closedSentence(t: TFunction, { calendarId, periodCode, closedOn }: ClosedPeriod): string {
  const period = periodCodeInWords(t, periodCode, calendarId);
  return closedOn === null
    ? t('closed:undated', { period })
    : t('closed:sentence', { period, date: formatDate(closedOn) });
}

/** Tells that a change is one of figures that are frozen. Nothing where no period is closed. */
export function ClosedPeriodNote({ periods }: { readonly periods: readonly ClosedPeriod[] }) {
  const { t } = useTranslation();
  if (periods.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="note"
      style={{ marginBottom: 8 }}
      title={periods.map((period) => closedSentence(t, period)).join(' ')}
    />
  );
}

/** As `ClosedPeriodNote`, of kept records that are about to be changed together. */
export function ClosedRecordsNote(props: {
  readonly register: OpenRegisterName;
  readonly changes: readonly RecordChange[];
}) {
  const { client } = useSession();
  const asked = { register: props.register, changes: [...props.changes] };
  const { data = [] } = useQuery({
    queryKey: ['closed-periods', asked],
    queryFn: () => client.records.closedPeriods(asked),
    // While something is typed, what was known of what was typed before.
    placeholderData: keepPreviousData,
  });
  return <ClosedPeriodNote periods={data} />;
}

/**
 * Asks before figures that are frozen are changed, once as long as the asking part of the window stands: the answer holds for
 * its later saves.
 */
export function useClosedQuestion(): {
  readonly agreed: () => boolean;
  /** Answers at once where nothing is closed or it was agreed to before. */
  readonly ask: (periods: readonly ClosedPeriod[]) => Promise<boolean>;
} {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const agreed = useRef(false);
  return {
    agreed: () => agreed.current,
    ask: async (periods) => {
      if (agreed.current || periods.length === 0) return true;
      const { promise, resolve } = Promise.withResolvers<boolean>();
      modal.confirm({
        title: t('closed:ask'),
        width: 560,
        content: periods.map((period) => closedSentence(t, period)).join(' '),
        okText: t('closed:goOn'),
        cancelText: t('closed:cancel'),
        onOk: () => resolve(true),
        onCancel: () => resolve(false),
      });
      const answer = await promise;
      if (answer) agreed.current = true;
      return answer;
    },
  };
}
