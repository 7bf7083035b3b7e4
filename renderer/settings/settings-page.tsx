import { useQuery } from '@tanstack/react-query';
import { Button, Form, Switch, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHashLocation } from 'wouter/use-hash-location';
import type { VersionedSettings } from '../../shared/contract/settings.ts';
import type { Settings } from '../../shared/registers/setting/settings.ts';
import { groupModes } from '../../shared/report/group-name.ts';
import { reportCalendars } from '../../shared/time/reporting-calendar.ts';
import { settingsTabs, type SettingsTab } from '../session/routes.ts';
import { useSession } from '../session/session.tsx';
import { NumberInput } from '../ui/number-input.tsx';
import { PickInput } from '../ui/pick-input.tsx';
import { SamplePanel } from '../sample/sample-panel.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { between } from './between.ts';
import { BorderForm } from './border-form.tsx';
import { DataPanel } from './data-panel.tsx';
import { DevicePanel } from './device-panel.tsx';
import { PaperForm } from './paper-form.tsx';
import { FieldErrand } from './field-errand.tsx';
import { LicencesPanel } from './licences-panel.tsx';
import { OutlinesForm } from './outlines-form.tsx';
import { TemplatesPanel } from './templates-panel.tsx';
import { ReferencePanel } from './reference-panel.tsx';
import { SettingsForm } from './settings-form.tsx';
import { UpdatePanel } from './update-panel.tsx';
import { useSettingsForm } from './use-settings-form.tsx';

/** Settings: the head and signer of papers, rules of counting, reference data, this PC, the data themselves, the update of the program, and licences of software. */
export function SettingsPage(props: {
  readonly tab: string | undefined;
  /** A row of reference data that is to be opened, or one that is being added. */
  readonly row?: string | undefined;
}) {
  const { tab, row } = props;
  const { t } = useTranslation();
  const [, navigate] = useHashLocation();
  const { client } = useSession();
  const opened = useQuery({
    queryKey: ['settings', 'editing'],
    queryFn: () => client.settings.readForEditing(),
  });
  if (opened.data === undefined) return null;
  const panels: Readonly<Record<SettingsTab, ReactNode>> = {
    paper: <PaperForm opened={opened.data} />,
    rules: <RulesForm opened={opened.data} />,
    border: <BorderForm opened={opened.data} />,
    outlines: <OutlinesForm opened={opened.data} />,
    templates: <TemplatesPanel />,
    reference: <ReferencePanel key={row ?? ''} opened={row} />,
    device: <DevicePanel />,
    data: (
      <>
        <DataPanel opened={opened.data} />
        <SamplePanel />
      </>
    ),
    update: <UpdatePanel />,
    licences: <LicencesPanel />,
  };
  const active = settingsTabs.find((known) => known === tab) ?? 'paper';
  return (
    <div className="page">
      <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
        {t('places:place.settings')}
      </Typography.Title>
      <Tabs
        label={t('places:place.settings')}
        active={active}
        onChange={(key) => navigate(`/settings/${key}`)}
        tabs={settingsTabs.map((key) => ({ key, label: t(`settings.${key}`), panel: panels[key] }))}
      />
      <FieldErrand key={active} tab={active} />
    </div>
  );
}

function RulesForm({ opened }: { readonly opened: VersionedSettings }) {
  const { t, i18n } = useTranslation();
  const own = useSettingsForm<Settings>(opened, {
    tab: 'rules',
    answersOf: (settings) => settings,
    settingsOf: (answers) => answers,
  });
  return (
    <SettingsForm of={own} width={720}>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '0 12px' }}>
        <Form.Item name="calendarId" label={t('reports.calendar')}>
          <PickInput
            options={reportCalendars.map((calendar) => ({
              value: calendar.id,
              label: calendar.name[i18n.language === 'en' ? 'en' : i18n.language === 'zh' ? 'zh' : 'vi'],
            }))}
          />
        </Form.Item>
        <Form.Item name={['countingRules', 'incomingDecidingDate']} label={t('settings.incomingDate')}>
          <PickInput
            options={(['arrival', 'entry'] as const).map((value) => ({
              value,
              label: t(`settings.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item
          name={['countingRules', 'countEnterpriseMembers']}
          label={t('settings.enterprise')}
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
        <Form.Item
          name={['countingRules', 'countVietnameseEscorts']}
          label={t('settings.escorts')}
          valuePropName="checked"
        >
          <Switch />
        </Form.Item>
        <Form.Item
          name={['reportRule', 'days']}
          label={t('settings.reportDays')}
          rules={[between(t, 1, 365, true)]}
        >
          <NumberInput />
        </Form.Item>
        <Form.Item name={['reportRule', 'unit']} label={t('settings.reportUnit')}>
          <PickInput
            options={(['calendarDays', 'workingDays'] as const).map((value) => ({
              value,
              label: t(`settings.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="groupUnits" label={t('reference:groupUnits')}>
          <PickInput options={groupModes.map((value) => ({ value, label: t(`reference:${value}`) }))} />
        </Form.Item>
        <Form.Item name="reportDueDay" label={t('settings.reportDueDay')} rules={[between(t, 1, 31, true)]}>
          <NumberInput />
        </Form.Item>
        <Form.Item
          name="expiryNoticeDays"
          label={t('settings.expiryDays')}
          rules={[between(t, 0, 1000, true)]}
        >
          <NumberInput />
        </Form.Item>
        <Form.Item
          name={['limits', 'people']}
          label={t('settings.limitPeople')}
          rules={[between(t, 1, 100_000, false)]}
        >
          <NumberInput />
        </Form.Item>
        <Form.Item
          name={['limits', 'days']}
          label={t('settings.limitDays')}
          rules={[between(t, 1, 100_000, false)]}
        >
          <NumberInput />
        </Form.Item>
        <Form.Item
          name={['limits', 'countries']}
          label={t('settings.limitCountries')}
          rules={[between(t, 1, 100_000, false)]}
        >
          <NumberInput />
        </Form.Item>
        <Form.Item name="beforeDay" label={t('notices:beforeDay')}>
          <PickInput
            options={(['dayBefore', 'sameDay'] as const).map((value) => ({
              value,
              label: t(`notices:${value}`),
            }))}
          />
        </Form.Item>
      </div>
      <Button type="primary" htmlType="submit">
        {t('settings.save')}
      </Button>
    </SettingsForm>
  );
}
