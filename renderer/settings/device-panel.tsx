import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rowsOf } from '../../shared/reference/find-reference.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import { ChoiceInput } from '../ui/choice-input.tsx';
import { PickInput } from '../ui/pick-input.tsx';
import { useMessages } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { useSettingsLeaving } from './use-settings-leaving.ts';
import { tellFaults } from '../session/tell-faults.ts';
import { person } from '../../shared/registers/person/person.ts';

interface Answers {
  readonly actorId: string;
  readonly prefix: string;
  readonly post?: string | null;
}

/** This PC: who works on it, and what its codes begin with. */
export function DevicePanel() {
  const { t } = useTranslation();
  const messages = useMessages();
  const { client, status, reference } = useSession();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const people = useQuery({
    queryKey: ['list', 'people'],
    queryFn: () =>
      client.records.list(
        listQuerySchema.parse({ register: person.name, limit: 500, sort: 'fullName', descending: false }),
      ),
  });
  const [began, setBegan] = useState({
    actorId: status.device?.actorId,
    prefix: status.device?.prefix,
    post: status.device?.post?.code ?? null,
  });
  const posts = rowsOf(reference, 'organisation', status.today).filter(
    (row) => row.attributes['post'] === true,
  );
  const save = async (answers: Answers): Promise<boolean> => {
    const row = posts.find(({ code }) => code === answers.post);
    const post = row === undefined ? null : { code: row.code, text: row.name };
    const prefix = answers.prefix.trim().toUpperCase();
    try {
      // Only what was changed here: another window may have changed the rest.
      await client.settings.changeDevice({
        ...(answers.actorId === began.actorId ? {} : { actorId: answers.actorId }),
        ...(prefix === began.prefix ? {} : { prefix }),
        ...((post?.code ?? null) === began.post ? {} : { post }),
      });
      setBegan({ actorId: answers.actorId, prefix, post: post?.code ?? null });
      await queries.invalidateQueries();
      messages.done(t('settings.saved'));
      return true;
    } catch (error) {
      tell(error);
      return false;
    }
  };
  const [form] = Form.useForm<Answers>();
  useSettingsLeaving(form, {
    isChanged: () => {
      const { actorId, prefix, post } = form.getFieldsValue();
      return (
        form.isFieldsTouched() &&
        (actorId !== began.actorId || prefix !== began.prefix || (post ?? null) !== began.post)
      );
    },
    save,
    discard: () => form.resetFields(),
  });
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={t('about.unclassified')}
        style={{ maxWidth: 720, marginBottom: 12 }}
      />
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        onFinishFailed={tellFaults}
        style={{ maxWidth: 420 }}
        initialValues={began}
        onFinish={(answers: Answers) => void save(answers)}
      >
        <Form.Item name="actorId" label={t('settings.actor')}>
          <PickInput
            options={(people.data?.rows ?? []).map((row) => ({
              value: row.record.id,
              label: [row.record['fullName'], row.record.code].filter((part) => part !== null).join(', '),
            }))}
          />
        </Form.Item>
        <Form.Item name="prefix" label={t('first.prefix')} extra={t('first.prefixHint')}>
          <Input maxLength={6} style={{ width: 120 }} />
        </Form.Item>
        <Form.Item
          name="post"
          label={t('settings.post')}
          extra={t('settings.postHint')}
          rules={[
            {
              validator: (_, value: unknown) =>
                value === null || value === undefined || posts.some((row) => row.code === value)
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('issues:not-in-list', { value: String(value) }))),
            },
          ]}
        >
          <ChoiceInput options={posts.map((row) => ({ value: row.code, label: row.name }))} />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {t('settings.save')}
        </Button>
      </Form>
      <p style={{ color: '#434a54' }}>
        {t('about.version', { version: status.version, folder: status.dataDirectory })}
      </p>
    </>
  );
}
