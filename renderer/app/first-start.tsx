import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Divider, Form, Input, Radio, Segmented, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, type Language } from '../../shared/i18n/resources.ts';
import { refusalSentence } from '../../shared/i18n/translator.ts';
import { RestoreOffer } from '../backups/restore-offer.tsx';
import type { Client } from '../session/connection.ts';
import { useCall } from '../session/use-call.ts';
import { refusalOf } from '../session/session.tsx';
import { tellFaults } from '../session/tell-faults.ts';
import type { ReferenceRow } from '../../shared/reference/reference-row.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import {
  answeredPost,
  DeviceKindFields,
  postsOn,
  type DeviceKindAnswers,
} from '../ui/device-kind-fields.tsx';

interface Answers extends DeviceKindAnswers {
  readonly name: string;
  readonly jobTitle: string;
  readonly unit: string;
  readonly prefix: string;
  readonly withSample: boolean;
}

/** What codes of a post begin with, as its own code ends: `TT` of `DBP-TT`. */
const prefixOf = ({ code }: ReferenceRow): string => code.split('-').at(-1) ?? '';

/** The first start: where the PC stands, who works here, what codes begin with, empty or with the sample. */
export function FirstStart(props: {
  readonly client: Client;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  readonly reference: readonly ReferenceRow[];
  readonly today: PlainDate;
}) {
  const { client, language, onLanguage } = props;
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [refused, setRefused] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const callOf = useCall<Answers>();
  const [form] = Form.useForm<Answers>();
  const posts = postsOn(props.reference, props.today);
  const submit = async (answers: Answers): Promise<void> => {
    setBusy(true);
    try {
      const { writeId, request } = callOf(answers, () => answers);
      const { kind: _kind, ...asked } = request;
      await client.app.setUp({ ...asked, post: answeredPost(request, posts), writeId });
      await queries.invalidateQueries();
    } catch (error) {
      setRefused(refusalSentence(t, refusalOf(error)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <main style={{ minHeight: '100%', display: 'grid', placeItems: 'center', padding: 16 }}>
      <Card style={{ width: 560 }}>
        <div className="row">
          <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }} className="grow">
            {t('first.title')}
          </Typography.Title>
          <Segmented
            options={languages.map((value) => ({ value, label: t(`languageName.${value}`) }))}
            value={language}
            onChange={onLanguage}
          />
        </div>
        <p>{t('first.intro')}</p>
        <Alert type="warning" showIcon title={t('about.unclassified')} style={{ marginBottom: 12 }} />
        <RestoreOffer client={client} why={t('backups:restore.offerFirst')} />
        <Divider style={{ margin: '12px 0' }} />
        <Form<Answers>
          form={form}
          layout="vertical"
          requiredMark={false}
          scrollToFirstError={{ focus: true }}
          onFinishFailed={tellFaults}
          initialValues={{
            kind: 'department',
            post: null,
            name: '',
            jobTitle: '',
            unit: t('first.unitDefault'),
            prefix: 'VP',
            withSample: false,
          }}
          onFinish={(answers) => void submit(answers)}
        >
          <DeviceKindFields
            posts={posts}
            hint={t('places:device.later')}
            onPost={(post) => {
              // What was typed stays.
              if (!form.isFieldTouched('unit')) form.setFieldValue('unit', post.name);
              if (!form.isFieldTouched('prefix')) form.setFieldValue('prefix', prefixOf(post));
            }}
          />
          <Form.Item
            name="name"
            label={t('first.name')}
            rules={[{ required: true, whitespace: true, message: t('issues:required') }]}
          >
            <Input autoFocus maxLength={200} />
          </Form.Item>
          <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: '0 12px' }}>
            <Form.Item name="jobTitle" label={t('first.jobTitle')}>
              <Input maxLength={300} />
            </Form.Item>
            <Form.Item name="unit" label={t('first.unit')}>
              <Input maxLength={300} />
            </Form.Item>
          </div>
          <Form.Item
            name="prefix"
            label={t('first.prefix')}
            extra={t('first.prefixHint')}
            rules={[
              { pattern: /^\s*[A-Za-zĐđ0-9]{1,6}\s*$/, required: true, message: t('refusals:setup-invalid') },
            ]}
          >
            <Input maxLength={6} style={{ width: 120 }} />
          </Form.Item>
          <Form.Item name="withSample" label={t('first.begin')}>
            <Radio.Group
              options={[
                { value: false, label: t('first.empty') },
                { value: true, label: t('first.sample') },
              ]}
            />
          </Form.Item>
          {refused === null ? null : (
            <Alert type="error" showIcon title={refused} style={{ marginBottom: 12 }} />
          )}
          <Button type="primary" htmlType="submit" loading={busy} size="medium">
            {t('first.start')}
          </Button>
        </Form>
      </Card>
    </main>
  );
}
