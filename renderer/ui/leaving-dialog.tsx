import { Button, Modal } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMessages } from '../session/messages.tsx';
import { useLeavingGuard, useLeavingQuestion, type LeavingAnswer, type LeavingQuestion } from './leaving.ts';
import { useFocusBack } from './use-focus-back.ts';

/** Asks what is to become of changes before their form is left. Esc, and what has the focus first: go on editing. */
export function LeavingDialog() {
  const { t } = useTranslation();
  const messages = useMessages();
  useLeavingGuard(({ what }) => messages.done(t('kept:leaving.draftStays', { what })));
  const question = useLeavingQuestion();
  return question === null ? null : <Question question={question} />;
}

function Question({ question }: { readonly question: LeavingQuestion }) {
  const { t } = useTranslation();
  const messages = useMessages();
  useFocusBack();
  const { form } = question;
  const answer = (chosen: LeavingAnswer): void => {
    if (chosen === 'keep') messages.done(t('kept:leaving.draftStays', { what: form.what }));
    question.answer(chosen);
  };
  const choices: readonly LeavingAnswer[] = [
    ...(form.save === null ? [] : (['save'] as const)),
    ...(form.keepsDraft ? (['keep'] as const) : []),
    'discard',
    'stay',
  ];
  return (
    <Modal
      open
      centered
      // Above a question that the form itself asks, which may be open when the form is left by keys.
      zIndex={2100}
      width={560}
      title={t('kept:leaving.title', { what: form.what })}
      closable={false}
      mask={{ closable: false }}
      onCancel={() => answer('stay')}
      footer={
        <div className="row" style={{ justifyContent: 'flex-end' }} onKeyDown={moveByArrows}>
          {choices.map((choice) => (
            <Button
              key={choice}
              autoFocus={choice === 'stay'}
              danger={choice === 'discard'}
              type={choice === 'stay' ? 'primary' : 'default'}
              onClick={() => answer(choice)}
            >
              {t(`kept:leaving.${choice}`)}
            </Button>
          ))}
        </div>
      }
    >
      {t(form.save === null && !form.keepsDraft ? 'kept:leaving.lost' : 'kept:leaving.text')}
    </Modal>
  );
}

/** As in every dialog of Windows, arrows go from button to button. */
function moveByArrows(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
  event.preventDefault();
}
