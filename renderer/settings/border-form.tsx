import { Button, Form, Input, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VersionedSettings } from '../../shared/contract/settings.ts';
import type { Settings } from '../../shared/registers/setting/settings.ts';
import type { DeviceKind } from '../../shared/registers/device-kind.ts';
import texts from '../../shared/reference/paper-texts.json' with { type: 'json' };
import { NumberInput } from '../ui/number-input.tsx';
import { between } from './between.ts';
import { linesOf } from './lines-of.ts';
import { SettingsForm } from './settings-form.tsx';
import { useSettingsForm } from './use-settings-form.tsx';

interface Answers extends Pick<
  Settings,
  'markerLimits' | 'incidentRules' | 'countAwaitingIncidents' | 'photoLongestSide'
> {
  /** A place a line. */
  readonly quickReportTo: Readonly<Record<DeviceKind, string>>;
}

const shipped = texts.written.quickReportTo;

/** What the checks and reminders on the border go by: the province's markers, days of waiting, days to a backlog. */
export function BorderForm({ opened }: { readonly opened: VersionedSettings }) {
  const { t } = useTranslation();
  const own = useSettingsForm<Answers>(opened, {
    tab: 'border',
    answersOf: ({ quickReportTo, ...settings }) => ({
      ...settings,
      quickReportTo: {
        department: (quickReportTo?.department ?? shipped.department).join('\n'),
        post: (quickReportTo?.post ?? shipped.post).join('\n'),
      },
    }),
    settingsOf: ({ photoLongestSide, quickReportTo, ...answers }) => ({
      ...answers,
      quickReportTo: {
        department: linesOf(quickReportTo.department),
        post: linesOf(quickReportTo.post),
      },
      photoLongestSide: photoLongestSide ?? null,
    }),
  });
  const field = (name: [keyof Answers, string], label: string, max: number) => (
    <Form.Item name={name} label={label} rules={[between(t, 1, max, true)]}>
      <NumberInput />
    </Form.Item>
  );
  return (
    <SettingsForm of={own} width={720}>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '0 12px' }}>
        {field(['markerLimits', 'west'], t('settings.markerWest'), 1378)}
        {field(['markerLimits', 'east'], t('settings.markerEast'), 1378)}
        {field(['markerLimits', 'longestSpan'], t('settings.markerSpan'), 1378)}
        {field(['incidentRules', 'waitingDays'], t('settings.waitingDays'), 1000)}
        {field(['incidentRules', 'backlogDays'], t('settings.backlogDays'), 1000)}
        <Form.Item name="countAwaitingIncidents" label={t('settings.countAwaiting')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item
          name="photoLongestSide"
          label={t('settings.photoSide')}
          rules={[between(t, 500, 20_000, false)]}
        >
          <NumberInput placeholder={t('settings.photoNever')} />
        </Form.Item>
        {(
          [
            ['department', 'settings.quickReportToDepartment'],
            ['post', 'settings.quickReportToPost'],
          ] as const
        ).map(([kind, label]) => (
          <Form.Item key={kind} name={['quickReportTo', kind]} label={t(label)}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
          </Form.Item>
        ))}
      </div>
      <p style={{ color: '#434a54' }}>{t('settings.markerHint')}</p>
      <Button type="primary" htmlType="submit">
        {t('settings.save')}
      </Button>
    </SettingsForm>
  );
}
