import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenRegisterName } from '../../shared/registers/all-registers.ts';
import type { AnyRecord } from '../../shared/registers/define-register.ts';
import { erasureGrounds } from '../../shared/registers/erasure/erasure.ts';
import { newId } from '../session/new-id.ts';
import { useMessages } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { focusAtOpening } from '../ui/focus-at-opening.ts';
import { useLeavableDialog } from '../ui/leaving.ts';
import { Writing } from '../ui/writing.tsx';

type Ground = (typeof erasureGrounds)[number];

/** What is chosen and typed while someone is asked. */
interface Asked {
  readonly ground: Ground | null;
  readonly note: string;
  readonly understood: boolean;
}

const untouched: Asked = { ground: null, note: '', understood: false };

/** The button that erases the identity-document numbers of a record for good, asking why, and whether that is understood. */
export function EraseNumbers({
  register,
  record,
}: {
  readonly register: OpenRegisterName;
  readonly record: AnyRecord;
}) {
  const { t } = useTranslation();
  const messages = useMessages();
  const { client } = useSession();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { id, code } = record;
  const found = useQuery({
    queryKey: ['record', register, id, 'numbers'],
    queryFn: () => client.records.numbers({ register, id }),
    enabled: holdsNumber(record),
  });
  const change = (next: Partial<Asked>): void => setAsked({ ...(asked ?? untouched), ...next });
  const leave = useLeavableDialog(
    `${t('kept:erasing.command')} – ${code}`,
    asked !== null && (asked.ground !== null || asked.note.trim() !== ''),
    () => setAsked(null),
  );
  if (found.data === undefined || found.data.numbers.length === 0) return null;
  const { numbers, unreachable } = found.data;
  const { ground, note, understood } = asked ?? untouched;
  const isReady = ground !== null && understood && (ground !== 'other' || note.trim() !== '');
  const erase = async (): Promise<void> => {
    if (ground === null) return;
    try {
      await client.records.eraseNumbers({
        writeId: newId(),
        register,
        id,
        ground,
        note: note.trim() === '' ? null : note.trim(),
      });
      setAsked(null);
      await queries.invalidateQueries();
      messages.done(t('kept:erasing.done', { count: numbers.length, code }));
    } catch (error) {
      tell(error);
    }
  };
  return (
    <>
      <Writing>
        <Button danger onClick={() => setAsked(untouched)}>
          {t('kept:erasing.command')}
        </Button>
      </Writing>
      <Modal
        open={asked !== null}
        title={t('kept:erasing.command')}
        okText={t('kept:erasing.confirm', { count: numbers.length })}
        okButtonProps={{ danger: true, disabled: !isReady }}
        onOk={() => void erase()}
        onCancel={() => leave(() => setAsked(null))}
        mask={{ closable: false }}
        afterOpenChange={focusAtOpening('#erase-grounds input')}
      >
        <p>{t('kept:erasing.what', { count: numbers.length, numbers: numbers.join(', ') })}</p>
        <p>{t('kept:erasing.meaning')}</p>
        {unreachable.length === 0 ? null : (
          <Alert
            type="warning"
            showIcon
            title={t('kept:erasing.unreachable', { places: unreachable.join('; ') })}
          />
        )}
        <Radio.Group
          id="erase-grounds"
          aria-label={t('kept:erasing.ground')}
          value={ground}
          onChange={(event) =>
            change({ ground: erasureGrounds.find((known) => known === event.target.value) ?? null })
          }
          style={{ display: 'flex', flexDirection: 'column', margin: '8px 0' }}
          options={erasureGrounds.map((value) => ({
            value,
            label: t(`kept:erasing.grounds.${value}`),
          }))}
        />
        <Input.TextArea
          value={note}
          aria-label={t('kept:erasing.note')}
          placeholder={t('kept:erasing.note')}
          maxLength={1_000}
          onChange={(event) => change({ note: event.target.value })}
        />
        <Checkbox
          checked={understood}
          onChange={(event) => change({ understood: event.target.checked })}
          style={{ marginTop: 8 }}
        >
          {t('kept:erasing.understood')}
        </Checkbox>
      </Modal>
    </>
  );
}

/** Whether a number of a record as it is shown can be read here. */
function holdsNumber(value: unknown): boolean {
  if (value === null || typeof value !== 'object') return false;
  if ('masked' in value) return typeof value.masked === 'string';
  return Object.values(value).some(holdsNumber);
}
