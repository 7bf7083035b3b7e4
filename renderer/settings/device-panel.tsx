import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deviceKindOf } from '../../shared/registers/device-kind.ts';
import { listQuerySchema } from '../../shared/registers/list-query.ts';
import {
  answeredPost,
  DeviceKindFields,
  postsOn,
  type DeviceKindAnswers,
} from '../ui/device-kind-fields.tsx';
import { PickInput } from '../ui/pick-input.tsx';
import { useMessages } from '../session/messages.tsx';
import { useSession, useTellRefusal } from '../session/session.tsx';
import { tellFaults } from '../session/tell-faults.ts';
import { person } from '../../shared/registers/person/person.ts';

interface Answers extends DeviceKindAnswers {
  readonly actorId: string;
  readonly prefix: string;
}

/** This PC: where it stands, who works on it, and what its codes begin with. What is saved holds at once. */
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
    kind: deviceKindOf(status.device?.post),
    post: status.device?.post?.code ?? null,
  });
  const posts = postsOn(reference, status.today);
  const save = async (answers: Answers): Promise<void> => {
    const post = answeredPost(answers, posts);
    const prefix = answers.prefix.trim().toUpperCase();
    try {
      // Only what was changed here: another window may have changed the rest.
      await client.settings.changeDevice({
        ...(answers.actorId === began.actorId ? {} : { actorId: answers.actorId }),
        ...(prefix === began.prefix ? {} : { prefix }),
        ...((post?.code ?? null) === began.post ? {} : { post }),
      });
      setBegan({ actorId: answers.actorId, prefix, kind: answers.kind, post: post?.code ?? null });
      await queries.invalidateQueries();
      messages.done(t('settings.saved'));
    } catch (error) {
      tell(error);
    }
  };
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={t('about.unclassified')}
        style={{ maxWidth: 720, marginBottom: 12 }}
      />
      <Form
        layout="vertical"
        scrollToFirstError={{ focus: true }}
        onFinishFailed={tellFaults}
        style={{ maxWidth: 560 }}
        initialValues={began}
        onFinish={(answers: Answers) => void save(answers)}
      >
        <DeviceKindFields posts={posts} />
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
