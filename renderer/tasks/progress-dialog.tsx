import { Checkbox, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowedTask } from '../../shared/registers/followed-tasks.ts';
import { newId } from '../app/new-id.ts';
import { useSession, useTellRefusal } from '../app/session.tsx';
import { DateInput } from '../ui/date-input.tsx';

/** One progress entry for several tasks, saved for all of them at once or for none. */
export function ProgressDialog(props: {
  readonly tasks: readonly FollowedTask[];
  readonly onClose: () => void;
  readonly onSaved: (count: number) => void;
}) {
  const { t } = useTranslation();
  const { client, status } = useSession();
  const tell = useTellRefusal();
  const [writeId] = useState(newId);
  const [date, setDate] = useState<string | null>(status.today);
  const [percent, setPercent] = useState<number | null>(null);
  const [text, setText] = useState('');
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const complete = date !== null && (text.trim() !== '' || percent !== null || done);
  const save = async (): Promise<void> => {
    if (!complete || busy) return;
    setBusy(true);
    try {
      await client.records.save({
        writeId,
        saves: props.tasks.map((task) => ({
          register: 'task' as const,
          id: task.id,
          fields: done ? { doneOn: date } : {},
          children: {
            progress: [
              { id: newId(), fields: { date, percent: done ? 100 : percent, text: text.trim() || null } },
            ],
          },
        })),
      });
      props.onSaved(props.tasks.length);
    } catch (error) {
      tell(error);
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={t('follow:progress.title', { count: props.tasks.length })}
      okText={t('follow:progress.save')}
      cancelText={t('import.cancel')}
      okButtonProps={{ disabled: !complete, loading: busy }}
      onOk={() => void save()}
      onCancel={props.onClose}
    >
      <div className="form-grid">
        <div className="field" style={{ gridColumn: 'span 4' }}>
          <label htmlFor="progress-date">{t('registers:task.children.progress.fields.date')}</label>
          <DateInput id="progress-date" value={date} today={status.today} onChange={setDate} />
        </div>
        <div className="field" style={{ gridColumn: 'span 4' }}>
          <label htmlFor="progress-percent">{t('registers:task.children.progress.fields.percent')}</label>
          <InputNumber
            id="progress-percent"
            min={0}
            max={100}
            value={done ? 100 : percent}
            disabled={done}
            onChange={setPercent}
            style={{ width: '100%' }}
          />
        </div>
        <div className="field" style={{ gridColumn: 'span 12' }}>
          <Checkbox checked={done} onChange={(event) => setDone(event.target.checked)}>
            {t('follow:progress.done')}
          </Checkbox>
        </div>
        <div className="field" style={{ gridColumn: 'span 12' }}>
          <label htmlFor="progress-text">{t('registers:task.children.progress.fields.text')}</label>
          <Input.TextArea
            id="progress-text"
            autoFocus
            rows={3}
            maxLength={5_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                void save();
              }
            }}
          />
        </div>
      </div>
      <ul className="faint" style={{ maxHeight: 160, overflow: 'auto', paddingLeft: 18 }}>
        {props.tasks.map((task) => (
          <li key={task.id}>
            {task.code} {task.title}
          </li>
        ))}
      </ul>
    </Modal>
  );
}
