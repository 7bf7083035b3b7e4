import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { VersionedSettings } from '../../shared/contract/settings.ts';
import { paperKinds, type PaperKind } from '../../shared/registers/setting/recipients.ts';
import type { Settings } from '../../shared/registers/setting/settings.ts';
import type { Signer } from '../../shared/registers/setting/signer.ts';
import texts from '../../shared/reference/report-texts.json' with { type: 'json' };
import { recipientsOf, signersOf } from '../../shared/report/signers.ts';
import { deviceKindOf, type DeviceKind } from '../../shared/registers/device-kind.ts';
import { useSession } from '../session/session.tsx';
import { linesOf } from './lines-of.ts';
import { SignersInput } from './signers-input.tsx';
import { SettingsForm } from './settings-form.tsx';
import { useSettingsForm } from './use-settings-form.tsx';

interface PaperAnswers {
  readonly issuer: NonNullable<Settings['issuer']>;
  readonly signers: readonly Partial<Signer>[];
  readonly addressee: string;
  /** A place a line. */
  readonly recipients: Readonly<Record<PaperKind, string>>;
}

/** Of each kind of paper something. */
function ofEachKind<T>(one: (kind: PaperKind) => T): Readonly<Record<PaperKind, T>> {
  return {
    report: one('report'),
    quickReport: one('quickReport'),
    letter: one('letter'),
    urgingSlip: one('urgingSlip'),
    urgingLetter: one('urgingLetter'),
    results: one('results'),
  };
}

function paperAnswers(settings: Settings, kind: DeviceKind): PaperAnswers {
  return {
    issuer: settings.issuer ?? {
      parent: texts.parent,
      name: texts.agency,
      symbol: texts.symbol,
      place: texts.place,
    },
    signers: signersOf(settings, kind),
    addressee: settings.addressee ?? texts.addressee,
    recipients: ofEachKind((kind) => recipientsOf(settings, kind).join('\n')),
  };
}

function paperSettings({ recipients, signers, ...answers }: PaperAnswers): Partial<Settings> {
  return {
    ...answers,
    signers: signers.map(({ onBehalf = '', position = '', name = '' }) => ({ onBehalf, position, name })),
    recipients: ofEachKind((kind) => linesOf(recipients[kind])),
  };
}

/** The head of papers, who signs them, and where each kind of them goes. */
export function PaperForm({ opened }: { readonly opened: VersionedSettings }) {
  const { status } = useSession();
  const kind = deviceKindOf(status.device?.post);
  // A PC of another kind has other papers: the form begins anew, or it would hold what nobody typed.
  return <FormOfKind key={kind} opened={opened} kind={kind} />;
}

function FormOfKind({ opened, kind }: { readonly opened: VersionedSettings; readonly kind: DeviceKind }) {
  const { t } = useTranslation();
  const own = useSettingsForm(opened, {
    tab: 'paper',
    answersOf: (settings) => paperAnswers(settings, kind),
    settingsOf: paperSettings,
  });
  return (
    <SettingsForm of={own} width={860}>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '0 12px' }}>
        <Form.Item name={['issuer', 'parent']} label={t('settings.parent')}>
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item name={['issuer', 'name']} label={t('settings.agency')}>
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item name={['issuer', 'symbol']} label={t('settings.symbol')}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name={['issuer', 'place']} label={t('settings.place')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="addressee" label={t('settings.addressee')}>
          <Input maxLength={300} />
        </Form.Item>
      </div>
      <SignersInput />
      <h2 style={{ fontSize: 14 }}>{t('settings.recipients')}</h2>
      <p style={{ color: '#434a54', margin: '0 0 6px' }}>{t('settings.recipientsHint')}</p>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '0 12px' }}>
        {paperKinds.map((kind) => (
          <Form.Item key={kind} name={['recipients', kind]} label={t(`settings.recipientsOf.${kind}`)}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} />
          </Form.Item>
        ))}
      </div>
      <Button type="primary" htmlType="submit">
        {t('settings.save')}
      </Button>
    </SettingsForm>
  );
}
