import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Settings } from '../../shared/registers/setting/settings.ts';
import { tellFaults } from '../session/tell-faults.ts';
import { NumberInput } from '../ui/number-input.tsx';
import { between } from './between.ts';

type Answers = Pick<Settings, 'markerLimits' | 'incidentRules' | 'photoLongestSide'>;

/** What the checks and reminders on the border go by: the province's markers, days of waiting, days to a backlog. */
export function BorderForm(props: {
  readonly settings: Settings;
  readonly onSave: (answers: Answers) => void;
}) {
  const { settings, onSave } = props;
  const { t } = useTranslation();
  const field = (name: [keyof Answers, string], label: string, max: number) => (
    <Form.Item name={name} label={label} rules={[between(t, 1, max, true)]}>
      <NumberInput />
    </Form.Item>
  );
  return (
    <Form<Answers>
      layout="vertical"
      scrollToFirstError={{ focus: true }}
      onFinishFailed={tellFaults}
      style={{ maxWidth: 720 }}
      initialValues={settings}
      onFinish={({ photoLongestSide, ...answers }) =>
        onSave({ ...answers, photoLongestSide: photoLongestSide ?? null })
      }
    >
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '0 12px' }}>
        {field(['markerLimits', 'west'], t('settings.markerWest'), 1378)}
        {field(['markerLimits', 'east'], t('settings.markerEast'), 1378)}
        {field(['markerLimits', 'longestSpan'], t('settings.markerSpan'), 1378)}
        {field(['incidentRules', 'waitingDays'], t('settings.waitingDays'), 1000)}
        {field(['incidentRules', 'backlogDays'], t('settings.backlogDays'), 1000)}
        <Form.Item
          name="photoLongestSide"
          label={t('settings.photoSide')}
          rules={[between(t, 500, 20_000, false)]}
        >
          <NumberInput placeholder={t('settings.photoNever')} />
        </Form.Item>
      </div>
      <p style={{ color: '#434a54' }}>{t('settings.markerHint')}</p>
      <Button type="primary" htmlType="submit">
        {t('settings.save')}
      </Button>
    </Form>
  );
}
