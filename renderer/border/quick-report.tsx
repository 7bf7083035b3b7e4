import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordView } from '../../shared/contract/records.ts';
import { registerNamed } from '../../shared/registers/all-registers.ts';
import { borderIncident } from '../../shared/registers/border-incident/border-incident.ts';
import {
  changedSinceCheck,
  checkOf,
  verificationOf,
} from '../../shared/registers/border-incident/cross-check.ts';
import { MOST_OF_CHECK } from '../../shared/registers/cross-check.ts';
import { deviceKindOf } from '../../shared/registers/device-kind.ts';
import { isPlainDate } from '../../shared/time/plain-date.ts';
import { newId } from '../session/new-id.ts';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { DateInput } from '../ui/date-input.tsx';
import { focusAtOpening } from '../ui/focus-at-opening.ts';
import { columnLabel } from '../ui/labels.ts';
import { useLeavableDialog } from '../ui/leaving.ts';
import { useSavedMessage } from '../ui/use-saved-message.tsx';
import { valueText } from '../ui/value-text.ts';
import { Writing } from '../ui/writing.tsx';

const incidents = registerNamed(borderIncident.name);

/**
 * How the quick report of a post stands, above its form: that it waits, what it was compared with, what was changed since.
 * The department's PCs have the button that notes a comparison; a post's has none. Nothing for what no post reported.
 */
export function QuickReport({
  view,
  isEdited,
}: {
  readonly view: RecordView;
  /** Something is typed and not saved: what is compared is what is kept. */
  readonly isEdited: boolean;
}) {
  const { t, i18n } = useTranslation();
  const { index, status } = useSession();
  const { record } = view;
  const stands = verificationOf(record);
  if (stands === null) return null;
  const { reportedBy, crossCheck } = checkOf(record);
  const changed = changedSinceCheck(record).map((name) => columnLabel(t, incidents, name));
  const isOffice = deviceKindOf(status.device?.post) === 'department';
  const said = valueText(t, index, i18n.language, incidents.fields['crossCheck'], crossCheck);
  const post = valueText(t, index, i18n.language, incidents.fields['reportedBy'], reportedBy);
  return (
    <Alert
      type={stands === 'checked' ? 'success' : 'info'}
      showIcon
      role="note"
      style={{ marginBottom: 8 }}
      title={t(`border:check.${stands}`, { post, said, changed: changed.join(', ') })}
      action={
        isOffice && record.withdrawn === null ? (
          <Writing>
            <CrossCheckButton view={view} isAgain={crossCheck !== null} isEdited={isEdited} />
          </Writing>
        ) : null
      }
    />
  );
}

/** What is typed of a comparison. */
interface Typed {
  readonly number: string;
  readonly date: string | null;
  readonly by: string;
}

function CrossCheckButton(props: {
  readonly view: RecordView;
  readonly isAgain: boolean;
  readonly isEdited: boolean;
}) {
  const { view, isAgain, isEdited } = props;
  const { id, code } = view.record;
  const { t } = useTranslation();
  const { client, status } = useSession();
  const tell = useTellRefusal();
  const showSaved = useSavedMessage();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<Typed | null>(null);
  const { number, date, by } = typed ?? { number: '', date: null, by: '' };
  const change = (part: Partial<Typed>): void => setTyped({ number, date, by, ...part });
  const leave = useLeavableDialog(
    `${t('border:check.command')} – ${code}`,
    number.trim() !== '' || date !== null,
    () => setTyped(null),
  );
  const isReady = number.trim() !== '' && date !== null && isPlainDate(date) && by.trim() !== '';
  const note = async (): Promise<void> => {
    if (date === null || !isPlainDate(date)) return;
    try {
      const { saveId } = await client.border.crossCheck({
        writeId: newId(),
        id,
        version: view.version,
        document: { number: number.trim(), date },
        by: by.trim(),
      });
      setTyped(null);
      await queries.invalidateQueries();
      showSaved(t('border:check.done', { code }), saveId);
    } catch (error) {
      tell(error);
    }
  };
  return (
    <>
      <Button
        type={isAgain ? 'default' : 'primary'}
        disabled={isEdited}
        title={isEdited ? t('border:check.saveFirst') : undefined}
        onClick={() => setTyped({ number: '', date: null, by: status.device?.actor.name ?? '' })}
      >
        {t(isAgain ? 'border:check.again' : 'border:check.command')}
      </Button>
      <Modal
        open={typed !== null}
        title={`${t('border:check.command')} – ${code}`}
        okText={t('border:check.confirm')}
        okButtonProps={{ disabled: !isReady }}
        onOk={() => void note()}
        onCancel={() => leave(() => setTyped(null))}
        mask={{ closable: false }}
        afterOpenChange={focusAtOpening('#check-number')}
      >
        <p>{t('border:check.meaning')}</p>
        <label htmlFor="check-number">{t('border:check.number')}</label>
        <Input
          id="check-number"
          value={number}
          maxLength={MOST_OF_CHECK}
          onChange={(event) => change({ number: event.target.value })}
        />
        <label htmlFor="check-date">{t('border:check.date')}</label>
        <DateInput
          id="check-date"
          value={date}
          today={status.today}
          invalid={date !== null && !isPlainDate(date)}
          onChange={(next) => change({ date: next })}
        />
        <label htmlFor="check-by">{t('border:check.by')}</label>
        <Input
          id="check-by"
          value={by}
          maxLength={MOST_OF_CHECK}
          onChange={(event) => change({ by: event.target.value })}
        />
      </Modal>
    </>
  );
}
