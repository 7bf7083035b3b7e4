import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VersionedSettings } from '../../shared/contract/settings.ts';
import type { Settings } from '../../shared/registers/setting/settings.ts';
import { NumberInput } from '../ui/number-input.tsx';
import { between } from './between.ts';
import { SettingsForm } from './settings-form.tsx';
import { useSettingsForm } from './use-settings-form.tsx';

type Answers = Pick<Settings, 'backupWarnDays'>;

/** After how many days without a backup the first screen warns. */
export function BackupWarnForm({ opened }: { readonly opened: VersionedSettings }) {
  const { t } = useTranslation();
  const own = useSettingsForm<Answers>(opened, {
    tab: 'data',
    answersOf: ({ backupWarnDays }) => ({ backupWarnDays }),
    settingsOf: (answers) => answers,
  });
  return (
    <SettingsForm of={own}>
      <div className="backup-line">
        <Form.Item
          name="backupWarnDays"
          label={t('backups:warnDays')}
          rules={[between(t, 1, 365, true)]}
          style={{ width: 300 }}
        >
          <NumberInput />
        </Form.Item>
        <Button htmlType="submit">{t('settings.save')}</Button>
      </div>
    </SettingsForm>
  );
}
