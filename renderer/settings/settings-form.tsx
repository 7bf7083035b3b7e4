import { Form, type FormInstance } from 'antd';
import type { ReactNode } from 'react';
import { tellFaults } from '../session/tell-faults.ts';
import { Writing } from '../ui/writing.tsx';

/** The form of one part of the settings: what was set elsewhere meanwhile above its fields, and the focus at the first that is at fault. */
export function SettingsForm<Answers extends object>(props: {
  /** As `useSettingsForm` answers it. */
  readonly of: {
    readonly form: FormInstance<Answers>;
    readonly initial: object;
    readonly save: (answers: Answers) => Promise<unknown>;
    readonly choice?: ReactNode;
  };
  /** Widest, in CSS pixels; absent: as wide as its place. */
  readonly width?: number;
  readonly children: ReactNode;
}) {
  const { of, width, children } = props;
  return (
    <Form<Answers>
      form={of.form}
      layout="vertical"
      scrollToFirstError={{ focus: true }}
      onFinishFailed={tellFaults}
      {...(width === undefined ? {} : { style: { maxWidth: width } })}
      initialValues={of.initial}
      onFinish={(answers) => void of.save(answers)}
    >
      {of.choice}
      <Writing>{children}</Writing>
    </Form>
  );
}
