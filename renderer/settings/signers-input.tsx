import { ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { signerFault, type Signer } from '../../shared/registers/setting/signer.ts';

const MOST = 20;

/** The list of those who sign papers, in a form that has it under `signers`; the first is the usual one. */
export function SignersInput() {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  /** Refuses offices that no paper may bear, at the position of the line. */
  const officeRule = (line: number) => ({
    validator: async () => {
      const kept: Partial<Signer> = form.getFieldValue(['signers', line]) ?? {};
      const { onBehalf = '', position = '' } = kept;
      const fault = signerFault({ onBehalf, position });
      if (fault !== null) throw new Error(t(`settings.signerFault.${fault}`, { onBehalf, position }));
    },
  });
  return (
    <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
      <legend style={{ fontSize: 14, fontWeight: 600 }}>{t('settings.signers')}</legend>
      <Form.List name="signers">
        {(lines, { add, remove, move }) => (
          <>
            {lines.map((line, at) => (
              <div
                key={line.key}
                style={{
                  display: 'grid',
                  gridTemplateColumns: '1fr 1fr 1fr auto',
                  gap: '0 12px',
                  alignItems: 'start',
                }}
              >
                <Form.Item name={[line.name, 'onBehalf']} label={t('settings.onBehalf')}>
                  <Input maxLength={200} placeholder={t('settings.onBehalfExample')} />
                </Form.Item>
                <Form.Item
                  name={[line.name, 'position']}
                  label={t('settings.position')}
                  dependencies={[['signers', line.name, 'onBehalf']]}
                  rules={[officeRule(line.name)]}
                >
                  <Input maxLength={200} placeholder={t('settings.positionExample')} />
                </Form.Item>
                <Form.Item name={[line.name, 'name']} label={t('settings.signer')}>
                  <Input maxLength={200} />
                </Form.Item>
                <span className="row" style={{ marginTop: 26 }}>
                  <Button
                    icon={<ArrowUpOutlined />}
                    disabled={at === 0}
                    aria-label={t('settings.signerUp', { number: at + 1 })}
                    title={t('settings.signerUp', { number: at + 1 })}
                    onClick={() => move(at, at - 1)}
                  />
                  <Button
                    icon={<DeleteOutlined />}
                    disabled={lines.length === 1}
                    aria-label={t('settings.signerOut', { number: at + 1 })}
                    title={t('settings.signerOut', { number: at + 1 })}
                    onClick={() => remove(at)}
                  />
                </span>
              </div>
            ))}
            <Button
              disabled={lines.length >= MOST}
              style={{ marginBottom: 16 }}
              onClick={() => add({ onBehalf: '', position: '', name: '' })}
            >
              {t('settings.addSigner')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
