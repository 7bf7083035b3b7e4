import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceKindOf } from '../../shared/registers/device-kind.ts';
import {
  answeredPost,
  DeviceKindFields,
  postsOn,
  type DeviceKindAnswers,
} from '../ui/device-kind-fields.tsx';
import { useMessages } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { SettingsForm } from './settings-form.tsx';
import { useSettingsLeaving } from './use-settings-leaving.ts';

interface Answers extends DeviceKindAnswers {
  readonly prefix: string;
}

/** This PC: where it stands, and what its codes begin with. What is saved holds at once. Who works on it is changed in the frame. */
export function DevicePanel() {
  const { t } = useTranslation();
  const messages = useMessages();
  const { client, status, reference } = useSession();
  const tell = useTellRefusal();
  const queries = useQueryClient();
  const [began, setBegan] = useState({
    prefix: status.device?.prefix,
    kind: deviceKindOf(status.device?.post),
    post: status.device?.post?.code ?? null,
  });
  const posts = postsOn(reference, status.today);
  const save = async (answers: Answers): Promise<boolean> => {
    const post = answeredPost(answers, posts);
    const prefix = answers.prefix.trim().toUpperCase();
    try {
      // Only what was changed here: another window may have changed the rest.
      await client.settings.changeDevice({
        ...(prefix === began.prefix ? {} : { prefix }),
        ...((post?.code ?? null) === began.post ? {} : { post }),
      });
      setBegan({ prefix, kind: answers.kind, post: post?.code ?? null });
      await queries.invalidateQueries();
      messages.done(t('settings.saved'));
      return true;
    } catch (error) {
      tell(error);
      return false;
    }
  };
  const [form] = Form.useForm<Answers>();
  useSettingsLeaving(form, 'device', {
    isChanged: () => {
      const answers = form.getFieldsValue();
      return (
        form.isFieldsTouched() &&
        (answers.prefix !== began.prefix ||
          answers.kind !== began.kind ||
          (answeredPost(answers, posts)?.code ?? null) !== began.post)
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
      <SettingsForm of={{ form, initial: began, save }} width={560}>
        <DeviceKindFields posts={posts} />
        <Form.Item name="prefix" label={t('first.prefix')} extra={t('first.prefixHint')}>
          <Input maxLength={6} style={{ width: 120 }} />
        </Form.Item>
        <Button type="primary" htmlType="submit">
          {t('settings.save')}
        </Button>
      </SettingsForm>
      <p style={{ color: '#434a54', marginTop: 16 }}>
        {t('working:inSettings', { name: status.device?.actor.name ?? '' })}
      </p>
      <p style={{ color: '#434a54' }}>
        {t('about.version', { version: status.version, folder: status.dataDirectory })}
      </p>
    </>
  );
}
