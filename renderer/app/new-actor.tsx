import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextBox } from '../ui/text-box.tsx';
import type { ActorChoice } from './actor-choice.ts';

/** Name and position of someone who shall work here and is in the register not yet. */
export function NewActor(props: {
  readonly name: string;
  readonly busy: boolean;
  readonly onChoose: (choice: ActorChoice) => void;
  readonly onBack: () => void;
}) {
  const { busy, onChoose, onBack } = props;
  const { t } = useTranslation();
  const id = useId();
  const [name, setName] = useState(props.name);
  const [jobTitle, setJobTitle] = useState('');
  const bare = name.trim();
  const begin = (): void => {
    if (bare !== '' && !busy) onChoose({ name: bare, actor: { name: bare, jobTitle: jobTitle.trim() } });
  };
  return (
    <form
      className="new-actor"
      onSubmit={(event) => {
        event.preventDefault();
        begin();
      }}
    >
      <label htmlFor={`${id}-name`}>{t('working:name')}</label>
      <TextBox id={`${id}-name`} value={name} maxLength={200} invalid={bare === ''} onValue={setName} />
      <label htmlFor={`${id}-job`}>{t('working:jobTitle')}</label>
      <TextBox
        id={`${id}-job`}
        value={jobTitle}
        maxLength={300}
        onValue={setJobTitle}
        aria={{ autoFocus: true }}
      />
      <div className="row">
        <Button onClick={onBack}>{t('working:back')}</Button>
        <Button type="primary" htmlType="submit" loading={busy} disabled={bare === ''}>
          {t('working:begin')}
        </Button>
      </div>
    </form>
  );
}
