import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Backups } from '../../shared/contract/data.ts';
import { useMessages } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { useSettingsLeaving } from './use-settings-leaving.ts';

/** The folder in which backups of this PC lie: picked in a dialog where there is one, or its path typed. */
export function BackupPlaceForm({ backups }: { readonly backups: Backups }) {
  const { t } = useTranslation();
  const { client } = useSession();
  const messages = useMessages();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const [form] = Form.useForm<{ readonly folder: string }>();
  const { chosenFolder, usualFolder, isThere, cloudProgram, canPickFolder } = backups;
  const pick = async (): Promise<void> => {
    try {
      const { folder } = await client.data.pickFolder();
      if (folder !== null) form.setFieldsValue({ folder });
    } catch (error) {
      tell(error);
    }
  };
  const save = async (typed: string): Promise<boolean> => {
    try {
      const folder = typed.trim();
      await client.data.setBackupFolder({ folder: folder === '' ? null : folder });
      await queries.invalidateQueries();
      messages.done(t('backups:placeSaved'));
      return true;
    } catch (error) {
      tell(error);
      return false;
    }
  };
  useSettingsLeaving(form, 'data', {
    isChanged: () => (form.getFieldsValue().folder ?? '') !== (chosenFolder ?? ''),
    save: ({ folder }) => save(folder),
    discard: () => form.resetFields(),
  });
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ folder: chosenFolder ?? '' }}
      onFinish={({ folder }) => void save(folder)}
    >
      {isThere || chosenFolder === null ? null : (
        <Alert
          type="warning"
          showIcon
          role="note"
          title={t('backups:placeGone', { path: chosenFolder, usual: usualFolder })}
          style={{ marginBottom: 8 }}
        />
      )}
      {cloudProgram === null ? null : (
        <Alert
          type="info"
          showIcon
          role="note"
          title={t('backups:placeInCloud', { program: cloudProgram })}
          style={{ marginBottom: 8 }}
        />
      )}
      <div className="backup-line">
        <Form.Item name="folder" label={t('backups:place')} className="grow" style={{ minWidth: 260 }}>
          <Input maxLength={1000} spellCheck={false} aria-describedby="backup-place-hint" />
        </Form.Item>
        {canPickFolder ? <Button onClick={() => void pick()}>{t('backups:pick')}</Button> : null}
        <Button htmlType="submit">{t('backups:savePlace')}</Button>
      </div>
      <div id="backup-place-hint" style={{ color: '#434a54' }}>
        {t('backups:placeHint', { path: usualFolder })}
      </div>
    </Form>
  );
}
