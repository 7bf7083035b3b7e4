import { Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { rowsOf } from '../../shared/reference/find-reference.ts';
import type { ReferenceRow } from '../../shared/reference/reference-row.ts';
import type { DeviceKind } from '../../shared/registers/device-kind.ts';
import type { ReferenceValue } from '../../shared/registers/field.ts';
import type { PlainDate } from '../../shared/time/plain-date.ts';
import { ChoiceInput } from './choice-input.tsx';
import './device-kind-fields.css';

/** What is answered of where a PC stands: the code of the post matters only at a post. */
export interface DeviceKindAnswers {
  readonly kind: DeviceKind;
  readonly post?: string | null;
}

/** The border posts that there are on a day. */
export const postsOn = (reference: readonly ReferenceRow[], day: PlainDate): readonly ReferenceRow[] =>
  rowsOf(reference, 'organisation', day).filter((row) => row.attributes['post'] === true);

/** The post where the PC stands; null in the department. A PC with a post is that post's PC. */
export function answeredPost(
  { kind, post }: DeviceKindAnswers,
  posts: readonly ReferenceRow[],
): ReferenceValue | null {
  const row = kind === 'post' ? posts.find(({ code }) => code === post) : undefined;
  return row === undefined ? null : { code: row.code, text: row.name };
}

/** Two fields of a form: whether the PC is the department's or a post's, and which post's. */
export function DeviceKindFields(props: {
  readonly posts: readonly ReferenceRow[];
  readonly hint?: string;
  readonly onPost?: (post: ReferenceRow) => void;
}) {
  const { posts, hint, onPost } = props;
  const { t } = useTranslation();
  const kind: unknown = Form.useWatch('kind');
  return (
    <>
      <Form.Item name="kind" label={t('places:device.label')} extra={hint}>
        <Radio.Group className="device-kinds">
          <Radio value="department">
            <b>{t('places:device.department')}</b>
            <span>{t('places:device.departmentHint')}</span>
          </Radio>
          <Radio value="post">
            <b>{t('places:device.post')}</b>
            <span>{t('places:device.postHint')}</span>
          </Radio>
        </Radio.Group>
      </Form.Item>
      {kind === 'post' ? (
        <Form.Item
          name="post"
          label={t('places:device.which')}
          rules={[
            {
              validator: (_, value: unknown) =>
                posts.some((row) => row.code === value)
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('places:device.whichNeeded'))),
            },
          ]}
        >
          <PostInput posts={posts} onPost={onPost} />
        </Form.Item>
      ) : null}
    </>
  );
}

function PostInput(props: {
  readonly posts: readonly ReferenceRow[];
  readonly onPost: ((post: ReferenceRow) => void) | undefined;
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string | null) => void;
}) {
  const { posts, onPost, onChange, ...box } = props;
  return (
    <ChoiceInput
      {...box}
      options={posts.map((row) => ({ value: row.code, label: row.name }))}
      onChange={(value) => {
        onChange?.(value);
        const row = posts.find(({ code }) => code === value);
        if (row !== undefined) onPost?.(row);
      }}
    />
  );
}
