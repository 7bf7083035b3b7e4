import { Alert, App, Button, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefusalDetail } from '../../shared/contract/refusal.ts';
import { keepFile } from '../session/kept-files.ts';
import { newId } from '../session/new-id.ts';
import { refusalOf, useSession, useTellRefusal } from '../session/session.tsx';
import { NoticeCheck } from './notice-check.tsx';
import { canPaste, NoticeOpen } from './notice-open.tsx';
import { useNoticeText } from './use-notice-text.ts';
import { readingOf, useNoticeDraft } from './use-notice-draft.ts';
import { Writing } from '../ui/writing.tsx';

/** Reads the tasks that a document assigns: source and proposals side by side, saved only when ticked and asked. */
export function NoticePage() {
  const { t } = useTranslation();
  const { client, index } = useSession();
  const tell = useTellRefusal();
  const { text, setText, end: endText } = useNoticeText();
  /** Id of the reading under way. */
  const [readingId, setReadingId] = useState<string | null>(null);
  const [refused, setRefused] = useState<RefusalDetail | null>(null);
  const { reading, recovered, changed, kept, start, change, end } = useNoticeDraft();
  const { modal } = App.useApp();
  const readAnother = (): void => {
    if (!changed && !recovered) end();
    else
      modal.confirm({
        title: t('kept:notice.ask'),
        content: t('kept:drafts.askText'),
        okText: t('kept:leaving.discard'),
        okButtonProps: { danger: true },
        cancelText: t('kept:leaving.stay'),
        autoFocusButton: 'cancel',
        onOk: end,
      });
  };
  const read = async (file: File | null): Promise<void> => {
    const id = newId();
    setReadingId(id);
    setRefused(null);
    try {
      const answer = await client.notices.read({ id, file, text: file === null ? text : '' });
      // The file is kept before anything names it, so that what is checked later still has it.
      const own = file === null ? null : await keepFile(client.files, file, newId());
      start(readingOf(answer, own, index));
      endText();
    } catch (error) {
      const detail = refusalOf(error);
      // What can be pasted instead is said above the box for it, and stays.
      if (file !== null && canPaste(detail)) setRefused(detail);
      else tell(error);
    } finally {
      setReadingId(null);
    }
  };
  return (
    <div className="page">
      <div className="row" style={{ marginBottom: 8 }}>
        <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }} className="grow">
          {t('notice.title')}
        </Typography.Title>
        <span aria-live="polite" style={{ color: '#434a54', fontSize: 12.5 }}>
          {reading !== null && kept ? t('record.draftKept') : ''}
        </span>
        {reading === null ? null : <Button onClick={readAnother}>{t('notice.again')}</Button>}
      </div>
      {recovered ? (
        <Alert closable type="info" title={t('notice.recovered')} style={{ marginBottom: 8 }} />
      ) : null}
      <Writing>
        {reading === null ? (
          <NoticeOpen
            readingId={readingId}
            text={text}
            onText={setText}
            refused={refused}
            onRead={(file) => void read(file)}
          />
        ) : (
          <NoticeCheck reading={reading} changed={changed} onChange={change} onEnd={end} />
        )}
      </Writing>
    </div>
  );
}
