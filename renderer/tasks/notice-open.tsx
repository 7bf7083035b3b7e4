import { Alert, Button, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RefusalDetail } from '../../shared/contract/refusal.ts';
import { refusalSentence } from '../../shared/i18n/translator.ts';
import { WorkProgress } from '../ui/work-progress.tsx';
import { TextLines } from '../ui/text-box.tsx';

/** Files whose text can be had by no other way than by pasting it. */
const TO_PASTE: ReadonlySet<string> = new Set([
  'notice-scanned',
  'notice-unreadable',
  'notice-damaged',
  'notice-unknown',
]);

/** Whether the text of a file that was refused can be pasted instead. */
export const canPaste = ({ code }: RefusalDetail): boolean => TO_PASTE.has(code);

/** Chooses the file of a notice, or takes its text. */
export function NoticeOpen(props: {
  /** Id of the reading under way; null for none. */
  readonly readingId: string | null;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Why the last file was not read, where its text can be pasted instead. */
  readonly refused: RefusalDetail | null;
  readonly onRead: (file: File | null) => void;
}) {
  const { readingId, text, onText, refused, onRead } = props;
  const { t } = useTranslation();
  const busy = readingId !== null;
  return (
    <div style={{ display: 'grid', gap: 10, maxWidth: 900 }}>
      <Upload
        accept=".docx,.docm,.dotx,.odt,.pdf,.mht,.mhtml,.htm,.html,.txt"
        showUploadList={false}
        beforeUpload={(file) => {
          onRead(file);
          return false;
        }}
      >
        <Button type="primary" loading={busy}>
          {t('notice.choose')}
        </Button>
      </Upload>
      {readingId === null ? null : <WorkProgress key={readingId} id={readingId} />}
      {refused === null ? null : (
        <Alert
          type="warning"
          title={refusalSentence(t, refused)}
          action={
            <Button
              size="small"
              onClick={() => {
                const box = document.querySelector<HTMLTextAreaElement>('#notice-text');
                box?.scrollIntoView({ block: 'center' });
                box?.focus();
              }}
            >
              {t('notices:pasteInstead')}
            </Button>
          }
        />
      )}
      <label htmlFor="notice-text">{t('notice.paste')}</label>
      <TextLines id="notice-text" rows={18} value={text} onValue={onText} />
      <div>
        <Button disabled={text.trim() === ''} loading={busy} onClick={() => onRead(null)}>
          {t('notice.read')}
        </Button>
      </div>
    </div>
  );
}
