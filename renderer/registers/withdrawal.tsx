import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { AnyRecord } from '../../shared/registers/define-register.ts';
import type { ClosedPeriod } from '../../shared/report/closed-period.ts';
import { newId } from '../session/new-id.ts';
import { useMessages } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { focusAtOpening } from '../ui/focus-at-opening.ts';
import { useLeavableDialog } from '../ui/leaving.ts';
import { ClosedPeriodNote, useClosedQuestion } from './closed-periods.tsx';
import { Writing } from '../ui/writing.tsx';

/** The button that takes a kept record out, asking for the reason first, or brings a withdrawn one back. */
export function Withdrawal({
  register,
  record,
  closedPeriods,
}: {
  readonly register: OpenRegisterName;
  readonly record: AnyRecord;
  /** Closed periods that it is counted in. */
  readonly closedPeriods: readonly ClosedPeriod[];
}) {
  const { t } = useTranslation();
  const messages = useMessages();
  const { client } = useSession();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  /** The reason as typed; null while nobody is asked for one. */
  const [reason, setReason] = useState<string | null>(null);
  const { id, code } = record;
  const withdraw = async (): Promise<void> => {
    try {
      await client.records.withdraw({ writeId: newId(), register, id, reason: reason ?? '' });
      setReason(null);
      await queries.invalidateQueries();
      messages.done(t('typing:told.withdrawn', { code }));
    } catch (error) {
      tell(error);
    }
  };
  const leave = useLeavableDialog(`${t('record.withdraw')} – ${code}`, (reason ?? '').trim() !== '', () =>
    setReason(null),
  );
  const question = useClosedQuestion();
  const reinstate = async (): Promise<void> => {
    if (!(await question.ask(closedPeriods))) return;
    try {
      await client.records.reinstate({ writeId: newId(), register, id });
      await queries.invalidateQueries();
      messages.done(t('typing:told.reinstated', { code }));
    } catch (error) {
      tell(error);
    }
  };
  return (
    <>
      <Writing>
        {record.withdrawn === null ? (
          <Button danger onClick={() => setReason('')}>
            {t('record.withdraw')}
          </Button>
        ) : (
          <Button onClick={() => void reinstate()}>{t('record.reinstate')}</Button>
        )}
      </Writing>
      <Modal
        open={reason !== null}
        title={t('record.withdraw')}
        okText={t('record.withdraw')}
        okButtonProps={{ danger: true, disabled: (reason ?? '').trim() === '' }}
        onOk={() => void withdraw()}
        onCancel={() => leave(() => setReason(null))}
        mask={{ closable: false }}
        afterOpenChange={focusAtOpening('#withdraw-reason')}
      >
        <ClosedPeriodNote periods={closedPeriods} />
        <p>{t('record.withdrawHint')}</p>
        <Input.TextArea
          id="withdraw-reason"
          value={reason ?? ''}
          aria-label={t('record.reason')}
          placeholder={t('record.reason')}
          onChange={(event) => setReason(event.target.value)}
        />
      </Modal>
    </>
  );
}
