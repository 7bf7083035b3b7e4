import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppStatus } from '../../shared/contract/app.ts';
import { refusalSentence } from '../../shared/i18n/translator.ts';
import { formatDate, parseTypedDate } from '../../shared/time/typed-date.ts';
import type { Client } from '../session/connection.ts';
import { announce } from '../session/messages.tsx';
import { refusalOf } from '../session/session.tsx';

/** Asks what day it is where the PC's clock is plainly wrong; nothing can be entered before the answer. */
export function ClockDialog({ client, status }: { readonly client: Client; readonly status: AppStatus }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { presentDay: today, lastSaveDate } = status;
  const [text, setText] = useState(formatDate(lastSaveDate ?? today));
  const [problem, setProblem] = useState<string | null>(null);
  const refuse = (sentence: string): void => {
    setProblem(sentence);
    announce(sentence, 'refused');
  };
  const take = async (): Promise<void> => {
    const typed = parseTypedDate(text, lastSaveDate ?? today);
    if (!typed.ok) {
      refuse(t('clock:notADate'));
      return;
    }
    try {
      await client.app.setToday({ date: typed.date });
      await queries.invalidateQueries();
    } catch (error) {
      refuse(refusalSentence(t, refusalOf(error)));
    }
  };
  return (
    <Modal
      open
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      title={t('clock:title')}
      footer={
        <Button type="primary" onClick={() => void take()}>
          {t('clock:take')}
        </Button>
      }
    >
      <Alert
        type="warning"
        showIcon
        title={t(status.clock === 'ahead' ? 'clock:ahead' : 'clock:behind', { pc: formatDate(today) })}
      />
      {lastSaveDate === null ? null : <p>{t('clock:lastSave', { date: formatDate(lastSaveDate) })}</p>}
      <p>{t('clock:ask')}</p>
      <div className="field">
        <label htmlFor="clock-today">{t('clock:today')}</label>
        <Input
          id="clock-today"
          autoFocus
          autoComplete="off"
          style={{ width: 180 }}
          value={text}
          status={problem === null ? '' : 'error'}
          aria-invalid={problem === null ? undefined : true}
          aria-describedby={problem === null ? undefined : 'clock-problem'}
          placeholder={t('date.placeholder')}
          onChange={(event) => setText(event.target.value)}
          onFocus={(event) => event.target.select()}
          onPressEnter={() => void take()}
        />
        {problem === null ? null : (
          <div id="clock-problem" className="problem">
            {problem}
          </div>
        )}
      </div>
    </Modal>
  );
}
